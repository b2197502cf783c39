// Fills the Kazakhstan case so far that it has a verdict, without affecting any score.
import type { Change } from '../../ach/log/change.ts'

/** Rates E12 to E23 as N for every hypothesis: more than half of the cells, none of which can tell two hypotheses apart. */
export const neutralHalf = (rater: string): Change[] =>
  Array.from({ length: 12 }, (_, at) => `E${at + 12}`).flatMap((evidence) =>
    ['H1', 'H2', 'H3', 'H4'].map((hypothesis) => ({ type: 'rated', rater, evidence, hypothesis, before: null, after: 'N' })),
  )
