// Loads a workbook from the store: the newest usable snapshot plus the log since then, or the whole log.
import { applyChanges } from '../ach/log/apply-change.ts'
import { CORE_VERSION, workbookFromParts } from '../ach/log/snapshot.ts'
import { NO_WORKBOOK, type Workbook } from '../ach/model/workbook.ts'
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

/** `head` must have just been read. */
export async function loadWorkbook(store: Store, head: WorkbookHead): Promise<LoadedWorkbook> {
  const start = await loadOnce(store, head)
  // Personal data was removed while the log was read, so the result may still contain some.
  if (start.workbook.redacted > head.seq) return loadWorkbook(store, { ...head, seq: start.workbook.seq })
  return start
}

async function loadOnce(store: Store, head: WorkbookHead): Promise<LoadedWorkbook> {
  const { id, createdAt } = head
  const names = await store.people(id)
  let workbook = await snapshotOf(store, id)
  let last = workbook.seq === 0 ? undefined : (await store.read(id, workbook.seq - 1, 1))[0]
  for (;;) {
    const page = await store.read(id, workbook.seq, PAGE)
    workbook = applyChanges(
      workbook,
      page.map(({ change }) => change),
    )
    last = page.at(-1) ?? last
    if (page.length < PAGE) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (last === undefined) throw new Error(`The log of workbook ${id} is empty.`)
  return { id, workbook, lastBatch: last.batch, names, createdAt, changedAt: last.at }
}
