// What the wall of an exercise shows at its end: what the second round moved, probabilities before and after, the reading beside the room's.
// Must not name anybody, nor call a move an improvement.
import { cellConsensus } from '../group/consensus.ts'
import { groupScores, ranksAmongRated } from '../group/group-score.ts'
import { tableOfGroup } from '../group/group-table.ts'
import { type Pool, poolProbabilities, probabilitiesAt } from '../group/pooled-probabilities.ts'
import { type CellRounds, changedCount, compareRounds, type SecondRound } from '../group/second-round.ts'
import { showsProbabilities, showsReference } from '../model/exercise.ts'
import { type CountedRating, isCounted, type Rating, stepOf } from '../model/rating.ts'
import { activeItems, type EstimateTime } from '../model/workbook.ts'
import { bothRounds } from '../view/group-members.ts'
import type { RaterView, View } from '../view/view.ts'
import { ratersInRound } from './wall-figures.ts'

/** Two rounds of those who rated in both. */
export interface RoomRounds extends SecondRound {
  /** the cells that most people changed, the most first; the workbook's order among equals; none that nobody changed */
  readonly moved: readonly CellRounds[]
}
/** So many moved cells are named. */
const MOST_MOVED = 5

/** Null where `bothRounds` is. */
export function roomRounds(view: View): RoomRounds | null {
  const both = bothRounds(view)
  if (!both) return null
  const rounds = compareRounds(view, both.before, both.after)
  const moved = rounds.cells.filter(({ moves }) => changedCount(moves) > 0).sort((a, b) => changedCount(b.moves) - changedCount(a.moves))
  return { ...rounds, moved: moved.slice(0, MOST_MOVED) }
}

/** Probabilities of the room, of the same people at both times where both were asked. */
export interface RoomProbabilities {
  /** null where it was not asked then */
  readonly before: Pool | null
  readonly now: Pool | null
}

/** Null while they may not be seen, and where nobody gave a whole set (both sets, where both were asked). */
export function roomProbabilities(view: View): RoomProbabilities | null {
  if (!view.run || !showsProbabilities(view.run)) return null
  const { stages } = view.run.options
  const asked: readonly EstimateTime[] = [
    ...(stages.includes('favourites') ? (['before'] as const) : []),
    ...(stages.includes('probabilities') ? (['now'] as const) : []),
  ]
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  const inRoom = [...view.raters.values()].filter(({ participation: part }) => part !== null)
  const pool = (people: readonly RaterView[], when: EstimateTime) =>
    poolProbabilities(hypotheses, probabilitiesAt(when, people), probabilitiesAt(when, inRoom))
  const whole = inRoom.filter((rater) => asked.every((when) => pool([rater], when).used === 1))
  if (asked.length === 0 || whole.length === 0) return null
  return {
    before: asked.includes('before') ? pool(whole, 'before') : null,
    now: asked.includes('now') ? pool(whole, 'now') : null,
  }
}

/** A reading to compare with, beside what the room rated. */
export interface ReferenceComparison {
  readonly id: string
  readonly name: string
  readonly note: string | null
  /**
   * Per active hypothesis in the workbook's order: its rank by the reading, among those that it rated, and by the room; null where nothing
   * is rated under it.
   */
  readonly ranks: readonly { readonly id: string; readonly reference: number | null; readonly room: number | null }[]
  readonly leaders: { readonly reference: readonly string[]; readonly room: readonly string[] }
  /** cells rated from CC to II by both, and how many of them alike */
  readonly compared: number
  readonly alike: number
  /** the cells furthest apart on the track CC C N I II, two steps or more; heavier items first among equals, then the workbook's order */
  readonly apart: readonly {
    readonly evidence: string
    readonly hypothesis: string
    readonly reference: CountedRating
    readonly room: CountedRating
  }[]
}
const MOST_APART = 6

/** Empty before the debrief. */
export function referenceComparisons(view: View): ReferenceComparison[] {
  if (!view.run || !showsReference(view.run)) return []
  const references = [...view.raters.values()].filter(({ kind }) => kind === 'reference')
  return references.map((reference) => compareReference(view, reference))
}

function compareReference(view: View, reference: RaterView): ReferenceComparison {
  const table = tableOfGroup(view, ratersInRound(view))
  const own = groupScores(tableOfGroup(view, [reference]), view.method)
  const room = groupScores(table, view.method)
  const rank = (one: { readonly rank: number; readonly rated: number } | undefined) => (one && one.rated > 0 ? one.rank : null)
  const said = ranksAmongRated(own)
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
    ranks: table.hypotheses.map((id, at) => ({ id, reference: said.ranks[at] ?? null, room: rank(room.hypotheses[at]) })),
    leaders: { reference: said.leaders, room: room.leaders },
    compared: cells.length,
    alike: cells.filter(({ steps }) => steps === 0).length,
    apart: apart.slice(0, MOST_APART).map(({ weight: _, steps: __, ...cell }) => cell),
  }
}
