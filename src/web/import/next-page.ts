// Where a file that was read goes on: which page looks at it, and which workbook it belongs to.
import { Refused } from '../../ach/model/refused.ts'
import type { FileRead } from '../../files/importer.ts'
import type { PendingUpload } from '../../files/pending-uploads.ts'
import { paths } from '../../paths.ts'
import { fingerprintOf } from '../../xlsx/exporter.ts'
import type { Deps } from '../shared/deps.ts'

/**
 * The workbook of the files: that on whose page they were given, or the one they were made from; null where there is none here. A single
 * spreadsheet that was made from another workbook is of that one, wherever it is given; `anyway` where the person knows better. A worksheet
 * is looked at where it was given, and refused there.
 */
export async function targetWorkbook(
  deps: Deps,
  { upload }: PendingUpload,
  reads: readonly FileRead[],
  anyway = false,
): Promise<string | null> {
  const heads = (await deps.workbooks.store.list()).filter(({ deletedAt }) => deletedAt === null)
  const stamps = reads.flatMap((read) => (read.kind === 'returned' && read.returned.stamp?.from ? [read.returned.stamp.from] : []))
  if (upload.workbook !== null) {
    const [first] = reads
    const sheets = reads.length > 1 || (first?.kind === 'returned' && first.returned.stamp?.kind === 'worksheet')
    if (!heads.some(({ id }) => id === upload.workbook)) {
      if (sheets) throw new Refused('unknown', 'The workbook of these sheets was deleted. Bring it back, then choose the files again.')
      return null
    }
    return anyway || sheets || stamps.length === 0 || stamps.includes(fingerprintOf(upload.workbook)) ? upload.workbook : null
  }
  // Of several, that of most files: what belongs to another is refused beside them.
  const times = (id: string) => stamps.filter((stamp) => stamp === fingerprintOf(id)).length
  const found = heads.filter(({ id }) => times(id) > 0).sort((a, b) => times(b.id) - times(a.id))
  return found[0]?.id ?? null
}

/** The page for these files. */
export async function nextImportPage(deps: Deps, pending: PendingUpload, reads: readonly FileRead[]): Promise<string> {
  const { id } = pending.upload
  const [first] = reads
  if (reads.length > 1) return paths.importWorksheets(id)
  if (first?.kind === 'tables') return paths.importColumns(id)
  if (first?.kind !== 'returned') return paths.import(id)
  if ((await targetWorkbook(deps, pending, reads)) === null) return paths.import(id)
  return first.returned.stamp?.kind === 'worksheet' ? paths.importWorksheets(id) : paths.importChanges(id)
}

/** The file of a page that looks at one file. */
export function onlyFile(reads: readonly FileRead[]): FileRead {
  const [first] = reads
  if (!first || reads.length > 1) throw new Refused('unknown', 'These are several files, which are looked at together.')
  return first
}
