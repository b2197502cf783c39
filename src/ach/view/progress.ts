// How far somebody has come in a stage of an exercise. Counts only: what was answered is not looked at.
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
 * Items that are rated (or judged, “cannot say” too) completely while people rate, 0 or 1 of 1 where one thing is asked of everybody, 0 of 0 where nothing
 * is. A row is complete when each active hypothesis has a rating or NA. Without a rater only `of` means something.
 */
export function progressOf(workbook: Pick<Workbook, 'evidence' | 'hypotheses'>, { stage }: Pick<Run, 'stage'>, rater?: Rater): Progress {
  const hypotheses = activeItems(workbook.hypotheses)
  const items = activeItems(workbook.evidence)
  const all = (given: ReadonlyMap<string, unknown> | undefined) => hypotheses.every(({ id }) => given?.has(id))
  const once = (done: boolean): Progress => ({ done: done ? 1 : 0, of: 1 })
  switch (taskOf(stage)) {
    case 'estimate before':
      return once(all(rater?.estimates.before))
    case 'practise':
      return once((rater?.participation?.practised ?? null) !== null)
    case 'judge items':
      return { done: items.filter(({ id }) => credibilityChoice(rater?.participation ?? null, id) !== null).length, of: items.length }
    case 'rate items':
      return { done: items.filter(({ id }) => all(rater?.ratings.get(id))).length, of: items.length }
    case 'estimate now':
      return once(all(rater?.estimates.now))
    case null:
      return NOTHING
  }
}
