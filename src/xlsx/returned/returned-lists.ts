// Reads hypotheses, evidence, sources and clusters from a returned file's visible cells. A missing row removes nothing from the workbook.
import type { Document } from '../../ach/document/document.ts'
import { idSchema } from '../../ach/model/texts.ts'
import { shortLabel, UsedIds } from '../../forms/ids.ts'
import type { SheetContent } from '../../import/table/spreadsheet.ts'
import { EVIDENCE_HEADINGS, UNKNOWN } from '../sheets/evidence.ts'
import { HYPOTHESIS_FIGURES, HYPOTHESIS_HEADINGS } from '../sheets/hypotheses.ts'
import { ID_HEADING } from '../sheets/layout.ts'
import { CLUSTER_HEADINGS, SOURCE_HEADINGS } from '../sheets/sources.ts'
import { headingOf, isTyped, type ReadFindings, type ReturnedTable, SheetCells, tableIn } from './returned-cells.ts'
import { listColumns } from './returned-columns.ts'
import { withComments } from './returned-comments.ts'
import { fieldsOf, type ListedKind } from './returned-fields.ts'
import { nameTextsAbove } from './returned-texts-above.ts'

/** Problems of one row of a list. */
export const LIST_PROBLEMS = {
  twice: (id: string) => `The ID ${id} is used twice. Only its first row is read.`,
  noId: (typed: string) => `“${shortLabel(typed)}” cannot be an ID. Use a letter, then letters and digits. The row is left out.`,
  use: (typed: string) => `“${shortLabel(typed)}” is neither Y nor N.`,
} as const

export type ReturnedLists = Pick<Document, 'hypotheses' | 'evidence' | 'sources' | 'clusters'>
type Item = { readonly id: string; readonly parked: boolean } & Readonly<Record<string, unknown>>

const USED: Readonly<Record<string, boolean>> = { y: true, yes: true, true: true, '1': true, n: false, no: false, false: false, '0': false }
/** Reads Y or N; undefined for anything else. */
export const readUse = (typed: string): boolean | undefined =>
  Object.hasOwn(USED, typed.toLowerCase()) ? USED[typed.toLowerCase()] : undefined

/** Headings of columns that are computed, in this and earlier versions. */
const COMPUTED: Readonly<Record<ListedKind, ReadonlySet<string>>> = {
  hypothesis: new Set([...HYPOTHESIS_FIGURES, 'Coverage', 'Count']),
  evidence: new Set(),
  source: new Set(['Items']),
  cluster: new Set(['Items']),
}

export interface ListSheets {
  readonly hypotheses?: SheetContent
  readonly evidence?: SheetContent
  readonly sources?: SheetContent
}

export interface ReturnedKind {
  /** days count from 1904 */
  readonly from1904: boolean
  /** false for a worksheet to fill in */
  readonly isWorkbook: boolean
}

/** `base`: the document the file was made with; empty lists if unknown. */
export function readReturnedLists(
  sheets: ListSheets,
  base: ReturnedLists,
  findings: ReadFindings,
  { from1904, isWorkbook }: ReturnedKind,
): ReturnedLists {
  const { sources: sourceSheet } = sheets
  const sourceTable = tableIn(sourceSheet, SOURCE_HEADINGS.name, Object.values(SOURCE_HEADINGS))
  const clusterTable = sourceTable ? tableBelow(sourceTable) : tableIn(sourceSheet, CLUSTER_HEADINGS.label, [], Number.POSITIVE_INFINITY)
  const read = (
    what: ListedKind,
    table: ReturnedTable | undefined,
    headings: Readonly<Record<string, string>>,
    items: readonly Item[],
    links: Links,
  ) => (table ? new List(what, table, headings, items, findings, from1904, links).read() : [...items])
  const above = (table: ReturnedTable) => {
    if (isWorkbook) nameTextsAbove(table, new SheetCells(table.sheet, findings), false)
  }
  const listed = (sheet: SheetContent | undefined, other: string, headings: Readonly<Record<string, string>>) => {
    const table = tableIn(sheet, other, Object.values(headings))
    if (sheet && !table) findings.warnings.push(noTable(sheet.name))
    if (table) above(table)
    return table
  }

  const sources = read('source', sourceTable && until(sourceTable, clusterTable), SOURCE_HEADINGS, base.sources, NO_LINKS)
  if (clusterTable && isWorkbook) nameTextsAbove(titleRow(clusterTable), new SheetCells(clusterTable.sheet, findings), false)
  const clusters = read('cluster', clusterTable, CLUSTER_HEADINGS, base.clusters, NO_LINKS)
  if (sourceSheet && !sourceTable && !clusterTable) findings.warnings.push(noTable(sourceSheet.name))
  if (sourceTable) above(sourceTable)
  const hypotheses = listed(sheets.hypotheses, HYPOTHESIS_HEADINGS.label, HYPOTHESIS_HEADINGS)
  const evidence = listed(sheets.evidence, EVIDENCE_HEADINGS.statement, EVIDENCE_HEADINGS)
  return {
    sources,
    clusters,
    hypotheses: read('hypothesis', hypotheses, HYPOTHESIS_HEADINGS, base.hypotheses, NO_LINKS),
    evidence: read('evidence', evidence, EVIDENCE_HEADINGS, base.evidence, linksBetween(sources, clusters)),
  } as unknown as ReturnedLists
}

/** Warning that a sheet has no table any more. */
export const noTable = (sheet: string): string =>
  `The headings of the ${sheet} sheet cannot be found, so it is not read. Restore the row with ID and the other headings.`

/** The clusters follow the sources on the same sheet, however many there are; their headings begin with ID again. */
function tableBelow({ sheet, head, columns }: ReturnedTable): ReturnedTable | undefined {
  const id = columns.get(ID_HEADING)
  if (id === undefined) return tableIn(sheet, CLUSTER_HEADINGS.label, [], Number.POSITIVE_INFINITY)
  const at = [...sheet.rows].find(([row, cells]) => row > head && headingOf(cells.get(id)) === ID_HEADING)
  if (!at) return undefined
  const [below, cells] = at
  const found = new Map<string, number>()
  for (const [column, cell] of cells) if (!found.has(headingOf(cell))) found.set(headingOf(cell), column)
  return { sheet, head: below, columns: found, rows: [...sheet.rows.keys()].filter((row) => row > below) }
}

/** The row above the headings of the clusters, which holds their title. */
const titleRow = (table: ReturnedTable): ReturnedTable => ({
  ...table,
  sheet: { ...table.sheet, rows: new Map([...table.sheet.rows].filter(([row]) => row === table.head - 1)) },
})

/** Sources and clusters by id or name. */
export const itemLinks = ({ sources, clusters }: Pick<ReturnedLists, 'sources' | 'clusters'>): Links => linksBetween(sources, clusters)
const linksBetween = (sources: readonly Item[], clusters: readonly Item[]): Links => ({
  source: namesOf(sources, 'name'),
  cluster: namesOf(clusters, 'label'),
})

/** Returns what an export shows for each field of an item. */
export function shownFields(what: ListedKind, { id, parked, ...fields }: Item): Readonly<Record<string, string>> {
  const shown = Object.entries(fields).map(([field, value]) => {
    const unknown = field === 'credibility' || field === 'relevance' ? UNKNOWN : ''
    return [field, typeof value === 'string' ? value : unknown]
  })
  return { id, ...Object.fromEntries(shown), ...(what === 'evidence' || what === 'hypothesis' ? { use: parked ? 'N' : 'Y' } : {}) }
}

export type Links = Readonly<Record<'source' | 'cluster', ReadonlyMap<string, string>>>
const NO_LINKS: Links = { source: new Map(), cluster: new Map() }

/** Returns ids by lower-case id and name. */
const namesOf = (items: readonly Item[], field: string): Map<string, string> => {
  const names = new Map<string, string>()
  for (const item of items) names.set(String(item[field]).toLowerCase(), item.id)
  for (const { id } of items) names.set(id.toLowerCase(), id)
  return names
}

/** Cuts the first of two tables on a sheet one row before the second's headings. */
const until = (table: ReturnedTable, next: ReturnedTable | undefined): ReturnedTable =>
  next && next.head > table.head ? { ...table, rows: table.rows.filter((row) => row < next.head - 1) } : table

class List {
  readonly #cells: SheetCells
  readonly #columns: ReadonlyMap<string, number>
  readonly #known: ReadonlyMap<string, Item>
  readonly #ids: UsedIds

  constructor(
    readonly what: ListedKind,
    readonly table: ReturnedTable,
    readonly headings: Readonly<Record<string, string>>,
    readonly items: readonly Item[],
    readonly findings: ReadFindings,
    readonly from1904: boolean,
    readonly links: Links,
  ) {
    this.#cells = new SheetCells(table.sheet, findings)
    const shown = new Map(items.map((item) => [item.id.toLowerCase(), shownFields(what, item)]))
    this.#columns = listColumns(table, { what, headings, computed: COMPUTED[what], shown }, findings)
    this.#known = new Map(items.map((item) => [item.id.toLowerCase(), item]))
    this.#ids = new UsedIds(
      what,
      items.map(({ id }) => id),
    )
    // A generated id must not equal one further down.
    const at = this.#idColumn
    for (const cells of table.sheet.rows.values()) {
      const written = at === undefined ? undefined : cells.get(at)?.value
      if (typeof written === 'string') this.#ids.take(written.trim())
    }
  }

  get #idColumn(): number | undefined {
    return this.#columns.get('id')
  }

  read(): Item[] {
    const now = new Map<string, Item>(this.items.map((item) => [item.id, item]))
    const rowIds = new Set<string>()
    for (const row of this.table.rows) {
      const id = this.#idOf(row)
      if (id === null) continue
      if (rowIds.has(id.toLowerCase())) {
        this.#cells.problem(row, this.#columns.get('id') ?? 1, LIST_PROBLEMS.twice(id))
        continue
      }
      rowIds.add(id.toLowerCase())
      const was = this.#known.get(id.toLowerCase())
      const item = this.#item(row, was?.id ?? id, was)
      if (item) now.set(item.id, withComments(this.what, item, this.#cells, row))
    }
    const gone = this.items.filter((item) => !rowIds.has(item.id.toLowerCase()))
    if (gone.length > 0)
      this.findings.warnings.push(missingRows(this.table.sheet.name, gone, this.#columns.has('use') ? this.headings.use : undefined))
    return [...now.values()]
  }

  /** A row is an item if it has an id, or a text in one of the item's columns. */
  #idOf(row: number): string | null {
    const column = this.#idColumn
    const typed = this.#cells.typed(row, column, 'The row is left out.')
    if (typed === undefined || column === undefined) return null
    if (typed !== '') {
      if (idSchema.safeParse(typed).success) return typed
      this.#cells.problem(row, column, LIST_PROBLEMS.noId(typed))
      return null
    }
    const filled = [...this.#columns].some(([field, at]) => field !== 'id' && this.#holdsText(row, at))
    if (!filled) return null
    const id = this.#ids.next()
    this.#ids.take(id)
    return id
  }

  #holdsText(row: number, column: number): boolean {
    return isTyped(this.table.sheet.rows.get(row)?.get(column))
  }

  #item(row: number, id: string, was: Item | undefined): Item | null {
    this.#ids.take(id)
    const columns = new Map([...this.#columns].filter(([field]) => field !== 'id' && field !== 'use'))
    const { id: _, parked: wasParked = false, deception, ...fields } = was ?? { id, parked: false }
    const read = fieldsOf({
      what: this.what,
      cells: this.#cells,
      row,
      columns,
      was: was ? (fields as Record<string, string | null>) : undefined,
      id,
      from1904: this.from1904,
      linked: (field, text) => this.links[field].get(text.toLowerCase()),
    })
    if (read === null) return null
    const parked = this.#parked(row, id, wasParked)
    return { id, ...read, ...(this.what === 'source' ? { deception: deception ?? null } : {}), parked }
  }

  #parked(row: number, id: string, was: boolean): boolean {
    const column = this.#columns.get('use')
    const typed = this.#cells.typed(row, column, `${id} is left unchanged.`)
    if (column === undefined || typed === undefined || typed === '') return was
    const used = readUse(typed)
    if (used === undefined) this.#cells.problem(row, column, `${LIST_PROBLEMS.use(typed)} ${id} is left unchanged.`)
    return used === undefined ? was : !used
  }
}

const NAMED = 8
export function missingRows(sheet: string, items: readonly { readonly id: string }[], useHeading: string | undefined): string {
  const ids = items.slice(0, NAMED).map(({ id }) => id)
  const more = items.length > NAMED ? ` and ${items.length - NAMED} more` : ''
  const park = useHeading ? ` To park an item, keep its row and enter N (for no) in the ${useHeading} column.` : ''
  return `The ${sheet} sheet has no row for ${ids.join(', ')}${more}. Importing this file does not remove ${items.length === 1 ? ids[0] : 'them'}.${park}`
}
