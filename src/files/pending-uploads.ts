// Files that are being read, or were read not long ago, by the id of their upload. What a restart forgot is read again from the store.
import { Refused } from '../ach/model/refused.ts'
import { keepLastUsed } from '../background/keep-last.ts'
import type { Upload, UploadStore } from '../store/contract/store.ts'
import type { FileRead, Importer } from './importer.ts'

/** Files of one upload as they were read. */
export interface PendingUpload {
  readonly upload: Upload
  /** 0 … 1, as long as it is not done */
  share(): number
  /** in the order of the files */
  readonly done: Promise<readonly FileRead[]>
}

export interface PendingUploads {
  /** Refused 'unknown' where there is no such upload (any more). */
  of(id: string): Promise<PendingUpload>
  /** Stores the files and begins to read them. */
  begin(upload: Upload): Promise<PendingUpload>
  /** The files were put away. */
  drop(id: string): Promise<void>
  /** The store has dropped all that were given to this workbook. */
  forget(workbook: string): void
  /**
   * Brings the files in, once: `work` answers where that ended, and then the files are gone. Whoever asks again, also while it goes on
   * (a second click), is told the same place. Where `work` throws, nothing was done, and it can be asked again.
   */
  once(id: string, work: () => Promise<string>): Promise<string>
  /** Where bringing them in ended, or will end; undefined where nobody did. */
  placeOf(id: string): Promise<string> | undefined
}

/** Uploads whose content stays in memory. */
const KEPT = 20
/** Places that are told to those who ask again. */
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
    // Whoever asks hears of a failure, and the next to ask makes it begin again.
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
    drop,
    forget(workbook) {
      for (const [id, { upload }] of uploads) if (upload.workbook === workbook) uploads.delete(id)
    },
    placeOf: (id) => places.get(id),
    once(id, work) {
      const asked = places.get(id)
      if (asked) return asked
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
      if (!upload) throw new Refused('unknown', 'There is no file waiting here. It may have been brought in already; else choose it again.')
      return uploads.get(id) ?? start(upload)
    },
    async begin(upload) {
      await store.keepUpload(upload)
      return start(upload)
    },
  }
}

/** What was read, or null where that takes longer than so many milliseconds. */
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
