// Checksums that chain the rows of a log: each covers its row and the checksum before it, so that a change that was altered, moved, added
// or removed in the database is noticed. They detect accidents; anyone who can write to the database can also compute new ones.
import { hash } from 'node:crypto'
import { DamagedLog, LOG_DAMAGE } from './damaged-log.ts'
import type { LogRow } from './log-rows.ts'
import type { Rewriting } from './rewriting.ts'

/** Characters of a checksum: 96 bits in base64url. */
const LENGTH = 16

/** A row before it has its checksum. */
export type UnsummedRow = Omit<LogRow, 'sum'>

/** Where a log ends. */
export interface LogEnd {
  readonly seq: number
  readonly batch: string
  readonly sum: string
}

/** What the first change of a log follows. */
export const firstSum = (workbook: string): string => workbook

/** The checksum of the row that follows the row with the checksum `previous`. Both databases give the same text. */
export const chainSum = (previous: string, { seq, at, by, batch, undoes, v, change }: UnsummedRow): string =>
  hash('sha256', `${JSON.stringify([previous, seq, at, by, batch, undoes, v])}${change}`, 'base64url').slice(0, LENGTH)

/** Adds checksums to rows that follow one another and the checksum `previous`. */
export function addSums<Row extends UnsummedRow>(previous: string, rows: readonly Row[]): (Row & { readonly sum: string })[] {
  let sum = previous
  return rows.map((row) => {
    sum = chainSum(sum, row)
    return { ...row, sum }
  })
}

/** Checks rows of one log in ascending order. Throws `DamagedLog` at the first that is altered or missing. */
export class LogVerifier {
  readonly #workbook: string
  #seq: number
  /** The checksum of the last row; null before the row that only provides it. */
  #sum: string | null
  readonly #rewriting: Rewriting | null

  /**
   * `after`: seq of the row before the first to check, which must come first and is not checked itself; 0 for the whole log. `rewriting`: if
   * the log is being rewritten, how far.
   */
  constructor(workbook: string, after: number, rewriting: Rewriting | null = null) {
    this.#workbook = workbook
    this.#rewriting = rewriting
    this.#seq = after === 0 ? 0 : after - 1
    this.#sum = after === 0 ? firstSum(workbook) : null
  }

  /** Returns false for the row that only provides its checksum. */
  add(row: LogRow): boolean {
    const seq = this.#seq + 1
    if (row.seq !== seq) throw this.#damaged(LOG_DAMAGE.missing(seq))
    const previous = this.#sum
    if (previous !== null && chainSum(this.#joint(seq) ?? previous, row) !== row.sum) throw this.#damaged(LOG_DAMAGE.changed(seq))
    this.#seq = seq
    this.#sum = row.sum
    return previous !== null
  }

  /** Checks that the rows reach this change. With `sum`, it must be the last of the log. */
  finish({ seq, sum }: { readonly seq: number; readonly sum?: string }): void {
    if (this.#seq < seq) throw this.#damaged(LOG_DAMAGE.missing(this.#seq + 1))
    if (sum !== undefined && (this.#seq > seq || this.#sum !== sum)) throw this.#damaged(LOG_DAMAGE.end(this.#seq))
  }

  /** What this row continues, if that is no longer, or not yet, the checksum of the row before it. */
  #joint(seq: number): string | undefined {
    if (this.#rewriting?.done === seq - 1) return this.#rewriting.before
    return this.#rewriting?.upto === seq - 1 ? this.#rewriting.last : undefined
  }

  #damaged(what: string): DamagedLog {
    return new DamagedLog(this.#workbook, this.#seq + 1, what)
  }
}
