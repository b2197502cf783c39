// Creates spreadsheets in a worker thread, so that an export does not delay other requests. Keeps exceljs away from the web layer.
import { formatCount } from '../ach/model/format-count.ts'
import { Refused } from '../ach/model/refused.ts'
import type { View } from '../ach/view/view.ts'
import type { CourseFile } from '../ach/words/exercise/course-tables.ts'
import { type AskOptions, createWorkerQueue, workerFile } from '../background/worker-queue.ts'
import type { FileOrigin } from './sheets/stamp.ts'
import { withRaters } from './with-raters.ts'
import type { ExporterJob, ExporterReply } from './worker.ts'

export { type FileOrigin, fingerprintOf } from './sheets/stamp.ts'

/** Each method drops the export once `signal` is aborted: its client has gone. */
export interface Exporter {
  /**
   * Returns the bytes of an .xlsx file; the same input gives the same bytes. `raters` are the ids whose matrices are included, the first
   * as the sheet Matrix; none gives an empty matrix. The file records `origin` as a fingerprint, or nothing without it. `damage`: a
   * sentence about a damaged workbook.
   * Throws `Refused('unknown')` for a rater that the view does not show, 'limit' if the file would be too large, 'unavailable' if it
   * could not be created.
   */
  xlsx(
    view: View,
    raters: readonly string[],
    origin?: FileOrigin | null,
    damage?: string | null,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>>
  /** Returns a blank worksheet without any ratings. Throws `Refused('unavailable')` if it could not be created. */
  worksheet(view: View, origin: FileOrigin | null, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /**
   * Returns a participant's summary, from their own view. Throws `Refused('stage')` before the reveal, 'unavailable' if it could not be
   * created.
   */
  participantSummary(view: View, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** Returns the comparison of the rooms of a course. Throws `Refused('unavailable')` if it could not be created. */
  course(file: CourseFile, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** The number of jobs without a result. */
  waiting(): number
  /** Ends the worker and refuses waiting jobs. */
  close(): Promise<void>
}

/** Cells of all matrices together; more would need gigabytes of memory. */
export const MOST_CELLS = 100_000
const MEGABYTES = 2048

const WORKER = workerFile('xlsx', 'worker', import.meta.url)

const stoppedError = () =>
  new Refused('unavailable', 'The spreadsheet could not be created. Try again; if it fails again, export JSON instead.')

function fileIn(answer: ExporterReply): Uint8Array<ArrayBuffer> {
  if ('file' in answer) return answer.file
  if ('refused' in answer) throw new Refused(answer.refused.code, answer.refused.message)
  throw new Error(`Could not create the spreadsheet: ${answer.failed}`)
}

const until = (signal: AbortSignal | undefined): AskOptions => (signal ? { signal } : {})

/** Runs one export at a time, in one worker. */
export function createExporter(worker: URL = WORKER): Exporter {
  const limits = { maxOldGenerationSizeMb: MEGABYTES }
  const exports = createWorkerQueue<ExporterJob, ExporterReply, Uint8Array<ArrayBuffer>>({
    worker,
    limits,
    read: fileIn,
    stopped: stoppedError,
  })
  return {
    async xlsx(view, raters, origin = null, damage = null, signal) {
      const exported = withRaters(view, raters)
      const cells = Math.max(1, raters.length) * view.hypotheses.size * view.evidence.size
      if (cells > MOST_CELLS) {
        const most = formatCount(MOST_CELLS)
        throw new Refused(
          'limit',
          `This export would have ${formatCount(cells)} cells; a spreadsheet holds at most ${most}. Choose fewer raters.`,
        )
      }
      return exports.ask({ make: 'workbook', view: exported, raters, origin, damage }, until(signal))
    },
    worksheet: (view, origin, signal) => exports.ask({ make: 'worksheet', view: withRaters(view, []), origin }, until(signal)),
    participantSummary: async (view, signal) => exports.ask({ make: 'participant summary', view }, until(signal)),
    course: (file, signal) => exports.ask({ make: 'course', file }, until(signal)),
    waiting: exports.waiting,
    close: exports.close,
  }
}
