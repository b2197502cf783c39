// Chooses the cells of a published matrix that someone else should rate first, and compares their ratings with those of the document.

import { leaveOneOut } from '../analysis/sensitivity.ts'
import { wouldChange } from '../analysis/would-change.ts'
import { type Agreement, groupAgreement } from '../group/agreement.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { COUNTED_RATINGS, type CountedRating, contradiction, isCounted } from '../model/rating.ts'
import { ratingAt } from '../model/workbook.ts'
import { diagnosticity } from '../scoring/diagnosticity.ts'
import { type LeaderResult, leadersOfTable, sameLeaders } from '../scoring/leaders.ts'
import { type RatingTable, raterIn, ratingTable, testedTable } from '../scoring/rating-table.ts'
import type { CellAt } from '../scoring/score.ts'
import type { View } from '../view/view.ts'

/** The most cells that are asked for. */
export const CELLS_TO_RATE = 10

/**
 * The most telling cells that are rated CC to II, in the workbook's order: first those of which another rating alone would change the leaders, those
 * that need the fewest steps first; then those of linchpins; then the most diagnostic rows by weight. At most half are for one hypothesis, if there are
 * enough others: someone who rates one column only cannot compare.
 */
export function cellsToRate(table: RatingTable, most: number = CELLS_TO_RATE): CellAt[] {
  const compared = testedTable(table)
  const steps = new Map(wouldChange(compared, table.rows.length * table.hypotheses.length).changes.map((one) => [keyOf(one), one.steps]))
  const linchpins = new Set(leaveOneOut(compared).flatMap(({ id, linchpin }) => (linchpin ? [id] : [])))
  const cells = table.rows.flatMap(({ id, ratings, weight }, row) =>
    table.hypotheses.flatMap((hypothesis, at) =>
      isCounted(ratings[at])
        ? [
            {
              ...{ evidence: id, hypothesis, place: row * table.hypotheses.length + at },
              steps: steps.get(keyOf({ evidence: id, hypothesis })) ?? COUNTED_RATINGS.length,
              linchpin: linchpins.has(id),
              telling: weight * diagnosticity(ratings),
            },
          ]
        : [],
    ),
  )
  const ranked = cells.sort(
    (a, b) => a.steps - b.steps || Number(b.linchpin) - Number(a.linchpin) || b.telling - a.telling || a.place - b.place,
  )
  const taken = new Map<string, number>()
  const [within, beyond] = [[], []] as [typeof cells, typeof cells]
  for (const cell of ranked) {
    const count = (taken.get(cell.hypothesis) ?? 0) + 1
    taken.set(cell.hypothesis, count)
    if (count * 2 <= most) within.push(cell)
    else beyond.push(cell)
  }
  return [...within, ...beyond]
    .slice(0, most)
    .sort((a, b) => a.place - b.place)
    .map(({ evidence, hypothesis }) => ({ evidence, hypothesis }))
}

const keyOf = ({ evidence, hypothesis }: CellAt) => `${evidence} ${hypothesis}`

/** How far someone's ratings of some cells agree with those of the document. */
export interface OwnRatings {
  readonly cells: readonly (CellAt & { readonly theirs: CountedRating; readonly mine: CountedRating; readonly steps: number })[]
  readonly same: number
  readonly agreement: Agreement
  /** who leads if the document's ratings of these cells are replaced; null if nothing changes */
  readonly leaders: readonly string[] | null
}

/** Compares the cells that both raters rated CC to II. Null if there are none. Throws `Refused('unknown')` for a rater that the view does not show. */
export function compareOwnRatings(view: View, raterId: string, mineId: string, cells: readonly CellAt[]): OwnRatings | null {
  const [rater, me] = [raterIn(view, raterId), raterIn(view, mineId)]
  const both = cells.flatMap(({ evidence, hypothesis }) => {
    const [theirs, mine] = [ratingAt(rater, evidence, hypothesis), ratingAt(me, evidence, hypothesis)]
    if (!isCounted(theirs) || !isCounted(mine)) return []
    const steps = Math.abs(COUNTED_RATINGS.indexOf(theirs) - COUNTED_RATINGS.indexOf(mine))
    return [{ evidence, hypothesis, theirs, mine, steps }]
  })
  if (both.length === 0) return null
  const only = (id: string, of: 'theirs' | 'mine') => {
    const ratings = new Map<string, Map<string, CountedRating>>()
    for (const cell of both) ratings.set(cell.evidence, (ratings.get(cell.evidence) ?? new Map()).set(cell.hypothesis, cell[of]))
    return { id, ratings }
  }
  const now = leadersOfTable(testedTable(ratingTable(view, rater)))
  const then = leadersOfTable(withMine(testedTable(ratingTable(view, rater)), both))
  return {
    cells: both,
    same: both.filter(({ steps }) => steps === 0).length,
    agreement: groupAgreement(tableOfGroup(view, [only(raterId, 'theirs'), only(mineId, 'mine')])),
    leaders: changed(now, then),
  }
}

const changed = (now: LeaderResult, then: LeaderResult) => (sameLeaders(now.leaders, then.leaders) ? null : then.leaders)

function withMine({ hypotheses, rows }: RatingTable, cells: OwnRatings['cells']): RatingTable {
  const mine = new Map(cells.map((cell) => [keyOf(cell), cell.mine]))
  return {
    hypotheses,
    rows: rows.map((row) => {
      const ratings = row.ratings.map((rating, at) => mine.get(keyOf({ evidence: row.id, hypothesis: hypotheses[at] ?? '' })) ?? rating)
      return { ...row, ratings, v: ratings.map(contradiction) }
    }),
  }
}
