// The figures of one exercise for the page that compares the rooms of a course, from what its wall may show. Must not name anyone.

import type { CountedRating } from '../model/rating.ts'
import type { Stage } from '../model/stage.ts'
import { activeItems } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { favouriteOf } from './favourites.ts'
import { referenceComparisons, roomProbabilities, roomRounds } from './wall-debrief.ts'
import { roomMatrix, roomRanking } from './wall-figures.ts'

/** One hypothesis in a room; null for what is not known or not shown yet. */
export interface CourseHypothesis {
  readonly label: string
  readonly rank: number | null
  /** how many participants had it as their favourite before the evidence */
  readonly favourites: number | null
  /** the room's pooled probabilities, 0 to 1 */
  readonly before: number | null
  readonly now: number | null
}

export interface CourseRoom {
  readonly question: string
  readonly stage: Stage
  readonly people: number
  /** null before the reveal */
  readonly figures: CourseFigures | null
}

export interface CourseFigures {
  /** labels of those with the least evidence against them; empty if the ratings do not suffice */
  readonly leaders: readonly string[]
  readonly hypotheses: readonly CourseHypothesis[]
  readonly alpha: number | null
  /** share of the ratings that changed in the second round; null without one */
  readonly changed: number | null
  /** share of the cells rated by both in which the median is the reference rating; null without one, and before the debrief */
  readonly sameAsReference: number | null
  /** label of the hypothesis that turned out to be true; null if that is not known */
  readonly cameTrue: string | null
  /** the median of each cell; null if it has none */
  readonly medians: readonly { readonly item: string; readonly hypothesis: string; readonly median: CountedRating | null }[]
}

/** `view`: as the wall may see it. Throws for a workbook that is not an exercise. */
export function courseRoom(view: View): CourseRoom {
  if (!view.run) throw new Error('Only an exercise is a room of a course.')
  const { stage, count, revealed } = view.run
  return { question: view.question, stage, people: count, figures: revealed ? figuresOf(view) : null }
}

function figuresOf(view: View): CourseFigures {
  const label = (id: string) => view.hypotheses.get(id)?.label ?? id
  const { table, cells, agreement } = roomMatrix(view)
  const { places, leaders, untested } = roomRanking(view)
  const pools = roomProbabilities(view)
  const favourites = pools?.before
    ? [...view.raters.values()].flatMap((rater) => (rater.participation ? (favouriteOf(rater) ?? []) : []))
    : null
  const poolOf = (
    pool: { readonly hypotheses: readonly string[]; readonly probabilities: readonly (number | null)[] | null } | null | undefined,
    id: string,
  ) => pool?.probabilities?.[pool.hypotheses.indexOf(id)] ?? null
  const [reference] = referenceComparisons(view)
  return {
    leaders: untested.length > 0 ? [] : leaders.map(label),
    hypotheses: activeItems(view.hypotheses).map(({ id }) => ({
      label: label(id),
      rank: places.find(({ score }) => score.id === id)?.score.rank ?? null,
      favourites: favourites?.filter((one) => one === id).length ?? null,
      before: poolOf(pools?.before, id),
      now: poolOf(pools?.now, id),
    })),
    alpha: agreement.alpha,
    changed: roomRounds(view)?.changed ?? null,
    sameAsReference: reference && reference.compared > 0 ? reference.alike / reference.compared : null,
    cameTrue: view.cameTrue === null ? null : label(view.cameTrue),
    medians: table.rows.flatMap(({ id }, row) =>
      table.hypotheses.map((hypothesis, at) => ({
        item: `${id}: ${view.evidence.get(id)?.statement ?? ''}`,
        hypothesis: label(hypothesis),
        median: cells[row]?.[at]?.median ?? null,
      })),
    ),
  }
}
