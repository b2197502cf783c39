// Limits how fast one participant, or one network, may do something: uses that come back with time (a token bucket). Nothing is lost at the
// limit: the sender is told when to try again.

export interface PaceLimit {
  /** Takes one use of this owner. Throws `TooFast` if none is left. */
  take(owner: string): void
}

interface Options {
  /** uses at once, after a rest */
  readonly burst: number
  /** uses a second that come back */
  readonly perSecond: number
  /** what is limited, as a sentence; the time to wait follows */
  readonly sentence: string
  /** Monotonic milliseconds: a corrected clock must neither lift the limit nor extend it. */
  readonly monotonic: () => number
}

/** Owners remembered, at most. The one that has been idle longest is forgotten first, and then starts afresh. */
const MOST_OWNERS = 10_000

export function createPaceLimit({ burst, perSecond, sentence, monotonic }: Options): PaceLimit {
  const owners = new Map<string, { left: number; at: number }>()
  return {
    take(owner) {
      const now = monotonic()
      const known = owners.get(owner) ?? { left: burst, at: now }
      const left = Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond)
      owners.delete(owner)
      owners.set(owner, { left: left < 1 ? left : left - 1, at: now })
      const [oldest] = owners.keys()
      if (owners.size > MOST_OWNERS && oldest !== undefined) owners.delete(oldest)
      if (left < 1) throw new TooFast(sentence, Math.ceil((1 - left) / perSecond))
    },
  }
}

/** Becomes status 429 with `Retry-After`. */
export class TooFast extends Error {
  override readonly name = 'TooFast'
  /** whole seconds, 1 or more */
  readonly retryAfter: number
  constructor(sentence: string, retryAfter: number) {
    super(`${sentence} Try again in ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`}.`)
    this.retryAfter = retryAfter
  }
}
