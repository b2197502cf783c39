// Reads files in a worker thread, which keeps the server responsive during an import.
import { Refused } from '../ach/model/refused.ts'
import { createWorkerQueue, workerFile } from '../background/worker-queue.ts'
import type { ColumnsOrder, ColumnsRead } from '../import/table/read-columns.ts'
import type { ColumnsReply } from './columns-worker.ts'
import type { FileRead, NamedFile } from './read-file.ts'
import type { ImporterReply } from './worker.ts'

export const READING_INTERRUPTED = 'Reading the file was interrupted. Nothing was changed. Try again.'

export type { Returned } from '../xlsx/returned/returned.ts'
export type { DocumentFound, FileRead, NamedFile, TableFound } from './read-file.ts'

export interface Importer {
  /** Resolves for unreadable files too (`refused`). Rejects with `Refused('unavailable')` if reading was interrupted. */
  read(file: NamedFile, onShare?: (share: number) => void): Promise<FileRead>
  /** Guesses the columns of a table and reads its rows. Rejects with `Refused('unavailable')` if that was interrupted. */
  columns(order: ColumnsOrder): Promise<ColumnsRead>
  /** Ends the workers and refuses pending reads. */
  close(): Promise<void>
}

/** Memory limit: more than the largest accepted file needs, far less than would harm the server. */
const MEGABYTES = 1024

const WORKER = workerFile('files', 'worker', import.meta.url)
const COLUMNS_WORKER = workerFile('files', 'columns-worker', import.meta.url)

const stoppedError = () => new Refused('unavailable', READING_INTERRUPTED)

function readIn(answer: ImporterReply): FileRead {
  if ('read' in answer) return answer.read
  throw Object.assign(stoppedError(), { cause: new Error('failed' in answer ? answer.failed : 'The worker sent no result.') })
}

function columnsIn(answer: ColumnsReply): ColumnsRead {
  if ('columns' in answer) return answer.columns
  throw Object.assign(stoppedError(), { cause: new Error(answer.failed) })
}

/** Ten times what the largest file takes on a slow machine. */
const PATIENCE_MS = 30_000

class TooSlow extends Error {}
const TOO_SLOW: FileRead = {
  kind: 'refused',
  problems: ['This file takes too long to read. Keep only what belongs to the analysis, save it again, then import it.'],
}

/** Reads one file at a time in one worker, and one table's columns at a time in another. `patience`: milliseconds for each. */
export function createImporter(worker: URL = WORKER, patience = PATIENCE_MS): Importer {
  const reads = createWorkerQueue<NamedFile, ImporterReply, FileRead>({
    worker,
    limits: { maxOldGenerationSizeMb: MEGABYTES },
    read: readIn,
    timeout: { ms: patience, late: () => new TooSlow() },
    share: (answer) => ('share' in answer ? answer.share : null),
    stopped: stoppedError,
  })
  const columns = createWorkerQueue<ColumnsOrder, ColumnsReply, ColumnsRead>({
    worker: COLUMNS_WORKER,
    limits: { maxOldGenerationSizeMb: MEGABYTES },
    read: columnsIn,
    timeout: { ms: patience, late: stoppedError },
    stopped: stoppedError,
  })
  return {
    columns: (order) => columns.ask(order),
    async read(file, onShare) {
      try {
        return await reads.ask(file, onShare ? { onShare } : {})
      } catch (error) {
        if (error instanceof TooSlow) return TOO_SLOW
        throw error
      }
    },
    async close() {
      await Promise.all([reads.close(), columns.close()])
    },
  }
}
