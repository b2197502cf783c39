// The figures of one exercise for the page that compares the rooms of a course, from what its wall may show. Must not name anyone.

import type { CountedRating } from '../model/rating.ts'
import type { Stage } from '../model/stage.ts'
import type { Steps } from '../model/steps.ts'
import { activeItems } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { favouriteOf } from './favourites.ts'
import { referenceComparisons, roomProbabilities, roomRounds } from './wall-debrief.ts'
import { roomMatrix, roomRanking } from './wall-figures.ts'

/** A hypothesis or an item of evidence in a room. */
export interface CourseItem {
  readonly id: string
  /** label or statement */
  readonly text: string
  /** as in the workbook that the exercise was made from: neither added nor edited since */
  readonly original: boolean
}

/** One hypothesis in a room; null for what is not known or not shown yet. */
export interface CourseHypothesis extends CourseItem {
  readonly rank: number | null
  /** how many participants had it as their favourite before the evidence */
  readonly favourites: number | null
  /** the room's pooled probabilities, 0 to 1 */
  readonly before: number | null
  readonly now: number | null
}

/** One item of evidence, with the median for each hypothesis in the order of the room; null for a cell without one. */
export interface CourseEvidence extends CourseItem {
  readonly medians: readonly (CountedRating | null)[]
}

export interface CourseRoom {
  readonly question: string
  /** id of the workbook that the exercise was made from */
  readonly from: string | null
  readonly marking: string | null
  readonly stage: Stage
  readonly people: number
  /** null before the reveal */
  readonly figures: CourseFigures | null
}

export interface CourseFigures {
  /** the first round was reopened after the reveal */
  readonly seenBefore: boolean
  /** ids of those with the least evidence against them; empty if the ratings do not suffice */
  readonly leaders: readonly string[]
  readonly hypotheses: readonly CourseHypothesis[]
  readonly alpha: number | null
  /** share of the ratings that changed in the second round; null without one */
  readonly changed: number | null
  /** share of the cells rated by both in which the median is the reference rating; null without one, and before the debrief */
  readonly sameAsReference: number | null
  /** id of the hypothesis that turned out to be true; null if that is not known */
  readonly cameTrue: string | null
  readonly evidence: readonly CourseEvidence[]
}

/** In steps of one figure. `view`: as the wall may see it. Throws for a workbook that is not an exercise. */
export function* courseRoomSteps(view: View, from: string | null): Steps<CourseRoom> {
  if (!view.run) throw new Error('Only an exercise is a room of a course.')
  const { stage, count, revealed, openedAt, seenBefore } = view.run
  const { question, marking, cameTrue } = view
  const figures = revealed ? { ...(yield* figureSteps(view, openedAt)), seenBefore, cameTrue } : null
  return { question, from, marking, stage, people: count, figures }
}

function* figureSteps(view: View, openedAt: number): Steps<Omit<CourseFigures, 'seenBefore' | 'cameTrue'>> {
  const { table, cells, agreement } = roomMatrix(view)
  yield
  const { places, leaders, untested } = roomRanking(view)
  yield
  const pools = roomProbabilities(view)
  const favourites = pools?.before
    ? [...view.raters.values()].flatMap((rater) => (rater.participation ? (favouriteOf(rater) ?? []) : []))
    : null
  yield
  const [reference] = referenceComparisons(view)
  yield
  const rounds = roomRounds(view)
  yield
  const poolOf = (
    pool: { readonly hypotheses: readonly string[]; readonly probabilities: readonly (number | null)[] | null } | null | undefined,
    id: string,
  ) => pool?.probabilities?.[pool.hypotheses.indexOf(id)] ?? null
  const hypotheses = activeItems(view.hypotheses).map(({ id, label, version }) => ({
    ...{ id, text: label, original: version <= openedAt },
    rank: places.find(({ score }) => score.id === id)?.score.rank ?? null,
    favourites: favourites?.filter((one) => one === id).length ?? null,
    before: poolOf(pools?.before, id),
    now: poolOf(pools?.now, id),
  }))
  return {
    leaders: untested.length > 0 ? [] : leaders,
    hypotheses,
    alpha: agreement.alpha,
    changed: rounds?.changed ?? null,
    sameAsReference: reference && reference.compared > 0 ? reference.alike / reference.compared : null,
    evidence: table.rows.map(({ id }, row) => {
      const { statement = '', version = 0 } = view.evidence.get(id) ?? {}
      const medians = hypotheses.map((one) => cells[row]?.[table.hypotheses.indexOf(one.id)]?.median ?? null)
      return { id, text: statement, original: version <= openedAt, medians }
    }),
  }
}
