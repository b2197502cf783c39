// An example matrix for every verdict, and for some warnings that are shown with verdicts. A test checks that each example has its verdict.

import type { Rating } from '../../src/ach/model/rating.ts'
import type { Verdict, Warning } from '../../src/ach/scoring/score.ts'
import { exampleOf } from './example-table.tsx'

const table = (...rows: readonly (readonly (Rating | null)[])[]) => exampleOf(rows.map((ratings) => ({ ratings })))

/** In the order of docs/method.md: the first that applies is the verdict. `name` is the heading. */
export const VERDICT_EXAMPLES: readonly {
  verdict: Verdict
  name: string
  next: string
  example: ReturnType<typeof table>
}[] = [
  {
    verdict: 'untested',
    name: 'Not tested enough',
    next: 'Rate its blank cells from CC to II. Rating them NA does not test it.',
    example: table(['C', 'I', 'II'], [null, 'II', 'I'], [null, 'I', 'II']),
  },
  {
    verdict: 'tied',
    name: 'Tied',
    next: 'Look for further items that fit one of them and not the other.',
    example: table(['I', 'C', 'II'], ['C', 'I', 'I'], ['N', 'C', 'I']),
  },
  {
    verdict: 'open',
    name: 'Open',
    next: 'Rate the cells that the verdict names.',
    example: table(['C', 'I', 'I'], ['C', 'N', 'I'], [null, 'I', 'I']),
  },
  {
    verdict: 'close',
    name: 'Close',
    next: 'Check the items and ratings that the verdict names: the source, the wording, your reasons.',
    example: table(['I', 'C', 'II'], ['N', 'C', 'I'], ['I', 'I', 'C']),
  },
  {
    verdict: 'separated',
    name: 'Separated',
    next: 'Test it under Analysis all the same. Several items from one source can be wrong together.',
    example: table(['II', 'C', 'I'], ['I', 'C', 'II'], ['II', 'C', 'I'], ['N', 'N', 'I']),
  },
]

/** Before there is anything to compare. */
export const EARLY_EXAMPLES = [
  table([null, null, null]),
  table(['C', 'I', 'N'], [null, null, null], [null, null, null]),
  table([null]),
] as const

export const WARNING_EXAMPLES: readonly { code: Warning['code']; example: ReturnType<typeof table> }[] = [
  { code: 'unsupported', example: table(['N', 'I', 'II'], ['N', 'II', 'I'], ['N', 'I', 'I']) },
  { code: 'same-everywhere', example: table(['C', 'I', 'II'], ['I', 'I', 'I'], ['C', 'II', 'I']) },
  { code: 'twins', example: table(['C', 'I', 'I'], ['C', 'II', 'II'], ['N', 'I', 'I']) },
]
