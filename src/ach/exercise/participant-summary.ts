// A participant's summary of an exercise: their ratings, scores and probabilities compared with the group's. Takes a participant's view and
// adds nothing to what it shows.

import { type Consensus, cellConsensus } from '../group/consensus.ts'
import { groupRanking } from '../group/group-ranking.ts'
import { type GroupScores, groupScores } from '../group/group-score.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { type Pool, type ProbabilitySet, poolProbabilities, probabilitiesAt } from '../group/pooled-probabilities.ts'
import { showsProbabilities } from '../model/exercise.ts'
import type { Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import { activeItems, type EstimateTime } from '../model/workbook.ts'
import type { CellAt } from '../scoring/score.ts'
import type { RaterCells } from '../view/group-members.ts'
import type { View } from '../view/view.ts'
import { roomRaters } from './participant-comparison.ts'

export const SUMMARY_TOO_EARLY = 'Your summary will be available after the reveal. Until then no one sees scores, not even their own.'

/** One cell of the active matrix. */
export interface SummaryCell extends CellAt {
  /** rating at the end of the first round; null for not rated, or joined later */
  readonly first: Rating | null
  readonly now: Rating | null
  readonly group: Consensus
}

/** Scores and ranks by hypothesis, in the workbook's order. A summary has null instead if nothing was rated from CC to II. */
export interface SummaryScores {
  readonly scores: readonly (number | null)[]
  readonly ranks: readonly (number | null)[]
}

export interface ParticipantSummary {
  readonly hypotheses: readonly string[]
  /** row by row, in the workbook's order */
  readonly cells: readonly SummaryCell[]
  readonly first: SummaryScores | null
  readonly now: SummaryScores | null
  /** of the visible round */
  readonly group: GroupScores
  readonly probabilities: Readonly<Record<EstimateTime, { readonly own: ProbabilitySet | null; readonly pool: Pool | null }>>
}

/**
 * Throws `Refused('stage')` before the reveal, `Refused('unknown')` if the view is not a participant's. The group is the whole room including
 * this participant, as everyone sees it: the first round until the second is over, and no probabilities before that stage has ended.
 */
export function summarizeParticipant(view: View): ParticipantSummary {
  const { me, run } = view
  if (!run || !me?.participation) throw new Refused('unknown', 'Only participants of an exercise have a summary.')
  if (!run.revealed) throw new Refused('stage', SUMMARY_TOO_EARLY)
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  const before: RaterCells = { id: me.id, ratings: me.participation.first ?? new Map() }
  const room = roomRaters(view, run, me)
  const group = tableOfGroup(view, room)
  const scored = (rater: RaterCells): SummaryScores | null => groupRanking(view, [rater]).raters[0] ?? null
  const answered = (raters: typeof room, when: EstimateTime) =>
    probabilitiesAt(when, raters).filter(({ probabilities }) => hypotheses.some((one) => probabilities.has(one)))
  const estimates = (when: EstimateTime) => {
    const pool = (raters: typeof room) => poolProbabilities(hypotheses, answered(raters, when), answered([...room, me], when))
    return { own: pool([me]).sets[0] ?? null, pool: showsProbabilities(run) ? pool(room) : null }
  }
  return {
    hypotheses,
    cells: group.rows.flatMap(({ id: evidence, cells }) =>
      hypotheses.flatMap((hypothesis, at): SummaryCell[] => {
        const distribution = cells[at]
        if (!distribution) return []
        const rated = ({ ratings }: RaterCells) => ratings.get(evidence)?.get(hypothesis) ?? null
        return [{ evidence, hypothesis, first: rated(before), now: rated(me), group: cellConsensus(distribution) }]
      }),
    ),
    first: me.participation.first === null ? null : scored(before),
    now: scored(me),
    group: groupScores(group, view.method),
    probabilities: { before: estimates('before'), now: estimates('now') },
  }
}
