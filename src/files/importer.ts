// Reads files in a separate process, which keeps the server responsive during an import, and alive whatever a file does.
import { deserialize } from 'node:v8'
import { Refused } from '../ach/model/refused.ts'
import { createWorkerQueue, workerFile } from '../background/worker-queue.ts'
import type { TablesOrder, TablesRead } from '../import/reading/read-tables.ts'
import type { ColumnsReply } from './columns-worker.ts'
import type { FileRead, NamedFile } from './read-file.ts'
import type { SourceTextRead, TextFile } from './source-texts/read-text.ts'
import type { TextReply } from './source-texts/text-worker.ts'
import type { ImporterReply } from './worker.ts'

export const READING_INTERRUPTED = 'Reading the file was interrupted. Nothing was changed. Try again.'

export type { Returned } from '../xlsx/returned/returned.ts'
export type { DocumentFound, FileRead, NamedFile, TableFound } from './read-file.ts'

/** What was read. */
export interface WeighedRead {
  readonly read: FileRead
  /** bytes it takes when serialized; in memory it takes a few times as much */
  readonly weight: number
}

export interface Importer {
  /** Reads a source text. Resolves for unreadable files too. Rejects with `Refused('unavailable')` if reading was interrupted. */
  text(file: TextFile): Promise<SourceTextRead>
  /** Resolves for unreadable files too (`refused`). Rejects with `Refused('unavailable')` if reading was interrupted. */
  read(file: NamedFile, onShare?: (share: number) => void): Promise<WeighedRead>
  /** Guesses the columns of tables and reads their rows. Rejects with `Refused('unavailable')` if that was interrupted. */
  columns(order: TablesOrder): Promise<TablesRead>
  /** The number of files and tables without a result. */
  waiting(): number
  /** Ends the process and the worker, and refuses pending reads. */
  close(): Promise<void>
}

/** Heap of the process, more than the largest accepted file needs. Its buffers hold at most the file, two unpacked parts and the result. */
const MEGABYTES = 256
/** A process that holds more than this after a file is ended, because it would keep most of it. A new one holds about 70 MB. */
const RETIRED_AT = 160 * 1024 * 1024

const WORKER = workerFile('files', 'worker', import.meta.url)
const TEXT_WORKER = workerFile('files', 'source-texts/text-worker', import.meta.url)
const COLUMNS_WORKER = workerFile('files', 'columns-worker', import.meta.url)

const stoppedError = () => new Refused('unavailable', READING_INTERRUPTED)

function readIn(answer: ImporterReply): WeighedRead {
  if ('read' in answer) return { read: deserialize(answer.read), weight: answer.read.byteLength }
  throw Object.assign(stoppedError(), { cause: new Error('failed' in answer ? answer.failed : 'The worker sent no result.') })
}

function columnsIn(answer: ColumnsReply): TablesRead {
  if ('columns' in answer) return answer.columns
  throw Object.assign(stoppedError(), { cause: new Error(answer.failed) })
}

function textIn(answer: TextReply): SourceTextRead {
  if ('read' in answer) return answer.read
  throw Object.assign(stoppedError(), { cause: new Error(answer.failed) })
}

/** Ten times what the largest file takes on a slow machine. */
const PATIENCE_MS = 30_000

/** Refusals of files that are within every limit and still cannot be read. */
export const UNREADABLE_FILES = {
  tooSlow: 'This file takes too long to read. Keep only what belongs to the analysis, save it again, then import it.',
  tooMuchMemory: 'This file needs too much memory to read. Keep only what belongs to the analysis, save it again, then import it.',
  slowText: 'This file takes too long to read. Paste its text instead.',
  largeText: 'This file needs too much memory to read. Paste its text instead.',
} as const

class Unreadable extends Error {}

/** Reads one file at a time in one process, one source text in another, and one table's columns in a worker. `patience`: milliseconds for each. */
export function createImporter(worker: URL = WORKER, patience = PATIENCE_MS): Importer {
  const reads = createWorkerQueue<NamedFile, ImporterReply, WeighedRead>({
    worker,
    process: { megabytes: MEGABYTES },
    read: readIn,
    timeout: { ms: patience, late: () => new Unreadable(UNREADABLE_FILES.tooSlow) },
    exhausted: () => new Unreadable(UNREADABLE_FILES.tooMuchMemory),
    retire: (answer) => 'held' in answer && answer.held > RETIRED_AT,
    share: (answer) => ('share' in answer ? answer.share : null),
    stopped: stoppedError,
  })
  const columns = createWorkerQueue<TablesOrder, ColumnsReply, TablesRead>({
    worker: COLUMNS_WORKER,
    limits: { maxOldGenerationSizeMb: MEGABYTES },
    read: columnsIn,
    timeout: { ms: patience, late: stoppedError },
    stopped: stoppedError,
  })
  const texts = createWorkerQueue<TextFile, TextReply, SourceTextRead>({
    worker: TEXT_WORKER,
    process: { megabytes: MEGABYTES },
    read: textIn,
    timeout: { ms: patience, late: () => new Unreadable(UNREADABLE_FILES.slowText) },
    exhausted: () => new Unreadable(UNREADABLE_FILES.largeText),
    retire: (answer) => 'held' in answer && answer.held > RETIRED_AT,
    stopped: stoppedError,
  })
  return {
    columns: columns.ask,
    async text(file) {
      try {
        return await texts.ask(file)
      } catch (error) {
        if (error instanceof Unreadable) return { refused: error.message }
        throw error
      }
    },
    waiting: () => reads.waiting() + texts.waiting() + columns.waiting(),
    async read(file, onShare) {
      try {
        return await reads.ask(file, onShare ? { onShare } : {})
      } catch (error) {
        if (error instanceof Unreadable) return { read: { kind: 'refused', problems: [error.message] }, weight: 0 }
        throw error
      }
    },
    async close() {
      await Promise.all([reads.close(), texts.close(), columns.close()])
    },
  }
}
