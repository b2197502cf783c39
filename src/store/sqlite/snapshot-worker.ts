// Worker thread that makes SQLite snapshots without blocking the server. Receives workbook ids and replies to each with an error message or
// null.
import { parentPort, workerData } from 'node:worker_threads'
import type { SnapshotReply } from '../contract/snapshot-maker.ts'
import { connect } from './open-database.ts'
import { makeSqliteSnapshot } from './snapshots.ts'

const { file, busyMs }: { file: string; busyMs: number } = workerData
const db = connect(file, busyMs)

/** A null message ends the worker. */
parentPort?.on('message', (workbook: string | null) => {
  if (workbook === null) {
    db.close()
    parentPort?.close()
    return
  }
  const reply = (problem: string | null): SnapshotReply => ({ workbook, problem })
  try {
    makeSqliteSnapshot(db, workbook)
    parentPort?.postMessage(reply(null))
  } catch (error) {
    parentPort?.postMessage(reply(error instanceof Error ? error.message : String(error)))
  }
})
