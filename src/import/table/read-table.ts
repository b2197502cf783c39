// Reads a mapped table into a document and reports every problem with its place. Pure; nothing is dropped silently.
import type { Document } from '../../ach/document/document.ts'
import { documentSchema } from '../../ach/document/document-schema.ts'
import { emptyDocument } from '../../ach/document/empty-document.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { settingsFields } from '../../ach/model/workbook.ts'
import { type Grid, type GridRow, gridCell } from './grid.ts'
import { FIELD_WORDS, isComputedColumn, isHypothesisColumn, type Meaning } from './grid-columns.ts'
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
  /** name of the rater of a table that names none */
  readonly rater?: string
}
export interface GridRead {
  /** null if nothing can be imported */
  readonly document: Document | null
  /** why nothing can be imported; null if something can */
  readonly stop: string | null
  readonly problems: readonly GridProblem[]
  /** rows that are not evidence */
  readonly ignored: readonly { readonly row: number; readonly reason: string }[]
  /** headings of columns that are recalculated */
  readonly computed: readonly string[]
  readonly counts: Readonly<Record<'rows' | 'evidence' | 'hypotheses' | 'sources' | 'clusters' | 'raters' | 'ratings', number>>
}

/** Why nothing can be imported. */
export const TABLE_STOPS = {
  turned:
    'This table has hypotheses in rows and evidence in columns. Copy it, paste it transposed in your spreadsheet program, then import that.',
  noTexts: 'No column holds the evidence text. Choose the column that does.',
  noRows: 'There is no evidence below the column headings.',
  tooMany: (found: number, limit: number, words: string) =>
    `This table has ${found.toLocaleString('en')} ${words}. A workbook holds at most ${limit.toLocaleString('en')}. Import part of the table.`,
} as const

/** Why rows and columns are left out. */
export const LEFT_OUT = {
  above: 'left out because it is above the table.',
  noText: 'left out because it has no evidence text.',
  column: 'left out because its meaning is not set.',
  second: (meaning: string, first: string) => `left out because ${first} already has the meaning “${meaning}”.`,
} as const

const NO_COUNTS = { rows: 0, evidence: 0, hypotheses: 0, sources: 0, clusters: 0, raters: 0, ratings: 0 }
/** The title of a workbook made from a table without one. */
export const ANY_TITLE = 'Imported table'
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
  if (!read.success) return stopped(`This table cannot be imported: ${read.error.issues[0]?.message}`)
  if (read.data.evidence.length === 0) return stopped('None of these rows can be imported as they are.')
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

/** Keeps only the first column of each meaning. */
function onceEach(columns: readonly Meaning[], problems: GridProblems): Meaning[] {
  return columns.map((column, at) => {
    const first = columns.indexOf(column)
    if (column === null || isHypothesisColumn(column) || first === at) return column
    problems.add(null, at, LEFT_OUT.second(FIELD_WORDS[column], problems.title(first)))
    return null
  })
}

/** Reports columns without a meaning; those that are recalculated are only listed. */
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

/** Returns why a list is too long; null if it is not. */
function limitOf(name: keyof typeof WORDS, items: readonly { readonly id: string; readonly parked?: boolean }[]): string | null {
  const active = items.filter(({ parked }) => !parked).length
  return (
    most(active, LIMITS[name], WORDS[name]) ?? most(items.length, LIMITS[name] * LIMITS.withParked, `${WORDS[name]}, including parked ones`)
  )
}

const most = (found: number, limit: number, words: string) => (found > limit ? TABLE_STOPS.tooMany(found, limit, words) : null)
