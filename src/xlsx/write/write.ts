// Turns a plan into the bytes of an .xlsx: rows-xml.ts writes the rows and exceljs all else, repair-exceljs.ts repairs it, zip.ts packs it. The same plan
// gives the same bytes. exceljs is loaded on first use, because loading takes a tenth of a second.
import { createRequire } from 'node:module'
import type { Workbook } from 'exceljs'
import { webTarget } from '../../ach/model/web-address.ts'
import { packageParts } from './package-parts.ts'
import { addChoice, formatRule } from './rules.ts'
import { footerText, safeText } from './safe-text.ts'
import type { SheetPlan, SheetPlanCell, WorkbookPlan } from './sheet-plan.ts'
import { argb } from './styles.ts'
import { zip } from './zip.ts'

const MADE = new Date(Date.UTC(2026, 0, 1))
/** Excel repairs a file with a longer target. Encoding can make an address longer than it was typed. */
const LONGEST_TARGET = 2079
const NOTE_FONT = { name: 'Calibri', size: 9 }

/** Without the readers and packers that the whole package loads as well. */
const workbookClass = () => createRequire(import.meta.url)('exceljs/lib/doc/workbook.js') as typeof Workbook

export async function writeXlsx(plan: WorkbookPlan): Promise<Buffer> {
  const workbook = new (workbookClass())()
  workbook.creator = 'ACH workbook'
  workbook.lastModifiedBy = 'ACH workbook'
  workbook.title = safeText(plan.title)
  workbook.created = MADE
  workbook.modified = MADE
  workbook.views = [{ x: 0, y: 0, width: 28_000, height: 17_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  workbook.calcProperties = { fullCalcOnLoad: true }
  for (const sheet of plan.sheets) addSheet(workbook, sheet, plan)
  for (const [name, range] of Object.entries(plan.names)) workbook.definedNames.add(range, name)
  return zip(await packageParts(workbook, plan))
}

/** Adds a sheet with everything except its rows: only cells with a link or a note, from which exceljs makes relations and comments. */
function addSheet(workbook: Workbook, plan: SheetPlan, { title, marking }: Pick<WorkbookPlan, 'title' | 'marking'>): void {
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
      // exceljs puts $ only before the columns
      ...(plan.printed ? { printArea: plan.printed.replace(/\d+/g, '$$$&') } : {}),
      ...(plan.printedRows ? { printTitlesRow: plan.printedRows } : {}),
      ...(plan.printedColumns ? { printTitlesColumn: plan.printedColumns } : {}),
    },
    headerFooter: {
      ...(marking !== null && { oddHeader: `&C&"-,Bold"&9${footerText(marking)}` }),
      oddFooter: `&L&8${footerText(title)}${plan.footer === undefined ? '' : `\n&8${footerText(plan.footer)}`}&C&8&A${marking === null ? '' : `\n&"-,Bold"&9${footerText(marking)}`}&R&8Page &P of &N`,
    },
  })
  plan.columns.forEach((width, index) => {
    const column = sheet.getColumn(index + 1)
    column.width = width
    // exceljs leaves out a width of 9, its default, which is not the default of Excel
    Object.defineProperty(column, 'isCustomWidth', { value: true })
  })
  for (const number of plan.hiddenColumns ?? []) sheet.getColumn(number).hidden = true
  plan.rows.forEach(({ cells }, index) => {
    cells.forEach((cell, at) => {
      const link = cell && linkOf(cell)
      if (!cell?.note && !link) return
      const target = sheet.getCell(index + 1, at + 1)
      if (link) target.value = { text: ' ', hyperlink: link }
      if (cell.note) target.note = { texts: [{ font: NOTE_FONT, text: safeText(cell.note) }], editAs: 'oneCells' }
    })
  })
  if (plan.filter) sheet.autoFilter = plan.filter
  for (const choice of plan.choices ?? []) addChoice(sheet, choice)
  plan.highlights?.forEach((highlight, index) => {
    sheet.addConditionalFormatting({ ref: highlight.range, rules: [formatRule(highlight, index + 1)] })
  })
}

/** Returns the address that a cell opens; '' for none. */
function linkOf({ value, link }: SheetPlanCell): string {
  const target = link && typeof value === 'string' && value !== '' ? webTarget(link) : ''
  return target.length <= LONGEST_TARGET ? target : ''
}
