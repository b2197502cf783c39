// Worker thread that computes the robustness of one matrix after another. Independent of the web.

import { parentPort } from 'node:worker_threads'
import { type RobustnessFigures, robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import type { Method } from '../ach/model/workbook.ts'
import type { RatingTable } from '../ach/scoring/rating-table.ts'
import { failureText } from './worker-queue.ts'

export interface RobustnessJob {
  readonly table: RatingTable
  readonly method: Method
}
export type RobustnessReply = { readonly result: RobustnessFigures | null } | { readonly failed: string }

function compute({ table, method }: RobustnessJob): RobustnessReply {
  try {
    return { result: robustnessFigures(table, method) }
  } catch (error) {
    return { failed: failureText(error) }
  }
}

parentPort?.on('message', (job: RobustnessJob) => parentPort?.postMessage(compute(job)))
