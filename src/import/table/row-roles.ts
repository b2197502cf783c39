// Tells which rows of a table are evidence, and what the others are: printed results, keys, categories, footnotes, repeated headings. Pure.

import type { PrintedKind } from '../../ach/model/printed-results.ts'
import { ratingNumber } from '../notation/rating-words.ts'
import { type CellReading, readCell } from '../notation/read-cell.ts'
import { foldWords } from '../words/fold-words.ts'
import { isFootnote, isKeyTitle, printedKindOf } from '../words/row-vocabulary.ts'
import { type GridRow, gridCell } from './grid.ts'
import { isHypothesisColumn, isOwnColumn, type Meaning } from './grid-columns.ts'
import { isNumbered } from './hypothesis-heading.ts'
import { readKey } from './key-rows.ts'

/** What a row below the headings is. `blank`: it has ratings or values, but no text of evidence. */
export type RowRole = 'evidence' | 'printed' | 'key' | 'category' | 'remark' | 'heading' | 'hypothesis' | 'blank'

export interface RowRead {
  readonly row: GridRow
  readonly role: RowRole
  /** of a printed row */
  readonly kind: PrintedKind | null
}

/** Why a row is not evidence. */
export const ROW_REASONS: Readonly<Record<Exclude<RowRole, 'evidence'>, string>> = {
  printed: 'left out of the evidence because it is a result that the table prints.',
  key: 'left out because it explains the ratings.',
  category: 'left out of the evidence because it is a heading over the rows below it.',
  remark: 'left out because it is a remark below the evidence.',
  heading: 'left out because it repeats the headings.',
  hypothesis: 'left out of the evidence because it names a hypothesis.',
  blank: 'left out because it has no evidence text.',
}

/** Ratings, results and remarks that a document prints in a hypothesis’s cell: 3, 40 %, 2nd, “Rejected (3 inconsistencies)”. */
const RESULT = /^[+\-−–]?\d+([.,]\d+)?\s*(%|st|nd|rd|th|\.|\s*\/\s*\d+)?$|\(\s*[+\-−]?\d/i

/** A longer text names no result. */
const MOST_NAME = 200

const isFilled = (text: string) => text.trim() !== ''
const isCounted = ({ rating, doubt }: CellReading) => rating !== undefined && rating !== null && doubt === null

interface RowFacts {
  readonly row: GridRow
  /** the text that names the row */
  readonly name: string
  readonly filled: number
  /** filled cells under hypotheses */
  readonly under: readonly string[]
  /** under hypotheses: certain ratings that are no numbers, and anything that may be a rating */
  readonly certain: number
  readonly rated: boolean
  /** has a colour and no text under a hypothesis */
  readonly coloured: boolean
}

function factsOf(row: GridRow, columns: readonly Meaning[]): RowFacts {
  const statement = gridCell(row, columns.indexOf('statement')).trim()
  const outside = row.cells.filter((cell, at) => isFilled(cell) && !isHypothesisColumn(columns[at] ?? null))
  const under = row.cells.filter((cell, at) => isFilled(cell) && isHypothesisColumn(columns[at] ?? null)).map((cell) => cell.trim())
  const readings = under.map(readCell)
  const colours = [...(row.fills?.keys() ?? [])].some((at) => isHypothesisColumn(columns[at] ?? null))
  return {
    row,
    name: statement || (outside[0]?.trim() ?? ''),
    filled: outside.length + under.length,
    under,
    certain: readings.filter(
      (one, at) =>
        isCounted(one) && one.rating !== 'NA' && ratingNumber(under[at] ?? '') === undefined && !/^[-−–—]$/.test(under[at] ?? ''),
    ).length,
    coloured: colours,
    rated: readings.some(
      (one, at) => isCounted(one) || (one.doubt !== null && one.doubt !== 'level') || ratingNumber(under[at] ?? '') !== undefined,
    ),
  }
}

const isResultByName = (facts: RowFacts): boolean =>
  facts.certain === 0 && facts.under.length > 0 && facts.name.length < MOST_NAME && printedKindOf(facts.name) !== null

/** Rows of a body that are certainly results, before the meaning of the columns is known. */
export const isPrintedRow = (row: GridRow, columns: readonly Meaning[]): boolean => {
  const texts = row.cells.filter(isFilled).map((cell) => cell.trim())
  if (columns.some(isHypothesisColumn)) return isResultByName(factsOf(row, columns))
  const [name = '', ...rest] = texts
  return (
    printedKindOf(name) !== null && rest.length > 0 && !rest.some((text) => isCounted(readCell(text)) && ratingNumber(text) === undefined)
  )
}

/** `header`: the heading rows. `body`: the rows below them. */
export function rowRoles(header: readonly GridRow[], body: readonly GridRow[], columns: readonly Meaning[]): RowRead[] {
  if (header.some(({ cells }) => isOwnColumn(cells))) return body.map((row) => ({ row, role: 'evidence', kind: null }))
  return remarksAfter(new RoleGuess(header, body, columns).roles())
}

const isLone = ({ filled, under }: RowFacts) => filled === 1 && under.length === 0

class RoleGuess {
  readonly #facts: readonly RowFacts[]
  readonly #lastRated: number
  /** cells are coloured for looks where ratings have texts */
  readonly #texted: boolean
  /** most rows have an id */
  readonly #numbered: boolean
  /** several lone texts stand between rows that are all rated */
  readonly #headed: boolean

  constructor(
    readonly header: readonly GridRow[],
    body: readonly GridRow[],
    readonly columns: readonly Meaning[],
  ) {
    this.#facts = body.map((row) => factsOf(row, columns))
    this.#texted = this.#facts.some(({ certain }) => certain > 0)
    this.#lastRated = this.#facts.findLastIndex((one) => this.#isRated(one) && !isResultByName(one))
    const idAt = columns.indexOf('id')
    const others = this.#facts.filter((one) => !isLone(one))
    this.#numbered = idAt >= 0 && others.filter(({ row }) => isFilled(gridCell(row, idAt))).length * 2 > others.length
    const above = this.#facts.slice(0, Math.max(0, this.#lastRated))
    this.#headed = above.filter(isLone).length > 1 && above.every((one) => isLone(one) || this.#isRated(one))
  }

  roles(): RowRead[] {
    let results = false
    return this.#facts.map((one, at) => {
      const kind = one.name.length < MOST_NAME ? printedKindOf(one.name) : null
      const role = this.#roleOf(one, at, kind, results)
      results ||= role === 'printed'
      return { row: one.row, role, kind: role === 'printed' ? (kind ?? 'other') : null }
    })
  }

  #roleOf(one: RowFacts, at: number, kind: PrintedKind | null, results: boolean): RowRole {
    const below = this.#lastRated >= 0 && at > this.#lastRated
    const gap = below && at > 0 && one.row.row - (this.#facts[at - 1]?.row.row ?? 0) > 1
    if (repeats(this.header, one.row)) return 'heading'
    if (isResultByName(one) || (kind !== null && results && one.certain === 0)) return 'printed'
    if (isKey(one)) return 'key'
    if (below && one.under.length > 0 && !this.#isRated(one) && one.under.some((text) => RESULT.test(text))) return 'printed'
    if (isLone(one) && !this.#isRated(one)) {
      if (below && this.columns.some(isHypothesisColumn) && isNumbered(one.name)) return 'hypothesis'
      if (below && (gap || results || isFootnote(one.name))) return 'remark'
      if (at < this.#lastRated && this.#isCategory(one, at)) return 'category'
    }
    return this.columns.includes('statement') && !isFilled(this.#statement(one)) ? 'blank' : 'evidence'
  }

  #isRated = ({ rated, coloured }: RowFacts): boolean => rated || (coloured && !this.#texted)
  #statement = ({ row }: RowFacts): string => gridCell(row, this.columns.indexOf('statement'))

  /** A lone text among rated rows: in capitals, before a colon, next to filled ids, or one of several between rows that are all rated. */
  #isCategory(one: RowFacts, at: number): boolean {
    const { name } = one
    if (name.length > 80 || readKey(name) !== null) return false
    const capitals = name === name.toUpperCase() && name !== name.toLowerCase() && name.length > 1
    return capitals || /[:：]$/.test(name) || this.#numbered || this.#headed || at === 0 || !isFilled(this.#statement(one))
  }
}

/** Everything after the first remark below a gap is a remark too, unless it holds results. */
function remarksAfter(roles: readonly RowRead[]): RowRead[] {
  const first = roles.findIndex(({ role }) => role === 'remark')
  return roles.map((one, at) => (first >= 0 && at > first && one.role === 'evidence' ? { ...one, role: 'remark' } : one))
}

function isKey({ row, filled, name }: RowFacts): boolean {
  const texts = row.cells.filter(isFilled).map((cell) => cell.trim())
  if (filled === 1) return readKey(name) !== null || isKeyTitle(name)
  if (filled === 2) return readKey(texts.join(' = ')) !== null && !readKey(texts[0] ?? '')
  return texts.every((text) => readKey(text) !== null || isKeyTitle(text))
}

/** True for a row with the same texts as a heading row, as on each printed page. */
function repeats(header: readonly GridRow[], row: GridRow): boolean {
  const filled = row.cells.map((cell, at) => [foldWords(cell.slice(0, 100)), at] as const).filter(([cell]) => cell !== '')
  return filled.length > 2 && header.some((head) => filled.every(([cell, at]) => foldWords(gridCell(head, at).slice(0, 100)) === cell))
}
