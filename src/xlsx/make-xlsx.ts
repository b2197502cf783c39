// A view to the bytes of an .xlsx, here and now: for the command line and for the worker. Servers ask an Exporter instead.
import type { View } from '../ach/view/view.ts'
import { participantSummaryPlan } from './sheets/group/participant-summary.ts'
import type { FileOrigin } from './sheets/stamp.ts'
import { worksheetPlanOf } from './sheets/worksheet.ts'
import { workbookPlan } from './workbook-plan.ts'
import { writeXlsx } from './write/write.ts'

/**
 * `raters`: ids whose matrices are included, the first one's as the sheet Matrix; none = an empty matrix. `origin` null = the file will
 * not say where it comes from. Same input, same bytes.
 */
export const makeXlsx = (view: View, raters: readonly string[], origin: FileOrigin | null = null): Promise<Buffer> =>
  writeXlsx(workbookPlan(view, raters, origin))

/** What somebody takes home from an exercise, from their own view. Same input, same bytes. */
export const makeParticipantSummary = async (view: View): Promise<Buffer> => writeXlsx(participantSummaryPlan(view))

/** A blank matrix to fill in. Same input, same bytes. */
export const makeWorksheet = (view: View, origin: FileOrigin | null): Promise<Buffer> => writeXlsx(worksheetPlanOf(view, origin))
