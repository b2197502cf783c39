// The changes that make a run of an exercise out of a workbook: what is judged and the readings to compare with, and nobody's ratings.

import { changesOf, documentOf } from '../document/document.ts'
import { emptyDocument } from '../document/empty-document.ts'
import type { Change } from '../log/change.ts'
import type { RunOptions } from '../model/exercise.ts'
import type { View } from '../view/view.ts'

export interface ExerciseStart {
  readonly title: string
  readonly options: RunOptions
  /** ids of the items that are rated; the others are parked. Null for all. */
  readonly deck: readonly string[] | null
  /** the workbook that it is made from */
  readonly from: string
}

/**
 * The first batch of the run. `view` shows the whole workbook, readings that nobody asked for included. Where the room judges
 * credibility, that of the items is left open.
 */
export function startExercise(view: View, { title, options, deck, from }: ExerciseStart): Change[] {
  const whole = documentOf(view)
  const { method, question, background, reference, hypotheses, sources, clusters, exercise } = whole
  const weighed = options.stages.includes('credibility')
  const evidence = whole.evidence.map((item) => ({
    ...item,
    parked: item.parked || (deck !== null && !deck.includes(item.id)),
    ...(weighed && { credibility: null }),
  }))
  const { changes } = changesOf(
    {
      ...emptyDocument(title, question),
      ...{ method, background, reference, hypotheses, sources, clusters, exercise },
      evidence,
      raters: whole.raters.filter(({ kind }) => kind === 'reference').map((rater) => ({ ...rater, shown: false })),
    },
    from,
  )
  return [...changes, { type: 'opened', options }]
}
