// Where an upload goes next: which page looks at its files, which workbook they belong to, and why they change none.
import { Refused } from '../../ach/model/refused.ts'
import type { FileRead } from '../../files/importer.ts'
import type { PendingUpload } from '../../files/pending-uploads.ts'
import { paths } from '../../paths.ts'
import type { WorkbookHead } from '../../store/contract/store.ts'
import { fingerprintOf } from '../../xlsx/exporter.ts'
import type { Deps } from '../shared/deps.ts'

/** What is said of a file that goes elsewhere than where it was given. */
export const UPLOAD_NOTES = {
  otherWorkbook: 'This file was made from another workbook than the one it was given to. It can become a workbook of its own.',
  fromHere: 'It is made from a workbook that is here. Made as a workbook of its own it changes nothing there.',
} as const

/** Of the files of one upload, for one request: the list of workbooks is read once, and only where it is needed. */
export class UploadDestination {
  readonly #workbooks: Deps['workbooks']
  readonly #pending: PendingUpload
  readonly #reads: readonly FileRead[]
  readonly #anyway: boolean
  #heads: Promise<readonly WorkbookHead[]> | null = null
  #workbook: Promise<string | null> | null = null

  /** `anyway`: the person knows better than the file which workbook it was made from. */
  constructor({ workbooks }: Pick<Deps, 'workbooks'>, pending: PendingUpload, reads: readonly FileRead[], anyway = false) {
    this.#workbooks = workbooks
    this.#pending = pending
    this.#reads = reads
    this.#anyway = anyway
  }

  /**
   * The workbook of the files: that on whose page they were given, or the one they were made from; null where there is none here. A single
   * spreadsheet that was made from another workbook is of that one, wherever it is given, but for `anyway`. A worksheet is looked at where it
   * was given, and refused there. Refused 'unknown' for worksheets whose workbook was deleted.
   */
  workbook(): Promise<string | null> {
    this.#workbook ??= this.#findWorkbook()
    return this.#workbook
  }

  /** The page for these files. */
  async page(): Promise<string> {
    const { id } = this.#pending.upload
    const [first] = this.#reads
    if (this.#reads.length > 1) return paths.importWorksheets(id)
    if (first?.kind === 'tables') return paths.importColumns(id)
    if (first?.kind !== 'returned' || (await this.workbook()) === null) return paths.import(id)
    return first.returned.stamp?.kind === 'worksheet' ? paths.importWorksheets(id) : paths.importChanges(id)
  }

  /** Why a spreadsheet of this program changes no workbook that is here; null for another file. */
  async whyAlone(): Promise<string | null> {
    const [read] = this.#reads
    if (read?.kind !== 'returned') return null
    if (this.#pending.upload.workbook !== null) return UPLOAD_NOTES.otherWorkbook
    const from = read.returned.stamp?.from
    if (from && (await this.#here()).some(({ id }) => fingerprintOf(id) === from)) return UPLOAD_NOTES.fromHere
    return 'The workbook that it was made from is not here, or the file does not say which it is. If you know, bring it in on that workbook’s own page.'
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
        if (sheets) throw new Refused('unknown', 'The workbook of these sheets was deleted. Bring it back, then choose the files again.')
        return null
      }
      return this.#anyway || sheets || stamps.length === 0 || stamps.includes(fingerprintOf(workbook)) ? workbook : null
    }
    // Of several, that of most files: what belongs to another is refused beside them.
    const times = (id: string) => stamps.filter((stamp) => stamp === fingerprintOf(id)).length
    const found = heads.filter(({ id }) => times(id) > 0).sort((a, b) => times(b.id) - times(a.id))
    return found[0]?.id ?? null
  }

  #here(): Promise<readonly WorkbookHead[]> {
    this.#heads ??= this.#workbooks.heads()
    return this.#heads
  }
}

/** The file of a page that looks at one file. */
export function onlyFile(reads: readonly FileRead[]): FileRead {
  const [first] = reads
  if (!first || reads.length > 1) throw new Refused('unknown', 'These are several files, which are looked at together.')
  return first
}
