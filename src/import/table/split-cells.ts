// Splits pasted rows into cells: tab separated, as spreadsheets copy them, or comma or semicolon separated. Pure.

export type Separator = '\t' | ',' | ';'

/** Far more than fits a workbook; splitting a text with millions of cells would exhaust the memory. */
export const MOST_TABLE_CELLS = 500_000

/** True if the text has more than `most` line ends and separators, within quotes too. */
export function hasMoreCells(text: string, separator: Separator | null, most: number): boolean {
  let ends = 0
  for (const sign of separator === null ? ['\n'] : ['\n', separator])
    for (let at = text.indexOf(sign); at >= 0 && ends <= most; at = text.indexOf(sign, at + 1)) ends += 1
  return ends > most
}

/**
 * Returns rows of cells; `separator` null means one cell per line. Quoted cells may contain doubled quotes and line ends. `exact` keeps
 * leading and trailing spaces of cells.
 */
export function splitCells(text: string, separator: Separator | null, { exact = false } = {}): string[][] {
  const outside = (cell: string) => (exact ? cell : cell.trim())
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const ends = (index: number) => index >= text.length || text[index] === '\n' || text[index] === separator
  while (at < text.length) {
    const quoted = text[at] === '"' ? readQuotedCell(text, at, ends) : null
    if (quoted) {
      row.push(outside(quoted.cell))
      at = quoted.next
    } else {
      const from = at
      while (!ends(at)) at += 1
      row.push(outside(text.slice(from, at)))
    }
    if (separator !== null && text[at] === separator) {
      at += 1
      if (ends(at) && text[at] !== separator) row.push('')
      else continue
    }
    rows.push(row)
    row = []
    at += 1
  }
  if (row.length > 0) rows.push(row)
  return rows
}

/** A quote counts only if its closing quote ends the cell; otherwise it is part of the text. */
function readQuotedCell(text: string, at: number, ends: (index: number) => boolean): { cell: string; next: number } | null {
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    if (text[quote + 1] === '"') from = quote + 2
    else if (ends(quote + 1))
      return {
        cell: text.slice(at + 1, quote).replaceAll('""', '"'),
        next: quote + 1,
      }
    else return null
  }
}
