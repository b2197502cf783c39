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
const times: number[] = []
while (!end.signal.aborted) {
  const began = performance.now()
  try {
    times.push(...(await load(address, ratingRequests(workbook, CASE_SIZE), { signal: end.signal })).times)
  } catch (error) {
    // A server that was busy for longer than connections may be idle closes them. The whole time counts as one wait.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    times.push(performance.now() - began)
  }
}
parentPort?.postMessage(times)
