// Thread of a bench: rates in a workbook, or requests the ready page, without a pause until it is told to stop, then posts how long each took. A
// separate thread, because the main thread of the bench is busy with large requests and would add its delays.
import { parentPort, workerData } from 'node:worker_threads'
import { paths } from '../paths.ts'
import { get, load } from './load.ts'
import { CASE_SIZE, ratingRequests } from './workbooks.ts'

export interface OtherClient {
  readonly address: string
  /** path of a workbook of the case to rate in; null for the ready page */
  readonly workbook: string | null
}

const { address, workbook } = workerData as OtherClient
const end = new AbortController()
parentPort?.once('message', () => end.abort())
const next = workbook === null ? get(paths.ready()) : ratingRequests(workbook, CASE_SIZE)
const times: number[] = []
while (!end.signal.aborted) {
  const began = performance.now()
  try {
    times.push(...(await load(address, next, { signal: end.signal })).times)
  } catch (error) {
    // A server that was busy for longer than connections may be idle closes them. The whole time counts as one wait.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    times.push(performance.now() - began)
  }
}
parentPort?.postMessage(times)
