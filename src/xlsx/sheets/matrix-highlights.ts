// The colours of a matrix sheet that follow its content: ratings, the least contradicted, scores, diagnosticity, parked rows.
import { RATINGS } from '../../ach/model/rating.ts'
import { BAR, INK, PAPER, QUIET, RATING_COLOURS, SURFACE } from '../write/palette.ts'
import { columnLetters, type Highlight } from '../write/sheet-plan.ts'
import { type Layout, MATRIX_SHEET } from './layout.ts'

/** `ratings`: the range of all ratings; `some`: there is a hypothesis. */
export function highlightsOf(layout: Layout, ratings: string, some: boolean): Highlight[] {
  const first = MATRIX_SHEET.first
  const from = columnLetters(MATRIX_SHEET.firstRating)
  const to = columnLetters(layout.lastRating)
  const parked: Highlight = {
    range: `A${first}:${columnLetters(layout.lastRating + 1)}${layout.matrixLast}`,
    when: 'formula',
    formula: `$F${first}="N"`,
    fill: PAPER,
    ink: QUIET,
    strike: true,
  }
  const bars: Highlight = { range: `H${first}:H${layout.matrixLast}`, when: 'bar', max: 2, fill: BAR }
  if (!some) return [parked, bars]
  return [
    parked,
    ...RATINGS.map(
      (value): Highlight => ({ range: ratings, when: 'equals', value, bold: value === 'CC' || value === 'II', ...RATING_COLOURS[value] }),
    ),
    { range: `${from}${MATRIX_SHEET.rank}:${to}${MATRIX_SHEET.rank}`, when: 'equals', value: 1, fill: INK, ink: SURFACE, bold: true },
    { range: `${from}${MATRIX_SHEET.score}:${to}${MATRIX_SHEET.score}`, when: 'scale', from: SURFACE, to: RATING_COLOURS.I.fill },
    bars,
  ]
}
