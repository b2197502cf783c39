// A participant's progress in a stage of an exercise. Counts answers without regard to what they are.

import type { Run } from '../model/exercise.ts'
import { taskOf } from '../model/stage.ts'
import { activeItems, type Rater, type Workbook } from '../model/workbook.ts'
import { credibilityChoice } from './judged-credibility.ts'

export interface Progress {
  readonly done: number
  readonly of: number
}

const NOTHING: Progress = { done: 0, of: 0 }

/**
 * When items are judged: the items completed, of all active items (“cannot say” counts). When they are rated: the active cells with a rating or
 * NA, of all of them, so that a hypothesis added later leaves what is done. In stages with a single task: 0 or 1 of 1. In all other stages: 0 of
 * 0. Without a rater only `of` is meaningful.
 */
export function progressOf(workbook: Pick<Workbook, 'evidence' | 'hypotheses'>, { stage }: Pick<Run, 'stage'>, rater?: Rater): Progress {
  const hypotheses = activeItems(workbook.hypotheses)
  const items = activeItems(workbook.evidence)
  const given = (answers: ReadonlyMap<string, unknown> | undefined) => hypotheses.filter(({ id }) => answers?.has(id)).length
  const all = (answers: ReadonlyMap<string, unknown> | undefined) => given(answers) === hypotheses.length
  const once = (done: boolean): Progress => ({ done: done ? 1 : 0, of: 1 })
  switch (taskOf(stage)) {
    case 'estimate before':
      return once(all(rater?.estimates.before))
    case 'practise':
      return once((rater?.participation?.practised ?? null) !== null)
    case 'judge items':
      return { done: items.filter(({ id }) => credibilityChoice(rater?.participation ?? null, id) !== null).length, of: items.length }
    case 'rate items':
      return { done: items.reduce((sum, { id }) => sum + given(rater?.ratings.get(id)), 0), of: items.length * hypotheses.length }
    case 'estimate now':
      return once(all(rater?.estimates.now))
    case null:
      return NOTHING
  }
}
