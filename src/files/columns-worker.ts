// Worker thread that guesses what the columns of a table mean and reads its rows. Not the one that reads files, because a click on a page
// must not wait for someone's large file.
import { parentPort } from 'node:worker_threads'
import { failureText } from '../background/worker-queue.ts'
import { type ColumnsOrder, type ColumnsRead, readColumns } from '../import/table/read-columns.ts'

export type ColumnsReply = { readonly columns: ColumnsRead } | { readonly failed: string }

parentPort?.on('message', (order: ColumnsOrder) => {
  try {
    parentPort?.postMessage({ columns: readColumns(order) } satisfies ColumnsReply)
  } catch (error) {
    parentPort?.postMessage({ failed: failureText(error) } satisfies ColumnsReply)
  }
})
