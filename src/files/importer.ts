// Reads files in a worker thread, so that nobody waits for somebody's import. The web asks here and knows nothing of how files are read.
import { Refused } from '../ach/model/refused.ts'
import { createWorkerQueue, workerFile } from '../background/worker-queue.ts'
import type { FileGiven, FileRead } from './read-file.ts'
import type { ImporterReply } from './worker.ts'

export const NOT_READ_TO_END = 'The file could not be read to its end. Nothing was changed; please try again.'

export type { Returned } from '../xlsx/returned/returned.ts'
export type { DocumentFound, FileGiven, FileRead, TableFound } from './read-file.ts'

export interface Importer {
  /** A file that cannot be read is an answer of its own; rejects with Refused 'unavailable' where reading broke off. */
  read(file: FileGiven, onShare?: (share: number) => void): Promise<FileRead>
  /** Ends the worker; what is still waiting is refused. */
  close(): Promise<void>
}

/** More than the largest file that is let through needs, and far less than would hurt the server. */
const MEGABYTES = 1024

const WORKER = workerFile('files', 'worker', import.meta.url)

const stoppedError = () => new Refused('unavailable', NOT_READ_TO_END)

function readIn(answer: ImporterReply): FileRead {
  if ('read' in answer) return answer.read
  throw Object.assign(stoppedError(), { cause: new Error('failed' in answer ? answer.failed : 'There was no answer.') })
}

/** Ten times what the largest file takes on a slow machine. */
const PATIENCE_MS = 30_000

class TooSlow extends Error {}
const TOO_SLOW: FileRead = {
  kind: 'refused',
  problems: ['This file takes too long to read. Keep what belongs to the analysis, save it again, then bring it in.'],
}

/** One file at a time, in one worker. `patience`: milliseconds for one file. */
export function createImporter(worker: URL = WORKER, patience = PATIENCE_MS): Importer {
  const reads = createWorkerQueue<FileGiven, ImporterReply, FileRead>({
    worker,
    limits: { maxOldGenerationSizeMb: MEGABYTES },
    read: readIn,
    timeout: { ms: patience, late: () => new TooSlow() },
    share: (answer) => ('share' in answer ? answer.share : null),
    stopped: stoppedError,
  })
  return {
    async read(file, onShare) {
      try {
        return await reads.ask(file, onShare)
      } catch (error) {
        if (error instanceof TooSlow) return TOO_SLOW
        throw error
      }
    },
    close: reads.close,
  }
}
