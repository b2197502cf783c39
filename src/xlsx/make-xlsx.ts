// Creates .xlsx bytes in the calling thread, for the command line and the worker. Servers use an Exporter instead.
import type { View } from '../ach/view/view.ts'
import type { CourseFile } from '../report/course/course-report.ts'
import { coursePlan } from './sheets/group/course.ts'
import { participantSummaryPlan } from './sheets/group/participant-summary.ts'
import type { FileOrigin } from './sheets/stamp.ts'
import { worksheetPlanOf } from './sheets/worksheet.ts'
import { workbookPlan } from './workbook-plan.ts'
import { writeXlsx } from './write/write.ts'

/**
 * `raters` are the ids whose matrices are included, the first as the sheet Matrix; none gives an empty matrix. With `origin` null the
 * file does not record which workbook it came from. `damage`: a sentence about a damaged workbook. The same input gives the same bytes.
 */
export const makeXlsx = (
  view: View,
  raters: readonly string[],
  origin: FileOrigin | null = null,
  damage: string | null = null,
): Promise<Buffer> => writeXlsx(workbookPlan(view, raters, origin, damage))

/** A participant's summary of an exercise, from their own view. */
export const makeParticipantSummary = async (view: View): Promise<Buffer> => writeXlsx(participantSummaryPlan(view))

/** The comparison of the rooms of a course. */
export const makeCourse = async (file: CourseFile): Promise<Buffer> => writeXlsx(coursePlan(file))

/** A blank worksheet. */
export const makeWorksheet = (view: View, origin: FileOrigin | null): Promise<Buffer> => writeXlsx(worksheetPlanOf(view, origin))
