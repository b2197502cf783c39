// Reads an untrusted OpenDocument spreadsheet (.ods) into plain cells, with comments, colours of empty cells and merged areas. Only its
// content is read; the limits are those of .xlsx.
import { formatCount } from '../../ach/model/format-count.ts'
import { cellName, type Merge, type SheetCell, type SheetContent, type Spreadsheet } from '../../import/table/spreadsheet.ts'
import type { XmlTag } from '../../xlsx/read/parse-xml.ts'
import { CELL_LIMITS } from '../../xlsx/read/read-cells.ts'
import { readXml } from '../../xlsx/read/read-xml.ts'
import { openZip } from '../../xlsx/read/read-zip.ts'
import { quoteFromFile, refuseFile } from '../../xlsx/read/refuse-file.ts'
import { CELL_LIMIT } from '../../xlsx/write/safe-text.ts'

/** Refusals of .ods files. */
export const ODS_REFUSALS = {
  noContent: 'There is no table in this file.',
  encrypted: 'This file is protected with a password.',
  tooMuch: 'This file has more cells than can be read.',
} as const

const MOST_SHEETS = 300

/** Attributes have fixed prefixes in files of every program; the local name is enough. */
const attribute = (tag: XmlTag, name: string): string | undefined =>
  Object.values(tag.attributes).find(({ local }) => local === name)?.value
const timesOf = (tag: XmlTag, name: string): number => {
  const written = attribute(tag, name)
  return written !== undefined && /^[1-9]\d{0,8}$/.test(written) ? Number(written) : 1
}

/** Throws `Refused('invalid')` for every file that is not a sound .ods within the limits. */
export function readOds(bytes: Uint8Array): Spreadsheet {
  const parts = openZip(bytes)
  if (parts.get('meta-inf/manifest.xml')?.unpack().includes('encryption-data'))
    throw refuseFile(ODS_REFUSALS.encrypted, 'Save it without one, then import it.')
  const content = parts.get('content.xml')
  if (!content) throw refuseFile(ODS_REFUSALS.noContent)
  const reader = new OdsReader()
  readXml(content.name, content.unpack(), {
    open: (name, depth, tag) => reader.open(name, depth, tag),
    text: (text) => reader.text(text),
    close: (name, depth) => reader.close(name, depth),
  })
  return { sheets: reader.sheets, from1904: false }
}

interface OpenSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: Map<number, Map<number, SheetCell>>
  readonly comments: Map<number, Map<number, string>>
  readonly fills: Map<number, Map<number, string>>
  readonly merges: Merge[]
}

interface OpenCell {
  readonly depth: number
  readonly tag: XmlTag
  readonly times: number
  readonly covered: boolean
  text: string
  paragraphs: number
  comment: string
}

class OdsReader {
  readonly sheets: SheetContent[] = []
  #sheet: OpenSheet | null = null
  #row = 0
  #rowTimes = 1
  #column = 0
  #cell: OpenCell | null = null
  /** depth of the paragraph or comment that is open; 0 for none */
  #paragraph = 0
  #comment = 0
  #style = ''
  readonly #fills = new Map<string, string>()
  readonly #hidden = new Set<string>()
  #cells = 0
  #characters = 0

  open(name: string, depth: number, tag: XmlTag): void {
    if (depth === 1 && name !== 'document-content') throw refuseFile(ODS_REFUSALS.noContent)
    if (this.#cell) {
      this.#openInCell(name, depth, tag)
      return
    }
    switch (name) {
      case 'style':
        this.#style = attribute(tag, 'name') ?? ''
        break
      case 'table-cell-properties': {
        const hex = /^#([0-9a-f]{6})$/i.exec(attribute(tag, 'background-color') ?? '')?.[1]
        if (hex !== undefined && this.#fills.size < 70_000) this.#fills.set(this.#style, hex.toUpperCase())
        break
      }
      case 'table-properties':
        if (attribute(tag, 'display') === 'false') this.#hidden.add(this.#style)
        break
      case 'table':
        this.#openSheet(tag)
        break
      case 'table-row':
        this.#rowTimes = timesOf(tag, 'number-rows-repeated')
        this.#row += 1
        this.#column = 0
        break
      case 'table-cell':
      case 'covered-table-cell':
        if (this.#sheet)
          this.#cell = {
            depth,
            tag,
            times: timesOf(tag, 'number-columns-repeated'),
            covered: name !== 'table-cell',
            text: '',
            paragraphs: 0,
            comment: '',
          }
    }
  }

  #openInCell(name: string, depth: number, tag: XmlTag): void {
    if (!this.#cell) return
    if (name === 'annotation') this.#comment = depth
    if (name === 'p' && this.#paragraph === 0) {
      this.#paragraph = depth
      if (this.#comment === 0) {
        if (this.#cell.paragraphs > 0) this.#cell.text += '\n'
        this.#cell.paragraphs += 1
      } else if (this.#cell.comment !== '') this.#cell.comment += '\n'
    }
    if (this.#paragraph > 0) {
      if (name === 's') this.text(' '.repeat(Math.min(100, timesOf(tag, 'c'))))
      if (name === 'tab') this.text('\t')
      if (name === 'line-break') this.text('\n')
    }
  }

  text(text: string): void {
    if (!this.#cell || this.#paragraph === 0) return
    if (this.#comment > 0) this.#cell.comment += text
    else this.#cell.text += text
  }

  close(name: string, depth: number): void {
    if (name === 'p' && depth === this.#paragraph) this.#paragraph = 0
    if (name === 'annotation' && depth === this.#comment) this.#comment = 0
    if (this.#cell) {
      if (depth > this.#cell.depth) return
      this.#keep(this.#cell)
      this.#cell = null
    }
    if (name === 'table-row') this.#endRow()
    if (name === 'table') this.#endSheet()
  }

  #openSheet(tag: XmlTag): void {
    // a table within a cell, or a chart, is no sheet
    if (this.#sheet) return
    if (this.sheets.length === MOST_SHEETS) throw refuseFile(ODS_REFUSALS.tooMuch)
    const hidden = this.#hidden.has(attribute(tag, 'style-name') ?? '')
    const name = attribute(tag, 'name') ?? `Sheet ${this.sheets.length + 1}`
    this.#sheet = { name, hidden, rows: new Map(), comments: new Map(), fills: new Map(), merges: [] }
    this.#row = 0
  }

  #keep({ tag, times, covered, text, comment }: OpenCell): void {
    const sheet = this.#sheet
    if (!sheet) return
    const first = this.#column + 1
    this.#column += times
    const cell = covered ? null : this.#valueOf(tag, text, () => `Cell ${cellName(this.#row, first)} on sheet ${quoteFromFile(sheet.name)}`)
    const fill = this.#fills.get(attribute(tag, 'style-name') ?? '')
    const [down, right] = [timesOf(tag, 'number-rows-spanned'), timesOf(tag, 'number-columns-spanned')]
    if (cell && (down > 1 || right > 1))
      sheet.merges.push({ row: this.#row, column: first, toRow: this.#row + down - 1, toColumn: first + right - 1 })
    if (cell === null && comment === '' && (fill === undefined || times > 100)) return
    for (let column = first; column < first + times; column += 1) {
      this.#count(column, cell === null ? 0 : text.length + 1)
      if (cell) put(sheet.rows, this.#row, column, cell)
      else if (fill !== undefined && !covered) put(sheet.fills, this.#row, column, fill)
      if (comment.trim() !== '') put(sheet.comments, this.#row, column, comment.trim())
    }
  }

  #count(column: number, characters: number): void {
    this.#cells += 1
    this.#characters += characters
    if (
      column > CELL_LIMITS.columns ||
      this.#row > CELL_LIMITS.rows ||
      this.#cells > CELL_LIMITS.cells ||
      this.#characters > CELL_LIMITS.text
    )
      throw refuseFile(ODS_REFUSALS.tooMuch, 'In a copy, delete what does not belong to the analysis, then import that.')
  }

  #valueOf(tag: XmlTag, text: string, place: () => string): SheetCell | null {
    const formula = attribute(tag, 'formula') !== undefined
    const of = (value: SheetCell['value'], error: string | null = null): SheetCell => ({ value, error, formula })
    const type = attribute(tag, 'value-type')
    // Errors are shown as texts, such as #DIV/0!
    if (formula && /^(?:#[A-Z/0!?]+|Err:\d+)$/.test(text)) return of(null, text)
    if (type === 'float' || type === 'percentage' || type === 'currency') {
      const number = Number(attribute(tag, 'value'))
      return Number.isFinite(number) ? of(number) : of(text)
    }
    if (type === 'date') return of((attribute(tag, 'date-value') ?? text).replace(/T00:00:00(\.0+)?$/, ''))
    if (type === 'boolean') return of(attribute(tag, 'boolean-value') === 'true')
    if (text.length > CELL_LIMIT)
      throw refuseFile(
        `${place()} has ${formatCount(text.length)} characters. A cell can hold at most ${formatCount(CELL_LIMIT)}.`,
        'Shorten the text, then import the file again.',
      )
    return text === '' ? (formula ? of(null) : null) : of(text)
  }

  /** A repeated row with content is kept once for each repetition; empty rows only count. */
  #endRow(): void {
    const sheet = this.#sheet
    if (!sheet) return
    const cells = sheet.rows.get(this.#row)
    for (let more = 1; cells && more < this.#rowTimes; more += 1) {
      this.#row += 1
      for (const [column, cell] of cells) {
        this.#count(column, typeof cell.value === 'string' ? cell.value.length : 1)
        put(sheet.rows, this.#row, column, cell)
      }
    }
    if (!cells) this.#row += this.#rowTimes - 1
  }

  #endSheet(): void {
    const sheet = this.#sheet
    if (!sheet) return
    const { name, hidden, rows, comments, fills, merges } = sheet
    this.sheets.push({
      ...{ name, hidden, rows },
      ...(comments.size > 0 ? { comments } : {}),
      ...(fills.size > 0 ? { fills } : {}),
      ...(merges.length > 0 ? { merges } : {}),
    })
    this.#sheet = null
  }
}

const put = <T>(to: Map<number, Map<number, T>>, row: number, column: number, value: T) => {
  to.set(row, (to.get(row) ?? new Map<number, T>()).set(column, value))
}
