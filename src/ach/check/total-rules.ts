// The common rules by which documents add up a matrix. Only for comparing printed totals; the workbook's own scores are in src/ach/scoring.
import { COUNTED_RATINGS, type CountedRating, contradiction, isCounted, supportOf } from '../model/rating.ts'
import type { RatingTable } from '../scoring/rating-table.ts'

/** What each item is multiplied by: nothing, the weight of its credibility and relevance, or a weight that the document prints. */
export type RuleWeight = 'none' | 'own' | 'printed'

export interface TotalRule {
  readonly id: string
  /** what a cell with each rating adds */
  readonly adds: Readonly<Record<CountedRating, number>>
  readonly weight: RuleWeight
  /** whether a high total speaks for a hypothesis */
  readonly highLeads: boolean
  /** whether the totals say how much speaks against a hypothesis, or for it too */
  readonly sums: 'against' | 'both' | 'for'
  /** the rating that a rule counts by itself; null for the other rules */
  readonly only: CountedRating | null
}

const adding = (of: (rating: CountedRating) => number) =>
  Object.fromEntries(COUNTED_RATINGS.map((rating) => [rating, of(rating)])) as Record<CountedRating, number>
const one = (value: number) => (value > 0 ? 1 : 0)

const score = adding(contradiction)
const items = adding((rating) => one(contradiction(rating)))
const net = adding((rating) => supportOf(rating) - contradiction(rating))
const netItems = adding((rating) => one(supportOf(rating)) - one(contradiction(rating)))
const withHalf = (adds: TotalRule['adds']) => ({ ...adds, N: 0.5 })

const rule = (id: string, adds: TotalRule['adds'], sums: TotalRule['sums'], weight: RuleWeight = 'none'): TotalRule => ({
  ...{ id, adds, weight, sums, only: null },
  highLeads: sums !== 'against',
})

/** By how common they are: of several rules that fit, the first one is named. */
export const TOTAL_RULES: readonly TotalRule[] = [
  rule('score', score, 'against'),
  rule('items', items, 'against'),
  rule('weighted', score, 'against', 'own'),
  rule('net', net, 'both'),
  rule('net-items', netItems, 'both'),
  rule('half', withHalf(score), 'against'),
  rule('half-items', withHalf(items), 'against'),
  rule('net-weighted', net, 'both', 'own'),
  rule('printed-weights', score, 'against', 'printed'),
  rule('net-printed-weights', net, 'both', 'printed'),
  rule('support', adding(supportOf), 'for'),
  rule('support-weighted', adding(supportOf), 'for', 'own'),
  rule(
    'support-items',
    adding((rating) => one(supportOf(rating))),
    'for',
  ),
  ...COUNTED_RATINGS.map(
    (only): TotalRule => ({
      ...rule(
        `only-${only}`,
        adding((rating) => (rating === only ? 1 : 0)),
        supportOf(only) > 0 ? 'for' : 'against',
      ),
      only,
    }),
  ),
]

/** The totals of a table by a rule, in the order of its hypotheses. `weights`: as printed, by evidence id; an item without one weighs 1. */
export function totalsBy({ adds, weight }: TotalRule, table: RatingTable, weights: Readonly<Record<string, number>> = {}): number[] {
  const totals = table.hypotheses.map(() => 0)
  for (const row of table.rows) {
    const by = weight === 'own' ? row.ownWeight : weight === 'printed' ? (weights[row.id] ?? 1) : 1
    for (const at of totals.keys()) totals[at] = (totals[at] ?? 0) + by * addedBy(adds, row.ratings[at])
  }
  return totals
}

/** What a rating adds; blank and NA add nothing. */
export const addedBy = (adds: TotalRule['adds'], rating: RatingTable['rows'][number]['ratings'][number] | undefined): number =>
  isCounted(rating) ? adds[rating] : 0
