// A log whose personal data was removed, while its rows are still being rewritten: what readers need to know, and the rewriting itself.
import { type Redaction, redactor } from '../../ach/log/redact.ts'
import { type LogRow, loggedChange } from './log-rows.ts'
import { chainSum, firstSum, type LogEnd, LogVerifier } from './log-sums.ts'

/** Rows after `done` up to `upto` are as they were before, with their previous checksums. Readers redact them. */
export interface Rewriting {
  readonly done: number
  readonly upto: number
  /** The previous checksum of the row `done`, which the next row continues. */
  readonly before: string
  /** The checksum that the row `upto` will have, which the row behind it continues. */
  readonly last: string
  readonly redaction: Redaction
}

/** Checks and rewrites the rows of a log one after the other, and continues the chain of checksums. */
export class RowRewriter {
  readonly #workbook: string
  #redaction: Redaction
  #redact: ReturnType<typeof redactor>
  readonly #verifier: LogVerifier
  #end: { readonly seq: number; readonly sum: string }

  /** `rewriting`: where to continue; the row `done` must then come first. Without it, from the first row on. */
  constructor(workbook: string, redaction: Redaction, rewriting: Rewriting | null = null) {
    this.#workbook = workbook
    this.#redaction = redaction
    this.#redact = redactor(redaction)
    this.#verifier = new LogVerifier(workbook, rewriting?.done ?? 0, rewriting)
    this.#end = { seq: 0, sum: firstSum(workbook) }
  }

  /** Number and new checksum of the last row. */
  get end(): { readonly seq: number; readonly sum: string } {
    return this.#end
  }

  /**
   * Redacts the rows to come like this, because the log has become longer. Returns false if that changes what becomes of earlier rows: someone
   * who came with a file has acted for the first time, or has the new id of another.
   */
  extend(redaction: Redaction): boolean {
    const { keepsNotesOf, ids } = this.#redaction
    if (JSON.stringify([keepsNotesOf, ids]) !== JSON.stringify([redaction.keepsNotesOf, redaction.ids.slice(0, ids.length)])) return false
    this.#redaction = redaction
    this.#redact = redactor(redaction)
    return true
  }

  /** The rows with their new contents and checksums, without the row to continue from. Throws `DamagedLog` as reading does. */
  add(rows: readonly LogRow[]): LogRow[] {
    return rows.flatMap((row) => {
      if (!this.#verifier.add(row)) {
        this.#end = row
        return []
      }
      const change = JSON.stringify(this.#redact(loggedChange(row, this.#workbook)))
      const sum = chainSum(this.#end.sum, { ...row, change })
      this.#end = { seq: row.seq, sum }
      return [{ ...row, change, sum }]
    })
  }

  /** Throws `DamagedLog` unless the log ends behind the last row. */
  finish(end: LogEnd | undefined): void {
    this.#verifier.finish(end ?? { seq: 0, sum: '' })
  }
}
