// Reads the cells of an untrusted worksheet: its sheetData, the colours of empty cells, and merged areas. Validations, formats, columns and
// everything else are skipped, which keeps hostile ones harmless.

import { formatCount } from '../../ach/model/format-count.ts'
import { cellName, type Merge, type SheetCell, type SheetContent } from '../../import/table/spreadsheet.ts'
import { contentOf } from './cell-value.ts'
import type { XmlTag } from './parse-xml.ts'
import type { StyleColours } from './read-looks.ts'
import { textTaker } from './read-strings.ts'
import type { WorksheetPart } from './read-workbook.ts'
import { attributeOf, readXml } from './read-xml.ts'
import { quoteFromFile, refuseFile } from './refuse-file.ts'
import { type ColourRule, colourByRules } from './rule-colours.ts'

/** `text`: characters of all cells together, although the file may hold a text that many cells share only once. */
export const CELL_LIMITS = { rows: 10_000, columns: 256, cells: 300_000, text: 32_000_000 } as const
/** Coloured empty cells and merged areas that are kept: more are no matrix. */
const MOST_FILLS = 50_000
const MOST_MERGES = 20_000
/** Rules of conditional formats that are looked at, and characters of their formulas. */
const MOST_RULES = 2000
const LONGEST_FORMULA = 100

type Rows = Map<number, Map<number, SheetCell>>

/** State shared by all sheets of a file. */
export interface SharedParts {
  readonly strings: readonly string[]
  readonly colours: StyleColours
  /** numbers of cells with content, and of characters in them, so far */
  cells: number
  text: number
  readonly read?: (bytes: number) => void
}

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: string | undefined
  formula: boolean
  value: string | null
  inline: boolean
}

export function readSheetCells({ name: tab, part }: WorksheetPart, shared: SharedParts): Pick<SheetContent, 'rows' | 'fills' | 'merges'> {
  const sheet = quoteFromFile(tab)
  const keep = keeper(sheet, shared)
  const inline = textTaker()
  const merges: Merge[] = []
  let inData = false
  let inMerges = false
  let row = 0
  let column = 0
  let cell: OpenCell | null = null
  let inValue = false
  const rules: ColourRule[] = []
  let ranges = ''
  let rule: (ColourRule & { formula: string }) | null = null
  let inFormula = false

  function openPart(name: string, tag: XmlTag): void {
    if (!cell) return
    if (name === 'v') {
      cell.value = ''
      inValue = true
    } else if (name === 'is') cell.inline = true
    else if (name === 'f' && !cell.formula) {
      cell.formula = true
      if (/^(array|dataTable)$/.test(attributeOf(tag, 't') ?? '')) keep.computed(attributeOf(tag, 'ref') ?? '')
    }
  }

  function openRule(tag: XmlTag): void {
    const colour = shared.colours.rules[Number(attributeOf(tag, 'dxfId') ?? -1)] ?? null
    if (colour === null || rules.length === MOST_RULES) return
    rule = { ranges, type: attributeOf(tag, 'type') ?? '', formula: '', colour, priority: Number(attributeOf(tag, 'priority') ?? 0) }
    rules.push(rule)
  }

  readXml(
    part.name,
    part.unpack(),
    {
      open(name, depth, tag) {
        if (depth === 1 && name !== 'worksheet') throw refuseFile(`Sheet ${sheet} is not a worksheet.`)
        if (depth === 2) {
          inData = name === 'sheetData'
          inMerges = name === 'mergeCells'
        }
        if (depth === 2) ranges = name === 'conditionalFormatting' ? (attributeOf(tag, 'sqref') ?? '') : ''
        if (ranges !== '' && name === 'cfRule') openRule(tag)
        inFormula = rule !== null && name === 'formula'
        if (inMerges && depth === 3 && merges.length < MOST_MERGES) merges.push(...mergeOf(attributeOf(tag, 'ref') ?? ''))
        if (!inData) return
        if (depth === 3 && name === 'row') {
          row = rowNumber(attributeOf(tag, 'r'), row, sheet)
          column = 0
        } else if (depth === 4 && name === 'c') {
          column = columnNumber(attributeOf(tag, 'r'), row, column, sheet)
          cell = { column, type: attributeOf(tag, 't') ?? 'n', style: attributeOf(tag, 's'), formula: false, value: null, inline: false }
        } else if (depth === 5) openPart(name, tag)
        else if (depth > 5 && cell?.inline) inline.open(name)
      },
      text(text) {
        if (inFormula && rule && rule.formula.length < LONGEST_FORMULA) rule.formula += text
        if (inValue && cell) cell.value += text
        else if (cell?.inline) inline.text(text)
      },
      close(name, depth) {
        if (name === 'formula') inFormula = false
        if (name === 'cfRule') rule = null
        if (!inData) return
        if (depth > 5 && cell?.inline) inline.close(name)
        else if (depth === 5) inValue = false
        else if (depth === 4 && cell) {
          keep.cell(row, cell, cell.inline ? inline.take() : null)
          cell = null
        }
      },
    },
    shared.read,
  )
  colourByRules(rules, keep.filledRows, CELL_LIMITS.columns, columnOf, keep.fill)
  const fills = keep.fills()
  return { rows: keep.rows(), ...(fills.size > 0 ? { fills } : {}), ...(merges.length > 0 ? { merges } : {}) }
}

function mergeOf(range: string): Merge[] {
  const [, first, row, last, toRow] = /^([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})$/.exec(range) ?? []
  if (first === undefined || last === undefined) return []
  return [{ row: Number(row), column: columnOf(first), toRow: Number(toRow), toColumn: columnOf(last) }]
}

/** Checks cells one by one and keeps those with content. `sheet`: the quoted name for sentences. */
function keeper(sheet: string, shared: SharedParts) {
  const rows: Rows = new Map()
  const fills = new Map<number, Map<number, string>>()
  let filled = 0
  /** column → last row that an array formula above fills */
  const computedTo = new Uint32Array(CELL_LIMITS.columns + 1)
  let lastRow = 0
  let lastColumn = 0
  let inOrder = true
  const tooMuch = (what: string) => refuseFile(what, 'In a copy, delete what does not belong to the analysis, then import that.')

  function place(row: number, column: number): Map<number, SheetCell> {
    if (row > CELL_LIMITS.rows)
      throw tooMuch(`Sheet ${sheet} has content in row ${formatCount(row)}. At most ${formatCount(CELL_LIMITS.rows)} rows can be read.`)
    if (column > CELL_LIMITS.columns)
      throw tooMuch(`Sheet ${sheet} has content in ${cellName(row, column)}. At most ${CELL_LIMITS.columns} columns can be read.`)
    const columns = rows.get(row) ?? new Map<number, SheetCell>()
    if (columns.has(column)) throw refuseFile(`Sheet ${sheet} has the cell ${cellName(row, column)} twice.`)
    rows.set(row, columns)
    shared.cells += 1
    if (shared.cells > CELL_LIMITS.cells) throw tooMuch(`This file has more than ${formatCount(CELL_LIMITS.cells)} cells with content.`)
    if (row < lastRow || (row === lastRow && column < lastColumn)) inOrder = false
    lastRow = row
    lastColumn = column
    return columns
  }

  function fill(row: number, column: number, found: string): void {
    if (filled === MOST_FILLS || row > CELL_LIMITS.rows || column > CELL_LIMITS.columns) return
    filled += 1
    fills.set(row, (fills.get(row) ?? new Map<number, string>()).set(column, found))
  }

  function colour(row: number, column: number, style: string | undefined): void {
    const found = style === undefined ? null : (shared.colours.cells[Number(style)] ?? null)
    if (found !== null) fill(row, column, found)
  }

  return {
    fills: () => fills,
    fill,
    filledRows: rows,
    cell(row: number, { column, type, style, formula, value: raw }: OpenCell, inline: string | null): void {
      const placeText = () => `Cell ${cellName(row, column)} on sheet ${sheet}`
      const { value, error } = contentOf({ type, value: raw, inline }, shared.strings, placeText)
      if (!formula && error === null && (value === null || value === '')) {
        colour(row, column, style)
        return
      }
      if (typeof value === 'string') shared.text += value.length
      if (shared.text > CELL_LIMITS.text)
        throw tooMuch(`The cells of this file hold more than ${formatCount(CELL_LIMITS.text)} characters together.`)
      const computed = formula || row <= (computedTo[column] ?? 0)
      place(row, column).set(column, { value, error, formula: computed })
    },
    /** Marks the rest of the range as filled by an array formula or data table. */
    computed(range: string): void {
      const [, first, last, toRow] = /^([A-Z]{1,3})\d+:([A-Z]{1,3})(\d+)$/.exec(range) ?? []
      if (first === undefined || last === undefined) return
      const to = Math.min(Number(toRow), CELL_LIMITS.rows)
      for (let column = columnOf(first); column <= Math.min(columnOf(last), CELL_LIMITS.columns); column += 1)
        computedTo[column] = Math.max(computedTo[column] ?? 0, to)
    },
    rows: (): Rows =>
      inOrder ? rows : new Map([...rows].sort(comparePlaces).map(([row, columns]) => [row, new Map([...columns].sort(comparePlaces))])),
  }
}

const comparePlaces = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]) => a - b

/** A row without a number follows the previous one. */
export function rowNumber(written: string | undefined, before: number, sheet: string): number {
  if (written === undefined) return before + 1
  if (!/^[1-9]\d{0,9}$/.test(written)) throw refuseFile(`Sheet ${sheet} has a row with the invalid number ${quoteFromFile(written)}.`)
  return Number(written)
}

/** A cell without an address follows the previous one. */
export function columnNumber(written: string | undefined, row: number, before: number, sheet: string): number {
  if (written === undefined) return before + 1
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,9})$/.exec(written) ?? []
  if (letters === undefined) throw refuseFile(`Sheet ${sheet} has a cell with the invalid address ${quoteFromFile(written)}.`)
  if (Number(digits) !== row) throw refuseFile(`Sheet ${sheet} has the cell ${written} in row ${row}, where it does not belong.`)
  return columnOf(letters)
}

export const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
