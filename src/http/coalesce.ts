// Coalesces calls: the first runs at once. Calls during that run, or within `ms` after it, become one call with the newest value.

export interface Coalescer<T> {
  call(value: T): void
  /** Drops the waiting call; nothing runs afterwards. */
  stop(): void
}

/** `run` must not reject. */
export function coalesce<T>(run: (value: T) => Promise<void>, ms: number): Coalescer<T> {
  let waiting: { readonly value: T } | null = null
  let busy = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const next = () => {
    busy = waiting !== null && !stopped
    if (waiting === null || stopped) return
    const { value } = waiting
    waiting = null
    void run(value).finally(() => {
      if (!stopped) timer = setTimeout(next, ms)
    })
  }
  return {
    call(value) {
      waiting = { value }
      if (!busy) next()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
