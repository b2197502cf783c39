// Worker thread that guesses what the tables of a file mean and reads their rows. Not the one that reads files, because a click on a page
// must not wait for someone's large file.
import { parentPort } from 'node:worker_threads'
import { failureText } from '../background/worker-queue.ts'
import { readTables, type TablesOrder, type TablesRead } from '../import/reading/read-tables.ts'

export type ColumnsReply = { readonly columns: TablesRead } | { readonly failed: string }

parentPort?.on('message', (order: TablesOrder) => {
  try {
    parentPort?.postMessage({ columns: readTables(order) } satisfies ColumnsReply)
  } catch (error) {
    parentPort?.postMessage({ failed: failureText(error) } satisfies ColumnsReply)
  }
})
