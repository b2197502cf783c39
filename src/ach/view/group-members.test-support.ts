// Groups for tests: a matrix and the ratings of several people.

import fc from 'fast-check'
import type { Distribution } from '../group/group-table.ts'
import { matrices, type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { RATINGS, type Rating } from '../model/rating.ts'
import type { RaterCells } from './group-members.ts'
import type { View } from './view.ts'

/** The distribution of ratings such as 'CC CC N NA .', where '.' is blank. */
export function distribution(text: string): Distribution {
  const counts: Record<Rating | 'blank', number> = { CC: 0, C: 0, N: 0, I: 0, II: 0, NA: 0, blank: 0 }
  if (text === '') return counts
  for (const rating of row(text).ratings) counts[rating ?? 'blank']++
  return counts
}

const ratingsOf = (plain: Plain) => viewOfMatrix(plain).me?.ratings ?? new Map()

/** A rater with one row of ratings, such as 'C N I .', for each of the items E1, E2 … */
export const rater = (id: string, ...rows: string[]): RaterCells => ({ id, ratings: ratingsOf({ rows: rows.map((one) => row(one)) }) })

/** The view with this person as its only rater, to compare with score.ts. */
export function viewOfOne(view: View, { id, ratings }: RaterCells): View {
  const [someone] = view.raters.values()
  return someone ? { ...view, raters: new Map([[id, { ...someone, id, ratings }]]) } : view
}

const ratings = fc.constantFrom<Rating | null>(...RATINGS, null)

/** Random matrices with parked rows and columns, and raters with blanks and NA; some raters rated nothing. */
export const groups = ({
  raters = 5,
  min = 1,
}: {
  raters?: number
  min?: number
} = {}): fc.Arbitrary<{
  view: View
  raters: RaterCells[]
}> =>
  matrices({ min, max: 4 }).chain((plain) => {
    const rows = fc.array(fc.array(ratings, { minLength: plain.hypotheses, maxLength: plain.hypotheses }), {
      minLength: plain.rows.length,
      maxLength: plain.rows.length,
    })
    const nothing = fc.constant(plain.rows.map(() => []))
    const person = fc.oneof({ weight: 5, arbitrary: rows }, { weight: 1, arbitrary: nothing })
    return fc.array(person, { maxLength: raters }).map((people) => ({
      view: viewOfMatrix(plain),
      raters: people.map((one, at) => ({
        id: `R${at + 1}`,
        ratings: ratingsOf({ hypotheses: plain.hypotheses, rows: one.map((ratings) => ({ ratings })) }),
      })),
    }))
  })
