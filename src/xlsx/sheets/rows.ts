// Row builders shared by several sheets: explanation, section heading, wrapped sentence, table head.
import type { SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import { rowHeight } from './row-height.ts'

export const leadRow = (value: string): SheetRow => ({ cells: [{ value, style: 'lead' }] })

export const sectionRow = (value: string): SheetRow => ({ height: 26, cells: [{ value, style: 'section' }] })

/** Places the sentence in column B, where it wraps; `width` is the width of that column. */
export const sentenceRow = (value: string, width: number): SheetRow => ({
  height: rowHeight([[value, width]]),
  cells: [undefined, { value, style: 'plain' }],
})

/** The second column holds texts, the others short values. */
export const headCells = (values: readonly string[]): SheetPlanCell[] =>
  values.map((value, index) => ({ value, style: index === 1 ? 'head' : 'headCentre' }))

export const headRow = (values: readonly string[]): SheetRow => ({ height: 32, cells: headCells(values) })
