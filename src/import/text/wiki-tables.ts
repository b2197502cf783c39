// Reads tables in the markup of MediaWiki: {| … |- … |}. Pure.
import { plainMarkdown } from './plain-markdown.ts'
import { gridOfSpans, type SpanCell, type SpanRow, spanOf } from './spans.ts'
import type { TextTable } from './text-table.ts'

export const hasWikiTable = (text: string): boolean => /^\s*\{\|/m.test(text) && /^\s*\|-/m.test(text)

const ATTRIBUTES = /^\s*((?:[\w-]+\s*=\s*(?:"[^"|]*"|'[^'|]*'|[\w#%-]+)\s*)+)\|(?!\|)/

function cellOf(written: string): SpanCell {
  const attributes = ATTRIBUTES.exec(written.slice(0, 1000))?.[1] ?? ''
  const text = attributes === '' ? written : written.slice(written.indexOf('|') + 1)
  const number = (name: string) => spanOf(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,4})`).exec(attributes)?.[1])
  const fill = /background(?:-color)?:\s*#([0-9a-f]{6})/i.exec(attributes)?.[1] ?? null
  return { text: plainMarkdown(text.replace(/'{2,5}/g, '')), rows: number('rowspan'), columns: number('colspan'), fill }
}

export function wikiTables(text: string): TextTable[] {
  const tables: TextTable[] = []
  const around: { row: number; text: string }[] = []
  let rows: { line: number; cells: string[] }[] | null = null
  let name: string | null = null
  const end = () => {
    const spans = (rows ?? [])
      .filter(({ cells }) => cells.length > 0)
      .map(({ line, cells }): SpanRow => ({ line, cells: cells.map(cellOf) }))
    if (spans.length > 0) tables.push({ name, grid: gridOfSpans(spans, []) })
    rows = null
    name = null
  }
  text.split('\n').forEach((line, at) => {
    const written = line.trim()
    if (rows === null) {
      if (written.startsWith('{|')) rows = [{ line: at + 1, cells: [] }]
      else if (written !== '') around.push({ row: at + 1, text: plainMarkdown(written) })
      return
    }
    const last = rows.at(-1)
    if (written.startsWith('|}')) end()
    else if (written.startsWith('|+')) name = plainMarkdown(written.slice(2))
    else if (written.startsWith('|-')) rows.push({ line: at + 1, cells: [] })
    else if (written.startsWith('!')) last?.cells.push(...written.slice(1).split(/!!|\|\|/))
    else if (written.startsWith('|')) last?.cells.push(...written.slice(1).split('||'))
    else if (last && last.cells.length > 0 && written !== '') last.cells[last.cells.length - 1] += `\n${written}`
  })
  if (rows !== null) end()
  const [first, ...rest] = tables
  return first && around.length > 0 ? [{ ...first, grid: { ...first.grid, around } }, ...rest] : tables
}
