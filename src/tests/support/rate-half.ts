// Fills the Kazakhstan case so far that it has a verdict, without affecting any score.
import type { Change } from '../../ach/log/change.ts'

/** E12 to E23, rated N for every hypothesis: more than half of the cells, none of which can tell two hypotheses apart. */
export const NEUTRAL_HALF: readonly (readonly [cell: string, rating: 'N'])[] = Array.from({ length: 12 }, (_, at) => `E${at + 12}`).flatMap(
  (item) => ['H1', 'H2', 'H3', 'H4'].map((hypothesis) => [`${item}/${hypothesis}`, 'N'] as const),
)

/** The same as changes of a rater. */
export const neutralHalf = (rater: string): Change[] =>
  NEUTRAL_HALF.map(([cell, after]) => {
    const [evidence = '', hypothesis = ''] = cell.split('/')
    return { type: 'rated', rater, evidence, hypothesis, before: null, after }
  })

/** All other cells of the case rated N, as changes of a rater, so that every cell is rated. `rated`: cells such as "E1/H1". */
export const neutralRest = (rater: string, rated: readonly string[]): Change[] =>
  Array.from({ length: 23 }, (_, at) => `E${at + 1}`).flatMap((evidence) =>
    ['H1', 'H2', 'H3', 'H4'].flatMap((hypothesis): Change[] =>
      rated.includes(`${evidence}/${hypothesis}`) ? [] : [{ type: 'rated', rater, evidence, hypothesis, before: null, after: 'N' }],
    ),
  )
