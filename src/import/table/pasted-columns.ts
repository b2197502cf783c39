// Finds the meaning of pasted columns from the first row's headings, or from the usual order. Pure.

import { idSchema } from '../../ach/model/texts.ts'
import { type ColumnFieldSpec, FIELD_TABLE } from '../../ach/words/field-table.ts'
import { type Separator, splitCells } from './split-cells.ts'

export type PasteTarget = 'hypothesis' | 'evidence'
/** A column's meaning; null: unknown, left out. */
export type PastedColumn = string | null

const ID_NAMES = ['id', 'nr', 'no', 'number', 'code', '']
const namesOf = (what: PasteTarget): Readonly<Record<string, readonly string[]>> => ({
  id: ID_NAMES,
  ...Object.fromEntries(Object.entries<ColumnFieldSpec>(FIELD_TABLE[what]).map(([field, { names }]) => [field, names])),
})
const NAMES: Readonly<Record<PasteTarget, Readonly<Record<string, readonly string[]>>>> = {
  hypothesis: namesOf('hypothesis'),
  evidence: namesOf('evidence'),
}
/** Normalises a heading for comparison: letters and digits only, lower case. */
export const titleLetters = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')

/** Returns the meaning of a heading; null if unknown. */
export const columnByTitle = (what: PasteTarget, title: string): PastedColumn => {
  const word = titleLetters(title)
  if (word === '' && title.trim() !== '#') return null
  return Object.entries(NAMES[what]).find(([, names]) => names.includes(word))?.[0] ?? null
}

/** Returns the columns named by a first row; null if it is not a header. A repeated heading counts once. */
export function pastedHeader(what: PasteTarget, row: readonly string[]): PastedColumn[] | null {
  const titles = row.filter((title) => title.trim() !== '')
  if (titles.length === 0 || titles.some((title) => title.length > 40)) return null
  const found = row.map((title) => columnByTitle(what, title))
  const known = found.filter((column) => column !== null).length
  if (known * 2 < titles.length || !found.some((column) => column === 'statement' || column === 'label')) return null
  return found.map((column, at) => (column !== null && found.indexOf(column) === at ? column : null))
}

/** Columns of rows without a header: ids first if they look like ids, then the text, then the usual order. */
export function defaultColumns(what: PasteTarget, rows: readonly (readonly string[])[]): PastedColumn[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const firsts = rows.map((row) => row[0] ?? '')
  const ids =
    width > 1 && firsts.every((cell) => /\d/.test(cell) && cell.length <= 12 && (idSchema.safeParse(cell).success || /^\d+$/.test(cell)))
  const rest =
    what === 'evidence'
      ? ['statement', 'source', 'date', 'credibility', 'relevance', 'notes']
      : width - (ids ? 1 : 0) === 1
        ? ['statement']
        : ['label', 'statement', 'notes']
  const columns: PastedColumn[] = ids ? ['id', ...rest] : rest
  return Array.from({ length: width }, (_, at) => columns[at] ?? null)
}

/** Tabs win. Commas and semicolons count only if the first row is a header, because sentences contain them. */
export function readSeparator(what: PasteTarget, text: string): Separator | null {
  if (text.includes('\t')) return '\t'
  const first = text.slice(0, 2000)
  for (const separator of [';', ','] as const) {
    const row = splitCells(first, separator)[0] ?? []
    if (row.length > 1 && pastedHeader(what, row)) return separator
  }
  return null
}
