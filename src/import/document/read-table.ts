// Reads a mapped table into a document, with what it leaves out, what it prints and what it is unsure about. Pure; nothing is dropped silently.
import type { Document } from '../../ach/document/document.ts'
import { documentSchema } from '../../ach/document/document-schema.ts'
import { emptyDocument } from '../../ach/document/empty-document.ts'
import { settingsFields } from '../../ach/model/workbook.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type TextRead, tableNotation } from '../notation/notation.ts'
import { type Answers, isOpen, type Question } from '../questions/question.ts'
import { type Grid, type GridRow, gridCell, rowPlace } from '../table/grid.ts'
import { FIELD_WORDS, isComputedColumn, isHypothesisColumn, isOwnColumn, type Meaning } from '../table/grid-columns.ts'
import { type GridProblem, GridProblems } from '../table/grid-problems.ts'
import { joinKeys, keyLines } from '../table/key-rows.ts'
import { columnTitles, type Mapping, tableRows } from '../table/mapping.ts'
import { type RowRead, type RowRole, rowRoles } from '../table/row-roles.ts'
import { evidenceRows, ownRows } from './evidence-rows.ts'
import { GridEvidence } from './grid-evidence.ts'
import { readGridHypotheses } from './grid-hypotheses.ts'
import { readGridRaters } from './grid-raters.ts'
import { readGridRatings } from './grid-ratings.ts'
import { nameHypotheses } from './hypothesis-texts.ts'
import { NOTHING_PRINTED, type Printed, printedAbove, printedColumns, printedDifferences, printedRow } from './printed.ts'
import { ratedCells } from './rated-cells.ts'
import { limitOf, mostCells, tooLarge } from './table-limits.ts'

export interface GridOptions {
  readonly title: string
  /** undefined: the question above the table, if there is one */
  readonly question?: string | undefined
  /** name of the rater of a table that names none */
  readonly rater?: string
  readonly answers?: Answers
  /** texts of other tables that may explain the ratings */
  readonly keys?: readonly string[]
  /** whether each of these rows is evidence, whatever it looks like; by row number */
  readonly ticked?: ReadonlyMap<number, boolean>
}
/** A row that is no evidence. */
export interface IgnoredRow {
  readonly row: number
  /** the row in words, such as “row 3” */
  readonly place: string
  readonly text: string
  readonly reason: string
}
export interface GridRead {
  /** null if nothing can be imported */
  readonly document: Document | null
  /** why nothing can be imported; null if something can */
  readonly stop: string | null
  readonly problems: readonly GridProblem[]
  /** rows that are not evidence */
  readonly ignored: readonly IgnoredRow[]
  /** headings of columns that are recalculated */
  readonly computed: readonly string[]
  /** results of the document, as it prints them */
  readonly printed: Printed
  readonly questions: readonly Question[]
  /** how each distinct text under a hypothesis is read */
  readonly texts: readonly TextRead[]
  /** places of rows of evidence without a rating */
  readonly unrated: readonly string[]
  /** what was found that nobody may expect, in sentences */
  readonly remarks: readonly string[]
  readonly counts: Readonly<Record<'rows' | 'evidence' | 'hypotheses' | 'sources' | 'clusters' | 'raters' | 'ratings' | 'notes', number>>
}

/** Why nothing can be imported. */
export const TABLE_STOPS = {
  noTexts: 'No column holds the evidence text. Choose the column that does.',
  noRows: 'There is no evidence below the column headings.',
} as const

/** Why rows and columns are left out. */
export const LEFT_OUT = {
  above: 'left out because it is above the table.',
  around: 'left out because it is outside the table.',
  unticked: 'left out because it is not ticked.',
  column: 'left out because its meaning is not set.',
  comment: (text: string) => `the comment “${shortLabel(text)}” on the heading is left out.`,
  second: (meaning: string, first: string) => `left out because ${first} already has the meaning “${meaning}”.`,
} as const

/** What the reader does that nobody may expect. */
export const TABLE_REMARKS = {
  ids: 'The IDs at the beginning of the texts were taken as the IDs of the items.',
  named: (ids: readonly string[]) => `The texts of ${ids.join(', ')} were read from lines outside the table.`,
} as const

/** What is known of a table that is not read. */
const NOTHING_READ: Omit<GridRead, 'stop' | 'counts'> = {
  ...{ document: null, problems: [], ignored: [], computed: [], printed: NOTHING_PRINTED },
  ...{ questions: [], texts: [], unrated: [], remarks: [] },
}
const NO_COUNTS = { rows: 0, evidence: 0, hypotheses: 0, sources: 0, clusters: 0, raters: 0, ratings: 0, notes: 0 }
/** The title of a workbook made from a table without one. */
export const ANY_TITLE = 'Imported table'
/** The name of the rater of a table that names none. */
export const RATER_NAME = 'Rater 1'
export const ANY_QUESTION = 'Which hypothesis fits the evidence?'

export function readGrid(grid: Grid, mapping: Mapping, options: GridOptions): GridRead {
  const { title, rater = RATER_NAME, answers = {} } = options
  const titles = columnTitles(grid, mapping)
  const { above, header, body } = tableRows(grid, mapping)
  const doomed = tooLarge(body.length, mapping.columns)
  if (doomed !== null) return { ...NOTHING_READ, stop: doomed, counts: { ...NO_COUNTS, rows: body.length } }
  const roles = ticked(grid.listed ? body.map(itemRow) : rowRoles(header, body, mapping.columns), options.ticked)
  const outside = [...above.flatMap(linesIn), ...(grid.around ?? []).map(({ text }) => text)]
  const named = nameHypotheses(mapping.columns, [
    ...outside,
    ...roles.flatMap(({ role, row }) => (role === 'hypothesis' ? linesIn(row) : [])),
  ])
  const own = grid.listed || header.some(({ cells }) => isOwnColumn(cells))
  const table = own ? ownRows(roles, named.columns, titles) : evidenceRows(roles, named.columns, titles, answers)
  const problems = new GridProblems(table.titles, grid.rows)
  const columns = onceEach(table.columns, problems)
  const computed = leaveOut(columns, table.titles, table.rows, problems)
  const ignored = ignoredRows(grid, above, table.ignored, options.ticked)
  const keys = joinKeys([...(options.keys ?? []), ...outside, ...roles.flatMap(({ role, row }) => (role === 'key' ? keyLines(row) : []))])
  const notation = tableNotation(ratedCells(grid, table.rows, columns), keys, answers)
  const hypotheses = readGridHypotheses(columns, problems, header)
  for (const row of header)
    for (const [at, comment] of row.comments ?? []) if (!hypotheses.has(at)) problems.add(null, at, LEFT_OUT.comment(comment))
  const found = { ignored, computed, questions: [...notation.questions, ...table.questions], texts: notation.texts }
  const stopped = (stop: string): GridRead => ({
    ...found,
    ...{ document: null, stop, problems: problems.sorted(), printed: NOTHING_PRINTED, unrated: [], remarks: [] },
    counts: { ...NO_COUNTS, rows: table.rows.length },
  })

  if (!columns.includes('statement')) return stopped(TABLE_STOPS.noTexts)
  if (table.rows.length === 0) return stopped(TABLE_STOPS.noRows)
  const tooWide = limitOf('hypotheses', [...hypotheses.values()])
  if (tooWide !== null) return stopped(tooWide)
  const raters = readGridRaters(table.rows, columns, rater, problems)
  const evidence = new GridEvidence(columns, problems, grid.from1904)
  const items = evidence.read(table.rows, raters.of)
  const rated = readGridRatings({ rows: table.rows, columns, notation, raters, items, hypotheses }, problems)
  const draft = {
    ...emptyDocument(settingsFields.shape.title.safeParse(title).success ? title : ANY_TITLE, options.question ?? questionIn(outside)),
    hypotheses: [...hypotheses.values()],
    sources: evidence.sources.fresh,
    clusters: evidence.clusters.fresh.map(({ id, name }) => ({ id, label: name })),
    evidence: [...evidence.items.values()],
    raters: rated.raters,
  }
  const tooMany = LISTS.map((name) => limitOf(name, draft[name])).find((stop) => stop !== null) ?? mostCells(rated.cells)
  if (tooMany !== null) return stopped(tooMany)
  const read = documentSchema.safeParse(draft)
  if (!read.success) return stopped(`This table cannot be imported: ${read.error.issues[0]?.message}`)
  if (read.data.evidence.length === 0) return stopped('None of these rows can be imported as they are.')
  const printed = {
    rows: [
      ...printedAbove(above, columns, hypotheses),
      ...roles.flatMap(({ role, kind, row }) => (role === 'printed' ? (printedRow(row, kind ?? 'other', columns, hypotheses) ?? []) : [])),
    ],
    columns: printedColumns(table.titles, columns, table.rows, items),
  }
  return {
    ...found,
    ...{ document: read.data, stop: null, problems: problems.sorted(), printed },
    unrated: hypotheses.size > 0 ? rated.unrated.map(rowPlace) : [],
    remarks: [
      ...(table.ids ? [TABLE_REMARKS.ids] : []),
      ...(named.named.size > 0 ? [TABLE_REMARKS.named([...named.named])] : []),
      ...(found.questions.some(isOpen) ? [] : printedDifferences(printed, read.data)),
    ],
    counts: {
      ...{ rows: table.rows.length, evidence: draft.evidence.length, hypotheses: hypotheses.size, raters: raters.all.length },
      ...{ sources: read.data.sources.length, clusters: read.data.clusters.length, ratings: rated.cells, notes: rated.notes },
    },
  }
}

const LISTS = ['evidence', 'sources', 'clusters', 'raters'] as const

const itemRow = (row: GridRow): RowRead => ({ row, role: 'evidence', kind: null })

const linesIn = ({ cells }: GridRow): string[] => cells.filter((cell) => cell.trim() !== '')

/** Rows as the user ticked them: unticked rows are left out, ticked ones are evidence. */
function ticked(roles: readonly RowRead[], ticks: GridOptions['ticked']): RowRead[] {
  return roles.map((one) => {
    const on = ticks?.get(one.row.row)
    if (on === undefined || on === (one.role === 'evidence')) return one
    return { ...one, role: (on ? 'evidence' : 'remark') satisfies RowRole }
  })
}

function ignoredRows(
  grid: Grid,
  above: readonly GridRow[],
  rows: readonly { row: GridRow; reason: string }[],
  ticks: GridOptions['ticked'],
): IgnoredRow[] {
  const line = (row: GridRow, reason: string): IgnoredRow => ({
    row: row.row,
    place: rowPlace(row),
    text: [...linesIn(row), ...(row.comments?.values() ?? [])].join(' | ').slice(0, 300),
    reason,
  })
  return [
    ...(grid.around ?? []).map(({ row, text }) => ({ row, place: `line ${row}`, text: text.slice(0, 300), reason: LEFT_OUT.around })),
    ...above.map((row) => line(row, LEFT_OUT.above)),
    ...rows.map(({ row, reason }) => line(row, ticks?.get(row.row) === false ? LEFT_OUT.unticked : reason)),
  ].sort((a, b) => a.row - b.row)
}

/** A line above the table that asks the question, such as “Question: Who did it?”. */
function questionIn(lines: readonly string[]): string {
  const asked = lines.map((line) => line.trim()).find((line) => /[?？؟]$/.test(line) && line.length > 8 && line.length < 500)
  return asked?.replace(/^[#*\s]*(?:\p{L}+\s*){1,2}[:：]\s*/u, '') || ANY_QUESTION
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
function leaveOut(columns: readonly Meaning[], titles: readonly string[], rows: readonly GridRow[], problems: GridProblems): string[] {
  return titles.filter((title, at) => {
    if (columns[at] !== null || !rows.some((row) => gridCell(row, at).trim() !== '')) return false
    if (!isComputedColumn(title)) problems.add(null, at, LEFT_OUT.column)
    return isComputedColumn(title)
  })
}
