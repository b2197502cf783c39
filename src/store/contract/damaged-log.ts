// The error for a workbook whose log cannot be trusted from one change on, and the sentences about it.
import { Refused } from '../../ach/model/refused.ts'

export const damagedWorkbook = (workbook: string, what: string): string =>
  `Workbook ${workbook} is damaged: ${what}. Restore a backup. Other workbooks are not affected.`

/** What is wrong with a log, to complete `damagedWorkbook`. */
export const LOG_DAMAGE = {
  changed: (seq: number) => `its change ${seq} is damaged`,
  missing: (seq: number) => `its change ${seq} is missing`,
  end: (seq: number) => `the record of its last change, ${seq}, is damaged`,
  file: 'its part of the database file is damaged',
} as const

/** Changes with seq < `from` are intact; nothing that follows can be trusted. */
export class DamagedLog extends Refused {
  constructor(
    readonly workbook: string,
    /** At least 1. */
    readonly from: number,
    what: string,
    cause?: unknown,
  ) {
    super('unavailable', damagedWorkbook(workbook, what))
    this.cause = cause
  }

  /** For files made from the intact part: first sentence of their text, and start of their name. */
  get fileSentence(): string {
    return `The workbook is damaged from change ${this.from} on. This file contains it as it was after change ${this.from - 1}.`
  }

  get fileTitle(): string {
    return `Damaged from change ${this.from} on`
  }

  /** For pages that show the intact part, which needs `from` > 1. */
  get readOnlySentence(): string {
    return `This workbook is damaged from change ${this.from} on. You see it as it was after change ${this.from - 1}, and it cannot be changed. You can export or duplicate it. To get later changes back, restore a backup of the database.`
  }
}
