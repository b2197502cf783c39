// Checks the changes of one action in their order, each against what the ones before it made.
import { applyChanges } from '../ach/log/apply-change.ts'
import type { Change } from '../ach/log/change.ts'
import { check, type Who } from '../ach/log/check-change.ts'
import { targetsOf } from '../ach/log/invert-change.ts'
import type { Workbook } from '../ach/model/workbook.ts'

/** Ratings and their texts that touch different cells do not depend on one another; so many are checked against the same state. */
const RUN = 500
const ALONE = new Set<Change['type']>(['rated', 'noted', 'reasoned', 'recorded'])

/** The workbook with the changes in it. Throws Refused at the first that may not be done. */
export function accept(workbook: Workbook, changes: readonly Change[], who: Who): Workbook {
  let state = workbook
  let run: Change[] = []
  const touched = new Set<string>()
  const apply = () => {
    state = applyChanges(state, run)
    run = []
    touched.clear()
  }
  for (const change of changes) {
    const targets = targetsOf(change)
    if (run.length === RUN || !ALONE.has(change.type) || targets.some((target) => touched.has(target))) apply()
    check(state, change, who)
    run.push(change)
    for (const target of targets) touched.add(target)
    if (!ALONE.has(change.type)) apply()
  }
  apply()
  return state
}
