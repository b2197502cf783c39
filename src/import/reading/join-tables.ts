// Joins tables with the same hypotheses: sheets of several analysts, whose evidence is the same, or parts of one matrix. Pure.
import { type Grid, type GridRow, gridCell, rowPlace, widthOf } from '../table/grid.ts'
import { isHypothesisColumn, type Meaning } from '../table/grid-columns.ts'
import { columnTitles, guessMapping, type Mapping, tableRows } from '../table/mapping.ts'
import { rowRoles } from '../table/row-roles.ts'
import { foldWords } from '../words/fold-words.ts'
import { isGroupName } from '../words/row-vocabulary.ts'

/** A table in the usual layout, with its guessed columns. */
export interface MappedTable {
  readonly name: string
  readonly grid: Grid
  readonly mapping: Mapping
}

const fold = (text: string) => foldWords(text.slice(0, 300))
const labelsOf = ({ mapping }: MappedTable) =>
  mapping.columns.flatMap((column: Meaning) => (isHypothesisColumn(column) ? [fold(column.hypothesis)] : []))

function statementsOf({ grid, mapping }: MappedTable): ReadonlySet<string> {
  const at = mapping.columns.indexOf('statement')
  const { header, body } = tableRows(grid, mapping)
  return new Set(rowRoles(header, body, mapping.columns).flatMap(({ role, row }) => (role === 'evidence' ? [fold(gridCell(row, at))] : [])))
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length > 0 && one.length === other.length && one.every((label) => other.includes(label))

/** Tables of the first one’s hypotheses and evidence: those of raters. Sheets called after a mean of the group are not. */
export function raterTables(matrices: readonly MappedTable[]): readonly MappedTable[] {
  const people = matrices.filter(({ name }) => !isGroupName(name))
  const [first, ...rest] = people
  if (!first) return []
  const statements = statementsOf(first)
  const same = rest.filter((other) => {
    const theirs = statementsOf(other)
    const common = [...theirs].filter((text) => statements.has(text)).length
    return isSame(labelsOf(first), labelsOf(other)) && common * 2 > Math.max(theirs.size, statements.size)
  })
  return same.length > 0 ? [first, ...same] : []
}

/** Tables of the first one’s hypotheses and other evidence: parts of one matrix. */
export function partTables(matrices: readonly MappedTable[]): readonly MappedTable[] {
  const [first, ...rest] = matrices
  if (!first) return []
  const statements = statementsOf(first)
  const same = rest.filter(
    (other) => isSame(labelsOf(first), labelsOf(other)) && ![...statementsOf(other)].some((text) => statements.has(text)),
  )
  return same.length > 0 ? [first, ...same] : []
}

/** File rows of the second table count from here, those of the third from twice as much. */
const STEP = 1_000_000
const KEPT = new Set(['evidence', 'category', 'printed'])

/** One grid with the rows of all tables below the headings of the first. `raters`: each table is named in a column of raters. */
export function joinTables(tables: readonly MappedTable[], raters: boolean): Grid {
  const [base] = tables
  if (!base) return { rows: [], from1904: false }
  const titles = columnTitles(base.grid, base.mapping).map(fold)
  const width = widthOf(base.grid)
  const idAt = base.mapping.columns.indexOf('id')
  const ids = new Set<string>()
  const around = [...(base.grid.around ?? [])]
  const rows: GridRow[] = []
  tables.forEach((table, number) => {
    const { above, header, body } = tableRows(table.grid, table.mapping)
    const own = columnTitles(table.grid, table.mapping).map(fold)
    const from = titles.map((title, at) => (own[at] === title ? at : own.indexOf(title)))
    if (number === 0) {
      rows.push(...above, ...header.map((row, at) => withCell(row, width, raters && at === header.length - 1 ? 'Rater name' : '')))
    } else around.push(...above.map((row) => ({ row: row.row, text: row.cells.filter((cell) => cell.trim() !== '').join(' | ') })))
    for (const { row, role } of rowRoles(header, body, table.mapping.columns)) {
      const place = `${table.name}, ${rowPlace(row)}`
      if (!KEPT.has(role)) {
        around.push({ row: row.row, text: `${place}: ${row.cells.filter((cell) => cell.trim() !== '').join(' | ')}` })
        continue
      }
      const cells = number === 0 ? [...row.cells] : from.map((at) => (at < 0 ? '' : gridCell(row, at)))
      const id = fold(cells[idAt] ?? '')
      // Parts of one matrix may both count from E1.
      if (!raters && id !== '' && ids.has(id)) cells[idAt] = ''
      ids.add(id)
      const moved = (of: ReadonlyMap<number, string> | undefined) =>
        number === 0 || !of ? of : new Map([...of].map(([at, text]) => [from.indexOf(at), text] as const).filter(([at]) => at >= 0))
      const [comments, fills] = [moved(row.comments), moved(row.fills)]
      const joined: GridRow = { row: number * STEP + row.row, cells, place, ...(comments ? { comments } : {}), ...(fills ? { fills } : {}) }
      rows.push(withCell(joined, width, raters && role === 'evidence' ? table.name : ''))
    }
  })
  return { ...base.grid, rows, around }
}

/** Adds a cell after the last column. */
const withCell = (row: GridRow, width: number, text: string): GridRow =>
  text === '' ? row : { ...row, cells: [...Array.from({ length: width }, (_, at) => gridCell(row, at)), text] }

export const mapTable = (name: string, grid: Grid): MappedTable => ({ name, grid, mapping: guessMapping(grid) })
