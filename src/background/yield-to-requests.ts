// Runs long computations one after the other, yielding to requests in between.

export type YieldingQueue = <Result>(work: () => Result) => Promise<Result>

/** Each piece of work waits for those before it, and lets pending events run first. A failure affects only its own work. */
export function createYieldingQueue(): YieldingQueue {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Result) => {
    const result = last.then(yieldTwice).then(work)
    last = result.catch(() => {})
    return result
  }
}

/** Twice, because requests that arrive during the first are handled only in the second. */
async function yieldTwice(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}

/** Milliseconds of work before requests get their turn. */
const SLICE_MS = 10

/** Runs the steps in slices, and lets requests run in between. No single step should take much longer than a slice. */
export async function runInSlices<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < end)
    await yieldTwice()
  }
}

/** Takes a turn for each step, so that several computations alternate. */
export async function runInSteps<Result>(inTurn: YieldingQueue, steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await inTurn(() => steps.next())
    if (step.done) return step.value
  }
}
