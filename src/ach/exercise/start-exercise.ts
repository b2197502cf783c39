// Creates the first changes of an exercise from a workbook: copies hypotheses, evidence, sources and reference ratings, but no other ratings.

import { changesOf, documentOf } from '../document/document.ts'
import { emptyDocument } from '../document/empty-document.ts'
import type { Change } from '../log/change.ts'
import type { RunOptions } from '../model/exercise.ts'
import type { View } from '../view/view.ts'

export interface ExerciseStart {
  readonly title: string
  readonly options: RunOptions
  /** ids of the items to rate; the others are parked. Null for all. */
  readonly deck: readonly string[] | null
  /** when the homework closes, ISO 8601, and the course; null or missing for none */
  readonly closesAt?: string | null
  readonly course?: string | null
  /** id of the source workbook */
  readonly from: string
}

/**
 * Returns the first batch of the exercise. `view` must show the whole workbook, including hidden reference ratings. If the room judges
 * credibility, the items' own credibility is cleared.
 */
export function startExercise(view: View, { title, options, deck, from, closesAt = null, course = null }: ExerciseStart): Change[] {
  const whole = documentOf(view)
  const { method, marking, question, background, reference, hypotheses, sources, clusters, exercise } = whole
  const judged = options.stages.includes('credibility')
  const evidence = whole.evidence.map((item) => ({
    ...item,
    parked: item.parked || (deck !== null && !deck.includes(item.id)),
    ...(judged && { credibility: null, grade: null }),
  }))
  const { changes } = changesOf(
    {
      ...emptyDocument(title, question),
      ...{ method, marking, background, reference, hypotheses, sources, clusters, exercise },
      evidence,
      raters: whole.raters.filter(({ kind }) => kind === 'reference').map((rater) => ({ ...rater, shown: false })),
    },
    from,
  )
  const set = Object.entries({ closesAt, course }).filter(([, value]) => value !== null)
  const switched: Change = {
    type: 'switched',
    before: Object.fromEntries(set.map(([name]) => [name, null])),
    after: Object.fromEntries(set),
  }
  return [...changes, { type: 'opened', options }, ...(set.length > 0 ? [switched] : [])]
}
