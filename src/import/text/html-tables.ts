// Reads the tables of an HTML text. Tolerates what browsers tolerate; runs nothing and loads nothing. Pure.
import type { LineAround } from '../table/grid.ts'
import { gridOfSpans, type SpanCell, type SpanRow, spanOf } from './spans.ts'
import type { TextTable } from './text-table.ts'

/** True for a text with at least one table of two rows. */
export const hasHtmlTable = (text: string): boolean => /<table[\s>]/i.test(text) && (text.match(/<tr[\s>]/gi)?.length ?? 0) > 1

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?:\s|\/)[^<>]{0,3000})?>/g
const SKIPPED = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])
const BREAKS = new Set(['br', 'p', 'li', 'div', 'ul', 'ol'])

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  minus: '−',
  ndash: '–',
  mdash: '—',
  check: '✓',
  cross: '✗',
  times: '×',
  plusmn: '±',
  rarr: '→',
  hellip: '…',
}

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
  })

const tidy = (text: string): string =>
  decode(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim()

const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  return found?.[1] ?? found?.[2] ?? found?.[3]
}

/** The background of a cell as six hexadecimal digits; null for none. */
function fillOf(attributes: string): string | null {
  const style =
    /background(?:-color)?\s*:\s*([^;]+)/i.exec(attribute(attributes, 'style') ?? '')?.[1] ?? attribute(attributes, 'bgcolor') ?? ''
  const hex = /#([0-9a-f]{6})\b/i.exec(style)?.[1] ?? /#([0-9a-f]{3})\b/i.exec(style)?.[1]?.replace(/./g, '$&$&')
  if (hex !== undefined) return hex.toUpperCase()
  const [, red, green, blue] = /rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})/i.exec(style) ?? []
  return red === undefined
    ? null
    : [red, green, blue]
        .map((one) => Math.min(255, Number(one)).toString(16).padStart(2, '0'))
        .join('')
        .toUpperCase()
}

interface OpenTable {
  readonly rows: SpanRow[]
  cells: SpanCell[] | null
  caption: string | null
}

/** Lines around tables that are listed. */
const MOST_AROUND = 500

class HtmlReader {
  readonly tables: TextTable[] = []
  readonly #around: string[] = []
  #depth = 0
  #table: OpenTable | null = null
  #cell: { attributes: string; text: string } | null = null
  #inCaption = false
  #outside = ''

  text(text: string): void {
    if (this.#cell) this.#cell.text += text.replace(/\s+/g, ' ')
    else if (this.#inCaption && this.#table) this.#table.caption = (this.#table.caption ?? '') + text
    else if (!this.#table) this.#outside += text
  }

  tag(name: string, closing: boolean, attributes: string): void {
    if (name === 'table') {
      if (closing) this.#endTable()
      else this.#startTable()
      return
    }
    if (!closing && (BREAKS.has(name) || /^h[1-6]$/.test(name))) this.#break()
    // Tables within a cell are only text.
    if (!this.#table || this.#depth > 1) return
    if (name === 'caption') this.#inCaption = !closing
    if (name === 'tr') this.#endRow()
    if (name === 'td' || name === 'th') {
      this.#endCell()
      if (!closing) this.#cell = { attributes, text: '' }
    }
  }

  end(): void {
    this.#depth = Math.min(1, this.#depth)
    if (this.#table) this.#endTable()
    this.#flush()
    const lines = this.#around.slice(0, MOST_AROUND).map((text, at): LineAround => ({ row: at + 1, text }))
    if (lines.length > 0 && this.tables[0]) this.tables[0] = { ...this.tables[0], grid: { ...this.tables[0].grid, around: lines } }
  }

  #break(): void {
    if (this.#cell && this.#cell.text.trim() !== '') this.#cell.text += '\n'
    else if (!this.#table) this.#flush()
  }

  #flush(): void {
    const text = tidy(this.#outside.replace(/\s+/g, ' '))
    if (text !== '') this.#around.push(text)
    this.#outside = ''
  }

  #startTable(): void {
    this.#depth += 1
    if (this.#depth > 1) return
    this.#flush()
    this.#table = { rows: [], cells: null, caption: null }
  }

  #endTable(): void {
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth > 0 || !this.#table) return
    this.#endRow()
    const { rows, caption } = this.#table
    if (rows.length > 0)
      this.tables.push({
        name: caption === null ? (this.#around.at(-1)?.slice(0, 100) ?? null) : tidy(caption),
        grid: gridOfSpans(rows, []),
      })
    this.#table = null
  }

  #endRow(): void {
    this.#endCell()
    if (this.#table?.cells) this.#table.rows.push({ line: this.#table.rows.length + 1, cells: this.#table.cells })
    if (this.#table) this.#table.cells = null
  }

  #endCell(): void {
    if (!this.#cell || !this.#table) return
    const { attributes, text } = this.#cell
    this.#table.cells ??= []
    this.#table.cells.push({
      text: tidy(text),
      rows: spanOf(attribute(attributes, 'rowspan')),
      columns: spanOf(attribute(attributes, 'colspan')),
      fill: fillOf(attributes),
    })
    this.#cell = null
  }
}

/** Removes comments; one that does not end hides the rest. */
function withoutComments(text: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    parts.push(text.slice(from, at))
    const end = text.indexOf('-->', at)
    if (end < 0) return parts.join('')
    from = end + 3
  }
  return parts.join('') + text.slice(from)
}

export function htmlTables(written: string): TextTable[] {
  const text = withoutComments(written)
  const reader = new HtmlReader()
  let from = 0
  let skipping: string | null = null
  for (const found of text.matchAll(TAG)) {
    const [tag, slash, name, attributes] = found
    const before = text.slice(from, found.index)
    from = found.index + tag.length
    const lower = name?.toLowerCase() ?? ''
    if (skipping !== null) {
      if (lower === skipping && slash === '/') skipping = null
      continue
    }
    reader.text(before)
    if (SKIPPED.has(lower) && slash === '') skipping = lower
    else reader.tag(lower, slash === '/', attributes ?? '')
  }
  if (skipping === null) reader.text(text.slice(from))
  reader.end()
  return reader.tables
}
