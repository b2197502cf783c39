// Refuses what cannot be read or saved because a page of the database file is damaged.
import { isDamagedFile } from '../contract/log-rows.ts'
import { refusedFor, UNAVAILABLE } from '../contract/refusals.ts'

type Run = (...values: unknown[]) => Promise<unknown>

/** The same async functions. Where SQLite fails at a damaged page they reject with `Refused('unavailable')`; other errors stay as they are. */
export function refusingDamage<T extends object>(functions: T): T {
  const refusing = (run: Run): Run => {
    return async (...values) => {
      try {
        return await run(...values)
      } catch (error) {
        throw isDamagedFile(error) ? refusedFor(error, UNAVAILABLE.damaged) : error
      }
    }
  }
  return Object.fromEntries(Object.entries(functions as Record<string, Run>).map(([name, run]) => [name, refusing(run)])) as T
}
