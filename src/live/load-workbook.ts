// Loads a workbook from the store: the newest usable snapshot plus the log since then, or the whole log. Of a damaged log, the intact part.
import { applyChanges } from '../ach/log/apply-change.ts'
import { CORE_VERSION, workbookFromParts } from '../ach/log/snapshot.ts'
import { NO_WORKBOOK, type Workbook } from '../ach/model/workbook.ts'
import { DamagedLog, LOG_DAMAGE } from '../store/contract/damaged-log.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import type { LoadedWorkbook } from './open-workbook.ts'

/** Changes per turn of the event loop, so that a long log does not block other requests. */
const PAGE = 5000

async function snapshotOf(store: Store, id: string): Promise<Workbook> {
  const snapshot = await store.snapshot(id, CORE_VERSION)
  if (snapshot === null) return NO_WORKBOOK
  try {
    return workbookFromParts(snapshot.parts)
  } catch {
    return NO_WORKBOOK
  }
}

/**
 * `head` must have just been read. Of a damaged workbook it loads the intact part; throws `DamagedLog` if there is none. `known`: damage that
 * was found before, which loading may not see because a snapshot covers it.
 */
export async function loadWorkbook(store: Store, head: WorkbookHead, known: DamagedLog | null = null): Promise<LoadedWorkbook> {
  const start = await loadIntactPart(store, head, known)
  // Personal data was removed while the log was read, so the result may still contain some.
  if (start.workbook.redacted > head.seq) return loadWorkbook(store, { ...head, seq: start.workbook.seq }, known)
  return start
}

async function loadIntactPart(store: Store, head: WorkbookHead, damage: DamagedLog | null): Promise<LoadedWorkbook> {
  if (damage?.from === 1) throw damage
  try {
    return await loadUpTo(store, head, damage)
  } catch (error) {
    if (!(error instanceof DamagedLog) || (damage && error.from >= damage.from)) throw error
    return loadIntactPart(store, head, error)
  }
}

async function loadUpTo(store: Store, { id, createdAt }: WorkbookHead, damage: DamagedLog | null): Promise<LoadedWorkbook> {
  const names = await store.people(id)
  const upTo = damage ? damage.from - 1 : Number.MAX_SAFE_INTEGER
  const snapshot = await snapshotOf(store, id)
  let workbook = snapshot.seq <= upTo ? snapshot : NO_WORKBOOK
  const fromSnapshot = workbook.seq
  let last = workbook.seq === 0 ? undefined : (await store.read(id, workbook.seq - 1, 1))[0]
  while (workbook.seq < upTo) {
    const limit = Math.min(PAGE, upTo - workbook.seq)
    const page = await store.read(id, workbook.seq, limit)
    workbook = applyChanges(
      workbook,
      page.map(({ change }) => change),
    )
    last = page.at(-1) ?? last
    if (page.length < limit) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (last === undefined) throw new DamagedLog(id, 1, LOG_DAMAGE.missing(1))
  return { id, workbook, fromSnapshot, damage, lastBatch: last.batch, names, createdAt, changedAt: last.at }
}
