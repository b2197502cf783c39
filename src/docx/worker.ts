// Worker thread that turns reports into .docx bytes, one after the other.

import { parentPort } from 'node:worker_threads'
import { failureText } from '../background/worker-queue.ts'
import { makeDocx } from './make-docx.ts'
import type { WordTemplate } from './template.ts'
import type { WordReport } from './word-report.ts'

export interface WordJob {
  readonly report: WordReport
  readonly template: WordTemplate | null
}
export type WordReply = { readonly file: Uint8Array<ArrayBuffer> } | { readonly failed: string }

async function answer({ report, template }: WordJob): Promise<WordReply> {
  try {
    // A copy with its own memory: a small Buffer lies in memory that Node shares between buffers, which cannot be handed over.
    return { file: new Uint8Array(await makeDocx(report, template)) }
  } catch (error) {
    return { failed: failureText(error) }
  }
}

parentPort?.on('message', async (job: WordJob) => {
  const done = await answer(job)
  parentPort?.postMessage(done, 'file' in done ? [done.file.buffer as ArrayBuffer] : [])
})
