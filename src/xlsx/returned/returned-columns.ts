// Finds the columns of a list in a returned file although headings were renamed, and says which columns are missing or not read.
import { countNoun } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { cellName as cellNameOf } from '../../import/table/spreadsheet.ts'
import { type HeadingMeaning, headingMeaning } from '../../import/words/heading-vocabulary.ts'
import { UNKNOWN } from '../sheets/evidence.ts'
import { headingOf, isTyped, type ReadFindings, type ReturnedTable, SheetCells, sameText } from './returned-cells.ts'
import type { ListedKind } from './returned-fields.ts'
import { ROW_PROBLEMS } from './returned-texts-above.ts'

/** Warnings about the columns of a list or a matrix. */
export const COLUMN_WARNINGS = {
  renamed: (sheet: string, heading: string, name: string) =>
    `The ${sheet} sheet has no column “${name}”. The column “${shortLabel(heading)}” is read instead, because it has its values.`,
  missing: (sheet: string, name: string) => `The ${sheet} sheet has no column “${name}”, so these values are left unchanged.`,
  own: (sheet: string, heading: string, cells: number) =>
    `The column “${shortLabel(heading)}” of the ${sheet} sheet is not part of the workbook. ${countNoun(cells, 'cell is', 'cells are')} not read.`,
} as const

/** What a column with a foreign heading may be. */
const MEANINGS: Readonly<Record<ListedKind, Readonly<Partial<Record<HeadingMeaning, string>>>>> = {
  evidence: {
    ...{ id: 'id', statement: 'statement', kind: 'kind', source: 'source', cluster: 'cluster', date: 'date' },
    ...{ credibility: 'credibility', relevance: 'relevance', notes: 'notes', used: 'use' },
  },
  hypothesis: { id: 'id', hypothesis: 'label', statement: 'statement', notes: 'notes', used: 'use' },
  source: { id: 'id', source: 'name', kind: 'kind', credibility: 'reliability', notes: 'note' },
  cluster: { id: 'id', cluster: 'label', notes: 'note' },
}

export interface ListColumns {
  readonly what: ListedKind
  /** field → heading, in the order of an export */
  readonly headings: Readonly<Record<string, string>>
  /** headings of computed columns */
  readonly computed: ReadonlySet<string>
  /** ids in lower case → field → what the export showed */
  readonly shown: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/** Columns of one’s own whose values are compared with those of a missing column. */
const MOST_COMPARED = 20

/** What a list shows where nothing was entered. */
const BLANK: ReadonlySet<string> = new Set(['', 'Y', UNKNOWN])

interface Column {
  readonly column: number
  readonly heading: string
}

/** Returns the columns by field. Fields that no column has are left out. */
export function listColumns(table: ReturnedTable, list: ListColumns, findings: ReadFindings): ReadonlyMap<string, number> {
  const { what, headings, computed, shown } = list
  const columns = new Map<string, number>()
  for (const [field, heading] of Object.entries(headings)) {
    const column = table.columns.get(heading)
    if (column !== undefined) columns.set(field, column)
  }
  const known = new Set([...Object.values(headings), ...computed])
  let unknown = columnsWithText(table).filter(({ column, heading }) => !known.has(heading) || table.columns.get(heading) !== column)
  const take = (field: string, { column }: Column) => {
    columns.set(field, column)
    unknown = unknown.filter((one) => one.column !== column)
  }
  for (const one of unknown) {
    const meaning = headingMeaning(one.heading)
    const field = meaning && MEANINGS[what][meaning]
    if (field !== undefined && Object.hasOwn(headings, field) && !columns.has(field)) take(field, one)
  }
  if (!columns.has('id')) {
    const found = unknown.find(({ column }) => table.rows.some((row) => shown.has(textAt(table, row, column).toLowerCase())))
    const first = found ?? (shown.size === 0 ? unknown[0] : undefined)
    if (first) take('id', first)
  }
  const id = columns.get('id')
  const { name } = table.sheet
  for (const [field, heading] of Object.entries(headings)) {
    if (columns.has(field) || ![...shown.values()].some((item) => !BLANK.has(item[field] ?? ''))) continue
    const shares = new Map(
      unknown.slice(0, MOST_COMPARED).map((one) => [one, sharedValues(table, id, one.column, (item) => shown.get(item)?.[field])]),
    )
    const found = [...shares].find(([, share]) => share >= 0.5)
    if (!found) {
      findings.warnings.push(COLUMN_WARNINGS.missing(name, heading))
      continue
    }
    take(field, found[0])
    // An earlier version may have had another heading.
    if (found[1] < 1) findings.warnings.push(COLUMN_WARNINGS.renamed(name, found[0].heading, heading))
  }
  warnOfOwnColumns(table, unknown, findings)
  nameTypedFigures(table, computed, findings)
  return columns
}

/** The columns with a typed cell below the headings, and their headings; the letters of a column without one. */
export function columnsWithText(table: ReturnedTable): Column[] {
  const head = table.sheet.rows.get(table.head)
  const columns = new Set([...(head?.keys() ?? [])])
  for (const row of table.rows) for (const [column, cell] of table.sheet.rows.get(row) ?? []) if (isTyped(cell)) columns.add(column)
  return [...columns].sort((a, b) => a - b).map((column) => ({ column, heading: headingOf(head?.get(column)) }))
}

export function warnOfOwnColumns(table: ReturnedTable, columns: readonly Column[], findings: ReadFindings): void {
  for (const { column, heading } of columns) {
    const cells = table.rows.filter((row) => isTyped(table.sheet.rows.get(row)?.get(column))).length
    if (cells > 0) findings.warnings.push(COLUMN_WARNINGS.own(table.sheet.name, heading || columnName(column), cells))
  }
}

/** Names figures typed over formulas; a file may also hold only values. */
function nameTypedFigures(table: ReturnedTable, computed: ReadonlySet<string>, findings: ReadFindings): void {
  const cells = new SheetCells(table.sheet, findings)
  const places = [...computed].flatMap((heading) => table.columns.get(heading) ?? [])
  const figures = table.rows.flatMap((row) => places.map((column) => ({ row, column, cell: table.sheet.rows.get(row)?.get(column) })))
  if (!figures.some(({ cell }) => cell?.formula)) return
  for (const { row, column, cell } of figures) if (isTyped(cell)) cells.problem(row, column, ROW_PROBLEMS.computed(String(cell?.value)))
}

export const columnName = (column: number): string => cellNameOf(1, column).replace(/\d+$/, '')

const textAt = ({ sheet }: ReturnedTable, row: number, column: number): string => {
  const cell = sheet.rows.get(row)?.get(column)
  return isTyped(cell) ? String(cell?.value).trim() : ''
}

/** Returns the share of the filled cells of known items that hold what the export showed there. */
function sharedValues(table: ReturnedTable, id: number | undefined, column: number, was: (item: string) => string | undefined): number {
  if (id === undefined) return 0
  let [same, filled] = [0, 0]
  for (const row of table.rows) {
    const before = was(textAt(table, row, id).toLowerCase())
    const now = textAt(table, row, column)
    if (before === undefined || now === '') continue
    filled += 1
    if (before !== '' && sameText(before, now)) same += 1
  }
  return filled === 0 ? 0 : same / filled
}
