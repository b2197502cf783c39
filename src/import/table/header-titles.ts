// Combines one or two heading rows into a heading for each column. Pure.
import { LIMITS } from '../../ach/model/texts.ts'
import { type GridRow, gridCell } from './grid.ts'
import { fieldByTitle, isGroupColumn } from './grid-columns.ts'
import { type HypothesisColumn, isNumbered, readHeading } from './hypothesis-heading.ts'

/** The headings over one column, without those that span several columns. */
export interface HeaderTitle {
  readonly upper: string
  readonly lower: string
  /** is below “Hypotheses” */
  readonly grouped: boolean
}

const isFilled = (text: string) => text.trim() !== ''

/** A longer heading is refused; searching all of it would only take long. */
const heading = (row: GridRow, at: number) => gridCell(row, at).slice(0, LIMITS.text + 1)

/** `header`: zero to two heading rows. */
export function headerTitles(header: readonly GridRow[], width: number): HeaderTitle[] {
  const [first, second] = header
  let over = ''
  return Array.from({ length: width }, (_, at) => {
    const upper = first ? heading(first, at) : ''
    const lower = second ? heading(second, at) : ''
    if (!first || !second) return { upper, lower, grouped: false }
    const named = isFilled(lower) && fieldByTitle(lower) === undefined
    if (isFilled(upper)) over = isGroupColumn(upper) || (named && continuesTitle(first, second, at)) ? upper : ''
    if (!named) over = isFilled(upper) ? over : ''
    const grouped = over !== '' && named
    return { upper: grouped ? '' : upper, lower, grouped }
  })
}

/** True for a cell that spans columns: its right neighbour is empty and has a heading below. */
const continuesTitle = (first: GridRow, second: GridRow, at: number) =>
  !isNumbered(gridCell(first, at)) &&
  fieldByTitle(gridCell(first, at)) === undefined &&
  !isFilled(gridCell(first, at + 1)) &&
  isFilled(gridCell(second, at + 1))

/** Returns the heading on one line, as a sentence names it. */
export const titleText = ({ upper, lower }: HeaderTitle): string =>
  [upper, lower]
    .map((text) =>
      text
        .trim()
        .replace(/(?<=\p{L})-\s*\n\s*(?=\p{Ll})/gu, '')
        .replace(/\s+/g, ' '),
    )
    .filter(isFilled)
    .join(': ')

/** Returns the heading as a hypothesis; `number` numbers those without a name. */
export const headerHypothesis = ({ upper, lower }: HeaderTitle, number: number): HypothesisColumn =>
  isFilled(upper + lower) ? readHeading(upper, lower) : { hypothesis: `Hypothesis ${number}`, id: null, statement: null, parked: false }
