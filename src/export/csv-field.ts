// One field of a CSV file: quoted as RFC 4180 says, and never a formula in the spreadsheet program that opens it.
import { escapeFormula } from '../ach/document/formula-guard.ts'

/** Guarded, and quoted where it holds a comma, a quotation mark or a line break. */
export function csvField(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value) : escapeFormula(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly (string | number | null)[]): string => `${values.map(csvField).join(',')}\r\n`
