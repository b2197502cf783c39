// Limits guessing of keys, links and codes. A right secret is never refused: each is looked up first, and only wrong ones count.
import { setTimeout as delay } from 'node:timers/promises'

export interface GuessLimit {
  /**
   * Returns what `lookUp` finds for a secret sent by this source; null if it is wrong. A source with `perMinute` wrong secrets in the last
   * minute has its secrets looked up one at a time, and a wrong one then throws `TooManyGuesses`. So does a secret that would have to wait
   * behind `MOST_WAITING` others of its source.
   */
  check<Found>(source: string, lookUp: () => Promise<Found | null>): Promise<Found | null>
}

const MINUTE_MS = 60_000
/** Milliseconds between two secrets of a source that has reached its limit. */
const GAP_MS = 250
const MOST_WAITING = 100
/** Sources remembered, at most. The one whose minute began first is forgotten first. */
const MOST_SOURCES = 10_000

interface Source {
  /** monotonic milliseconds of the first wrong secret of this minute */
  since: number
  wrong: number
  waiting: number
  /** resolves when the next secret may be looked up */
  turn: Promise<unknown>
}

interface Options {
  readonly perMinute: number
  readonly gapMs?: number
  /** Monotonic milliseconds: a corrected clock must neither lift the limit nor extend it. */
  readonly monotonic?: () => number
}

export function createGuessLimit({ perMinute, gapMs = GAP_MS, monotonic = () => performance.now() }: Options): GuessLimit {
  const sources = new Map<string, Source>()
  const current = (name: string): Source | undefined => {
    const source = sources.get(name)
    if (!source || source.waiting > 0 || monotonic() - source.since < MINUTE_MS) return source
    sources.delete(name)
    return undefined
  }
  const addWrong = (name: string) => {
    const source = current(name) ?? { since: monotonic(), wrong: 0, waiting: 0, turn: Promise.resolve() }
    source.wrong += 1
    sources.set(name, source)
    const [oldest] = sources.keys()
    if (sources.size > MOST_SOURCES && oldest !== undefined) sources.delete(oldest)
  }
  return {
    async check(name, lookUp) {
      const source = current(name)
      const limited = source !== undefined && source.wrong >= perMinute
      if (limited) await waitForTurn(source, gapMs)
      const found = await lookUp()
      if (found !== null) return found
      addWrong(name)
      if (limited) throw new TooManyGuesses()
      return null
    },
  }
}

async function waitForTurn(source: Source, gapMs: number): Promise<void> {
  if (source.waiting >= MOST_WAITING) throw new TooManyGuesses()
  source.waiting += 1
  const turn = source.turn
  source.turn = turn.then(() => delay(gapMs, undefined, { ref: false }))
  await turn
  source.waiting -= 1
}

/** Thrown for a wrong secret once the limit is reached; becomes status 429. */
export class TooManyGuesses extends Error {
  override readonly name = 'TooMany'
  constructor() {
    super('Too many wrong attempts. Wait a minute, then try again.')
  }
}
