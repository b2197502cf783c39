// Notifies the listeners of each workbook of its changes. A listener that throws does not affect the others.
import type { Workbook } from '../ach/model/workbook.ts'
import type { Listener } from './workbooks.ts'

export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>()

  /** Returns the function that unsubscribes. */
  subscribe(id: string, listener: Listener): () => void {
    const entry: Listener = (seq, workbook) => listener(seq, workbook)
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(entry))
    return () => {
      listeners.delete(entry)
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
