// Sentences about the robustness (how often the order would hold if ratings were slightly off) and about what chance alone would do. Computes
// nothing, and never says how probable a hypothesis is.

import { drawError, type Robustness } from '../analysis/robustness.ts'
import { formatCount } from '../model/format-count.ts'
import { CHANCE_LIMIT, type Chance } from '../scoring/chance.ts'
import type { Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import { casesOf100, formatFinePercent, hypothesisNames, joinPhrases, MAX_NAMED } from './phrases.ts'

/**
 * "With one step of doubt in each rating, Coup would have the lowest score, alone or tied, in 90.6% of cases": how often each of the first
 * four leaders has it, the most frequent first, without a full stop. About doubt in the ratings, never about how probable an answer is.
 */
export function robustnessFinding(view: View, leaders: readonly string[], robustness: Robustness): string {
  const byShare = new Map<string, string[]>()
  const found = robustness.hypotheses.filter(({ id }) => leaders.includes(id))
  for (const { id, leadsAlone, leadsTied } of found
    .toSorted((a, b) => b.leadsAlone + b.leadsTied - a.leadsAlone - a.leadsTied)
    .slice(0, MAX_NAMED)) {
    const share = formatFinePercent(leadsAlone + leadsTied)
    byShare.set(share, [...(byShare.get(share) ?? []), id])
  }
  const findings = [...byShare].map(([share, ids], at) =>
    at === 0
      ? `${hypothesisNames(view, ids)} would have the lowest score, alone or tied, in ${share} of cases`
      : `${hypothesisNames(view, ids)} in ${share}`,
  )
  return `${doubtClause(robustness)}, ${findings.join('; ')}`
}

/** "With one step of doubt in each rating", "If each blank cell could be any rating, with one step of doubt in the others". */
export const doubtClause = ({ options }: Pick<Robustness, 'options'>): string =>
  options.blanks === 'open'
    ? 'If each blank cell could be any rating, with one step of doubt in the others'
    : 'With one step of doubt in each rating'

/** How the shares come about, and how accurate they are. */
export function robustnessMethod(robustness: Robustness): string {
  const { options, draws } = robustness
  const chance = Math.round(options.chance * 100)
  const blanks = options.blanks === 'open' ? ' A blank cell becomes each of the five ratings with the same chance.' : ''
  const from =
    draws === 0
      ? 'The shares are exact.'
      : `The shares come from ${formatCount(draws)} random draws and can be off by ${(drawError(robustness) * 100).toFixed(1)} points.`
  const ties = sharesOf(robustness) > 1 + TOLERANCE ? ' A tie counts for each hypothesis in it, so they can add up to more than 100%.' : ''
  return `Every rating may be one step off, with a ${chance}% chance in each direction.${blanks} ${from}${ties} They say what doubt in the ratings would do, not how probable an answer is.`
}

const sharesOf = ({ hypotheses }: Robustness): number =>
  hypotheses.reduce((sum, { leadsAlone, leadsTied }) => sum + leadsAlone + leadsTied, 0)

/** From this share on, a lead that is called narrow for another reason would read as a contradiction. */
const HIGH_SHARE = 0.9

/**
 * "These cases allow for small errors in ratings, not for the loss of an item: leaving out E1 would end the lead.": why a lead is narrow
 * although hardly any error in the ratings would end it. Empty where the two agree.
 */
export function otherReason(
  { leaders, verdict, grounds }: Pick<Scores, 'leaders' | 'verdict' | 'grounds'>,
  { hypotheses }: Robustness,
): string {
  const leader = hypotheses.find(({ id }) => id === leaders[0])
  if (verdict !== 'close' || grounds.rows.length === 0 || !leader || leader.leadsAlone + leader.leadsTied < HIGH_SHARE) return ''
  return `These cases allow for small errors in ratings, not for the loss of an item: leaving out ${joinPhrases(grounds.rows, 'or')} would end the lead.`
}

/**
 * "If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in 22 of 100 cases." Draws that find none do not
 * make it impossible: the actual ratings are one of the cases.
 */
export const chanceSentence = ({ p }: Pick<Chance, 'p'>): string =>
  `If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in ${casesOf100(p === 0 ? Number.MIN_VALUE : p, CHANCE_LIMIT)}.`
