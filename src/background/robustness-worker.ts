// Runs in a worker thread: one matrix after the other becomes its robustness. Knows nothing of the web.
import { parentPort } from 'node:worker_threads'
import { type Robustness, robustness } from '../ach/analysis/robustness.ts'
import type { Method } from '../ach/model/workbook.ts'
import type { Table } from '../ach/scoring/rating-table.ts'

export interface Order {
  readonly table: Table
  readonly method: Method
}
export type Answer = { readonly result: Robustness } | { readonly failed: string }

function answer({ table, method }: Order): Answer {
  try {
    return { result: robustness(table, method) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)))
