// Who wants to hear that a workbook moved. A listener that throws does not keep the others from hearing.
import type { Workbook } from '../ach/model/workbook.ts'
import type { Listener } from './workbooks.ts'

export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>()

  /** Answers the function that ends it. */
  subscribe(id: string, listener: Listener): () => void {
    const heard: Listener = (seq, workbook) => listener(seq, workbook)
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(heard))
    return () => {
      listeners.delete(heard)
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id)
    }
  }

  notify(id: string, seq: number, workbook: Workbook | null): void {
    for (const listener of this.#listeners.get(id) ?? []) {
      try {
        listener(seq, workbook)
      } catch (error) {
        console.error('A listener failed:', error)
      }
    }
  }

  watched(): string[] {
    return [...this.#listeners.keys()]
  }

  isWatched(id: string): boolean {
    return this.#listeners.has(id)
  }
}
