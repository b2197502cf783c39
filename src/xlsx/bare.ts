// The yardstick for bench: the same cells written by exceljs alone, without formulas, looks, comments or repairs. Nothing else uses it.
import type { Cell, WorkbookPlan } from './sheet-plan.ts'

const bare = (cell: Cell | undefined): string | number | null =>
  typeof cell?.value === 'object' ? cell.value.result : cell?.value === undefined || cell.value === '' ? null : cell.value

export async function writeBare(plan: WorkbookPlan): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  for (const { name, rows } of plan.sheets) workbook.addWorksheet(name).addRows(rows.map(({ cells }) => cells.map(bare)))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
