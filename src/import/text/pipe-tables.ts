// Reads tables drawn with vertical lines: Markdown, Jira and Confluence, Org mode, reStructuredText, the output of databases. Pure.
import type { GridRow, LineAround } from '../table/grid.ts'
import { plainMarkdown } from './plain-markdown.ts'
import type { TextTable } from './text-table.ts'

interface Line {
  /** from 1 */
  readonly number: number
  readonly text: string
}

const BOX = /[│┃║]/g
/** A line that only separates rows: |---|:-:|, +----+, ├───┤ */
const RULE = /^[\s|+:=\-─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛]{3,}$/
const isRule = ({ text }: Line) => RULE.test(text) && /[-=─━═]/.test(text)
const isDrawn = ({ text }: Line) => text.startsWith('+') || /^[┌├└╔╠╚╒╞╘]/.test(text)

/** Longer lines are no rows of a table that anyone typed. */
const MOST_LINE = 40_000

/** Removes quotes of chats and indents. */
const clean = (line: string): string =>
  line.length > MOST_LINE
    ? ''
    : line
        .replace(/^\s*(?:>\s?)+/, '')
        .trim()
        .replace(BOX, '|')

const hasPipe = ({ text }: Line) => text.includes('|')
const isFramed = ({ text }: Line) => text.startsWith('|') && text.length > 2 && (text.endsWith('|') || text.split('|').length > 3)

/** Returns the tables of a text; none if it has no lines with pipes that belong together. */
export function pipeTables(text: string): TextTable[] {
  const lines = text.split('\n').map((line, at): Line => ({ number: at + 1, text: clean(line) }))
  const blocks: Line[][] = []
  const inside = new Set<number>()
  for (let at = 0; at < lines.length; at += 1) {
    const end = blockEnd(lines, at)
    if (end === null) continue
    const block = lines.slice(at, end)
    blocks.push(block)
    for (const { number } of block) inside.add(number)
    at = end - 1
  }
  const around = lines.filter(({ number, text: line }) => !inside.has(number) && line !== '' && !/^(?:```|~~~)/.test(line))
  return blocks.map((block, at) => {
    const first = block[0]?.number ?? 1
    const above = around.filter(({ number }) => number < first && number > (blocks[at - 1]?.at(-1)?.number ?? 0)).at(-1)
    const lists = at === 0 ? around.map(({ number, text: line }): LineAround => ({ row: number, text: plainMarkdown(line) })) : []
    return {
      name: above
        ? plainMarkdown(above.text.replace(/^#+\s*/, ''))
            .replace(/\s*[:：]$/, '')
            .slice(0, 100)
        : null,
      grid: { rows: rowsOf(block), from1904: false, ...(lists.length > 0 ? { around: lists } : {}) },
    }
  })
}

/** Returns the index after the table that begins here; null if none does. */
function blockEnd(lines: readonly Line[], at: number): number | null {
  const [here, next] = [lines[at], lines[at + 1]]
  if (!here || !next) return null
  const headed = hasPipe(here) && !isRule(here) && isRule(next) && next.text.includes('-') && (hasPipe(next) || isDrawn(next))
  const belongs = (line: Line) => (headed && !isFramed(here) ? hasPipe(line) : isFramed(line)) || isRule(line)
  if (!headed && !(isFramed(here) || isDrawn(here))) return null
  let end = at
  while (end < lines.length && belongs(lines[end] as Line)) end += 1
  return lines.slice(at, end).filter((line) => !isRule(line)).length > 1 ? end : null
}

function rowsOf(block: readonly Line[]): GridRow[] {
  const rules = block.filter(isRule)
  // A rule below each row: the lines between two rules are one row.
  const ruled = rules.length > 3 && rules.every(isDrawn)
  const rows: { row: number; cells: string[] }[] = []
  let open = false
  for (const line of block) {
    if (isRule(line)) {
      open = false
      continue
    }
    const cells = splitPipes(line.text).map(plainMarkdown)
    const last = rows.at(-1)
    if (ruled && open && last)
      for (const [at, cell] of cells.entries()) last.cells[at] = [last.cells[at] ?? '', cell].filter((one) => one !== '').join(' ')
    else rows.push({ row: line.number, cells })
    open = true
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** Splits at pipes that are neither escaped nor within code. Jira doubles those of headings. */
function splitPipes(line: string): string[] {
  const text = line.startsWith('||') ? line.replace(/\|\|/g, '|') : line
  const cells: string[] = ['']
  let code = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '`' && (code || text.indexOf('`', at + 1) > 0)) code = !code
    if (sign === '\\' && text[at + 1] === '|') {
      cells[cells.length - 1] += '|'
      at += 1
    } else if (sign === '|' && !code) cells.push('')
    else cells[cells.length - 1] += sign
  }
  if (text.startsWith('|')) cells.shift()
  if (text.endsWith('|') && cells.length > 1) cells.pop()
  return cells.map((cell) => cell.trim())
}
