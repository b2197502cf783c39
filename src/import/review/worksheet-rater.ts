// Turns a filled-in worksheet into a new rater with all its ratings, reasons and notes. Pure.

import type { Document } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { giveReason, join, noteCell, rateCell } from '../../ach/log/rater-changes.ts'
import { isSameName } from '../../ach/model/same-name.ts'
import { cutText } from '../../ach/model/texts.ts'
import { emptyRater, noteText, type Workbook } from '../../ach/model/workbook.ts'

export interface WorksheetRater {
  readonly changes: readonly Change[]
  readonly ratings: number
  readonly reasons: number
  /** ratings of parked or missing items, which are left out */
  readonly left: number
}

/** Returns the next rater id: R1, R2 … Ids of removed raters are not reused. */
export function nextRaterId(taken: Iterable<string>): string {
  let highest = 0
  for (const id of taken) highest = Math.max(highest, Number(/^R(\d{1,9})$/i.exec(id)?.[1] ?? 0))
  return `R${highest + 1}`
}

/** The ids of items here, and the items that are imported together with the worksheet. */
interface Coming {
  readonly idOf: (what: 'evidence' | 'hypothesis', id: string) => string
  /** keys such as `evidence E24` */
  readonly items: ReadonlySet<string>
}
const NOTHING_COMING: Coming = { idOf: (_, id) => id, items: new Set() }

export type RatedSheet = Pick<Document['raters'][number], 'ratings' | 'rationales' | 'notes'>

/** `sheet`: the rater in the file. `note`: the origin of the worksheet. Items are matched by id. */
export function worksheetRater(
  workbook: Pick<Workbook, 'evidence' | 'hypotheses'>,
  sheet: RatedSheet,
  { id, enteredBy, note }: { readonly id: string; readonly enteredBy: string; readonly note: string },
  { idOf, items }: Coming = NOTHING_COMING,
): WorksheetRater {
  const LIST = { evidence: workbook.evidence, hypothesis: workbook.hypotheses }
  /** Returns the item's id here; null if it cannot be rated. */
  const here = (what: 'evidence' | 'hypothesis', fileId: string): string | null => {
    const item = idOf(what, fileId)
    return items.has(`${what} ${item}`) || LIST[what].get(item)?.parked === false ? item : null
  }
  const changes: Change[] = [join(id, { note: noteText.parse(cutText(note, 200)), enteredBy })]
  const rater = emptyRater(id)
  let [ratings, reasons, left] = [0, 0, 0]
  for (const [item, row] of Object.entries(sheet.ratings))
    for (const [column, after] of Object.entries(row)) {
      const [evidence, hypothesis] = [here('evidence', item), here('hypothesis', column)]
      if (evidence === null || hypothesis === null) left += 1
      else {
        ratings += 1
        changes.push(...rateCell(rater, evidence, hypothesis, after))
      }
    }
  for (const [item, row] of Object.entries(sheet.notes))
    for (const [column, after] of Object.entries(row)) {
      const [evidence, hypothesis] = [here('evidence', item), here('hypothesis', column)]
      if (evidence !== null && hypothesis !== null) changes.push(...noteCell(rater, evidence, hypothesis, after))
    }
  for (const [item, after] of Object.entries(sheet.rationales)) {
    const evidence = here('evidence', item)
    if (evidence === null) continue
    reasons += 1
    changes.push(...giveReason(rater, evidence, after))
  }
  return { changes, ratings, reasons, left }
}

/** Returns the name, with a number appended if it is taken. */
export function uniqueRaterName(name: string, taken: Iterable<string>): string {
  const names = [...taken]
  const isTaken = (one: string) => names.some((other) => isSameName(one, other))
  if (!isTaken(name)) return name
  for (let number = 2; ; number += 1) if (!isTaken(`${name} (${number})`)) return `${name} (${number})`
}
