// Finds the tables of a text, in whatever notation they are written: HTML, wiki, Markdown, separated or aligned columns. Pure.
import { cleanText } from '../../ach/model/texts.ts'
import type { NamedGrid } from '../layout/blocks.ts'
import { type Grid, gridFromText, type LineAround } from '../table/grid.ts'
import { isOwnColumn } from '../table/grid-columns.ts'
import { MOST_TABLE_CELLS } from '../table/split-cells.ts'
import { fixedColumns } from './fixed-columns.ts'
import { hasHtmlTable, htmlTables } from './html-tables.ts'
import { pipeTables } from './pipe-tables.ts'
import { plainMarkdown } from './plain-markdown.ts'
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

/** Longer lines are no rows that anyone typed. */
const MOST_LINE = 40_000

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
  const all = [...around, ...(found.around ?? [])]
  return { ...found, ...(all.length > 0 ? { around: all } : {}) }
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
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:>\s?)+/, '').trim())
  const widths = lines.map((line) => (line.length > MOST_LINE ? 1 : line.split('|').length))
  let best = { from: 0, to: 0 }
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && widths[to] === widths[from]) to += 1
    if ((widths[from] ?? 0) > 2 && to - from > best.to - best.from) best = { from, to }
    from = to
  }
  if (best.to - best.from < 2) return null
  const inside = lines.map((line, at) => ({ line, row: at + 1 })).filter((_, at) => at >= best.from && at < best.to)
  const around = lines.flatMap((line, at) => ((at < best.from || at >= best.to) && line !== '' ? [{ row: at + 1, text: line }] : []))
  const rows = inside.map(({ line, row }) => ({ row, cells: line.split('|').map((cell) => plainMarkdown(cell)) }))
  return { rows, from1904: false, ...(around.length > 0 ? { around } : {}) }
}
