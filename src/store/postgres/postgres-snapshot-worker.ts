// A thread of its own, so that making snapshots holds nobody up. Told ids of workbooks; answers each, with what went wrong if something did.
import { parentPort, workerData } from 'node:worker_threads'
import type { SnapshotReply } from '../contract/snapshot-maker.ts'
import { connectPostgres } from './postgres-connect.ts'
import { makePostgresSnapshot } from './postgres-snapshots.ts'

const { url }: { url: string } = workerData
const database = connectPostgres(url, 1)
let last: Promise<unknown> = Promise.resolve()

/** null is the end. */
parentPort?.on('message', (workbook: string | null) => {
  last = last.then(() => (workbook === null ? end() : answer(workbook)))
})

async function answer(workbook: string): Promise<void> {
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
