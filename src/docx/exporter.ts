// Creates Word reports in a worker thread, so that an export does not delay other requests.

import { Refused } from '../ach/model/refused.ts'
import { createWorkerQueue, workerFile } from '../background/worker-queue.ts'
import type { WordTemplate } from './template.ts'
import type { WordReport } from './word-report.ts'
import type { WordJob, WordReply } from './worker.ts'

export interface WordExporter {
  /**
   * Returns the bytes of a .docx file, in the styles of the server's template if it has one. Drops the export once `signal` is aborted: its
   * client has gone. Throws `Refused('unavailable')` if it could not be created.
   */
  docx(report: WordReport, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** The number of jobs without a result. */
  waiting(): number
  /** Ends the worker and refuses waiting jobs. */
  close(): Promise<void>
}

const MEGABYTES = 1024

const stoppedError = () =>
  new Refused('unavailable', 'The Word report could not be created. Try again; if it fails again, export Markdown instead.')

function fileIn(answer: WordReply): Uint8Array<ArrayBuffer> {
  if ('file' in answer) return answer.file
  throw new Error(`Could not create the Word report: ${answer.failed}`)
}

/** Runs one export at a time, in one worker. */
export function createWordExporter(template: WordTemplate | null = null): WordExporter {
  const { ask, waiting, close } = createWorkerQueue<WordJob, WordReply, Uint8Array<ArrayBuffer>>({
    worker: workerFile('docx', 'worker', import.meta.url),
    limits: { maxOldGenerationSizeMb: MEGABYTES },
    read: fileIn,
    stopped: stoppedError,
  })
  return { docx: (report, signal) => ask({ report, template }, signal ? { signal } : {}), waiting, close }
}
