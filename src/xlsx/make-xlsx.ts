// A view to the bytes of an .xlsx, here and now: for the command line and for the worker. Servers ask an Exporter instead.
import type { View } from '../ach/view/view.ts'
import { partSummaryPlan } from './sheets/group/participant-summary.ts'
import type { Origin } from './sheets/stamp.ts'
import { worksheetPlanOf } from './sheets/worksheet.ts'
import { planOf } from './workbook-plan.ts'
import { writeXlsx } from './write/write.ts'

/**
 * `raters`: ids whose matrices are included, the first one's as the sheet Matrix; none = an empty matrix. `origin` null = the file will
 * not say where it comes from. Same input, same bytes.
 */
export const xlsxOf = (view: View, raters: readonly string[], origin: Origin | null = null): Promise<Buffer> =>
  writeXlsx(planOf(view, raters, origin))

/** What somebody takes home from an exercise, from their own view. Same input, same bytes. */
export const partSummaryOf = async (view: View): Promise<Buffer> => writeXlsx(partSummaryPlan(view))

/** A blank matrix to fill in. Same input, same bytes. */
export const worksheetOf = (view: View, origin: Origin | null): Promise<Buffer> => writeXlsx(worksheetPlanOf(view, origin))
