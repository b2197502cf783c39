// Checks, in the background, the part of a log that a snapshot covers: it is not read when the workbook is opened. One log at a time, in
// small slices, so that requests do not wait.
import { setTimeout } from 'node:timers/promises'
import { DamagedLog } from '../store/contract/damaged-log.ts'
import type { Store } from '../store/contract/store.ts'

/** Changes per slice, and milliseconds between two slices. */
const SLICE = 500
const PAUSE_MS = 10

export class LogChecks {
  readonly #store: Store
  readonly #onDamage: (damage: DamagedLog) => void
  /** Workbook id → seq of the last change to check. */
  readonly #waiting = new Map<string, number>()
  #running = false
  #stopped = false

  constructor(store: Store, onDamage: (damage: DamagedLog) => void) {
    this.#store = store
    this.#onDamage = onDamage
  }

  /** Checks the changes with seq <= `to`. Calls `onDamage` at the first that is damaged. */
  add(workbook: string, to: number): void {
    if (to === 0) return
    this.#waiting.set(workbook, to)
    if (!this.#running) void this.#run()
  }

  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    this.#running = true
    for (const [workbook, to] of this.#waiting) {
      this.#waiting.delete(workbook)
      await this.#check(workbook, to)
    }
    this.#running = false
  }

  async #check(workbook: string, to: number): Promise<void> {
    for (let seq = 0; seq < to; seq += SLICE) {
      await setTimeout(PAUSE_MS, undefined, { ref: false })
      if (this.#stopped) return
      try {
        await this.#store.read(workbook, seq, Math.min(SLICE, to - seq))
      } catch (error) {
        if (error instanceof DamagedLog) this.#onDamage(error)
        // If the log cannot be read for another reason, the next opening tries again.
        return
      }
    }
  }
}
