// Presence of participants in exercises: whose pages are connected, and when each was last active. Kept only in memory; combined with what
// other servers on the same data report (presence-on-other-servers.ts).
import type { Signal } from '../ach/model/exercise.ts'
import type { OtherServers } from '../store/contract/store.ts'
import { openPresenceElsewhere } from './presence-on-other-servers.ts'

export interface PresentPerson {
  /** True if at least one of their pages is connected. */
  readonly listening: boolean
  /** Their first request; null as for `heardAt`. */
  readonly cameAt: Date | null
  /** Their last request; null if there was none since this server started. */
  readonly heardAt: Date | null
  /** Unsent taps on their phone, as last reported. */
  readonly waiting: number
  /** What they signal to the facilitator; null for nothing. It is stored nowhere, so nobody can read later who was lost. */
  readonly signal: Signal | null
}

export interface Presence {
  /** Records a request. `waiting` is the number of unsent taps, if the phone reports it. */
  heard(run: string, rater: string, waiting?: number): void
  /** Records that one of their pages is connected. Returns the function to call when it disconnects. */
  listening(run: string, rater: string): () => void
  of(run: string, rater: string): PresentPerson
  /** Replaces what the participant signals; null: nothing any more. */
  signal(run: string, rater: string, signal: Signal | null): void
  /** Removes the signals of all participants, here and on the other servers. */
  clearSignals(run: string): void
  /**
   * Calls `listener` when a participant of that run arrives, leaves, signals, or reports a new number of unsent taps. Returns the function that ends
   * it.
   */
  watch(run: string, listener: () => void): () => void
  /** Calls `listener` when the signal of that participant may have changed, here or elsewhere. Returns the function that ends it. */
  watchSignal(run: string, rater: string, listener: () => void): () => void
  close(): void
}

interface Known {
  pages: number
  cameAt: Date | null
  heardAt: Date | null
  waiting: number
  signal: Signal | null
}

/** The most runs kept in memory; the least recently used are dropped. */
const MAX_RUNS = 100

/** `others`: null if this is the only server. */
export function openPresence(now: () => Date, others: OtherServers | null = null): Presence {
  const runs = new Map<string, Map<string, Known>>()
  /** by run, and by run and participant */
  const [watchers, signalWatchers] = [new Map<string, Set<() => void>>(), new Map<string, Set<() => void>>()]
  const recordOf = (run: string, rater: string): Known => {
    const people = runs.get(run) ?? new Map<string, Known>()
    runs.delete(run)
    runs.set(run, people)
    for (const [old] of runs) if (runs.size > MAX_RUNS) runs.delete(old)
    const one = people.get(rater) ?? { pages: 0, cameAt: null, heardAt: null, waiting: 0, signal: null }
    people.set(rater, one)
    one.cameAt ??= now()
    return one
  }
  const callAll = (listeners: Iterable<() => void>) => {
    for (const listener of listeners) listener()
  }
  const notify = (run: string) => callAll(watchers.get(run) ?? [])
  const notifyAll = (run: string) => {
    notify(run)
    for (const [key, listeners] of signalWatchers) if (key.startsWith(`${run} `)) callAll(listeners)
  }
  const local = (run: string, rater: string): PresentPerson | null => {
    const one = runs.get(run)?.get(rater)
    return one ? { listening: one.pages > 0, cameAt: one.cameAt, heardAt: one.heardAt, waiting: one.waiting, signal: one.signal } : null
  }
  const forgetSignals = (run: string) => {
    for (const one of runs.get(run)?.values() ?? []) one.signal = null
    notifyAll(run)
  }
  const elsewhere = others && openPresenceElsewhere(others, now, local, { notify: notifyAll, forgetSignals })
  /** Notifies local listeners and the other servers. */
  const changed = (run: string, rater: string) => {
    notify(run)
    elsewhere?.changed(run, rater)
  }
  return {
    heard(run, rater, waiting) {
      const one = recordOf(run, rater)
      one.heardAt = now()
      const others = elsewhere?.of(run, rater) ?? []
      if (waiting === undefined || [one, ...others].every((known) => known.waiting === waiting)) return elsewhere?.requested(run, rater)
      one.waiting = waiting
      changed(run, rater)
    },
    listening(run, rater) {
      const one = recordOf(run, rater)
      one.heardAt = now()
      one.pages += 1
      if (one.pages === 1) changed(run, rater)
      let ended = false
      return () => {
        if (ended) return
        ended = true
        one.pages -= 1
        if (one.pages === 0) changed(run, rater)
      }
    },
    of(run, rater) {
      const remote = elsewhere?.of(run, rater) ?? []
      return combine([local(run, rater), ...remote].filter((one) => one !== null))
    },
    signal(run, rater, signal) {
      const one = recordOf(run, rater)
      one.heardAt = now()
      one.signal = signal
      changed(run, rater)
      callAll(signalWatchers.get(`${run} ${rater}`) ?? [])
    },
    clearSignals(run) {
      elsewhere?.clearSignals(run)
      forgetSignals(run)
    },
    watch: (run, listener) => addListener(watchers, run, listener),
    watchSignal: (run, rater, listener) => addListener(signalWatchers, `${run} ${rater}`, listener),
    close: () => elsewhere?.close(),
  }
}

/** Returns the function that removes it. */
function addListener(all: Map<string, Set<() => void>>, key: string, listener: () => void): () => void {
  const heard = () => listener()
  const listeners = all.get(key) ?? new Set()
  all.set(key, listeners.add(heard))
  return () => {
    listeners.delete(heard)
    if (listeners.size === 0 && all.get(key) === listeners) all.delete(key)
  }
}

/** Combines what several servers know about a participant. Unsent taps and the signal are taken from the server with the latest request. */
function combine(known: readonly PresentPerson[]): PresentPerson {
  const times = (key: 'cameAt' | 'heardAt') => known.flatMap((one) => one[key]?.getTime() ?? [])
  const [came, heard] = [times('cameAt'), times('heardAt')]
  const heardAt = heard.length > 0 ? Math.max(...heard) : null
  const latest = known.find((one) => one.heardAt?.getTime() === heardAt)
  return {
    listening: known.some(({ listening }) => listening),
    cameAt: came.length > 0 ? new Date(Math.min(...came)) : null,
    heardAt: heardAt === null ? null : new Date(heardAt),
    waiting: latest?.waiting ?? 0,
    signal: latest?.signal ?? null,
  }
}
