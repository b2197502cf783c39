// Finds the tables of a text, in whatever notation they are written: HTML, wiki, Markdown, separated or aligned columns. Pure.
import { cleanText } from '../../ach/model/texts.ts'
import type { NamedGrid } from '../layout/blocks.ts'
import { type Grid, gridFromText } from '../table/grid.ts'
import { isOwnColumn } from '../table/grid-columns.ts'
import { MOST_TABLE_CELLS } from '../table/split-cells.ts'
import { fixedColumns } from './fixed-columns.ts'
import { hasHtmlTable, htmlTables } from './html-tables.ts'
import { pipeTables } from './pipe-tables.ts'
import type { TextTable } from './text-table.ts'
import { hasWikiTable, wikiTables } from './wiki-tables.ts'

/** `name`: of the file. Throws `Refused('limit')` for far more cells than fit a workbook. */
export function readTextTables(name: string, text: string): NamedGrid[] {
  const found = drawnTables(cleanText(text.replace(/^\ufeff/, ''))).filter(({ grid }) => grid.rows.length > 1)
  if (found.length === 0) return [{ name, grid: plainGrid(text) }]
  return found.map((table, at) => ({ name: found.length === 1 ? name : (table.name ?? `${name}, table ${at + 1}`), grid: table.grid }))
}

function drawnTables(text: string): TextTable[] {
  if (isOwnColumn(text.slice(0, 2000).split('\n')[0]?.trim().split(',') ?? [])) return []
  if (hasHtmlTable(text)) return hasMore(text, /<t[dh]/gi) ? [] : htmlTables(text)
  if (hasMore(text, /[|│┃║]/g)) return []
  if (hasWikiTable(text)) return wikiTables(text)
  return /[|│┃║]/.test(text) ? pipeTables(text) : []
}

/** True for more cells than any table of evidence has. */
function hasMore(text: string, sign: RegExp): boolean {
  let count = 0
  for (const _ of text.matchAll(sign)) {
    count += 1
    if (count > MOST_TABLE_CELLS) return true
  }
  return false
}

/** Separated columns; without a separator, aligned ones or a pipe between each two. */
function plainGrid(text: string): Grid {
  const { grid, separator } = gridFromText(text)
  if (separator !== null) return grid
  const clean = cleanText(text)
  return fixedColumns(clean) ?? pipedGrid(clean) ?? grid
}

function pipedGrid(text: string): Grid | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const counts = lines.map((line) => line.split('|').length)
  const [first = 1] = counts
  if (first < 3 || counts.filter((count) => count === first).length < lines.length * 0.9 || lines.length < 2) return null
  return {
    rows: text
      .split('\n')
      .map((line, at) => ({ row: at + 1, cells: line.split('|').map((cell) => cell.trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
    from1904: false,
  }
}
