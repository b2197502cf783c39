// Recognises RACI charts: they have C and I in every row, and are no matrices of evidence. Pure.
import type { Grid } from '../table/grid.ts'

const NAME = /\b(?:RACI|RASCI|RASIC|DACI|RAPID)\b/
const DUTY = /^(?:[RAS]|R\s*\/\s*A|A\s*\/\s*R|RA|AR)$/
const ANY = /^(?:[RACISDV](?:\s*[/,]\s*[RACISDV])?|RA|AR)$/

/** `name`: of the sheet or file. */
export function isResponsibilityChart({ rows }: Grid, name: string): boolean {
  const cells = rows.slice(0, 200).flatMap((row) => row.cells.slice(1).map((cell) => cell.trim().toUpperCase()))
  const short = cells.filter((cell) => cell.length > 0 && cell.length <= 5)
  const letters = short.filter((cell) => ANY.test(cell))
  const duties = letters.filter((cell) => DUTY.test(cell))
  const titled = NAME.test(name) || rows.slice(0, 5).some((row) => row.cells.some((cell) => cell.length < 200 && NAME.test(cell)))
  if (letters.length < 3 || letters.length < short.length * 0.6) return false
  return titled ? duties.length > 0 : duties.length > 1 && duties.length >= letters.length * 0.1
}
