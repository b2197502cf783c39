// Caches the parsed files of recent uploads by upload id. After a restart they are read again from the store.
import { Refused } from '../ach/model/refused.ts'
import { keepLastUsed } from '../background/keep-last.ts'
import type { Upload, UploadStore } from '../store/contract/store.ts'
import type { FileRead, Importer } from './importer.ts'

/** The files of one upload and their contents. */
export interface PendingUpload {
  readonly upload: Upload
  /** progress from 0 to 1 */
  share(): number
  /** in the order of the files */
  readonly done: Promise<readonly FileRead[]>
}

export interface PendingUploads {
  /** Guesses the columns of a table of an upload; see `Importer.columns`. */
  readonly columns: Importer['columns']
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

/** Number of uploads kept in memory. */
const KEPT = 20
/** Number of addresses kept for repeated requests. */
const PLACES = 200

export function openPendingUploads(store: UploadStore, importer: Importer): PendingUploads {
  const uploads = new Map<string, PendingUpload>()

  function start(upload: Upload): PendingUpload {
    let share = 0
    const all = async () => {
      const reads: FileRead[] = []
      for (const [at, file] of upload.files.entries())
        reads.push(
          await importer.read(file, (one) => {
            share = (at + one) / upload.files.length
          }),
        )
      return reads
    }
    const pending: PendingUpload = { upload, share: () => share, done: all() }
    // A failed upload is forgotten; the next request reads it again.
    pending.done.catch(() => uploads.delete(upload.id))
    keepLastUsed(uploads, upload.id, pending, KEPT)
    return pending
  }

  const places = new Map<string, Promise<string>>()
  const drop = async (id: string) => {
    uploads.delete(id)
    await store.dropUpload(id)
  }

  return {
    columns: (order) => importer.columns(order),
    drop,
    forget(workbook) {
      for (const [id, { upload }] of uploads) if (upload.workbook === workbook) uploads.delete(id)
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
      const known = uploads.get(id)
      if (known) return known
      const upload = await store.upload(id)
      if (!upload)
        throw new Refused('unknown', 'This upload is no longer here. It may already have been imported. If not, choose the file again.')
      return uploads.get(id) ?? start(upload)
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
