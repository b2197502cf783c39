// Reads one rater's ratings, reasons and notes from a matrix of a returned file. Unreadable cells keep the value the file was made with.

import type { Document } from '../../ach/document/document.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { foldName } from '../../ach/model/names.ts'
import { RATING_WORDS, type Rating } from '../../ach/model/rating.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { shortLabel } from '../../forms/ids.ts'
import { readRatingWord } from '../../import/notation/rating-words.ts'
import type { SheetCell, SheetContent } from '../../import/table/spreadsheet.ts'
import { headingMeaning } from '../../import/words/heading-vocabulary.ts'
import { ID_HEADING, matrixHeading, RATED_BY, WHY_HEADING } from '../sheets/layout.ts'
import { isTyped, type ReadFindings, type ReturnedTable, SheetCells, sameText, tableIn } from './returned-cells.ts'
import { COLUMN_WARNINGS } from './returned-columns.ts'
import { COMMENT_WARNINGS, commentAt, saysComment } from './returned-comments.ts'
import type { ReturnedLists } from './returned-lists.ts'

/** Problems of a cell, a row or a column of a matrix. */
export const MATRIX_PROBLEMS = {
  rating: (typed: string) => `“${shortLabel(typed)}” is not a rating. Use CC, C, N, I, II or NA, or leave the cell empty.`,
  noId: 'This row has ratings but no evidence ID. Enter the ID in the first column. The row is left out.',
  noItem: (typed: string) => `There is no item of evidence “${shortLabel(typed)}”. The row is left out.`,
  itemTwice: (id: string) => `The item ${id} is listed twice. Only its first row is read.`,
  noHypothesis: (heading: string) =>
    `“${heading}” names no hypothesis. Begin the heading with an ID from the Hypotheses sheet. The column is left out.`,
  noHeading: 'This column has ratings but no heading. Enter the hypothesis there. The column is left out.',
  longNote: `The comment is longer than ${formatCount(LIMITS.text)} characters. The note is left unchanged.`,
  hypothesisTwice: (id: string) => `The hypothesis ${id} has two columns. Only the first is read.`,
  longReason: `The reason is longer than ${formatCount(LIMITS.text)} characters. It is left unchanged.`,
} as const

type Listed = readonly { readonly id: string }[]

/** Warns that items without a column or row keep their ratings. */
export const missingRatings = (sheet: string, place: 'column' | 'row', items: Listed): string =>
  `The ${sheet} sheet has no ${place} for ${listedHypotheses(items)}. ${items.length === 1 ? 'Its ratings are' : 'Their ratings are'} left unchanged.`

/** The sentence after a problem with a cell. */
export const ratingStays = (evidence: string, hypothesis: string, before: Rating | null): string =>
  `${evidence} for ${shortLabel(hypothesis)} ${before === null ? 'is left blank' : `stays ${before} (${RATING_WORDS[before]})`}.`

export type RaterRead = Pick<Document['raters'][number], 'ratings' | 'rationales' | 'notes'>

/** Headings of looked-up and computed columns, in small letters. */
export const COMPUTED_HEADINGS: ReadonlySet<string> = new Set([
  'evidence',
  'kind',
  'credibility',
  'relevance',
  'use',
  'weight',
  'diagnosticity',
  'source',
  'date',
])

/** Returns the table of a matrix sheet; undefined for other sheets. */
export const matrixTable = (sheet: SheetContent | undefined): ReturnedTable | undefined => tableIn(sheet, 'Evidence', MATRIX_HEADINGS)
const MATRIX_HEADINGS = [ID_HEADING, 'Evidence', 'Kind', 'Credibility', 'Relevance', 'Use', 'Weight', 'Diagnosticity']

/** Returns the name after “rated by” above the matrix, or next to "Your name"; '' if none. `made`: the document the file was made with. */
export function raterNameOn(sheet: SheetContent, made: Pick<Document, 'title' | 'raters'> | null): string {
  for (const [row, cells] of sheet.rows) {
    if (row > 12) break
    for (const [column, { value, formula }] of cells) {
      if (typeof value !== 'string' || formula) continue
      const at = value.lastIndexOf(RATED_BY)
      if (at >= 0) {
        // A long name, or one with many spaces, is not written in full.
        const name = value.slice(at + RATED_BY.length).trim()
        const whole = made?.raters.find((rater) => sameText(value, matrixHeading(made.title, rater.name)))
        return whole?.name ?? name
      }
      if (foldName(value).startsWith('your name')) return nameIn(cells.get(column + 1))
    }
  }
  return ''
}

/** A number is a date that a program made of something else. */
const nameIn = (cell: SheetCell | undefined): string => (typeof cell?.value === 'string' && !cell.formula ? cell.value.trim() : '')

export interface MatrixRead {
  readonly table: ReturnedTable
  /** column → hypothesis */
  readonly columns: ReadonlyMap<number, string>
  /** row → item, where column A has no id */
  readonly added: ReadonlyMap<number, string>
}

/** `was`: the rater's ratings in the file as exported; empty if unknown. `lists`: the items in the file now. */
export function readReturnedRatings(
  { table, columns, added }: MatrixRead,
  lists: ReturnedLists,
  was: RaterRead,
  findings: ReadFindings,
): RaterRead {
  const cells = new SheetCells(table.sheet, findings)
  const items = new Map(lists.evidence.map((item) => [item.id.toLowerCase(), item.id]))
  const labels = new Map(lists.hypotheses.map(({ id, label }) => [id, label]))
  const why = whyColumn(table, columns)
  const ratings = mapsOf(was.ratings)
  const notes = mapsOf(was.notes)
  const reasons = new Map(Object.entries(was.rationales))
  const rowIds = new Set<string>()
  let gone = 0
  for (const row of table.rows) {
    const at = table.columns.get(ID_HEADING)
    const typed = added.get(row) ?? cells.typed(row, at, 'The row is left out.')
    const filled = () => [...columns.keys()].some((column) => isRating(table, row, column))
    if (typed === undefined) continue
    if (typed === '') {
      if (filled()) cells.problem(row, at ?? 1, MATRIX_PROBLEMS.noId)
      continue
    }
    const id = items.get(typed.toLowerCase())
    if (id === undefined) {
      cells.problem(row, at ?? 1, MATRIX_PROBLEMS.noItem(typed))
      continue
    }
    if (rowIds.has(id)) {
      cells.problem(row, at ?? 1, MATRIX_PROBLEMS.itemTwice(id))
      continue
    }
    rowIds.add(id)
    const rated = ratings.get(id) ?? new Map<string, Rating>()
    const noted = notes.get(id) ?? new Map<string, string>()
    for (const [column, hypothesis] of columns) {
      const before = rated.get(hypothesis) ?? null
      const rating = ratingIn(cells, row, column, before, ratingStays(id, labels.get(hypothesis) ?? hypothesis, before))
      if (rating === null) rated.delete(hypothesis)
      else rated.set(hypothesis, rating)
      const note = noteIn(cells, row, column, noted.get(hypothesis) ?? null)
      if (note === undefined) gone += 1
      else if (note !== null) noted.set(hypothesis, note)
    }
    if (rated.size > 0) ratings.set(id, rated)
    else ratings.delete(id)
    if (noted.size > 0) notes.set(id, noted)
    const reason = reasonIn(cells, row, why, reasons.get(id) ?? null)
    if (reason === null) reasons.delete(id)
    else reasons.set(id, reason)
  }
  if (gone > 0) findings.warnings.push(COMMENT_WARNINGS.gone(table.sheet.name, gone))
  if (why === undefined && Object.keys(was.rationales).length > 0)
    findings.warnings.push(COLUMN_WARNINGS.missing(table.sheet.name, WHY_HEADING))
  const without = lists.hypotheses.filter(({ id, parked }) => !parked && ![...columns.values()].includes(id) && isRated(was, id))
  if (without.length > 0) findings.warnings.push(missingRatings(table.sheet.name, 'column', without))
  const unlisted = lists.evidence.filter(({ id, parked }) => !parked && !rowIds.has(id) && Object.hasOwn(was.ratings, id))
  if (unlisted.length > 0) findings.warnings.push(missingRatings(table.sheet.name, 'row', unlisted))
  return {
    ratings: recordsOf(ratings),
    notes: recordsOf(notes),
    rationales: Object.fromEntries(reasons),
  }
}

type Rows<T> = Readonly<Record<string, Readonly<Record<string, T>>>>
const mapsOf = <T>(rows: Rows<T>): Map<string, Map<string, T>> =>
  new Map(Object.entries(rows).map(([evidence, row]) => [evidence, new Map(Object.entries(row))]))
const recordsOf = <T>(rows: ReadonlyMap<string, ReadonlyMap<string, T>>): Rows<T> =>
  Object.fromEntries([...rows].map(([evidence, row]) => [evidence, Object.fromEntries(row)]))

const NAMED = 8
const listedHypotheses = (items: readonly { readonly id: string }[]): string =>
  items
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join(', ') + (items.length > NAMED ? ` and ${items.length - NAMED} more` : '')

const isRated = ({ ratings }: RaterRead, hypothesis: string): boolean =>
  Object.values(ratings).some((row) => Object.hasOwn(row, hypothesis))

const isRating = ({ sheet }: ReturnedTable, row: number, column: number): boolean => {
  const cell = sheet.rows.get(row)?.get(column)
  return isTyped(cell) && readRatingWord(String(cell?.value)) !== undefined
}

/** The column of reasons, by its heading in any language. */
function whyColumn({ columns: headings }: ReturnedTable, ratings: ReadonlyMap<number, string>): number | undefined {
  const own = [...headings].find(([heading]) => heading === WHY_HEADING || heading.startsWith(`${WHY_HEADING} (`))
  return (own ?? [...headings].find(([heading, column]) => !ratings.has(column) && headingMeaning(heading) === 'why'))?.[1]
}

/** `stays`: the sentence after a problem. */
function ratingIn(cells: SheetCells, row: number, column: number, before: Rating | null, stays: string): Rating | null {
  const typed = cells.typed(row, column, stays)
  if (typed === undefined) return before
  const rating = readRatingWord(typed)
  if (rating !== undefined) return rating
  cells.problem(row, column, `${MATRIX_PROBLEMS.rating(typed)} ${stays}`)
  return before
}

function reasonIn(cells: SheetCells, row: number, column: number | undefined, before: string | null): string | null {
  if (column === undefined) return before
  const typed = cells.typed(row, column, 'The reason is left unchanged.')
  if (typed === undefined || sameText(typed, before ?? '')) return before
  if (typed.length <= LIMITS.text) return typed === '' ? null : typed
  cells.problem(row, column, MATRIX_PROBLEMS.longReason)
  return before
}

/** Returns the note of a rating; null for none, undefined if its comment is gone. */
function noteIn(cells: SheetCells, row: number, column: number, before: string | null): string | null | undefined {
  const comment = commentAt(cells.sheet, row, column)
  if (comment === undefined) return before === null ? null : undefined
  if (before !== null && saysComment(comment, before)) return before
  if (comment.length <= LIMITS.text) return comment
  cells.problem(row, column, MATRIX_PROBLEMS.longNote)
  return before
}
