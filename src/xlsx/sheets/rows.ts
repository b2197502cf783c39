// Rows that several sheets have: a line of explanation, a heading of a section, a sentence that wraps, the heads of a table.
import type { SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import { rowHeight } from './row-height.ts'

export const leadRow = (value: string): SheetRow => ({ cells: [{ value, style: 'lead' }] })

export const sectionRow = (value: string): SheetRow => ({ height: 26, cells: [{ value, style: 'section' }] })

/** In column B, so that it wraps; `width` is that of the column. */
export const sentenceRow = (value: string, width: number): SheetRow => ({
  height: rowHeight([[value, width]]),
  cells: [undefined, { value, style: 'plain' }],
})

/** The second column holds texts, the others short values. */
export const headCells = (values: readonly string[]): SheetPlanCell[] =>
  values.map((value, index) => ({ value, style: index === 1 ? 'head' : 'headCentre' }))

export const headRow = (values: readonly string[]): SheetRow => ({ height: 32, cells: headCells(values) })
