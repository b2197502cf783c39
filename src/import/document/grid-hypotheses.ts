// Turns the rating columns of a table into hypotheses. Pure.

import type { Document } from '../../ach/document/document.ts'
import { foldName } from '../../ach/model/names.ts'
import { idSchema } from '../../ach/model/texts.ts'
import { noteText } from '../../ach/model/workbook.ts'
import { shortLabel, UsedIds } from '../../forms/ids.ts'
import { readFields } from '../../forms/typed-fields.ts'
import type { GridRow } from '../table/grid.ts'
import { isHypothesisColumn, type Meaning } from '../table/grid-columns.ts'
import type { GridProblems } from '../table/grid-problems.ts'

export type GridHypothesis = Document['hypotheses'][number]

/** Problems of one column of ratings. */
export const HYPOTHESIS_PROBLEMS = {
  idUsed: (id: string, newId: string) => `The ID ${shortLabel(id)} is already used. This hypothesis gets the ID ${newId}.`,
  sameLabel: (label: string) => `Another column is also called “${shortLabel(label)}”. They are imported as separate hypotheses.`,
} as const

/** Returns hypotheses by column index, from 0. Comments on their headings become notes. A repeated id is kept once; columns that cannot be hypotheses are reported. */
export function readGridHypotheses(
  columns: readonly Meaning[],
  problems: GridProblems,
  header: readonly GridRow[] = [],
): ReadonlyMap<number, GridHypothesis> {
  const found = columns.flatMap((column, at) => (isHypothesisColumn(column) ? [{ at, column }] : []))
  const ids = new UsedIds('hypothesis', [])
  const idsByColumn = new Map<number, string>()
  for (const { at, column } of found) {
    if (column.id === null || !idSchema.safeParse(column.id).success || ids.has(column.id)) continue
    ids.take(column.id)
    idsByColumn.set(at, column.id)
  }
  const labels = new Set<string>()
  const hypotheses = new Map<number, GridHypothesis>()
  for (const { at, column } of found) {
    const id = idsByColumn.get(at) ?? ids.give()
    const label = column.hypothesis.trim() || column.id || `Hypothesis ${hypotheses.size + 1}`
    if (column.id !== null && column.id !== id) problems.add(null, at, HYPOTHESIS_PROBLEMS.idUsed(column.id, id))
    const read = readFields('hypothesis', { label, statement: column.statement ?? label })
    if (!read.ok) {
      for (const { message } of read.problems) problems.add(null, at, `${message} The column is left out.`)
      continue
    }
    if (column.id === null && labels.has(foldName(label))) problems.add(null, at, HYPOTHESIS_PROBLEMS.sameLabel(label))
    labels.add(foldName(label))
    const notes = noteText.safeParse(header.flatMap((row) => row.comments?.get(at) ?? []).join('\n'))
    hypotheses.set(at, { id, ...read.fields, notes: (notes.success && notes.data) || null, parked: column.parked })
  }
  return hypotheses
}
