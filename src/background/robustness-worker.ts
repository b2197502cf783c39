// Worker thread that computes the robustness of one matrix after another. Independent of the web.

import { parentPort } from 'node:worker_threads'
import { drawRobustness, type Robustness } from '../ach/analysis/robustness.ts'
import type { Method } from '../ach/model/workbook.ts'
import type { RatingTable } from '../ach/scoring/rating-table.ts'
import { failureText } from './worker-queue.ts'

export interface RobustnessJob {
  readonly table: RatingTable
  readonly method: Method
}
export type RobustnessReply = { readonly result: Robustness } | { readonly failed: string }

function compute({ table, method }: RobustnessJob): RobustnessReply {
  try {
    return { result: drawRobustness(table, method) }
  } catch (error) {
    return { failed: failureText(error) }
  }
}

parentPort?.on('message', (job: RobustnessJob) => parentPort?.postMessage(compute(job)))
