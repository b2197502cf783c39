// A sheet that somebody else filled in, as a rater of its own: joining, and every rating and reason of the sheet. Pure.

import type { Document } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { giveReason, join, rateCell } from '../../ach/log/rater-changes.ts'
import { foldName } from '../../ach/model/names.ts'
import { cutText } from '../../ach/model/texts.ts'
import { emptyRater, noteText, type Workbook } from '../../ach/model/workbook.ts'

export interface WorksheetRater {
  readonly changes: readonly Change[]
  readonly ratings: number
  readonly reasons: number
  /** ratings of items that are parked or not in this workbook: they are left out */
  readonly left: number
}

/** The next id for a rater: R1, R2 … Ids of raters who were taken out are not given again. */
export function nextRaterId(taken: Iterable<string>): string {
  let highest = 0
  for (const id of taken) highest = Math.max(highest, Number(/^R(\d{1,9})$/i.exec(id)?.[1] ?? 0))
  return `R${highest + 1}`
}

/** How items are called here, and which come in together with the sheet. */
interface Coming {
  readonly idOf: (what: 'evidence' | 'hypothesis', id: string) => string
  /** as `evidence E24` */
  readonly items: ReadonlySet<string>
}
const NOTHING_COMING: Coming = { idOf: (_, id) => id, items: new Set() }

/** `paperForm`: the rater in the file. `note` says where the sheet came from. Items are found by their ids. */
export function worksheetRater(
  workbook: Pick<Workbook, 'evidence' | 'hypotheses'>,
  sheet: Pick<Document['raters'][number], 'ratings' | 'rationales'>,
  { id, enteredBy, note }: { readonly id: string; readonly enteredBy: string; readonly note: string },
  { idOf, items }: Coming = NOTHING_COMING,
): WorksheetRater {
  const LIST = { evidence: workbook.evidence, hypothesis: workbook.hypotheses }
  /** the item's id here; null where it cannot be rated */
  const here = (what: 'evidence' | 'hypothesis', given: string): string | null => {
    const item = idOf(what, given)
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
  for (const [item, after] of Object.entries(sheet.rationales)) {
    const evidence = here('evidence', item)
    if (evidence === null) continue
    reasons += 1
    changes.push(...giveReason(rater, evidence, after))
  }
  return { changes, ratings, reasons, left }
}

/** The name as it is given, with a number behind it where somebody here is called so already. */
export function uniqueRaterName(name: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map(foldName))
  if (!names.has(foldName(name))) return name
  for (let number = 2; ; number += 1) if (!names.has(foldName(`${name} (${number})`))) return `${name} (${number})`
}
