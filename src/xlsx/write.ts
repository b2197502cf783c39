// Turns a plan into the bytes of an .xlsx: exceljs writes the parts, repair.ts puts them right, zip.ts packs them.
// The same plan gives the same bytes. exceljs is loaded on first use only: it takes a tenth of a second.
import type { CellValue, ConditionalFormattingRule, Workbook, Worksheet } from 'exceljs'
import { growShapes, numberExtensionIds, numberShapes, repairSheet } from './repair.ts'
import { footerText, plainText, safeText } from './safe-text.ts'
import type { Cell, Choice, Highlight, SheetPlan, WorkbookPlan } from './sheet-plan.ts'
import { argb, STYLES } from './styles.ts'
import { type Part, zip } from './zip.ts'

const MADE = new Date(Date.UTC(2026, 0, 1))
const NOTE_FONT = { name: 'Calibri', size: 9 }

export async function writeXlsx(plan: WorkbookPlan): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.creator = 'ACH workbook'
  workbook.lastModifiedBy = 'ACH workbook'
  workbook.title = safeText(plan.title)
  workbook.created = MADE
  workbook.modified = MADE
  workbook.calcProperties = { fullCalcOnLoad: true }
  for (const sheet of plan.sheets) addSheet(workbook, sheet, plan.title)
  for (const [name, range] of Object.entries(plan.names)) workbook.definedNames.add(range, name)
  return zip(await partsOf(workbook, plan))
}

function addSheet(workbook: Workbook, plan: SheetPlan, title: string): void {
  const { frozenAt } = plan
  const sheet = workbook.addWorksheet(plan.name, {
    state: plan.hidden ? 'veryHidden' : 'visible',
    properties: plan.tab ? { tabColor: argb(plan.tab) } : {},
    views: [
      {
        showGridLines: false,
        ...(frozenAt ? { state: 'frozen', ySplit: frozenAt.rows, xSplit: frozenAt.columns } : { state: 'normal' }),
      },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: plan.portrait ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(plan.printedRows ? { printTitlesRow: plan.printedRows } : {}),
      ...(plan.printedColumns ? { printTitlesColumn: plan.printedColumns } : {}),
    },
    headerFooter: { oddFooter: `&L&8${footerText(title)}&C&8&A&R&8Page &P of &N` },
  })
  plan.columns.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  plan.rows.forEach(({ height, cells }, index) => {
    const row = sheet.getRow(index + 1)
    if (height !== undefined) row.height = height
    cells.forEach((cell, at) => {
      if (!cell) return
      const target = row.getCell(at + 1)
      target.value = cellValue(cell)
      target.style = STYLES[cell.style]
      if (cell.note) target.note = { texts: [{ font: NOTE_FONT, text: safeText(cell.note) }], editAs: 'oneCells' }
    })
  })
  if (plan.filter) sheet.autoFilter = plan.filter
  for (const choice of plan.choices ?? []) addChoice(sheet, choice)
  plan.highlights?.forEach((highlight, index) => {
    sheet.addConditionalFormatting({ ref: highlight.range, rules: [ruleOf(highlight, index + 1)] })
  })
}

function cellValue({ value }: Cell): CellValue {
  if (value === undefined || value === '') return null
  if (typeof value === 'string') return safeText(value)
  if (typeof value === 'number') return value
  return { formula: value.formula, result: typeof value.result === 'string' ? plainText(value.result) : value.result }
}

/** exceljs has this property; its types do not. */
interface HasValidations {
  dataValidations: { add(range: string, validation: object): void }
}

function addChoice(sheet: Worksheet, { range, from, strict, error, prompt }: Choice): void {
  const validations = (sheet as unknown as HasValidations).dataValidations
  validations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: ['list' in from ? `"${from.list.join(',')}"` : from.name],
    showErrorMessage: true,
    errorStyle: strict ? 'stop' : 'warning',
    errorTitle: strict ? 'Not on the list' : 'Not found',
    error,
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text } : {}),
  })
}

/** Every rule gets a priority of its own: automatic ones collide with given ones. */
function ruleOf(highlight: Highlight, priority: number): ConditionalFormattingRule {
  switch (highlight.when) {
    case 'equals': {
      const { value, fill, ink, bold } = highlight
      const formulae = [typeof value === 'string' ? `"${value}"` : String(value)]
      return {
        type: 'cellIs',
        operator: 'equal',
        priority,
        formulae,
        style: { ...looks(fill, ink), font: { color: argb(ink), ...(bold ? { bold } : {}) } },
      }
    }
    case 'formula': {
      const { formula, fill, ink, strike } = highlight
      return {
        type: 'expression',
        priority,
        formulae: [formula],
        style: { ...looks(fill, ink), font: { color: argb(ink), ...(strike ? { strike } : {}) } },
      }
    }
    case 'bar': {
      const cfvo = [
        { type: 'num' as const, value: 0 },
        highlight.max === null ? { type: 'max' as const } : { type: 'num' as const, value: highlight.max },
      ]
      // exceljs writes the colour; its types do not know it
      const bar = { type: 'dataBar' as const, priority, gradient: false, cfvo, color: argb(highlight.fill) }
      return bar as ConditionalFormattingRule
    }
    case 'scale':
      return {
        type: 'colorScale',
        priority,
        cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
        color: [argb(highlight.from), argb(highlight.to)],
      }
  }
}

/** A conditional fill is told by its background colour, unlike a plain one. */
const looks = (fill: string, ink: string) => ({
  fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: argb(fill) },
  font: { color: argb(ink) },
})

/** The methods by which exceljs writes its parts; its own `write` calls them in this order and then packs with a zip that has the time in it. */
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

/** How long the comments of each sheet are: exceljs names the part of a sheet's comments after the sheet's number. */
const noteLengths = (plan: WorkbookPlan): Map<string, number[]> =>
  new Map(
    plan.sheets.map(({ rows }, index) => [
      `xl/drawings/vmlDrawing${index + 1}.vml`,
      rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.note ? [cell.note.length] : []))),
    ]),
  )

async function partsOf(workbook: Workbook, plan: WorkbookPlan): Promise<Part[]> {
  const parts: Part[] = []
  const extensionIds = new Map<string, string>()
  const lengths = noteLengths(plan)
  let block = 1
  const collector: Collector = {
    append(xml, { name }) {
      let data = xml
      if (name.startsWith('xl/worksheets/sheet')) data = numberExtensionIds(repairSheet(xml), extensionIds)
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
