// The changes that take a batch back, or the change that stands in the way.
import { applyChange, itemsOfKind } from '../ach/log/apply-change.ts'
import type { Change, LoggedChange } from '../ach/log/change.ts'
import { isCurrent } from '../ach/log/check-change.ts'
import { changeTargets, invertChange, isUndoable } from '../ach/log/invert-change.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { viewFor } from '../ach/view/view.ts'
import { describeBatch } from '../ach/words/history-words.ts'

/** Thrown where a value that would be restored is not what the person left there. */
export class ChangedSince extends Error {
  constructor(readonly inverse: Change) {
    super('A value was changed since.')
  }
}

/** The inverses of the batch, newest first. Joining is not taken back, so it is left out. */
export const inverseBatch = (changes: readonly Change[]): Change[] => changes.filter(isUndoable).reverse().map(invertChange)

/** The inverses as they fit this workbook. Throws ChangedSince. */
export function undoBatch(workbook: Workbook, changes: readonly Change[]): Change[] {
  let state = workbook
  return inverseBatch(changes).map((inverse) => {
    const fitting = includeAddedItems(state, inverse)
    if (!isCurrent(state, fitting)) throw new ChangedSince(inverse)
    state = applyChange(state, fitting)
    return fitting
  })
}

/** An order goes back although items were added since; they stay behind the others. */
function includeAddedItems(workbook: Workbook, inverse: Change): Change {
  if (inverse.type !== 'ordered') return inverse
  const known = new Set(inverse.before)
  const now = [...itemsOfKind(workbook, inverse.what).keys()]
  const added = now.filter((id) => !known.has(id))
  const kept = now.filter((id) => known.has(id))
  return kept.join(' ') === inverse.before.join(' ') ? { ...inverse, before: now, after: [...inverse.after, ...added] } : inverse
}

/** Says who changed it since, and how. `not` begins the sentence; `later` are the changes after the batch, oldest first. */
export function undoConflict(
  not: string,
  inverse: Change,
  later: readonly LoggedChange[],
  seenBy: { readonly workbook: Workbook; readonly names: ReadonlyMap<string, string>; readonly me: string },
): Refused {
  const targets = new Set(changeTargets(inverse))
  const last = later.findLast(({ change }) => changeTargets(change).some((target) => targets.has(target)))
  const view = viewFor(seenBy.workbook, { rater: seenBy.me, names: seenBy.names })
  const words = last && describeBatch([last.change], view)?.title
  if (last === undefined || !words) return new Refused('conflict', `${not}, because it was changed since.`)
  const who = last.by === seenBy.me ? 'you' : (seenBy.names.get(last.by) ?? view.raters.get(last.by)?.name ?? 'somebody else')
  return new Refused('conflict', `${not}, because since then ${who} ${words}.`)
}
