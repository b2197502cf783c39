// Guesses the meaning of each column from its heading, or else from its cells. Pure.

import { readDate } from '../../ach/model/dates.ts'
import { readLevel } from '../../forms/values.ts'
import { isRatingText } from '../notation/read-cell.ts'
import { printedKindOf } from '../words/row-vocabulary.ts'
import { type GridRow, gridCell } from './grid.ts'
import {
  type FieldColumn,
  fieldByTitle,
  isComputedColumn,
  isHypothesisColumn,
  isMarkColumn,
  isOwnColumn,
  type Meaning,
} from './grid-columns.ts'
import { ratingColumns } from './header-rows.ts'
import { type HeaderTitle, headerHypothesis, headerTitles } from './header-titles.ts'
import { isNumbered, readOwnHeading } from './hypothesis-heading.ts'

export interface ColumnsGuessed {
  readonly columns: readonly Meaning[]
  /** every column was recognised by its heading or is empty */
  readonly sure: boolean
}

/** `header`: zero to two heading rows. `body`: the rows of evidence. */
export function guessColumns(header: readonly GridRow[], body: readonly GridRow[]): ColumnsGuessed {
  const own = header.length === 1 ? (header[0]?.cells ?? []) : []
  if (isOwnColumn(own)) return { columns: ownColumns(own), sure: true }
  const width = [...header, ...body].reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const guess = new Guess(headerTitles(header, width), body)
  guess.byName()
  guess.byRatings()
  guess.byNumbers()
  if (header.length === 0) guess.byValues()
  guess.statement()
  return { columns: guess.columns, sure: guess.sure && header.length > 0 }
}

/** After the last known heading of an own .csv, every column is a hypothesis, whatever its name. */
function ownColumns(titles: readonly string[]): Meaning[] {
  const last = titles.indexOf('parked')
  return titles.map((title, at) => (at > last ? readOwnHeading(title) : (fieldByTitle(title) ?? null)))
}

const isFilled = (text: string) => text.trim() !== ''

/** Two columns of numbers may be anything. */
const LEAST_NUMBERED = 3

/** Returns the places of the longest row of true. */
function longestRun(all: readonly boolean[]): number[] {
  let [longest, run]: [number[], number[]] = [[], []]
  all.forEach((is, at) => {
    run = is ? [...run, at] : []
    if (run.length > longest.length) longest = run
  })
  return longest
}

class Guess {
  readonly columns: Meaning[]
  readonly #values: readonly (readonly string[])[]
  #guessed = false

  constructor(
    readonly titles: readonly HeaderTitle[],
    readonly body: readonly GridRow[],
  ) {
    this.columns = titles.map(() => null)
    this.#values = titles.map((_, at) => body.map((row) => gridCell(row, at)).filter(isFilled))
  }

  get sure(): boolean {
    return !this.#guessed && !this.titles.some((_, at) => this.#isFree(at) && this.#at(at).length > 0)
  }

  byName(): void {
    this.titles.forEach(({ upper, lower }, at) => {
      const field = fieldByTitle(upper) ?? fieldByTitle(lower)
      if (field && !(field === 'id' && isCode(upper + lower, this.#at(at))) && !(field === 'date' && this.#isOtherData(at)))
        this.#give(at, field)
    })
    this.titles.forEach(({ upper, lower, grouped }, at) => {
      if (this.#isFree(at) && (grouped || isNumbered(upper) || isNumbered(lower))) this.#rate(at)
    })
  }

  /** Columns with ratings, and their neighbours that have a heading but are empty or hold only numbers. */
  byRatings(): void {
    const rated = ratingColumns(this.body).filter((at) => this.#isFree(at))
    for (const at of rated) this.#rate(at)
    const none = !this.columns.some(isHypothesisColumn)
    const hasNeighbour = (at: number) => [at - 1, at + 1].some((next) => isHypothesisColumn(this.columns[next] ?? null))
    const guessed = this.titles.map((_, at) => at).filter((at) => this.#isFree(at) && this.#isTitled(at))
    for (const at of guessed) {
      const values = this.#at(at)
      if (!(values.length === 0 ? none || hasNeighbour(at) : hasNeighbour(at) && values.every(isRatingText))) continue
      this.#rate(at)
      this.#guessed = true
    }
    if (rated.length > 0) this.#guessed = true
  }

  /** Without other ratings: three or more neighbouring columns with names and only numbers of one scale, from 1 to 5 or −2 to 2. */
  byNumbers(): void {
    if (this.columns.some(isHypothesisColumn)) return
    const rows = this.body.filter(({ cells }) => !cells.some((text) => printedKindOf(text) !== null))
    const valuesAt = (at: number) => rows.map((row) => gridCell(row, at).trim()).filter(isFilled)
    for (const step of [/^[1-5]$/, /^[+-]?[0-2]$/]) {
      const holds = (at: number) => {
        const values = valuesAt(at)
        const { upper = '', lower = '' } = this.titles[at] ?? {}
        return (
          this.#isFree(at) && /\p{L}/u.test(upper + lower) && values.length * 2 >= rows.length && values.every((value) => step.test(value))
        )
      }
      const block = rows.length < 2 ? [] : longestRun(this.titles.map((_, at) => holds(at)))
      if (block.length < LEAST_NUMBERED) continue
      for (const at of block) this.#rate(at)
      this.#guessed = true
      return
    }
  }

  /** Columns without headings: ids first, then dates and levels. */
  byValues(): void {
    this.titles.forEach((_, at) => {
      const values = this.#at(at)
      if (this.columns[at] !== null || values.length === 0) return
      if (at === 0 && values.every((value) => /^[A-Za-z]{0,3}\d{1,6}$/.test(value.trim()))) this.#give(at, 'id')
      else if (values.every((value) => readLevel(value) || /^[A-F]\s*[-–/]?\s*[1-6]$/i.test(value.trim())))
        this.#give(at, this.columns.includes('credibility') ? 'relevance' : 'credibility')
      else if (values.every((value) => /\d/.test(value) && readDate(value))) this.#give(at, 'date')
    })
  }

  /** If no heading names it, the column with the longest texts is the evidence. */
  statement(): void {
    if (this.columns.includes('statement')) return
    this.#guessed = true
    const lengths = this.#values.map((values, at) =>
      this.#isFree(at) && values.some((value) => /\p{L}/u.test(value)) ? values.reduce((sum, { length }) => sum + length, 0) : 0,
    )
    const most = Math.max(0, ...lengths)
    if (most > 0) this.columns[lengths.indexOf(most)] = 'statement'
  }

  /** “Data” is a date in some languages, and evidence in others. */
  #isOtherData(at: number): boolean {
    const { upper = '', lower = '' } = this.titles[at] ?? {}
    return /^\s*data\s*$/i.test(upper + lower) && !this.#at(at).some((value) => readDate(value))
  }

  #at(at: number): readonly string[] {
    return this.#values[at] ?? []
  }

  #isTitled(at: number): boolean {
    const title = this.titles[at]
    return title !== undefined && isFilled(title.upper + title.lower)
  }

  /** True for a column without a meaning yet whose heading does not exclude it. */
  #isFree(at: number): boolean {
    const { upper = '', lower = '' } = this.titles[at] ?? {}
    return this.columns[at] === null && ![upper, lower].some((title) => isComputedColumn(title) || isMarkColumn(title))
  }

  #give(at: number, field: FieldColumn): void {
    if (!this.columns.includes(field)) this.columns[at] = field
  }

  #rate(at: number): void {
    const title = this.titles[at]
    if (title) this.columns[at] = headerHypothesis(title, this.columns.filter(isHypothesisColumn).length + 1)
  }
}

/** A column called Code that does not number the rows: PARC ACH uses it for groups of items. */
const isCode = (title: string, values: readonly string[]): boolean =>
  /^\s*codes?\s*$/i.test(title) &&
  (new Set(values.map((value) => value.trim().toLowerCase())).size < values.length ||
    !values.every((value) => /^[A-Za-z]{0,3}[-.]?\d{1,6}$/.test(value.trim())))
