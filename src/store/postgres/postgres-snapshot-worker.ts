// Worker thread that makes PostgreSQL snapshots without blocking the server. Receives workbook ids and replies to each with an error
// message or null.
import { parentPort, workerData } from 'node:worker_threads'
import type { SnapshotReply } from '../contract/snapshot-maker.ts'
import { connectPostgres } from './postgres-connect.ts'
import { makePostgresSnapshot } from './postgres-snapshots.ts'

const { url }: { url: string } = workerData
const database = connectPostgres(url, 1)
let last: Promise<unknown> = Promise.resolve()

/** A null message ends the worker. */
parentPort?.on('message', (workbook: string | null) => {
  last = last.then(() => (workbook === null ? end() : makeSnapshot(workbook)))
})

async function makeSnapshot(workbook: string): Promise<void> {
  const problem = await makePostgresSnapshot(database, workbook).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  parentPort?.postMessage({ workbook, problem } satisfies SnapshotReply)
}

async function end(): Promise<void> {
  await database.close()
  parentPort?.close()
}
