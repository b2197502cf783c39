// Checks whether the results that a document prints follow from its ratings: totals, ranks, and verdicts in words. Must not put anything into words.
import type { PrintedResult } from '../model/printed-results.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import { hasRated } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { type DifferenceClue, differenceClues } from './difference-clues.ts'
import { isFavoured, levelOf, totalWords } from './result-words.ts'
import { checkTotals, hasTotals, type RuleFit, ranksBy, type TotalCheck } from './total-check.ts'
import { TOTAL_RULES, totalsBy } from './total-rules.ts'

export interface RankCheck {
  readonly row: PrintedResult
  readonly follows: boolean
  /** the hypotheses whose printed rank differs */
  readonly cells: readonly { readonly hypothesis: string; readonly printed: number; readonly given: number }[]
}

export interface VerdictCheck {
  readonly row: PrintedResult
  readonly follows: boolean
  /** the hypotheses that the row favours, or the one with the lower level in a pair that contradicts the ratings */
  readonly favoured: readonly string[]
  /** the hypotheses that come first by the ratings, or the other one of that pair */
  readonly given: readonly string[]
  /** whether two levels, such as LOW and MEDIUM, are in the wrong order */
  readonly levels: boolean
}

export interface PrintedCheck {
  readonly totals: readonly (TotalCheck & { readonly clues: readonly DifferenceClue[] })[]
  readonly ranks: readonly RankCheck[]
  readonly verdicts: readonly VerdictCheck[]
  /** likelihoods can rest on more than the ratings, so they do not decide whether the rest follows */
  readonly likelihoods: readonly VerdictCheck[]
  /** whether everything printed that can be compared follows from the ratings; null if nothing can be compared */
  readonly follows: boolean | null
}

/** The rater whose ratings are those of the document: the one named, else the first reference rater with ratings, else the first with ratings. */
export function checkedRater(view: View, named?: string): RaterView | null {
  if (named !== undefined) return raterIn(view, named)
  const rated = [...view.raters.values()].filter(hasRated)
  return rated.find(({ kind }) => kind === 'reference') ?? rated[0] ?? null
}

/** Throws `Refused('unknown')` if the view has no such rater. */
export function checkPrinted(view: View, raterId: string): PrintedCheck {
  const table = ratingTable(view, raterIn(view, raterId))
  const { rows = [], weights = {} } = view.printed ?? {}
  const totals = rows
    .filter((row) => hasTotals(table, row))
    .map((row) => checkTotals(table, row, weights))
    .filter(({ row, outcome }) => row.kind !== 'other' || outcome === 'fits')
    .map((check) => ({ ...check, clues: differenceClues(table, check) }))
  const rules = rulesInUse(table, totals, weights)
  const ranks = rows.flatMap((row) => (row.kind === 'rank' ? checkRanks(table, row, rules) : []))
  const verdicts = rows.flatMap((row) => (row.kind === 'verdict' || row.kind === 'total' ? checkVerdict(table, row, rules) : []))
  const likelihoods = rows.flatMap((row) => (row.kind === 'likelihood' ? checkLikelihood(table, row, rules) : []))
  const told = [
    ...totals.flatMap(({ outcome }) => (outcome === 'unknown' ? [] : [outcome === 'fits'])),
    ...[...ranks, ...verdicts].map(({ follows }) => follows),
  ]
  return { totals, ranks, verdicts, likelihoods, follows: told.length === 0 ? null : told.every(Boolean) }
}

/** A rule with the totals of all hypotheses. */
type Ruled = Pick<RuleFit, 'rule' | 'sign'> & { readonly ranks: readonly number[] }
/** What people mean by an inconsistency score, which may be printed as a level. */
const LEVELLED: readonly string[] = ['score', 'items', 'weighted']
const USUAL = ['score', 'items', 'weighted', 'net', 'net-items', 'half']

/** The rule that the printed totals fit; where they fit none, every usual rule, with the one that the totals were compared with first. */
function rulesInUse(table: RatingTable, totals: readonly TotalCheck[], weights: Readonly<Record<string, number>>): readonly Ruled[] {
  const used = (outcome: TotalCheck['outcome']) =>
    totals.find((one) => one.outcome === outcome && one.fit.rule.sums !== 'for' && one.fit.rule.only === null)?.fit.rule
  const [fitting, nearest] = [used('fits'), used('differs')]
  const usual = TOTAL_RULES.filter((rule) => USUAL.includes(rule.id) && rule !== nearest)
  const rules = fitting ? [fitting] : [...(nearest ? [nearest] : []), ...usual]
  return rules.map((rule) => ({ rule, sign: 1, ranks: ranksBy({ rule, sign: 1 }, totalsBy(rule, table, weights)) }))
}

/** Equal ranks may be followed by the next number (1, 1, 2) or leave one out (1, 1, 3). */
const dense = (ranks: readonly number[]) => {
  const places = [...new Set(ranks)].sort((a, b) => a - b)
  return ranks.map((rank) => places.indexOf(rank) + 1)
}

function checkRanks({ hypotheses }: RatingTable, row: PrintedResult, rules: readonly Ruled[]): RankCheck[] {
  const cells = hypotheses.flatMap((id, at) => {
    const printed = row.values[id]?.number
    return typeof printed === 'number' ? [{ hypothesis: id, at, printed }] : []
  })
  if (cells.length < 2) return []
  const differing = rules.flatMap(({ ranks }) =>
    [ranks, dense(ranks)].map((given) =>
      cells.flatMap(({ hypothesis, at, printed }) =>
        (given[at] ?? 0) === printed ? [] : [{ hypothesis, printed, given: given[at] ?? 0 }],
      ),
    ),
  )
  const follows = differing.some((one) => one.length === 0)
  return [{ row, follows, cells: follows ? [] : (differing[0] ?? []) }]
}

const firstBy = ({ hypotheses }: RatingTable, ranks: readonly number[]) => hypotheses.filter((_, at) => ranks[at] === 1)
const isSame = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id))

/** Compares the hypotheses that a row favours with those that come first. */
function checkFavoured(table: RatingTable, row: PrintedResult, favoured: readonly string[], rules: readonly Ruled[]): VerdictCheck {
  const firsts = rules.map(({ ranks }) => firstBy(table, ranks))
  const follows = firsts.some((given) => isSame(given, favoured))
  return { row, follows, favoured, given: firsts[0] ?? [], levels: false }
}

function checkVerdict(table: RatingTable, row: PrintedResult, rules: readonly Ruled[]): VerdictCheck[] {
  const favoured = table.hypotheses.filter((id) => isFavoured(row.values[id]?.text ?? ''))
  if (favoured.length > 0) return [checkFavoured(table, row, favoured, rules)]
  // Only where a high level speaks against a hypothesis.
  return row.kind === 'total' && totalWords(row).against
    ? checkLevels(
        table,
        row,
        rules.filter(({ rule }) => rules.length === 1 || LEVELLED.includes(rule.id)),
      )
    : []
}

function checkLevels({ hypotheses }: RatingTable, row: PrintedResult, rules: readonly Ruled[]): VerdictCheck[] {
  const levels = hypotheses.flatMap((id, at) => {
    const level = levelOf(row.values[id]?.text ?? '')
    return level === null ? [] : [{ id, at, level }]
  })
  if (levels.length < 2) return []
  const wrong = rules.map(({ ranks }) =>
    levels.flatMap((low) =>
      levels.flatMap((high) =>
        low.level < high.level && (ranks[low.at] ?? 0) > (ranks[high.at] ?? 0) ? [{ low: low.id, high: high.id }] : [],
      ),
    ),
  )
  const pair = wrong.some((one) => one.length === 0) ? undefined : wrong[0]?.[0]
  return [{ row, follows: !pair, favoured: pair ? [pair.low] : [], given: pair ? [pair.high] : [], levels: true }]
}

/** The highest likelihood, as a number or a level. */
function checkLikelihood(table: RatingTable, row: PrintedResult, rules: readonly Ruled[]): VerdictCheck[] {
  const values = table.hypotheses.flatMap((id) => {
    const value = row.values[id]
    const size = value?.number ?? levelOf(value?.text ?? '')
    return size == null ? [] : [{ id, size }]
  })
  if (values.length < 2 || values.length < table.hypotheses.length) return []
  const most = Math.max(...values.map(({ size }) => size))
  const favoured = values.filter(({ size }) => size === most).map(({ id }) => id)
  return [checkFavoured(table, row, favoured, rules)]
}
