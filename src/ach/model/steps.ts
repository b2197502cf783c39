// Computations that can be interrupted: generators that yield where other work may run in between, and return the result at their end.

export type Steps<Result> = Generator<undefined, Result>

/** Runs all steps without a pause. */
export function finishSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
