// Figures of the wall's debrief: changes in the second round, probabilities before and after, the reference ratings compared with the
// room's. Must not name anyone, nor call a change an improvement.

import { cellConsensus } from '../group/consensus.ts'
import { groupScores } from '../group/group-score.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { untestedInGroup } from '../group/group-verdict.ts'
import { type Pool, poolProbabilities, probabilitiesAt } from '../group/pooled-probabilities.ts'
import { type CellRounds, changedCount, compareRounds, type SecondRound } from '../group/second-round.ts'
import { showsProbabilities, showsReference } from '../model/exercise.ts'
import { type CountedRating, isCounted, type Rating, stepOf } from '../model/rating.ts'
import { activeItems, type EstimateTime } from '../model/workbook.ts'
import type { Untested } from '../scoring/score.ts'
import { bothRounds } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { ratersInRound } from './wall-figures.ts'

/** The two rounds of participants who are in both. */
export interface RoomRounds extends SecondRound {
  /** the changed cells, most changes first; ties in the workbook's order */
  readonly moved: readonly CellRounds[]
}
/** Changed cells listed at most. */
const MOST_MOVED = 5

/** Returns null if `bothRounds` does. */
export function roomRounds(view: View): RoomRounds | null {
  const both = bothRounds(view)
  if (!both) return null
  const rounds = compareRounds(view, both.before, both.after)
  const moved = rounds.cells.filter(({ moves }) => changedCount(moves) > 0).sort((a, b) => changedCount(b.moves) - changedCount(a.moves))
  return { ...rounds, moved: moved.slice(0, MOST_MOVED) }
}

/** The room's pooled probabilities, of every complete set: the same figures as in the group's analysis and files. */
export interface RoomProbabilities {
  /** null if the stage is not part of the exercise, or no one gave a complete set */
  readonly before: Pool | null
  readonly now: Pool | null
  /** the pools of the participants who gave complete sets both times, from which a change is told; null if there are none */
  readonly both: { readonly before: Pool; readonly now: Pool } | null
}

/** Returns null while probabilities are hidden, or if no one gave a complete set. */
export function roomProbabilities(view: View): RoomProbabilities | null {
  if (!view.run || !showsProbabilities(view.run)) return null
  const { stages } = view.run.options
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  const inRoom = [...view.raters.values()].filter(({ participation: part }) => part !== null)
  const pool = (people: readonly RaterView[], when: EstimateTime): Pool | null => {
    const answered = people.filter(({ estimates }) => hypotheses.some((one) => estimates[when].has(one)))
    const found = poolProbabilities(hypotheses, probabilitiesAt(when, answered), probabilitiesAt(when, inRoom))
    return found.used === 0 ? null : found
  }
  const before = stages.includes('favourites') ? pool(inRoom, 'before') : null
  const now = stages.includes('probabilities') ? pool(inRoom, 'now') : null
  if (!before && !now) return null
  const inBoth = inRoom.filter((rater) => before && now && pool([rater], 'before') && pool([rater], 'now'))
  const [first, then] = [pool(inBoth, 'before'), pool(inBoth, 'now')]
  return { before, now, both: first && then && { before: first, now: then } }
}

/** Reference ratings compared with the room's. */
export interface ReferenceComparison {
  readonly id: string
  readonly name: string
  readonly note: string | null
  /**
   * Per active hypothesis in the workbook's order: its rank by the reference ratings (among the hypotheses they rate) and by the room; null
   * if it has no ratings.
   */
  readonly ranks: readonly { readonly id: string; readonly reference: number | null; readonly room: number | null }[]
  readonly leaders: { readonly reference: readonly string[]; readonly room: readonly string[] }
  /** because of these, no hypothesis can be said to lead in the room */
  readonly untested: readonly Untested[]
  /** number of cells that both rate from CC to II, and number of those with the same rating */
  readonly compared: number
  readonly alike: number
  /** the cells that differ most, by two steps or more of CC C N I II; ties by weight of the item, then in the workbook's order */
  readonly apart: readonly {
    readonly evidence: string
    readonly hypothesis: string
    readonly reference: CountedRating
    readonly room: CountedRating
  }[]
}
const MOST_APART = 6

/** Returns an empty list before the debrief. */
export function referenceComparisons(view: View): ReferenceComparison[] {
  if (!view.run || !showsReference(view.run)) return []
  const references = [...view.raters.values()].filter(({ kind }) => kind === 'reference')
  return references.map((reference) => compareReference(view, reference))
}

function compareReference(view: View, reference: RaterView): ReferenceComparison {
  const table = tableOfGroup(view, ratersInRound(view))
  const own = groupScores(tableOfGroup(view, [reference]), view.method)
  const room = groupScores(table, view.method)
  const rank = (one: { readonly rank: number | null } | undefined) => one?.rank ?? null
  const cells = table.rows.flatMap(({ id: evidence, weight, cells }) =>
    cells.flatMap((cell, at) => {
      const hypothesis = table.hypotheses[at] ?? ''
      const by: Rating | null = reference.ratings.get(evidence)?.get(hypothesis) ?? null
      const { median } = cellConsensus(cell)
      if (!isCounted(by) || median === null) return []
      return [{ evidence, hypothesis, reference: by, room: median, weight, steps: Math.abs(stepOf(by) - stepOf(median)) }]
    }),
  )
  const apart = cells.filter(({ steps }) => steps >= 2).sort((a, b) => b.steps - a.steps || b.weight - a.weight)
  return {
    id: reference.id,
    name: reference.name,
    note: reference.note,
    ranks: table.hypotheses.map((id, at) => ({ id, reference: rank(own.hypotheses[at]), room: rank(room.hypotheses[at]) })),
    leaders: { reference: own.leaders, room: room.leaders },
    untested: untestedInGroup(table, room),
    compared: cells.length,
    alike: cells.filter(({ steps }) => steps === 0).length,
    apart: apart.slice(0, MOST_APART).map(({ weight: _, steps: __, ...cell }) => cell),
  }
}
