// Checks the logs that pass through `move`, page by page.
import { DamagedLog } from './damaged-log.ts'
import type { LogRow } from './log-rows.ts'
import { type LogEnd, LogVerifier } from './log-sums.ts'
import type { MovedRow, MovedTable } from './move-tables.ts'

interface Log {
  readonly verifier: LogVerifier
  damage: DamagedLog | null
  end: LogEnd | null
}

export class MovedLogs {
  readonly #logs = new Map<string, Log>()

  /** Tables other than the workbooks, logs and ends of logs are ignored. These three must come in their order in MOVED_TABLES. */
  add({ name, columns }: MovedTable, page: readonly MovedRow[]): void {
    if (name !== 'workbooks' && name !== 'log' && name !== 'log_ends') return
    for (const row of page) {
      const { workbook, ...fields } = Object.fromEntries(Object.keys(columns).map((column, index) => [column, row[index]]))
      const id = String(workbook)
      if (name === 'workbooks') this.#logs.set(id, { verifier: new LogVerifier(id, 0), damage: null, end: null })
      const log = this.#logs.get(id)
      if (log && name === 'log') check(log, () => log.verifier.add(fields as unknown as LogRow))
      if (log && name === 'log_ends') log.end = fields as unknown as LogEnd
    }
  }

  /** The damage of every workbook that has some, after all pages. */
  damaged(): DamagedLog[] {
    return [...this.#logs.values()].flatMap((log) => {
      check(log, () => log.verifier.finish(log.end ?? { seq: 0, sum: '' }))
      return log.damage ? [log.damage] : []
    })
  }
}

/** Only the first damage of a log counts. */
function check(log: Log, work: () => unknown): void {
  if (log.damage) return
  try {
    work()
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error
    log.damage = error
  }
}
