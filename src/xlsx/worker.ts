// Worker thread that turns views into .xlsx bytes, one after the other.

import { parentPort } from 'node:worker_threads'
import { type RefusalCode, Refused } from '../ach/model/refused.ts'
import type { View } from '../ach/view/view.ts'
import type { CourseFile } from '../ach/words/exercise/course-tables.ts'
import { failureText } from '../background/worker-queue.ts'
import { makeCourse, makeParticipantSummary, makeWorksheet, makeXlsx } from './make-xlsx.ts'
import type { FileOrigin } from './sheets/stamp.ts'

export type ExporterJob =
  | {
      readonly make: 'workbook'
      readonly view: View
      readonly raters: readonly string[]
      readonly origin: FileOrigin | null
      readonly damage: string | null
    }
  | { readonly make: 'worksheet'; readonly view: View; readonly origin: FileOrigin | null }
  | { readonly make: 'participant summary'; readonly view: View }
  | { readonly make: 'course'; readonly file: CourseFile }
export type ExporterReply =
  | { readonly file: Uint8Array<ArrayBuffer> }
  | { readonly refused: { readonly code: RefusalCode; readonly message: string } }
  | { readonly failed: string }

function fileOf(order: ExporterJob): Promise<Buffer> {
  switch (order.make) {
    case 'workbook':
      return makeXlsx(order.view, order.raters, order.origin, order.damage)
    case 'worksheet':
      return makeWorksheet(order.view, order.origin)
    case 'participant summary':
      return makeParticipantSummary(order.view)
    case 'course':
      return makeCourse(order.file)
  }
}

async function answer(order: ExporterJob): Promise<ExporterReply> {
  try {
    // A copy with its own memory: a small Buffer lies in memory that Node shares between buffers, which cannot be handed over.
    return { file: new Uint8Array(await fileOf(order)) }
  } catch (error) {
    if (error instanceof Refused) return { refused: { code: error.code, message: error.message } }
    return { failed: failureText(error) }
  }
}

parentPort?.on('message', async (order: ExporterJob) => {
  const done = await answer(order)
  parentPort?.postMessage(done, 'file' in done ? [done.file.buffer as ArrayBuffer] : [])
})
