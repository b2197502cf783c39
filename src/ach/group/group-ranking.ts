// Compares the rankings of the raters in a group: first places, pairwise preferences, Kendall's W, Borda or Copeland, Kemeny. A hypothesis that
// no one rated takes no part. For the group's own score see group-score.ts.

import { contradiction, isCounted } from '../model/rating.ts'
import { finishSteps, type Steps } from '../model/steps.ts'
import { isUniform } from '../scoring/diagnosticity.ts'
import { comparedRanks, isMostlyBlank, leadersOf, ranksOf } from '../scoring/leaders.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { RaterCells } from '../view/group-members.ts'
import { activeMatrix, type Matrix } from './group-table.ts'
import { kendallsW } from './kendalls-w.ts'
import { isComplete, type Preferences, pairCounts, preferencesOf } from './preferences.ts'
import { bordaCounts, copelandScores, kemenyOrder } from './rank-aggregation.ts'

/** The ranking of one rater; lists have one entry per hypothesis of `GroupRanking`. */
export interface RaterRanking {
  readonly id: string
  /** inconsistency scores in the method in force, equal to those of score.ts; lower is better for the hypothesis; null if nothing is rated for it */
  readonly scores: readonly (number | null)[]
  /** 1 is least inconsistent; ties share a rank and the next is skipped (1, 1, 3, 4); null for a hypothesis that the rater rated nothing for */
  readonly ranks: readonly (number | null)[]
  /** ids of the hypotheses of rank 1, in the workbook's order; empty if the rater rated fewer than two hypotheses or fewer than half of the cells */
  readonly leaders: readonly string[]
  /** number of blank cells; they add nothing to a score, so the ranking may still change */
  readonly blank: number
}

/** How many raters rank a hypothesis first. */
export interface FirstPlaces {
  readonly id: string
  /** number of raters for whom it leads alone … */
  readonly alone: number
  /** … and for whom it is tied for first place */
  readonly shared: number
  /** first places, each split evenly among tied hypotheses; adds up to the number of raters who rank at least two hypotheses */
  readonly split: number
}

/** Kendall's W and what it is about. */
export interface Concordance {
  /** 0 to 1; null if undefined, see `kendallsW` */
  readonly w: number | null
  /** ids of the raters and hypotheses it compares: each rater has rated each hypothesis on more than half of the weight of the telling items */
  readonly raters: readonly string[]
  readonly hypotheses: readonly string[]
}

/** Points of the hypotheses that someone rated; the highest has rank 1, ties within 1e-9 share a rank; null for the others. */
export type Points = readonly { readonly id: string; readonly points: number | null; readonly rank: number | null }[]

/** The rankings of a group. Parked hypotheses are left out; the others are in the workbook's order. */
export interface GroupRanking {
  readonly hypotheses: readonly string[]
  /** the raters who rated at least one cell from CC to II, in the order passed in */
  readonly raters: readonly RaterRanking[]
  readonly first: readonly FirstPlaces[]
  /** for each pair of hypotheses, as [first][second], how many raters prefer the first on the items that they rated for both */
  readonly pairs: readonly (readonly number[])[]
  readonly concordance: Concordance
  /** Borda counts of the raters with an opinion on every pair of rated hypotheses; `over` of them. Null if there are none */
  readonly borda: { readonly over: number; readonly points: Points } | null
  /** Copeland scores, from the preferences of all raters; null without any */
  readonly copeland: Points | null
  /** what the Kemeny orders share, as sets of ids in order; null without preferences and for more than eight hypotheses, see `kemenyOrder` */
  readonly kemeny: { readonly shared: readonly (readonly string[])[]; readonly equallyGood: number; readonly against: number } | null
}

/** Ranks the hypotheses for each rater by the score in the method in force, and compares the rankings. */
export const groupRanking = (matrix: Matrix, raters: readonly RaterCells[]): GroupRanking => finishSteps(groupRankingSteps(matrix, raters))

/** `groupRanking` in steps of one rater. */
export function* groupRankingSteps(matrix: Matrix, raters: readonly RaterCells[]): Steps<GroupRanking> {
  const { hypotheses, items } = activeMatrix(matrix)
  const columns: RaterColumns[] = []
  for (const rater of raters) {
    const column = raterColumns(hypotheses, items, rater)
    if (column.rated.some((n) => n > 0)) columns.push(column)
    yield
  }
  const compared = hypotheses.flatMap((id, at) => (columns.some(({ rated }) => (rated[at] ?? 0) > 0) ? [id] : []))
  const ids = new Set(columns.map(({ ranking }) => ranking.id))
  const preferences: Preferences[] = []
  for (const rater of raters) {
    if (ids.has(rater.id)) preferences.push(preferencesOf(compared, items, rater))
    yield
  }
  const counts = pairCounts(preferences, compared.length)
  const countOf = (one: string, other: string) => counts[compared.indexOf(one)]?.[compared.indexOf(other)] ?? 0
  const complete = compared.length < 2 ? [] : preferences.filter(isComplete)
  yield
  const kemeny = kemenyOrder(counts)
  yield
  const ranked = columns.map(({ ranking }) => ranking)
  return {
    hypotheses,
    raters: ranked,
    first: hypotheses.map((id) => firstPlaces(id, ranked)),
    pairs: hypotheses.map((one) => hypotheses.map((other) => countOf(one, other))),
    concordance: concordanceOf(hypotheses, columns),
    borda:
      complete.length === 0
        ? null
        : { over: complete.length, points: pointsOf(hypotheses, compared, bordaCounts(complete, compared.length)) },
    copeland: hasOpinion(preferences) ? pointsOf(hypotheses, compared, copelandScores(counts)) : null,
    kemeny: kemeny && { ...kemeny, shared: kemeny.shared.map((set) => set.map((at) => compared[at] ?? '')) },
  }
}

const hasOpinion = (raters: readonly Preferences[]): boolean => raters.some((rows) => rows.some((row) => row.some((one) => one !== null)))

/** One rater's ranking, and for each hypothesis the number of cells rated CC to II and whether they cover the telling items. */
interface RaterColumns {
  readonly ranking: RaterRanking
  readonly rated: readonly number[]
  readonly covered: readonly boolean[]
}

function raterColumns(
  hypotheses: readonly string[],
  items: ReturnType<typeof activeMatrix>['items'],
  { id, ratings }: RaterCells,
): RaterColumns {
  const scores = hypotheses.map(() => 0)
  const rated = hypotheses.map(() => 0)
  const tellingRated = hypotheses.map(() => 0)
  let telling = 0
  let blank = 0
  for (const item of items) {
    const cells = hypotheses.map((one) => ratings.get(item.id)?.get(one) ?? null)
    const tells = !isUniform(cells)
    if (tells) telling += item.weight
    for (const [at, rating] of cells.entries()) {
      if (rating === null) blank++
      if (!isCounted(rating)) continue
      rated[at] = (rated[at] ?? 0) + 1
      if (tells) tellingRated[at] = (tellingRated[at] ?? 0) + item.weight
      scores[at] = (scores[at] ?? 0) + item.weight * contradiction(rating)
    }
  }
  const tested = hypotheses.flatMap((_, at) => ((rated[at] ?? 0) > 0 ? [at] : []))
  const testedScores = tested.map((at) => scores[at] ?? 0)
  const ranks = comparedRanks(testedScores)
  const isEarly = isMostlyBlank(blank, hypotheses.length * items.length)
  const leaders = tested.length < 2 || isEarly ? [] : leadersOf(testedScores).map((at) => hypotheses[tested[at] ?? 0] ?? '')
  const rankAt = new Map(tested.map((at, place) => [at, ranks[place] ?? null]))
  return {
    ranking: {
      id,
      scores: scores.map((score, at) => (rankAt.has(at) ? score : null)),
      ranks: hypotheses.map((_, at) => rankAt.get(at) ?? null),
      leaders,
      blank,
    },
    rated,
    covered: hypotheses.map((_, at) => rankAt.has(at) && (telling === 0 || (tellingRated[at] ?? 0) > telling / 2 + TOLERANCE)),
  }
}

/** Compares the hypotheses that at least half of the raters cover, over the raters who cover all of them. */
function concordanceOf(hypotheses: readonly string[], columns: readonly RaterColumns[]): Concordance {
  const compared = hypotheses.flatMap((_, at) => {
    const n = columns.filter(({ covered }) => covered[at]).length
    return n > 0 && n >= columns.length / 2 ? [at] : []
  })
  const over = columns.filter(({ covered }) => compared.every((at) => covered[at]))
  const ranks = over.map(({ ranking }) => ranksOf(compared.map((at) => ranking.scores[at] ?? 0)))
  return {
    w: kendallsW(ranks),
    raters: over.map(({ ranking }) => ranking.id),
    hypotheses: compared.map((at) => hypotheses[at] ?? ''),
  }
}

function pointsOf(hypotheses: readonly string[], compared: readonly string[], points: readonly number[]): Points {
  const places = ranksOf(points.map((one) => -one))
  return hypotheses.map((id) => {
    const at = compared.indexOf(id)
    return at < 0 ? { id, points: null, rank: null } : { id, points: points[at] ?? 0, rank: places[at] ?? 1 }
  })
}

function firstPlaces(id: string, raters: readonly RaterRanking[]): FirstPlaces {
  const first = raters.filter(({ leaders }) => leaders.includes(id))
  const alone = first.filter(({ leaders }) => leaders.length === 1).length
  return { id, alone, shared: first.length - alone, split: first.reduce((sum, { leaders }) => sum + 1 / leaders.length, 0) }
}
