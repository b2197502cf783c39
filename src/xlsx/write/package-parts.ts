// Has exceljs create the parts of an .xlsx, repairs each of them (repair-exceljs.ts), and adds rows and charts. Packing is elsewhere.
import type { Workbook } from 'exceljs'
import { addChartTypes, addDrawing, chartParts, drawingName } from './chart-parts.ts'
import { growShapes, nameFilters, numberExtensionIds, numberShapes, repairSheet } from './repair-exceljs.ts'
import { dimensionOf, sheetDataXml } from './rows-xml.ts'
import type { SheetChart, WorkbookPlan } from './sheet-plan.ts'
import { STYLES, type StyleName } from './styles.ts'
import type { ZipEntry } from './zip.ts'

/**
 * The methods with which exceljs writes parts. Its own `write` calls them in this order, then packs a zip that contains the current time.
 */
interface PartWriter {
  prepareModel(model: PartModel, options: object): void
  addContentTypes(into: Collector, model: PartModel): Promise<void>
  addOfficeRels(into: Collector, model: PartModel): Promise<void>
  addWorkbookRels(into: Collector, model: PartModel): Promise<void>
  addWorksheets(into: Collector, model: PartModel): Promise<void>
  addSharedStrings(into: Collector, model: PartModel): Promise<void>
  addThemes(into: Collector, model: PartModel): Promise<void>
  addStyles(into: Collector, model: PartModel): Promise<void>
  addApp(into: Collector, model: PartModel): Promise<void>
  addCore(into: Collector, model: PartModel): Promise<void>
  addWorkbook(into: Collector, model: PartModel): Promise<void>
}
/** What exceljs writes the parts from, once it is prepared. */
interface PartModel {
  readonly worksheets: SheetModel[]
  readonly styles: { addStyleModel(style: object): number }
  sharedStrings: { add(text: string): number; readonly constructor: new () => PartModel['sharedStrings'] }
  readonly drawings: { readonly name: string }[]
}
interface SheetModel {
  rows: readonly object[]
  dimensions: string
  readonly rels: { Id: string; Type: string; Target: string }[]
  drawing?: { readonly rId: string }
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

function withRows(xml: string, rows: readonly Buffer[]): Buffer {
  const [before = '', after = ''] = xml.split('<sheetData/>')
  return Buffer.concat([Buffer.from(before), ...rows, Buffer.from(after)])
}

/** Returns all parts, repaired, in the order in which exceljs creates them. */
export async function packageParts(workbook: Workbook, plan: WorkbookPlan): Promise<ZipEntry[]> {
  const parts: ZipEntry[] = []
  const extensionIds = new Map<string, string>()
  const lengths = noteLengths(plan)
  const filters = plan.sheets.flatMap(({ name, filter }, at) => (filter ? [{ at, sheet: name, range: filter }] : []))
  const writer = workbook.xlsx as unknown as PartWriter
  const model = workbook.model as unknown as PartModel
  writer.prepareModel(model, {})
  // Texts and rows in the model belong to cells that stand for their links and notes.
  model.sharedStrings = new model.sharedStrings.constructor()
  const styleIds = new Map<StyleName, number>()
  const numbers = {
    styleId: (name: StyleName) => {
      const id = styleIds.get(name) ?? model.styles.addStyleModel(STYLES[name])
      styleIds.set(name, id)
      return id
    },
    textId: (text: string) => model.sharedStrings.add(text),
  }
  // Before all parts: relations and content types depend on whether there are texts.
  const rows = plan.sheets.map((sheet) => sheetDataXml(sheet, numbers))
  const charts: SheetChart[] = []
  plan.sheets.forEach((sheet, at) => {
    const written = model.worksheets[at]
    if (!written) return
    written.rows = []
    written.dimensions = dimensionOf(sheet)
    if (sheet.chart) charts.push(sheet.chart)
    if (sheet.chart) addDrawing(written, charts.length)
  })
  for (const at of charts.keys()) model.drawings.push({ name: drawingName(at + 1) })
  let block = 1
  const collector: Collector = {
    append(xml, { name }) {
      let data: string | Buffer = xml
      const cells = rows[Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1]) - 1]
      if (cells !== undefined) data = withRows(numberExtensionIds(repairSheet(xml), extensionIds), cells)
      if (name === '[Content_Types].xml') data = addChartTypes(xml, charts.length)
      if (name === 'xl/workbook.xml') data = nameFilters(xml, filters)
      if (name.endsWith('.vml')) {
        const numbered = numberShapes(growShapes(xml, lengths.get(name) ?? []), block)
        data = numbered.vml
        block = numbered.nextBlock
      }
      parts.push({ name, data: typeof data === 'string' ? Buffer.from(data) : data })
    },
  }
  await writer.addContentTypes(collector, model)
  await writer.addOfficeRels(collector, model)
  await writer.addWorkbookRels(collector, model)
  await writer.addWorksheets(collector, model)
  for (const [at, chart] of charts.entries()) parts.push(...chartParts(chart, at + 1))
  await writer.addSharedStrings(collector, model)
  await writer.addThemes(collector, model)
  await writer.addStyles(collector, model)
  await writer.addApp(collector, model)
  await writer.addCore(collector, model)
  await writer.addWorkbook(collector, model)
  return parts
}
