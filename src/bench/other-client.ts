// Thread of a bench: rates in a workbook without a pause until it is told to stop, then posts how long each rating took. A separate
// thread, because the main thread of the bench is busy with large requests and would add its delays.
import { parentPort, workerData } from 'node:worker_threads'
import { load } from './load.ts'
import { CASE_SIZE, ratingRequests } from './workbooks.ts'

export interface OtherClient {
  readonly address: string
  /** path of a workbook of the case */
  readonly workbook: string
}

const { address, workbook } = workerData as OtherClient
const end = new AbortController()
parentPort?.once('message', () => end.abort())
parentPort?.postMessage((await load(address, ratingRequests(workbook, CASE_SIZE), { signal: end.signal })).times)
