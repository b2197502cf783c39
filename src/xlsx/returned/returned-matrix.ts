// Reads one rater's ratings and reasons from a matrix of a returned file. Unreadable cells keep the value the file was made with.

import type { Document } from '../../ach/document/document.ts'
import { foldName } from '../../ach/model/names.ts'
import { RATING_WORDS, type Rating } from '../../ach/model/rating.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { shortLabel } from '../../forms/ids.ts'
import { readRatingWord } from '../../import/notation/rating-words.ts'
import type { SheetCell, SheetContent } from '../../import/table/spreadsheet.ts'
import { ID_HEADING, matrixHeading, RATED_BY, WHY_HEADING } from '../sheets/layout.ts'
import { headingOf, type ReadFindings, type ReturnedTable, SheetCells, sameText, tableIn } from './returned-cells.ts'
import type { ReturnedLists } from './returned-lists.ts'

/** Problems of a cell, a row or a column of a matrix. */
export const MATRIX_PROBLEMS = {
  rating: (typed: string) => `“${shortLabel(typed)}” is not a rating. Use CC, C, N, I, II or NA, or leave the cell empty.`,
  noId: 'This row has ratings but no evidence ID. Enter the ID in the first column. The row is left out.',
  noItem: (typed: string) => `There is no item of evidence “${shortLabel(typed)}”. The row is left out.`,
  itemTwice: (id: string) => `The item ${id} is listed twice. Only its first row is read.`,
  noHypothesis: (heading: string) =>
    `“${heading}” names no hypothesis. Begin the heading with an ID from the Hypotheses sheet. The column is left out.`,
  hypothesisTwice: (id: string) => `The hypothesis ${id} has two columns. Only the first is read.`,
  longReason: `The reason is longer than ${LIMITS.text.toLocaleString('en')} characters. It is left unchanged.`,
} as const

type Listed = readonly { readonly id: string }[]

/** Warns that items without a column or row keep their ratings. */
export const missingRatings = (sheet: string, place: 'column' | 'row', items: Listed): string =>
  `The ${sheet} sheet has no ${place} for ${listedHypotheses(items)}. ${items.length === 1 ? 'Its ratings are' : 'Their ratings are'} left unchanged.`

/** The sentence after a problem with a cell. */
export const ratingStays = (evidence: string, hypothesis: string, before: Rating | null): string =>
  `${evidence} for ${shortLabel(hypothesis)} ${before === null ? 'is left blank' : `stays ${before} (${RATING_WORDS[before]})`}.`

export type RaterRead = Pick<Document['raters'][number], 'ratings' | 'rationales'>

/** Headings of looked-up and computed columns. */
const COMPUTED = new Set(['evidence', 'kind', 'credibility', 'relevance', 'use', 'weight', 'diagnosticity', 'source', 'date'])

/** Returns the table of a matrix sheet; undefined for other sheets. */
export const matrixTable = (sheet: SheetContent | undefined): ReturnedTable | undefined => tableIn(sheet, 'Evidence')

/**
 * Returns the name after "rated by" above the matrix, or next to "Your name"; '' if none. `made`: the title and name the file was made
 * with.
 */
export function raterNameOn(sheet: SheetContent, made?: { readonly title: string; readonly name: string }): string {
  const above = sheet.rows.get(1)?.get(1)?.value
  // A long name, or one with many spaces, is not written in full.
  if (made && typeof above === 'string' && sameText(above, matrixHeading(made.title, made.name))) return made.name
  for (const [row, cells] of sheet.rows) {
    if (row > 12) break
    for (const [column, { value, formula }] of cells) {
      if (typeof value !== 'string' || formula) continue
      const at = value.lastIndexOf(RATED_BY)
      if (row === 1 && at >= 0) return value.slice(at + RATED_BY.length).trim()
      if (foldName(value).startsWith('your name')) return nameIn(cells.get(column + 1))
    }
  }
  return ''
}

/** A number is a date that a program made of something else. */
const nameIn = (cell: SheetCell | undefined): string => (typeof cell?.value === 'string' && !cell.formula ? cell.value.trim() : '')

/** `was`: the rater's ratings in the file as exported; empty if unknown. `lists`: the items in the file now. */
export function readReturnedRatings(table: ReturnedTable, lists: ReturnedLists, was: RaterRead, findings: ReadFindings): RaterRead {
  const cells = new SheetCells(table.sheet, findings)
  const items = new Map(lists.evidence.map((item) => [item.id.toLowerCase(), item.id]))
  const columns = hypothesisColumns(table, lists, cells)
  const labels = new Map(lists.hypotheses.map(({ id, label }) => [id, label]))
  const why = [...table.columns].find(([heading]) => heading === WHY_HEADING || heading.startsWith(`${WHY_HEADING} (`))?.[1]
  const ratings = new Map(Object.entries(was.ratings).map(([evidence, row]) => [evidence, new Map(Object.entries(row))]))
  const reasons = new Map(Object.entries(was.rationales))
  const rowIds = new Set<string>()
  for (const row of table.rows) {
    const at = table.columns.get(ID_HEADING)
    const typed = cells.typed(row, at, 'The row is left out.')
    const filled = () => [...columns.keys()].some((column) => readable(table, row, column))
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
    for (const [column, hypothesis] of columns) {
      const before = rated.get(hypothesis) ?? null
      const rating = ratingIn(cells, row, column, before, ratingStays(id, labels.get(hypothesis) ?? hypothesis, before))
      if (rating === null) rated.delete(hypothesis)
      else rated.set(hypothesis, rating)
    }
    if (rated.size > 0) ratings.set(id, rated)
    else ratings.delete(id)
    const reason = reasonIn(cells, row, why, reasons.get(id) ?? null)
    if (reason === null) reasons.delete(id)
    else reasons.set(id, reason)
  }
  const without = lists.hypotheses.filter(({ id, parked }) => !parked && ![...columns.values()].includes(id) && isRated(was, id))
  if (without.length > 0) findings.warnings.push(missingRatings(table.sheet.name, 'column', without))
  const gone = lists.evidence.filter(({ id, parked }) => !parked && !rowIds.has(id) && Object.hasOwn(was.ratings, id))
  if (gone.length > 0) findings.warnings.push(missingRatings(table.sheet.name, 'row', gone))
  return {
    ratings: Object.fromEntries([...ratings].map(([evidence, row]) => [evidence, Object.fromEntries(row)])),
    rationales: Object.fromEntries(reasons),
  }
}

const NAMED = 8
const listedHypotheses = (items: readonly { readonly id: string }[]): string =>
  items
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join(', ') + (items.length > NAMED ? ` and ${items.length - NAMED} more` : '')

const isRated = ({ ratings }: RaterRead, hypothesis: string): boolean =>
  Object.values(ratings).some((row) => Object.hasOwn(row, hypothesis))

const readable = (table: ReturnedTable, row: number, column: number): boolean => {
  const cell = table.sheet.rows.get(row)?.get(column)
  return cell !== undefined && !cell.formula && String(cell.value ?? '').trim() !== ''
}

/** column → hypothesis, by the id at the beginning of the heading */
function hypothesisColumns(table: ReturnedTable, lists: ReturnedLists, cells: SheetCells): Map<number, string> {
  const known = new Map(lists.hypotheses.map(({ id }) => [id.toLowerCase(), id]))
  const columns = new Map<number, string>()
  for (const [column, cell] of table.sheet.rows.get(table.head) ?? []) {
    const heading = headingOf(cell)
    if (heading === '' || heading === ID_HEADING || COMPUTED.has(heading.toLowerCase())) continue
    if (heading === WHY_HEADING || heading.startsWith(`${WHY_HEADING} (`)) continue
    const id = known.get((/^\S+/.exec(heading)?.[0] ?? '').replace(/:$/, '').toLowerCase())
    if (id === undefined) cells.problem(table.head, column, MATRIX_PROBLEMS.noHypothesis(heading.replace(/\s+/g, ' ').slice(0, 60)))
    else if ([...columns.values()].includes(id)) cells.problem(table.head, column, MATRIX_PROBLEMS.hypothesisTwice(id))
    else columns.set(column, id)
  }
  return columns
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
