// Finds the tables of a text, in whatever notation they are written: HTML, wiki, Markdown, separated or aligned columns. Pure.
import { cleanText } from '../../ach/model/texts.ts'
import type { NamedGrid } from '../layout/blocks.ts'
import { type Grid, gridFromText, type LineAround } from '../table/grid.ts'
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
function plainGrid(written: string): Grid {
  const { text, around } = fencedText(written)
  const { grid, separator } = gridFromText(text)
  if (separator !== null) return { ...grid, ...(around.length > 0 ? { around } : {}) }
  const clean = cleanText(text)
  const found = fixedColumns(clean) ?? pipedGrid(clean) ?? grid
  return { ...found, ...(around.length > 0 ? { around } : {}) }
}

/** In a chat a table may stand between fences of code; then the lines around them are none of it. The lines keep their numbers. */
function fencedText(text: string): { text: string; around: LineAround[] } {
  const lines = text.split('\n')
  const fences = lines.flatMap((line, at) => (/^\s*(?:>\s*)?(?:```|~~~)[\w-]*\s*$/.test(line.slice(0, 100)) ? [at] : []))
  const [from, to] = fences
  if (from === undefined || to === undefined || to - from < 3) return { text, around: [] }
  const around = lines.flatMap((line, at) => ((at < from || at > to) && line.trim() !== '' ? [{ row: at + 1, text: line.trim() }] : []))
  return { text: lines.map((line, at) => (at > from && at < to ? line : '')).join('\n'), around }
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
