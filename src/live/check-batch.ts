// Validates the changes of one action in order, each against the result of those before it.
import { applyChanges } from '../ach/log/apply-change.ts'
import type { Change } from '../ach/log/change.ts'
import { type Actor, checkChange } from '../ach/log/check-change.ts'
import { changeTargets } from '../ach/log/invert-change.ts'
import { finishSteps, type Steps } from '../ach/model/steps.ts'
import type { Workbook } from '../ach/model/workbook.ts'

/** Changes of these types are independent if they touch different cells, so up to this many are checked against the same state. */
const RUN = 500
const ALONE = new Set<Change['type']>(['rated', 'noted', 'reasoned', 'recorded'])

/** Returns the workbook with the changes applied. Throws `Refused` at the first invalid change. */
export const checkBatch = (workbook: Workbook, changes: readonly Change[], who: Actor): Workbook =>
  finishSteps(checkSteps(workbook, changes, who))

/** The same in steps of at most 500 changes. */
export function* checkSteps(workbook: Workbook, changes: readonly Change[], who: Actor): Steps<Workbook> {
  let state = workbook
  let run: Change[] = []
  const touched = new Set<string>()
  const apply = () => {
    state = applyChanges(state, run)
    run = []
    touched.clear()
  }
  for (const change of changes) {
    const targets = changeTargets(change)
    if (run.length === RUN || !ALONE.has(change.type) || targets.some((target) => touched.has(target))) {
      apply()
      yield
    }
    checkChange(state, change, who)
    run.push(change)
    for (const target of targets) touched.add(target)
    if (!ALONE.has(change.type)) apply()
  }
  apply()
  return state
}
