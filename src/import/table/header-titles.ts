// What stands over each column of a table with one or two rows of names. Knows no values. Pure.
import { type GridRow, gridCell } from './grid.ts'
import { fieldByTitle, isGroupColumn } from './grid-columns.ts'
import { type HypothesisColumn, isNumbered, readHeading } from './hypothesis-heading.ts'

/** The names over one column; what goes for several columns at once is left out. */
export interface HeaderTitle {
  readonly upper: string
  readonly lower: string
  /** stands below “Hypotheses” */
  readonly grouped: boolean
}

const isFilled = (text: string) => text.trim() !== ''

/** `header`: the rows with the names, none to two. */
export function headerTitles(header: readonly GridRow[], width: number): HeaderTitle[] {
  const [first, second] = header
  let over = ''
  return Array.from({ length: width }, (_, at) => {
    const upper = first ? gridCell(first, at) : ''
    const lower = second ? gridCell(second, at) : ''
    if (!first || !second) return { upper, lower, grouped: false }
    const named = isFilled(lower) && fieldByTitle(lower) === undefined
    if (isFilled(upper)) over = isGroupColumn(upper) || (named && continuesTitle(first, second, at)) ? upper : ''
    if (!named) over = isFilled(upper) ? over : ''
    const grouped = over !== '' && named
    return { upper: grouped ? '' : upper, lower, grouped }
  })
}

/** A cell over several columns: its right neighbour is empty and has a name below. */
const continuesTitle = (first: GridRow, second: GridRow, at: number) =>
  !isNumbered(gridCell(first, at)) &&
  fieldByTitle(gridCell(first, at)) === undefined &&
  !isFilled(gridCell(first, at + 1)) &&
  isFilled(gridCell(second, at + 1))

/** All of a title on one line, as it is named in a sentence. */
export const titleText = ({ upper, lower }: HeaderTitle): string =>
  [upper, lower]
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter(isFilled)
    .join(': ')

/** The title as one of a hypothesis; `number` counts those without a name. */
export const headerHypothesis = ({ upper, lower }: HeaderTitle, number: number): HypothesisColumn =>
  isFilled(upper + lower) ? readHeading(upper, lower) : { hypothesis: `Hypothesis ${number}`, id: null, statement: null, parked: false }
