// What could not be read from a table, each with its place in words. Pure.

export interface GridProblem {
  /** in the file, from 1; null: it concerns a column or the whole */
  readonly row: number | null
  /** from 1; null: it concerns a row or the whole */
  readonly column: number | null
  /** a sentence that names the place */
  readonly message: string
}

/** More than anybody reads; each costs time. */
const MOST = 1000

export const moreProblems = (more: number): string => `And ${more.toLocaleString('en')} more things like these.`

/** Collects problems in any order. */
export class GridProblems {
  readonly #found: GridProblem[] = []
  #count = 0

  /** `titles`: the name over each column. */
  constructor(readonly titles: readonly string[]) {}

  /** `at` counts columns from 0. */
  add(row: number | null, at: number | null, message: string): void {
    this.#count += 1
    if (this.#found.length >= MOST) return
    const title = at === null ? '' : this.title(at)
    const place = [row === null ? '' : `row ${row}`, title].filter(Boolean).join(', ')
    const said = place === '' ? message : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${message}`
    this.#found.push({ row, column: at === null ? null : at + 1, message: said })
  }

  /** The column as it is called in a sentence. */
  title(at: number): string {
    const title = this.titles[at] ?? ''
    if (title === `number ${at + 1}`) return `column ${title}`
    return `column “${title.length > 60 ? `${title.slice(0, 60).trimEnd()}…` : title}”`
  }

  /** Those of the whole first, then by rows. */
  sorted(): GridProblem[] {
    const more = this.#count - this.#found.length
    const rest: GridProblem[] = more > 0 ? [{ row: null, column: null, message: moreProblems(more) }] : []
    const told = this.#found.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    return [...told, ...rest]
  }
}
