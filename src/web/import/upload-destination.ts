// Decides where an upload goes next: the page that reviews its files, the workbook they belong to, and why they change none.
import { Refused } from '../../ach/model/refused.ts'
import type { FileRead } from '../../files/importer.ts'
import type { PendingUpload } from '../../files/pending-uploads.ts'
import { paths } from '../../paths.ts'
import type { WorkbookHead } from '../../store/contract/store.ts'
import { fingerprintOf } from '../../xlsx/exporter.ts'
import type { Deps } from '../shared/deps.ts'

/** Shown when a file opens elsewhere than where it was uploaded. */
export const UPLOAD_NOTES = {
  otherWorkbook: 'This file was exported from another workbook. You can import it as a new workbook.',
  fromHere:
    'This file was exported from a workbook that you already have here. Importing it as a new workbook does not change the original.',
} as const

/** Finds the destination of one upload, for one request; the list of workbooks is read once and only if needed. */
export class UploadDestination {
  readonly #workbooks: Deps['workbooks']
  readonly #pending: PendingUpload
  readonly #reads: readonly FileRead[]
  readonly #anyway: boolean
  #heads: Promise<readonly WorkbookHead[]> | null = null
  #workbook: Promise<string | null> | null = null

  /** `anyway`: the user chose the target workbook although the file names another. */
  constructor({ workbooks }: Pick<Deps, 'workbooks'>, pending: PendingUpload, reads: readonly FileRead[], anyway = false) {
    this.#workbooks = workbooks
    this.#pending = pending
    this.#reads = reads
    this.#anyway = anyway
  }

  /**
   * Returns the workbook of the files: the one on whose page they were uploaded, else the one they were made from; null if none exists
   * here. A single spreadsheet made from another workbook belongs to that one unless `anyway`. A worksheet is reviewed where it was
   * uploaded, and refused there. Throws `Refused('unknown')` for worksheets whose workbook was deleted.
   */
  workbook(): Promise<string | null> {
    this.#workbook ??= this.#findWorkbook()
    return this.#workbook
  }

  /** Returns the path of the page that reviews these files. */
  async page(): Promise<string> {
    const { id } = this.#pending.upload
    const [first] = this.#reads
    if (this.#reads.length > 1) return paths.importWorksheets(id)
    if (first?.kind === 'tables') return paths.importColumns(id)
    if (first?.kind !== 'returned' || (await this.workbook()) === null) return paths.import(id)
    return first.returned.stamp?.kind === 'worksheet' ? paths.importWorksheets(id) : paths.importChanges(id)
  }

  /** Returns why a spreadsheet of this program changes no workbook here; null for other files. */
  async whyAlone(): Promise<string | null> {
    const [read] = this.#reads
    if (read?.kind !== 'returned') return null
    if (this.#pending.upload.workbook !== null) return UPLOAD_NOTES.otherWorkbook
    const from = read.returned.stamp?.from
    if (from && (await this.#here()).some(({ id }) => fingerprintOf(id) === from)) return UPLOAD_NOTES.fromHere
    return 'The file was not exported from a workbook that exists here. If it belongs to one, open that workbook and import the file there.'
  }

  async #findWorkbook(): Promise<string | null> {
    const reads = this.#reads
    const { workbook } = this.#pending.upload
    const heads = await this.#here()
    const stamps = reads.flatMap((read) => (read.kind === 'returned' && read.returned.stamp?.from ? [read.returned.stamp.from] : []))
    if (workbook !== null) {
      const [first] = reads
      const sheets = reads.length > 1 || (first?.kind === 'returned' && first.returned.stamp?.kind === 'worksheet')
      if (!heads.some(({ id }) => id === workbook)) {
        if (sheets) throw new Refused('unknown', 'The workbook of these worksheets was deleted. Restore it, then choose the files again.')
        return null
      }
      return this.#anyway || sheets || stamps.length === 0 || stamps.includes(fingerprintOf(workbook)) ? workbook : null
    }
    // For several files, the workbook of most of them; the others are refused in the table.
    const times = (id: string) => stamps.filter((stamp) => stamp === fingerprintOf(id)).length
    const found = heads.filter(({ id }) => times(id) > 0).sort((a, b) => times(b.id) - times(a.id))
    return found[0]?.id ?? null
  }

  #here(): Promise<readonly WorkbookHead[]> {
    this.#heads ??= this.#workbooks.heads()
    return this.#heads
  }
}

/** Returns the only file of an upload. */
export function onlyFile(reads: readonly FileRead[]): FileRead {
  const [first] = reads
  if (!first || reads.length > 1) throw new Refused('unknown', 'This upload holds several files. Choose one of them by itself.')
  return first
}
