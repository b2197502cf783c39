// The spreadsheet that compares the rooms of a course: a sheet for each table of each question. It cannot be imported again.
import type { CourseCell } from '../../../ach/words/exercise/course-tables.ts'
import type { CourseFile } from '../../../report/course/course-report.ts'
import { oneLine } from '../../write/safe-text.ts'
import type { SheetPlanCell, WorkbookPlan } from '../../write/sheet-plan.ts'

const HEAD = 4

export const coursePlan = ({ title, marking, cases }: CourseFile): WorkbookPlan => ({
  title,
  marking,
  names: {},
  sheets: cases.flatMap(({ question, tables }, at) =>
    tables.map(({ name, note, columns, keys, rows }) => ({
      name: cases.length === 1 ? name : `${name} ${at + 1}`,
      columns: columns.map((_, column) => (column === 0 && keys > 1 ? 52 : 18)),
      rows: [
        { height: 24, cells: [{ value: oneLine(title, 160), style: 'title' as const }] },
        { cells: [{ value: oneLine(question, 240), style: 'lead' as const }] },
        { cells: [{ value: note, style: 'lead' as const }] },
        {
          height: 32,
          cells: columns.map(
            (value, column): SheetPlanCell => ({ value: oneLine(value, 80), style: column === 0 ? 'head' : 'headCentre' }),
          ),
        },
        ...rows.map((cells) => ({ cells: cells.map(planCell) })),
      ],
      frozenAt: { rows: HEAD, columns: keys },
      printedRows: `${HEAD}:${HEAD}`,
    })),
  ),
})

function planCell(cell: CourseCell): SheetPlanCell {
  if (cell === null) return { style: 'fixedText' }
  if (typeof cell === 'string') return { value: oneLine(cell, 300), style: 'fixedText' }
  if ('share' in cell) return { value: cell.share, style: 'share' }
  return 'figure' in cell ? { value: cell.figure, style: 'figure' } : { value: cell.whole, style: 'whole' }
}
