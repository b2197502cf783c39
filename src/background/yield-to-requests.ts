// Long computations one after the other, with room between them for whoever asks for something short. Knows not what is computed.

export type YieldingQueue = <Result>(work: () => Result) => Promise<Result>

/** Each piece of work waits for those before it, and lets everything that has come in meanwhile go first. A failure is its own. */
export function createYieldingQueue(): YieldingQueue {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Result) => {
    const mine = last.then(room).then(work)
    last = mine.catch(() => {})
    return mine
  }
}

/** Twice, because what comes in during the first is only answered in the second. */
async function room(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}

/** Work that stops between its steps: a turn for each, so that several who work at once go on side by side. */
export async function runInSteps<Result>(inTurn: YieldingQueue, steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await inTurn(() => steps.next())
    if (step.done) return step.value
  }
}
