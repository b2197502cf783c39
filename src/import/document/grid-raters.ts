// Finds the rater of each table row: one rater for the whole table, or those named in its columns. Pure.
import { foldName } from '../../ach/model/names.ts'
import { idSchema, LIMITS } from '../../ach/model/texts.ts'
import { type GridRow, gridCell } from '../table/grid.ts'
import type { Meaning } from '../table/grid-columns.ts'
import type { GridProblems } from '../table/grid-problems.ts'

export interface GridRater {
  readonly id: string
  readonly name: string
}

/** Raters in order of appearance. `of` returns the rater of a row; null if the row names none. */
export interface GridRaters {
  readonly all: readonly GridRater[]
  readonly of: (row: GridRow) => GridRater | null
}

export const longRaterName = (called: string): string =>
  `The rater’s name is longer than ${LIMITS.label} characters. The rater is called ${called} instead.`

/** `only`: name of the rater of a table without rater columns. */
export function readGridRaters(body: readonly GridRow[], columns: readonly Meaning[], only: string, problems: GridProblems): GridRaters {
  const [idAt, nameAt] = [columns.indexOf('rater'), columns.indexOf('rater name')]
  if (idAt < 0 && nameAt < 0) {
    const one = { id: 'R1', name: only }
    return { all: [one], of: () => one }
  }
  const cell = (row: GridRow, at: number) => (at < 0 ? '' : gridCell(row, at).trim())
  const keyOf = (row: GridRow) => foldName(cell(row, idAt) || cell(row, nameAt))
  const found = new Map<string, { row: GridRow; id: string; name: string }>()
  for (const row of body) {
    const [key, id, name] = [keyOf(row), cell(row, idAt), cell(row, nameAt)]
    if (key !== '' && !found.has(key)) found.set(key, { row, id, name: name || id })
  }
  const taken = new Set([...found.values()].map(({ id }) => id.toLowerCase()))
  let last = 0
  const free = () => {
    do last += 1
    while (taken.has(`r${last}`))
    return `R${last}`
  }
  const raters = new Map<string, GridRater>()
  for (const [key, { row, id, name }] of found) {
    const raterId = idSchema.safeParse(id).success ? id : free()
    if (name.length > LIMITS.label) problems.add(row.row, nameAt < 0 ? idAt : nameAt, longRaterName(raterId))
    raters.set(key, { id: raterId, name: name.length > LIMITS.label ? raterId : name })
  }
  return { all: [...raters.values()], of: (row) => raters.get(keyOf(row)) ?? null }
}
