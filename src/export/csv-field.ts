// One field of a CSV file: quoted as RFC 4180 says, and never a formula in the spreadsheet program that opens it.

/** What a spreadsheet program might run: text that begins, after spaces or apostrophes, with = + - or @, or with a tab or line break. */
const RISKY = /^['\s]*[=+\-@]|^'*[\t\r\n]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** Puts one apostrophe in front of what might run as a formula; plain numbers stay. Taking one away again gives back what was there. */
export const guarded = (text: string): string => (RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text)

/** Guarded, and quoted where it holds a comma, a quotation mark or a line break. */
export function csvField(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value) : guarded(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly (string | number | null)[]): string => `${values.map(csvField).join(',')}\r\n`
