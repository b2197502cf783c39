// Builds the changes that undo a batch, or the refusal that names the later change in the way.
import { applyChange } from '../ach/log/apply-change.ts'
import type { Change, LoggedChange } from '../ach/log/change.ts'
import { changeTargets, invertChange, isUndoable } from '../ach/log/invert-change.ts'
import { isCurrent } from '../ach/log/is-current.ts'
import { concernsItem } from '../ach/log/item-use.ts'
import { itemKeyOf, itemsOfKind } from '../ach/log/workbook-lists.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { viewFor } from '../ach/view/view.ts'
import { describeBatch } from '../ach/words/history/history-words.ts'

/** Thrown if a value to be restored has been changed since the batch. */
export class ChangedSince extends Error {
  constructor(readonly inverse: Change) {
    super('A value was changed since.')
  }
}

/** The inverses of the batch, newest first. Joining cannot be undone and is omitted. */
export const inverseBatch = (changes: readonly Change[]): Change[] => changes.filter(isUndoable).reverse().map(invertChange)

/** The inverses adapted to this workbook. Throws `ChangedSince`. */
export function undoBatch(workbook: Workbook, changes: readonly Change[]): Change[] {
  const added = new Map(changes.flatMap((change) => (change.type === 'added' ? [[itemKeyOf(change.what, change.id), change.fields]] : [])))
  let state = workbook
  return inverseBatch(changes).map((inverse) => {
    const adapted = withItemsOfNow(state, inverse)
    if (!isCurrent(state, adapted) || isEditedSince(state, inverse, added)) throw new ChangedSince(inverse)
    state = applyChange(state, adapted)
    return adapted
  })
}

/** True for an added item of which someone changed a field. */
function isEditedSince(workbook: Workbook, inverse: Change, added: ReadonlyMap<string, object>): boolean {
  if (inverse.type !== 'listed') return false
  const fields = added.get(itemKeyOf(inverse.what, inverse.id)) ?? {}
  const now = itemsOfKind(workbook, inverse.what).get(inverse.id) as unknown as Record<string, unknown> | undefined
  return now !== undefined && Object.entries(fields).some(([field, value]) => now[field] !== value)
}

/** Undoing a reordering keeps items added since at the end, and leaves out those whose addition was undone since. */
function withItemsOfNow(workbook: Workbook, inverse: Change): Change {
  if (inverse.type !== 'ordered') return inverse
  const known = new Set(inverse.before)
  const items = itemsOfKind(workbook, inverse.what)
  const now = [...items.keys()]
  const added = now.filter((id) => !known.has(id))
  const kept = now.filter((id) => known.has(id))
  const stillThere = (ids: readonly string[]) => ids.filter((id) => items.has(id))
  if (kept.join(' ') !== stillThere(inverse.before).join(' ')) return inverse
  return { ...inverse, before: now, after: [...stillThere(inverse.after), ...added] }
}

/**
 * The refusal that says who changed the value since, and how. `not` is the beginning of its sentence; `later` are the changes after the
 * batch, oldest first.
 */
export function undoConflict(
  not: string,
  inverse: Change,
  later: readonly LoggedChange[],
  reader: { readonly workbook: Workbook; readonly names: ReadonlyMap<string, string>; readonly me: string },
): Refused {
  const targets = new Set(changeTargets(inverse))
  const last = later.findLast(
    ({ change }) =>
      changeTargets(change).some((target) => targets.has(target)) ||
      (inverse.type === 'listed' && concernsItem(change, inverse.what, inverse.id)),
  )
  const view = viewFor(reader.workbook, { rater: reader.me, names: reader.names })
  // Described from the author's side: their own ratings are not "on behalf of" anyone.
  const words = last && describeBatch([last.change], { ...view, me: view.raters.get(last.by) ?? view.me })?.title
  if (last === undefined || !words) return new Refused('conflict', `${not}, because it has been changed since.`)
  const who = last.by === reader.me ? 'you' : (reader.names.get(last.by) ?? view.raters.get(last.by)?.name ?? 'someone else')
  return new Refused('conflict', `${not}, because since then ${who} ${words}.`)
}
