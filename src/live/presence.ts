// Who of a run is there now: whose pages listen, and who was last heard of when. In the memory of this process alone, since it is gone
// in a moment; the log knows what was answered. Other servers on the same data say who is there with them (presence-on-other-servers.ts).
import type { OtherServers } from '../store/contract/store.ts'
import { openPresenceElsewhere } from './presence-on-other-servers.ts'

export interface PresentPerson {
  /** a page of theirs listens */
  readonly listening: boolean
  /** when they first asked for anything; null as below */
  readonly cameAt: Date | null
  /** when they last asked for anything or answered; null where that never was, or before this server started */
  readonly heardAt: Date | null
  /** taps that wait on their phone, as it said last */
  readonly waiting: number
}

export interface Presence {
  /** They asked for something. `waiting` where their phone says how much it has not sent yet. */
  heard(run: string, rater: string, waiting?: number): void
  /** A page of theirs listens, until the function that it answers is called. */
  listening(run: string, rater: string): () => void
  of(run: string, rater: string): PresentPerson
  /** Hears when somebody of that run comes or goes, until the function that it answers is called. */
  watch(run: string, listener: () => void): () => void
  close(): void
}

interface Known {
  pages: number
  cameAt: Date | null
  heardAt: Date | null
  waiting: number
}

/** So many runs are remembered; those that were used longest ago go first. */
const MOST_RUNS = 100

/** `otherAssumptions`: null where this server is alone. */
export function openPresence(now: () => Date, others: OtherServers | null = null): Presence {
  const runs = new Map<string, Map<string, Known>>()
  const watchers = new Map<string, Set<() => void>>()
  const known = (run: string, rater: string): Known => {
    const people = runs.get(run) ?? new Map<string, Known>()
    runs.delete(run)
    runs.set(run, people)
    for (const [old] of runs) if (runs.size > MOST_RUNS) runs.delete(old)
    const one = people.get(rater) ?? { pages: 0, cameAt: null, heardAt: null, waiting: 0 }
    people.set(rater, one)
    one.cameAt ??= now()
    return one
  }
  const tell = (run: string) => {
    for (const listener of watchers.get(run) ?? []) listener()
  }
  const here = (run: string, rater: string): PresentPerson | null => {
    const one = runs.get(run)?.get(rater)
    return one ? { listening: one.pages > 0, cameAt: one.cameAt, heardAt: one.heardAt, waiting: one.waiting } : null
  }
  const elsewhere = others && openPresenceElsewhere(others, now, here, tell)
  /** Who watches here, and the other servers. */
  const moved = (run: string, rater: string) => {
    tell(run)
    elsewhere?.moved(run, rater)
  }
  return {
    heard(run, rater, waiting) {
      const one = known(run, rater)
      one.heardAt = now()
      const others = elsewhere?.of(run, rater) ?? []
      if (waiting === undefined || [one, ...others].every((known) => known.waiting === waiting)) return elsewhere?.heard(run, rater)
      one.waiting = waiting
      moved(run, rater)
    },
    listening(run, rater) {
      const one = known(run, rater)
      one.heardAt = now()
      one.pages += 1
      if (one.pages === 1) moved(run, rater)
      let ended = false
      return () => {
        if (ended) return
        ended = true
        one.pages -= 1
        if (one.pages === 0) moved(run, rater)
      }
    },
    of(run, rater) {
      const there = elsewhere?.of(run, rater) ?? []
      return together([here(run, rater), ...there].filter((one) => one !== null))
    },
    watch(run, listener) {
      const heard = () => listener()
      const listeners = watchers.get(run) ?? new Set()
      watchers.set(run, listeners.add(heard))
      return () => {
        listeners.delete(heard)
        if (listeners.size === 0) watchers.delete(run)
      }
    },
    close: () => elsewhere?.close(),
  }
}

/** What several servers know of one person: what waits is what the one knows that heard of them last. */
function together(known: readonly PresentPerson[]): PresentPerson {
  const times = (key: 'cameAt' | 'heardAt') => known.flatMap((one) => one[key]?.getTime() ?? [])
  const [came, heard] = [times('cameAt'), times('heardAt')]
  const heardAt = heard.length > 0 ? Math.max(...heard) : null
  return {
    listening: known.some(({ listening }) => listening),
    cameAt: came.length > 0 ? new Date(Math.min(...came)) : null,
    heardAt: heardAt === null ? null : new Date(heardAt),
    waiting: known.find((one) => one.heardAt?.getTime() === heardAt)?.waiting ?? 0,
  }
}
