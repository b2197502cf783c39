// Many calls become few: the first goes through at once, those that follow within `ms` become one with the newest value.

/** The timers that are used; the global ones unless a test brings its own. */
export interface Timers {
  set(run: () => void, ms: number): unknown
  clear(timer: unknown): void
}
const GLOBAL: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

export interface Coalesced<T> {
  call(value: T): void
  /** Drops what waits; nothing is called afterwards. */
  stop(): void
}

export function coalesce<T>(run: (value: T) => void, ms: number, timers: Timers = GLOBAL): Coalesced<T> {
  let timer: unknown = null
  let waiting: { readonly value: T } | null = null
  let stopped = false
  const rest = () => {
    timer = null
    if (waiting === null) return
    const { value } = waiting
    waiting = null
    timer = timers.set(rest, ms)
    run(value)
  }
  return {
    call(value) {
      if (stopped) return
      waiting = { value }
      if (timer === null) rest()
    },
    stop() {
      stopped = true
      waiting = null
      if (timer !== null) timers.clear(timer)
    },
  }
}
