// A thread of its own, so that making snapshots holds nobody up. Told ids of workbooks; answers each, with what went wrong if something did.
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer } from '../contract/snapshot-maker.ts'
import { connectPostgres } from './postgres-connect.ts'
import { makeSnapshot } from './postgres-snapshots.ts'

const { url }: { url: string } = workerData
const database = connectPostgres(url, 1)
let last: Promise<unknown> = Promise.resolve()

/** null is the end. */
parentPort?.on('message', (workbook: string | null) => {
  last = last.then(() => (workbook === null ? end() : answer(workbook)))
})

async function answer(workbook: string): Promise<void> {
  const problem = await makeSnapshot(database, workbook).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  parentPort?.postMessage({ workbook, problem } satisfies Answer)
}

async function end(): Promise<void> {
  await database.close()
  parentPort?.close()
}
