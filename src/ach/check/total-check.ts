// Compares a printed row of totals with what the ratings give under the common rules: which rule fits, or else where the totals differ.
import type { PrintedResult } from '../model/printed-results.ts'
import { ranksOf } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { type TotalWords, totalWords } from './result-words.ts'
import { TOTAL_RULES, type TotalRule, totalsBy } from './total-rules.ts'

/** A rule with its totals, in the order of the printed numbers. `sign` −1: they are printed with the opposite sign. */
export interface RuleFit {
  readonly rule: TotalRule
  readonly sign: 1 | -1
  readonly totals: readonly number[]
  /** how many printed totals are those of the rule */
  readonly matches: number
}

/** `unknown`: no common rule gives these totals, and the document may well use another formula. */
export type TotalOutcome = 'fits' | 'differs' | 'unknown'

export interface TotalCell {
  readonly hypothesis: string
  readonly printed: number
  /** what the ratings give by the rule */
  readonly given: number
  readonly differs: boolean
}

/** The hypotheses that come first by the printed totals and by those of the ratings, and whether the whole orders are the same. */
export interface OrderCheck {
  readonly printed: readonly string[]
  readonly given: readonly string[]
  readonly same: boolean
  /** hypotheses with equal totals by the ratings whose printed totals are apart */
  readonly missedTies: readonly (readonly string[])[]
}

export interface TotalCheck {
  readonly row: PrintedResult
  readonly outcome: TotalOutcome
  /** the rule that fits, or else the nearest */
  readonly fit: RuleFit
  /** the usual rules that the row may mean too, where none fits and their totals differ from those of `fit` */
  readonly others: readonly RuleFit[]
  readonly cells: readonly TotalCell[]
  readonly order: OrderCheck
}

/** The hypotheses of a row with a number, as indexes into the table. */
const numbered = ({ hypotheses }: RatingTable, { values }: PrintedResult) =>
  hypotheses.flatMap((id, at) => {
    const number = values[id]?.number
    return typeof number === 'number' ? [{ id, at, number }] : []
  })

/** True for a row that states a number for at least half of the hypotheses. */
export const hasTotals = (table: RatingTable, row: PrintedResult): boolean =>
  (row.kind === 'total' || row.kind === 'verdict' || row.kind === 'other') &&
  table.hypotheses.length > 0 &&
  numbered(table, row).length * 2 >= table.hypotheses.length

export function checkTotals(table: RatingTable, row: PrintedResult, weights: Readonly<Record<string, number>>): TotalCheck {
  const cells = numbered(table, row)
  const printed = cells.map(({ number }) => number)
  const words = totalWords(row)
  const near = nearFor(printed)
  const fits = candidates(words, Object.keys(weights).length > 0).flatMap((rule) => {
    const totals = totalsBy(rule, table, weights)
    return ([1, -1] as const).map((sign): RuleFit & { off: number } => {
      const signed = cells.map(({ at }) => sign * (totals[at] ?? 0))
      return {
        ...{ rule, sign, totals: signed },
        matches: signed.filter((total, at) => near(total, printed[at] ?? 0)).length,
        off: signed.reduce((sum, total, at) => sum + Math.abs(total - (printed[at] ?? 0)), 0),
      }
    })
  })
  const exact = fits.find(({ matches }) => matches === cells.length)
  const isMost = ({ matches }: { matches: number }) => matches * 2 >= cells.length
  const [nearest] = fits
    .filter(({ rule }) => rule.only === null)
    .toSorted((a, b) => b.matches - a.matches || prefers(words, b.rule) - prefers(words, a.rule) || a.off - b.off)
  const usual = fits.filter(({ rule }) => rule.id === usualRule(words)).toSorted((a, b) => a.off - b.off)[0]
  const fit = exact ?? (nearest && isMost(nearest) ? nearest : usual) ?? NO_FIT
  const named = words.against || words.for || words.count
  const strange = words.weighted || !printed.every((one) => Number.isInteger(one * 2))
  const unknown = words.noSum || row.kind === 'other' || ((strange || !named) && !isMost(fit))
  return {
    row,
    outcome: exact ? 'fits' : unknown ? 'unknown' : 'differs',
    fit: { rule: fit.rule, sign: fit.sign, totals: fit.totals, matches: fit.matches },
    others: exact
      ? []
      : fits.filter(
          (one) => OTHERS.includes(one.rule.id) && one.sign === fit.sign && one.totals.some((total, at) => total !== fit.totals[at]),
        ),
    cells: cells.map(({ id, number }, at) => ({
      hypothesis: id,
      printed: number,
      given: fit.totals[at] ?? 0,
      differs: !near(fit.totals[at] ?? 0, number),
    })),
    order: compareOrders(
      cells.map(({ id }) => id),
      printed,
      fit,
    ),
  }
}

/** Totals with decimals are rounded; whole numbers are exact. */
function nearFor(printed: readonly number[]): (a: number, b: number) => boolean {
  const within = printed.every(Number.isInteger) ? TOLERANCE : 0.05 + TOLERANCE
  return (a, b) => Math.abs(a - b) <= within
}

function candidates(words: TotalWords, hasWeights: boolean): readonly TotalRule[] {
  return TOTAL_RULES.filter(({ only, sums, weight }) => {
    if (weight === 'printed' && !hasWeights) return false
    if (only !== null) return words.letters.includes(only)
    if (words.against) return sums === 'against' || (sums === 'both' && !words.count)
    return words.for ? sums !== 'against' : true
  })
}

const NO_FIT: RuleFit = { rule: TOTAL_RULES[0] as TotalRule, sign: 1, totals: [], matches: 0 }

/** What people mean by an inconsistency score. */
const OTHERS: readonly string[] = ['score', 'items']

/** The rule to compare with where most totals fit none. */
const usualRule = (words: TotalWords) =>
  words.count ? 'items' : words.weighted ? 'weighted' : words.for && !words.against ? 'support' : 'score'

/** Of rules that come equally near, the one that the words of the row suggest; without such words, rather not one that counts support only. */
const prefers = (words: TotalWords, { id, sums }: TotalRule): number =>
  Number(words.count && id === 'items') + Number(words.weighted && id === 'weighted') + Number(words.for || sums !== 'for')

/** Rank 1 speaks least against a hypothesis, whatever the sign. */
export const ranksBy = ({ rule, sign }: Pick<RuleFit, 'rule' | 'sign'>, totals: readonly number[]): number[] =>
  ranksOf(totals.map((total) => (rule.highLeads ? -1 : 1) * sign * total))

function compareOrders(ids: readonly string[], printed: readonly number[], fit: RuleFit): OrderCheck {
  const [then, now] = [ranksBy(fit, printed), ranksBy(fit, fit.totals)]
  const first = (ranks: readonly number[]) => ids.filter((_, at) => ranks[at] === 1)
  const tied = [...new Set(now)].map((rank) => ids.map((_, at) => at).filter((at) => now[at] === rank))
  return {
    ...{ printed: first(then), given: first(now), same: then.every((rank, at) => rank === now[at]) },
    missedTies: tied.filter((group) => new Set(group.map((at) => then[at])).size > 1).map((group) => group.map((at) => ids[at] ?? '')),
  }
}
