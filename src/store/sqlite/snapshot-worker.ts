// A thread of its own, so that making snapshots holds nobody up. Told ids of workbooks; answers each, with what went wrong if something did.
import { parentPort, workerData } from 'node:worker_threads'
import type { SnapshotReply } from '../contract/snapshot-maker.ts'
import { connect } from './open-database.ts'
import { makeSqliteSnapshot } from './snapshots.ts'

const { file, busyMs }: { file: string; busyMs: number } = workerData
const db = connect(file, busyMs)

/** null is the end. */
parentPort?.on('message', (workbook: string | null) => {
  if (workbook === null) {
    db.close()
    parentPort?.close()
    return
  }
  const answer = (problem: string | null): SnapshotReply => ({ workbook, problem })
  try {
    makeSqliteSnapshot(db, workbook)
    parentPort?.postMessage(answer(null))
  } catch (error) {
    parentPort?.postMessage(answer(error instanceof Error ? error.message : String(error)))
  }
})
