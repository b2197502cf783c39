// Makes spreadsheets in a worker thread, so that nobody waits for somebody's export. The web asks here and knows nothing of exceljs.
import { Refused } from '../ach/model/refused.ts'
import type { View } from '../ach/view/view.ts'
import { createWorkerQueue, workerFile } from '../background/worker-queue.ts'
import type { FileOrigin } from './sheets/stamp.ts'
import { withRaters } from './workbook-plan.ts'
import type { ExporterJob, ExporterReply } from './worker.ts'

export { type FileOrigin, fingerprintOf } from './sheets/stamp.ts'

export interface Exporter {
  /**
   * Bytes of an .xlsx. `raters`: ids whose matrices are included, the first one's as the sheet Matrix; none = an empty matrix.
   * `origin` is kept in the file as a fingerprint; left out = the file will not say where it comes from. Same input, same bytes.
   * Refused 'unknown' for a rater whom the view does not show, 'limit' where it would be too much for one file, 'unavailable' where it
   * could not be made.
   */
  xlsx(view: View, raters: readonly string[], origin?: FileOrigin | null): Promise<Uint8Array>
  /** A blank matrix for one person to fill in: nobody's ratings are in it. Refused 'unavailable' where it could not be made. */
  worksheet(view: View, origin: FileOrigin | null): Promise<Uint8Array>
  /**
   * What a participant takes home, from their own view. Refused 'stage' before the reveal, 'unavailable' where it could not be made.
   */
  partSummary(view: View): Promise<Uint8Array>
  /** Ends the worker; what is still waiting is refused. */
  close(): Promise<void>
}

/** Cells of all matrices together: more would need gigabytes of memory. */
export const MOST_CELLS = 100_000
const MEGABYTES = 2048

const WORKER = workerFile('xlsx', 'worker', import.meta.url)

const stoppedError = () =>
  new Refused('unavailable', 'The spreadsheet could not be made. Please try again; if it fails again, take the JSON document.')

function fileIn(answer: ExporterReply): Uint8Array {
  if ('file' in answer) return answer.file
  if ('refused' in answer) throw new Refused(answer.refused.code, answer.refused.message)
  throw new Error(`The spreadsheet could not be made: ${answer.failed}`)
}

/** One export at a time, in one worker. */
export function createExporter(worker: URL = WORKER): Exporter {
  const limits = { maxOldGenerationSizeMb: MEGABYTES }
  const exports = createWorkerQueue<ExporterJob, ExporterReply, Uint8Array>({ worker, limits, read: fileIn, stopped: stoppedError })
  return {
    async xlsx(view, raters, origin = null) {
      const exported = withRaters(view, raters)
      const cells = Math.max(1, raters.length) * view.hypotheses.size * view.evidence.size
      if (cells > MOST_CELLS) {
        const most = MOST_CELLS.toLocaleString('en')
        throw new Refused(
          'limit',
          `These are ${cells.toLocaleString('en')} cells; one spreadsheet holds at most ${most}. Choose fewer raters.`,
        )
      }
      return exports.ask({ make: 'workbook', view: exported, raters, origin })
    },
    worksheet: (view, origin) => exports.ask({ make: 'worksheet', view: withRaters(view, []), origin }),
    partSummary: async (view) => exports.ask({ make: 'part summary', view }),
    close: exports.close,
  }
}
