// Counts wrong keys, links and codes. A right secret is never refused or delayed: each is looked up first, and only wrong ones count. All
// secrets are long enough for that: a join code, the shortest, has 852 billion possibilities and lives for two days.

export interface GuessLimit {
  /**
   * Returns what `lookUp` finds for a secret sent by this source; null if it is wrong. Throws `TooManyGuesses` for a wrong secret of a source
   * that has sent `perMinute` wrong ones in the last minute.
   */
  check<Found>(source: string, lookUp: () => Promise<Found | null>): Promise<Found | null>
}

const MINUTE_MS = 60_000
/** Sources remembered, at most. The one whose minute began first is forgotten first. */
const MOST_SOURCES = 10_000

interface Options {
  readonly perMinute: number
  /** Monotonic milliseconds: a corrected clock must neither lift the limit nor extend it. */
  readonly monotonic?: () => number
}

export function createGuessLimit({ perMinute, monotonic = () => performance.now() }: Options): GuessLimit {
  /** `since`: of the first wrong secret of this minute. */
  const sources = new Map<string, { readonly since: number; wrong: number }>()
  const addWrong = (name: string): number => {
    const known = sources.get(name)
    const current = known && monotonic() - known.since < MINUTE_MS ? known : { since: monotonic(), wrong: 0 }
    if (current !== known) sources.delete(name)
    current.wrong += 1
    sources.set(name, current)
    const [oldest] = sources.keys()
    if (sources.size > MOST_SOURCES && oldest !== undefined) sources.delete(oldest)
    return current.wrong
  }
  return {
    async check(name, lookUp) {
      const found = await lookUp()
      if (found === null && addWrong(name) > perMinute) throw new TooManyGuesses()
      return found
    },
  }
}

/** Thrown for a wrong secret once the limit is reached; becomes status 429. */
export class TooManyGuesses extends Error {
  override readonly name = 'TooMany'
  constructor() {
    super('Too many wrong attempts. Wait a minute, then try again.')
  }
}
