import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../ach/model/refused.ts'
import { csvLine } from '../../export/csv.ts'
import { EMPTY_CELLS, gridFromSheet, gridFromText, serialDate, TOO_MANY_CELLS } from './grid.ts'
import type { SheetCell, SheetContent } from './spreadsheet.ts'

const cell = (value: SheetCell['value'], more: Partial<SheetCell> = {}): SheetCell => ({ value, error: null, formula: false, ...more })
const sheetOf = (rows: Record<number, Record<number, SheetCell>>): SheetContent => ({
  name: 'Matrix',
  hidden: false,
  rows: new Map(
    Object.entries(rows).map(([row, cells]) => [Number(row), new Map(Object.entries(cells).map(([at, one]) => [Number(at), one]))]),
  ),
})
const rowsOf = (text: string, separator?: ',' | ';' | '\t' | null) => gridFromText(text, separator).grid.rows.map(({ cells }) => cells)

describe('a grid from a sheet', () => {
  it('has values as displayed, with the row numbers of the file', () => {
    const sheet = sheetOf({
      2: { 1: cell('Evidence'), 3: cell(3) },
      5: { 2: cell(0.1 + 0.2), 3: cell(true), 4: cell('=1+1'), 5: cell('II', { formula: true }) },
    })
    expect(gridFromSheet(sheet, { from1904: true })).toEqual({
      grid: {
        rows: [
          { row: 2, cells: ['Evidence', '', '3'] },
          { row: 5, cells: ['', '0.3', 'TRUE', '=1+1', 'II'] },
        ],
        from1904: true,
      },
      problems: [],
    })
  })
  it('reports errors and formulas without a value, and reads both as empty', () => {
    const sheet = sheetOf({ 3: { 1: cell('a'), 28: cell(null, { error: '#REF!' }) }, 4: { 2: cell(null, { formula: true }) } })
    const { grid, problems } = gridFromSheet(sheet, { from1904: false })
    expect(grid.rows.map(({ row }) => row)).toEqual([3])
    expect(problems).toEqual([
      { sheet: 'Matrix', cell: 'AB3', message: EMPTY_CELLS.error('#REF!') },
      { sheet: 'Matrix', cell: 'B4', message: EMPTY_CELLS.formula },
    ])
  })
  it('reports a thousand cells without a value one by one, and counts the others', () => {
    const formulas = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [at + 2, cell(null, { formula: true })]))
    const { problems } = gridFromSheet(sheetOf({ 1: { 1: cell('a'), ...formulas }, 2: formulas }), { from1904: false })
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)).toEqual({ sheet: 'Matrix', cell: null, message: EMPTY_CELLS.more(2) })
  })
  it('keeps the spaces and line ends of a text, but no control characters', () => {
    expect(gridFromSheet(sheetOf({ 1: { 1: cell(' a\r\nb\u0000') } }), { from1904: false }).grid.rows[0]?.cells).toEqual([' a\nb'])
  })
})

describe('a date stored as a number', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [44_566, false, '2022-01-05'],
    [44_566.75, false, '2022-01-05'],
    [43_104, true, '2022-01-05'],
    [0, true, '1904-01-01'],
    [2_958_465, false, '9999-12-31'],
  ])('%d from 1904%s is %s', (n, from1904, day) => {
    expect(serialDate(n, from1904)).toBe(day)
  })
  it.each([0, -1, 60, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('is not made of %d', (n) => {
    expect(serialDate(n, false)).toBeUndefined()
  })
})

describe('a grid from a text', () => {
  it('is refused if it has far more cells than a workbook', () => {
    for (const text of [`a,b\n${','.repeat(500_000)}`, `a,b\r${'x\r'.repeat(500_000)}`])
      expect(() => gridFromText(text)).toThrow(new Refused('limit', TOO_MANY_CELLS))
  })
  it.each([
    [',', 'Evidence,H1: Coup,H2: Jihadi\r\n"He said: ""no"", twice; then left",C,I\r\nFlights,I,C\r\n'],
    [';', 'Evidence;H1: Coup;H2: Jihadi\nHe came, saw, left, again;C;I\nFlights, too;I;C'],
    ['\t', 'Evidence\tH1, or so\tH2; or so\nHe came, saw\tC\tI\n'],
    [',', 'Matrix of January,,\nby the group; at noon,,\nEvidence,H1,H2\nFlights,I,C'],
  ] as const)('is detected by its rows as separated by %j', (separator, text) => {
    const read = gridFromText(text)
    expect(read.separator).toBe(separator)
    expect(new Set(read.grid.rows.map(({ cells }) => cells.length))).toEqual(new Set([3]))
  })
  it('without columns has one cell per line', () => {
    expect(gridFromText('He came, saw, and left.\nFlights stopped\nNobody, it seems, was there')).toMatchObject({ separator: null })
  })
  it('follows a separator named in a first line for Excel', () => {
    const read = gridFromText('\ufeffsep=;\r\nEvidence;H1\r\na,b;C\r\n')
    expect(read).toEqual({
      separator: ';',
      grid: {
        from1904: false,
        rows: [
          { row: 2, cells: ['Evidence', 'H1'] },
          { row: 3, cells: ['a,b', 'C'] },
        ],
      },
    })
  })
  it('keeps line ends in quotes, counts rows as a spreadsheet does, and drops its byte order mark', () => {
    const { rows } = gridFromText('\ufeff"a\r\nb",c\r\n\r\n,,\r\nd,e').grid
    expect(rows).toEqual([
      { row: 1, cells: ['a\nb', 'c'] },
      { row: 4, cells: ['d', 'e'] },
    ])
  })
  it('drops the apostrophes that the export puts before formulas, and no other', () => {
    expect(rowsOf("'=1+1,'twas,''=x,'-1,a;'=1;'b", ',')).toEqual([['=1+1', "'twas", "'=x", "'-1", "a;=1;'b"]])
  })
  it('reads an exported .csv back cell by cell', () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@＝＠\',;"\n\t a1é😀') }).filter((one) => one.trim() !== '')
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
    fc.assert(
      fc.property(table, (rows) => {
        expect(rowsOf(rows.map(csvLine).join(''), ',')).toEqual(rows)
      }),
    )
  })
  it('of any kind is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'",;\t\n\'= sep=ab') }), (text) => {
        for (const { cells } of gridFromText(text).grid.rows) expect(cells.some((one) => one.trim() !== '')).toBe(true)
      }),
    )
  })
})
