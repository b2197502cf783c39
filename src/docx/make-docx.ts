// Creates the bytes of a Word report in the calling thread, for the command line and the worker. Servers use a WordExporter instead.

import { zip } from '../xlsx/write/zip.ts'
import { wordParts } from './parts.ts'
import { styleIds } from './styles.ts'
import { A4, type WordTemplate } from './template.ts'
import { packReport, type WordReport } from './word-report.ts'

/** The same input, and the same fonts on the machine, give the same bytes. */
export async function makeDocx(report: WordReport, template: WordTemplate | null = null): Promise<Buffer> {
  const ids = styleIds(template?.existing)
  const packed = await packReport(report, ids, template?.page ?? A4, template !== null && template.first !== null)
  return zip(wordParts(packed, report.report, ids, template))
}
