// Collects what could not be read from a table, each problem with its row and column in words. Pure.

import { countNoun } from '../../ach/words/phrases.ts'
import type { GridRow } from './grid.ts'

export interface GridProblem {
  /** row number in the file, from 1; null for a problem of a column or the whole table */
  readonly row: number | null
  /** column number, from 1; null for a problem of a row or the whole table */
  readonly column: number | null
  /** a sentence that names the place */
  readonly message: string
}

/** Upper limit of listed problems; each costs time and nobody reads more. */
const MOST = 1000

export const moreProblems = (more: number): string => `${countNoun(more, 'more problem is', 'more problems are')} not listed.`

/** Collects problems in any order. */
export class GridProblems {
  readonly #found: GridProblem[] = []
  #count = 0
  readonly #places = new Map<number, string>()

  /** `titles`: the heading of each column. `rows`: those of the table, with their places. */
  constructor(
    readonly titles: readonly string[],
    rows: readonly GridRow[] = [],
  ) {
    for (const row of rows) if (row.place !== undefined) this.#places.set(row.row, row.place)
  }

  /** `at`: column index, from 0. */
  add(row: number | null, at: number | null, message: string): void {
    this.#count += 1
    if (this.#found.length >= MOST) return
    const title = at === null ? '' : this.title(at)
    const place = [row === null ? '' : (this.#places.get(row) ?? `row ${row}`), title].filter(Boolean).join(', ')
    const sentence = place === '' ? message : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${message}`
    this.#found.push({ row, column: at === null ? null : at + 1, message: sentence })
  }

  /** Returns the column as a sentence names it. */
  title(at: number): string {
    const title = this.titles[at] ?? ''
    if (title === `number ${at + 1}`) return `column ${title}`
    return `column “${title.length > 60 ? `${title.slice(0, 60).trimEnd()}…` : title}”`
  }

  /** Returns problems of the whole table first, then by row. */
  sorted(): GridProblem[] {
    const more = this.#count - this.#found.length
    const rest: GridProblem[] = more > 0 ? [{ row: null, column: null, message: moreProblems(more) }] : []
    const listed = this.#found.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    return [...listed, ...rest]
  }
}
