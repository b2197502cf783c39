// Has exceljs create the parts of an .xlsx and repairs each of them (repair-exceljs.ts). Packing is elsewhere.
import type { Workbook } from 'exceljs'
import { growShapes, nameFilters, numberExtensionIds, numberShapes, repairSheet } from './repair-exceljs.ts'
import type { WorkbookPlan } from './sheet-plan.ts'
import type { ZipEntry } from './zip.ts'

/**
 * The methods with which exceljs writes parts. Its own `write` calls them in this order, then packs a zip that contains the current time.
 */
interface PartWriter {
  prepareModel(model: object, options: object): void
  addContentTypes(into: Collector, model: object): Promise<void>
  addOfficeRels(into: Collector, model: object): Promise<void>
  addWorkbookRels(into: Collector, model: object): Promise<void>
  addWorksheets(into: Collector, model: object): Promise<void>
  addSharedStrings(into: Collector, model: object): Promise<void>
  addThemes(into: Collector, model: object): Promise<void>
  addStyles(into: Collector, model: object): Promise<void>
  addApp(into: Collector, model: object): Promise<void>
  addCore(into: Collector, model: object): Promise<void>
  addWorkbook(into: Collector, model: object): Promise<void>
}
interface Collector {
  append(xml: string, at: { name: string }): void
}

/** Lengths of each sheet's comments; exceljs names a comments part after the sheet's number. */
const noteLengths = (plan: WorkbookPlan): Map<string, number[]> =>
  new Map(
    plan.sheets.map(({ rows }, index) => [
      `xl/drawings/vmlDrawing${index + 1}.vml`,
      rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.note ? [cell.note.length] : []))),
    ]),
  )

/** Returns all parts, repaired, in the order in which exceljs creates them. */
export async function packageParts(workbook: Workbook, plan: WorkbookPlan): Promise<ZipEntry[]> {
  const parts: ZipEntry[] = []
  const extensionIds = new Map<string, string>()
  const lengths = noteLengths(plan)
  const filters = plan.sheets.flatMap(({ name, filter }, at) => (filter ? [{ at, sheet: name, range: filter }] : []))
  let block = 1
  const collector: Collector = {
    append(xml, { name }) {
      let data = xml
      if (name.startsWith('xl/worksheets/sheet')) data = numberExtensionIds(repairSheet(xml), extensionIds)
      if (name === 'xl/workbook.xml') data = nameFilters(xml, filters)
      if (name.endsWith('.vml')) {
        const numbered = numberShapes(growShapes(xml, lengths.get(name) ?? []), block)
        data = numbered.vml
        block = numbered.nextBlock
      }
      parts.push({ name, data: Buffer.from(data) })
    },
  }
  const writer = workbook.xlsx as unknown as PartWriter
  const { model } = workbook
  writer.prepareModel(model, {})
  await writer.addContentTypes(collector, model)
  await writer.addOfficeRels(collector, model)
  await writer.addWorkbookRels(collector, model)
  await writer.addWorksheets(collector, model)
  await writer.addSharedStrings(collector, model)
  await writer.addThemes(collector, model)
  await writer.addStyles(collector, model)
  await writer.addApp(collector, model)
  await writer.addCore(collector, model)
  await writer.addWorkbook(collector, model)
  return parts
}
