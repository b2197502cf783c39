// Marking and analytic confidence: the words for a line on each sheet and for its footer.
import type { RaterView, View } from '../../ach/view/view.ts'
import { confidencePhrase } from '../../ach/words/name-in-sentence.ts'
import type { SheetPlan } from '../write/sheet-plan.ts'

/** Null if the rater has not stated it. */
export const confidenceLine = ({ name, confidence }: RaterView): string | null =>
  confidence === null ? null : `${confidencePhrase(name)}: ${confidence.level}.`

/**
 * Adds the marking to the title of a sheet, and the confidence of `rater` to title and footer. `rater`: null if the sheet shows
 * several.
 */
export function markSheet(sheet: SheetPlan, { marking }: Pick<View, 'marking'>, rater: RaterView | null): SheetPlan {
  const confidence = rater && confidenceLine(rater)
  const [title, ...rows] = sheet.rows
  const [first, ...cells] = title?.cells ?? []
  const marks = [marking, confidence].filter((mark) => mark !== null)
  if (typeof first?.value !== 'string' || marks.length === 0) return sheet
  return {
    ...sheet,
    rows: [{ ...title, cells: [{ ...first, value: [first.value, ...marks].join(' · ') }, ...cells] }, ...rows],
    ...(confidence === null ? {} : { footer: confidence }),
  }
}
