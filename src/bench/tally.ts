// Counts what a mixed load asked for and how it went: milliseconds by kind, and errors with their words. Measures nothing of the server itself.

export type Kind = 'rating' | 'page' | 'file' | 'stream'

export interface Counted {
  readonly took: Readonly<Record<Kind, readonly number[]>>
  readonly errors: readonly string[]
}

export class Tally {
  #took = empty()
  #errors: string[] = []

  add(kind: Kind, milliseconds: number): void {
    this.#took[kind].push(milliseconds)
  }

  failed(error: unknown): void {
    this.#errors.push(error instanceof Error ? error.message : String(error))
  }

  /** Runs one request; one that fails is counted as an error and not told to the caller. */
  async timed(kind: Kind, request: () => Promise<unknown>): Promise<void> {
    const began = performance.now()
    try {
      await request()
      this.add(kind, performance.now() - began)
    } catch (error) {
      this.failed(error)
    }
  }

  /** What was counted since the last call. */
  take(): Counted {
    const counted = { took: this.#took, errors: this.#errors }
    this.#took = empty()
    this.#errors = []
    return counted
  }
}

const empty = (): Record<Kind, number[]> => ({ rating: [], page: [], file: [], stream: [] })
