// Caches the parsed files of recent uploads by upload id. After a restart they are read again from the store.
import { Refused } from '../ach/model/refused.ts'
import { keepLastUsed } from '../background/keep-last.ts'
import type { Upload, UploadedFile, UploadStore } from '../store/contract/store.ts'
import type { FileRead, Importer } from './importer.ts'

/** An upload without the bytes of its files, which only the store keeps. */
export type UploadLabel = Omit<Upload, 'files'> & { readonly files: readonly Pick<UploadedFile, 'name'>[] }

/** The files of one upload and their contents. */
export interface PendingUpload {
  readonly upload: UploadLabel
  /** progress from 0 to 1 */
  share(): number
  /** in the order of the files */
  readonly done: Promise<readonly FileRead[]>
}

export interface PendingUploads {
  /** Guesses the columns of a table of an upload; see `Importer.columns`. */
  readonly columns: Importer['columns']
  /** Reads a source text, which is not stored as an upload; see `Importer.text`. */
  readonly text: Importer['text']
  /** Throws `Refused('unknown')` if the upload does not exist or was dropped. */
  of(id: string): Promise<PendingUpload>
  /** Stores the files and starts reading them. */
  begin(upload: Upload): Promise<PendingUpload>
  /** Deletes the files. */
  drop(id: string): Promise<void>
  /** Forgets the uploads of this workbook, which the store has already deleted. */
  forget(workbook: string): void
  /**
   * Imports the files once: `work` returns the resulting address, then the files are deleted. Repeated and concurrent calls (a second
   * click) return the same address. If `work` throws, nothing was done and it can be called again.
   */
  once(id: string, work: () => Promise<string>): Promise<string>
  /** The address of a finished or running import; undefined if none was started. */
  placeOf(id: string): Promise<string> | undefined
}

/** Number of uploads kept in memory, and their serialized bytes altogether. The last one is kept, however large. */
const KEPT = 20
const KEPT_BYTES = 16 * 1024 * 1024
/** Number of addresses kept for repeated requests. */
const PLACES = 200

interface Kept {
  readonly pending: PendingUpload
  weight: number
}

export function openPendingUploads(store: UploadStore, importer: Importer): PendingUploads {
  const uploads = new Map<string, Kept>()

  function start({ files, ...upload }: Upload): PendingUpload {
    let share = 0
    const names = files.map(({ name }) => ({ name }))
    // Lets go of the bytes of each file once it is read.
    const waiting = [...files]
    const readAll = async () => {
      const reads: FileRead[] = []
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const at = reads.length
        const { read, weight } = await importer.read(file, (one) => {
          share = (at + one) / names.length
        })
        reads.push(read)
        kept.weight += weight
        dropOldest(upload.id)
      }
      return reads
    }
    const kept: Kept = { pending: { upload: { ...upload, files: names }, share: () => share, done: readAll() }, weight: 0 }
    // A failed upload is forgotten; the next request reads it again.
    kept.pending.done.catch(() => uploads.delete(upload.id))
    keepLastUsed(uploads, upload.id, kept, KEPT)
    return kept.pending
  }

  /** Forgets the oldest uploads until the others are light enough. */
  function dropOldest(except: string): void {
    let bytes = [...uploads.values()].reduce((sum, { weight }) => sum + weight, 0)
    for (const [id, { weight }] of uploads) {
      if (bytes <= KEPT_BYTES) return
      if (id === except || weight === 0) continue
      uploads.delete(id)
      bytes -= weight
    }
  }

  const places = new Map<string, Promise<string>>()
  const drop = async (id: string) => {
    uploads.delete(id)
    await store.dropUpload(id)
  }

  return {
    columns: (order) => importer.columns(order),
    text: (file) => importer.text(file),
    drop,
    forget(workbook) {
      for (const [id, { pending }] of uploads) if (pending.upload.workbook === workbook) uploads.delete(id)
    },
    placeOf: (id) => places.get(id),
    once(id, work) {
      const known = places.get(id)
      if (known) return known
      const place = work().then(async (done) => {
        await drop(id)
        return done
      })
      keepLastUsed(places, id, place, PLACES)
      place.catch(() => places.delete(id))
      return place
    },
    async of(id) {
      const known = uploads.get(id)?.pending
      if (known) return known
      const upload = await store.upload(id)
      if (!upload)
        throw new Refused('unknown', 'This upload is no longer here. It may already have been imported. If not, choose the file again.')
      return uploads.get(id)?.pending ?? start(upload)
    },
    async begin(upload) {
      await store.keepUpload(upload)
      return start(upload)
    },
  }
}

/** Returns what was read, or null after `ms` milliseconds. */
export async function readWithin(pending: PendingUpload, ms: number): Promise<readonly FileRead[] | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([pending.done, late])
  } finally {
    clearTimeout(timer)
  }
}
