// Reads a table, as its mapping says, into a document, with every problem and its place. Pure; nothing is left out without being said.
import type { Document } from '../../ach/document/document.ts'
import { documentSchema } from '../../ach/document/document-schema.ts'
import { emptyDocument } from '../../ach/document/empty-document.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { settingsFields } from '../../ach/model/workbook.ts'
import { type Grid, type GridRow, gridCell } from './grid.ts'
import { isComputedColumn, isHypothesisColumn, type Meaning } from './grid-columns.ts'
import { GridEvidence } from './grid-evidence.ts'
import { readGridHypotheses } from './grid-hypotheses.ts'
import { type GridProblem, GridProblems } from './grid-problems.ts'
import { readGridRaters } from './grid-raters.ts'
import { readGridRatings } from './grid-ratings.ts'
import { columnTitles, type Mapping, tableRows } from './mapping.ts'
import { isTransposed } from './transposed.ts'

export interface GridOptions {
  readonly title: string
  readonly question?: string
  /** who rated a table that names nobody */
  readonly rater?: string
}
export interface GridRead {
  /** null where nothing can be brought in */
  readonly document: Document | null
  /** why; null where something can */
  readonly stop: string | null
  readonly problems: readonly GridProblem[]
  /** rows that are no evidence */
  readonly ignored: readonly { readonly row: number; readonly reason: string }[]
  /** names of columns that are worked out anew */
  readonly computed: readonly string[]
  readonly counts: Readonly<Record<'rows' | 'evidence' | 'hypotheses' | 'sources' | 'clusters' | 'raters' | 'ratings', number>>
}

/** Why nothing can be brought in. */
export const TABLE_STOPS = {
  turned:
    'Here the hypotheses stand in the rows and the evidence in the columns. Copy the table, paste it transposed in your spreadsheet program, and bring that in.',
  noTexts: 'No column holds the texts of the evidence. Say which one does.',
  noRows: 'There is no evidence below the names of the columns.',
  tooMany: (found: number, limit: number, words: string) =>
    `These are ${found.toLocaleString('en')} ${words}. A workbook holds ${limit.toLocaleString('en')}; bring in a part of the table.`,
} as const

/** What is left out. */
export const LEFT_OUT = {
  above: 'It stands above the table.',
  noText: 'It has no text of evidence.',
  column: 'It is left out.',
  second: (meaning: string, first: string) => `This is to be the ${meaning} too, but ${first} comes first. It is left out.`,
} as const

const NO_COUNTS = { rows: 0, evidence: 0, hypotheses: 0, sources: 0, clusters: 0, raters: 0, ratings: 0 }
/** The title of a workbook whose table has none. */
export const ANY_TITLE = 'A table that was brought in'
export const ANY_QUESTION = 'Which hypothesis fits the evidence?'

export function readGrid(grid: Grid, mapping: Mapping, { title, question = ANY_QUESTION, rater = 'Rater 1' }: GridOptions): GridRead {
  const titles = columnTitles(grid, mapping)
  const problems = new GridProblems(titles)
  const { above, body, totals } = tableRows(grid, mapping)
  const columns = onceEach(mapping.columns, problems)
  const statementAt = columns.indexOf('statement')
  const ignored: { row: number; reason: string }[] = above.map(({ row }) => ({ row, reason: LEFT_OUT.above }))
  for (const [row, reason] of totals) ignored.push({ row, reason })
  const rows = body.filter((row) => {
    const empty = statementAt >= 0 && gridCell(row, statementAt).trim() === ''
    if (empty) ignored.push({ row: row.row, reason: LEFT_OUT.noText })
    return !empty
  })
  ignored.sort((a, b) => a.row - b.row)
  const computed = leaveOut(columns, titles, body, problems)
  const found = { ignored, computed }
  const stopped = (stop: string): GridRead => ({
    ...found,
    document: null,
    stop,
    problems: problems.sorted(),
    counts: { ...NO_COUNTS, rows: rows.length },
  })

  if (statementAt < 0) return stopped(isTransposed(grid) ? TABLE_STOPS.turned : TABLE_STOPS.noTexts)
  if (rows.length === 0) return stopped(TABLE_STOPS.noRows)
  const hypotheses = readGridHypotheses(columns, problems)
  const tooWide = limitOf('hypotheses', [...hypotheses.values()])
  if (tooWide !== null) return stopped(tooWide)
  const raters = readGridRaters(rows, columns, rater, problems)
  const evidence = new GridEvidence(columns, problems, grid.from1904)
  const items = evidence.read(rows, raters.of)
  const rated = readGridRatings({ body: rows, columns, numbers: mapping.numbers, raters, items, hypotheses }, problems)
  const draft = {
    ...emptyDocument(settingsFields.shape.title.safeParse(title).success ? title : ANY_TITLE, question),
    hypotheses: [...hypotheses.values()],
    sources: evidence.sources.fresh,
    clusters: evidence.clusters.fresh.map(({ id, name }) => ({ id, label: name })),
    evidence: [...evidence.items.values()],
    raters: rated.raters,
  }
  const tooMany =
    LISTS.map((name) => limitOf(name, draft[name])).find((stop) => stop !== null) ?? most(rated.cells, LIMITS.ratedCells, 'rated cells')
  if (tooMany !== null) return stopped(tooMany)
  const read = documentSchema.safeParse(draft)
  if (!read.success) return stopped(`This table cannot be brought in: ${read.error.issues[0]?.message}`)
  if (read.data.evidence.length === 0) return stopped('None of these rows can be brought in as they stand.')
  const { length: sources } = read.data.sources
  const { length: clusters } = read.data.clusters
  const counts = {
    rows: rows.length,
    evidence: draft.evidence.length,
    hypotheses: hypotheses.size,
    sources,
    clusters,
    raters: raters.all.length,
    ratings: rated.cells,
  }
  return { ...found, document: read.data, stop: null, problems: problems.sorted(), counts }
}

/** A meaning that comes twice counts once. */
function onceEach(columns: readonly Meaning[], problems: GridProblems): Meaning[] {
  return columns.map((column, at) => {
    const first = columns.indexOf(column)
    if (column === null || isHypothesisColumn(column) || first === at) return column
    problems.add(null, at, LEFT_OUT.second(column, problems.title(first)))
    return null
  })
}

/** Says which columns have no place; those that are worked out anew are only named. */
function leaveOut(columns: readonly Meaning[], titles: readonly string[], body: readonly GridRow[], problems: GridProblems): string[] {
  return titles.filter((title, at) => {
    if (columns[at] !== null || !body.some((row) => gridCell(row, at).trim() !== '')) return false
    if (!isComputedColumn(title)) problems.add(null, at, LEFT_OUT.column)
    return isComputedColumn(title)
  })
}

const WORDS = {
  hypotheses: 'hypotheses',
  evidence: 'items of evidence',
  sources: 'sources',
  clusters: 'clusters',
  raters: 'raters',
} as const
const LISTS = ['evidence', 'sources', 'clusters', 'raters'] as const

/** Why a list is too long, in one sentence; null where it is not. */
function limitOf(name: keyof typeof WORDS, items: readonly { readonly id: string; readonly parked?: boolean }[]): string | null {
  const active = items.filter(({ parked }) => !parked).length
  return (
    most(active, LIMITS[name], WORDS[name]) ?? most(items.length, LIMITS[name] * LIMITS.withParked, `${WORDS[name]}, parked ones counted`)
  )
}

const most = (found: number, limit: number, words: string) => (found > limit ? TABLE_STOPS.tooMany(found, limit, words) : null)
