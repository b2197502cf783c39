// Undo and redo of one person's actions on an open workbook. Redo undoes the batch that undid.
import type { Change } from '../ach/log/change.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Store } from '../store/contract/store.ts'
import { ChangedSince, inverseBatch, undoBatch, undoConflict } from './inverse-batch.ts'
import type { OpenWorkbook } from './open-workbook.ts'
import type { UndoHolder } from './undo-history.ts'
import type { UndoStacks } from './undo-stacks.ts'

type Side = keyof UndoStacks<UndoHolder>
/** Thrown if the person acted again between reading the batch and building its inverse. */
class Overtaken extends Error {}
const ATTEMPTS = 10
export const NOTHING_TO_UNDO: Readonly<Record<Side, string>> = { done: 'There is nothing to undo.', undone: 'There is nothing to redo.' }
export const BEFORE_REDACTION = 'Changes made before personal data was removed cannot be undone or redone.'
/** The beginning of the refusal if others have changed the value since. */
export const CANNOT_UNDO: Readonly<Record<Side, string>> = { done: 'This cannot be undone', undone: 'This cannot be redone' }

interface Newest {
  readonly head: UndoHolder
  readonly changes: readonly Change[]
  /** Returns true while it is still the newest batch. */
  readonly isNewest: () => boolean
}

async function newestOf(store: Store, open: OpenWorkbook, by: string, side: Side): Promise<Newest | null> {
  const stacks = await open.stacksOf(by)
  const top = () => stacks()[side]?.top
  const head = top()
  // Changes from before personal data was removed are no longer available.
  if (head === undefined || head.from <= open.durable.redacted) return null
  head.changes ??= (await store.read(open.id, head.from - 1, head.to - head.from + 1)).map(({ change }) => change)
  const { changes } = head
  return inverseBatch(changes).length === 0 ? null : { head, changes, isNewest: () => top()?.batch === head.batch }
}

export async function undoNewest(store: Store, open: OpenWorkbook, by: string, side: Side) {
  open.refuseIfDamaged()
  // The person may have acted through another server.
  await open.follow((await store.head(open.id))?.seq ?? 0)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const newest = await newestOf(store, open, by, side)
    if (newest === null) throw new Refused('nothing', open.durable.redacted > 0 ? BEFORE_REDACTION : NOTHING_TO_UNDO[side])
    const { head, changes, isNewest } = newest
    try {
      return await open.act(by, (tip) => {
        if (!isNewest()) throw new Overtaken()
        return { changes: undoBatch(tip, changes), undoes: head.batch }
      })
    } catch (error) {
      if (error instanceof ChangedSince) {
        const later = await store.read(open.id, head.to)
        throw undoConflict(CANNOT_UNDO[side], error.inverse, later, { workbook: open.durable, names: open.names, me: by })
      }
      if (!(error instanceof Overtaken)) throw error
    }
  }
  throw new Refused('unavailable', 'Too many changes were made at the same moment, so nothing was changed. Try again.')
}

/** The changes that undo would reverse; null if there are none. */
export async function changesToUndo(store: Store, open: OpenWorkbook, by: string): Promise<readonly Change[] | null> {
  return (await newestOf(store, open, by, 'done'))?.changes ?? null
}

/** The changes that redo would make; null if there are none. */
export async function changesToRedo(store: Store, open: OpenWorkbook, by: string): Promise<readonly Change[] | null> {
  const newest = await newestOf(store, open, by, 'undone')
  return newest && inverseBatch(newest.changes)
}
