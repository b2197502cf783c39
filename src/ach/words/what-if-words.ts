// What a what-if does to the lead, and to the score and rank of a hypothesis, in words.

import type { Method } from '../model/workbook.ts'
import type { HypothesisScore, Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import { formatScore, hypothesisNames, NOT_TESTED, ordinalNumber } from './phrases.ts'

/** "The lowest score moves from Coup to Jihadi", "Coup keeps the lowest score". Labels come from `view`. */
export function beforeAfterFinding(
  view: View,
  before: Pick<Scores, 'leaders' | 'verdict'>,
  after: Pick<Scores, 'leaders' | 'verdict'>,
): string {
  if ([before, after].some(({ leaders, verdict }) => verdict === 'unrated' || leaders.length === 0)) return 'Scores before and after'
  const names = hypothesisNames(view, after.leaders)
  if (before.leaders.join() === after.leaders.join()) return `${names} ${after.leaders.length === 1 ? 'keeps' : 'keep'} the lowest score`
  return `The lowest score moves from ${hypothesisNames(view, before.leaders)} to ${names}`
}

type Standing = Pick<HypothesisScore, 'score' | 'rated' | 'rank'>

/** "falls by 1.00, from 2nd to 1st", "stays at 3.00 and 3rd", "is no longer tested". Compares scores within the tolerance of every comparison. */
export function differenceWords(before: Standing, after: Standing, method: Method): string {
  if (before.rated === 0) return after.rated === 0 ? `stays ${NOT_TESTED}` : `is tested, ${placeOf(after)}`
  if (after.rated === 0) return 'is no longer tested'
  const by = after.score - before.score
  const moves = before.rank !== after.rank
  const score =
    Math.abs(by) <= TOLERANCE
      ? `stays at ${formatScore(after.score, method)}`
      : `${by < 0 ? 'falls' : 'rises'} by ${formatScore(Math.abs(by), method)}`
  const rank = moves ? `from ${placeOf(before)} to ${placeOf(after)}` : `stays ${placeOf(after)}`
  return Math.abs(by) <= TOLERANCE && !moves ? 'no change' : `${score}, ${rank}`
}

const placeOf = ({ rank }: Standing): string => (rank === null ? NOT_TESTED : ordinalNumber(rank))
