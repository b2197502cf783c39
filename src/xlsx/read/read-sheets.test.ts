import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { cellName, type SheetCell, type SheetContent } from '../../import/table/spreadsheet.ts'
import {
  craftedParts,
  relations,
  SHEET,
  STRINGS,
  sheetTag,
  strings,
  WORKBOOK,
  WORKBOOK_RELATIONS,
  workbook,
  worksheet,
} from '../crafted-book.test-support.ts'
import { craftedZip } from '../crafted-zip.test-support.ts'
import { randomView, viewOfCase } from '../sample.test-support.ts'
import { workbookPlan } from '../workbook-plan.ts'
import { plainText } from '../write/safe-text.ts'
import type { SheetPlan } from '../write/sheet-plan.ts'
import { writeXlsx } from '../write/write.ts'
import { longCell, SHORTEN_TEXT } from './cell-value.ts'
import { readSpreadsheet } from './read-sheets.ts'

type Replaced = Parameters<typeof craftedParts>[0]
const read = (replaced: Replaced) => readSpreadsheet(craftedZip(craftedParts(replaced)))
const sheetOf = (rows: string, more: Replaced = {}) => read({ [SHEET]: worksheet(rows), ...more }).sheets[0] as SheetContent
/** Address → cell, in storage order. */
const cellsOf = ({ rows }: SheetContent): Record<string, SheetCell> =>
  Object.fromEntries([...rows].flatMap(([row, columns]) => [...columns].map(([column, cell]) => [cellName(row, column), cell])))
const valuesOf = (sheet: SheetContent) => Object.fromEntries(Object.entries(cellsOf(sheet)).map(([address, { value }]) => [address, value]))
const typed = (value: SheetCell['value']): SheetCell => ({ value, error: null, formula: false })
const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('cells of a spreadsheet', () => {
  it('have the values of their types', () => {
    const sheet = sheetOf(
      `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>-1.5E2</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="b"><v>0</v></c>
       <c r="E2" t="e"><v>#REF!</v></c><c r="F2" t="d"><v>2022-01-05T00:00:00</v></c><c r="G2" t="inlineStr"><is><t>in place</t></is></c>
       <c r="H2" t="str"><f>A1&amp;"x"</f><v>computed</v></c><c r="I2"><f>1+1</f><v>2</v></c><c r="J2"><f>NOW()</f></c><c r="K2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
    )
    expect(cellsOf(sheet)).toEqual({
      A2: typed('shared'),
      B2: typed(-150),
      C2: typed(true),
      D2: typed(false),
      E2: { value: null, error: '#REF!', formula: false },
      F2: typed('2022-01-05T00:00:00'),
      G2: typed('in place'),
      H2: { value: 'computed', error: null, formula: true },
      I2: { value: 2, error: null, formula: true },
      J2: { value: null, error: null, formula: true },
      K2: { value: null, error: '#DIV/0!', formula: true },
    })
  })

  it('without content have no entry', () => {
    expect(
      valuesOf(sheetOf('<row r="1"><c r="A1" s="4"/><c r="B1" t="s"/><c r="C1"><v/></c><c r="D1" t="inlineStr"><is><t/></is></c></row>')),
    ).toEqual({})
  })

  it('join the runs of formatted text, leave out phonetic readings, and decode escapes', () => {
    const more = {
      [STRINGS]: strings(
        '<si><r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r></si>' +
          '<si><t>課長</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>' +
          '<si><t>_x0041_ _x005F_x0041_ _x00e9_ _x41_</t></si><si><t>a &lt;b&gt; &#x1F44D; <![CDATA[<c>]]></t></si>',
      ),
    }
    const shared = [0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('')
    const inline = '<c t="inlineStr"><is><r><t>rich </t></r><r><t>_x0041_</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>'
    expect(valuesOf(sheetOf(`<row>${shared}${inline}</row>`, more))).toEqual({
      A1: 'rich text',
      B1: '課長',
      C1: 'A _x0041_ é _x41_',
      D1: 'a <b> 👍 <c>',
      E1: 'rich A',
    })
  })

  it('can lack addresses', () => {
    expect(
      valuesOf(
        sheetOf(
          '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>',
        ),
      ),
    ).toEqual({ A1: 1, D1: 2, E1: 3, A5: 4, A6: 5 })
  })

  it('are sorted, whatever order they are written in', () => {
    const sheet = sheetOf('<row r="3"><c r="B3"><v>3</v></c></row><row r="1"><c r="C1"><v>2</v></c><c r="A1"><v>1</v></c></row>')
    expect(Object.keys(valuesOf(sheet))).toEqual(['A1', 'C1', 'B3'])
  })

  it('filled by an array formula count as computed, their neighbours do not', () => {
    const sheet = sheetOf(
      `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:C2">X</f><v>1</v></c><c r="C1"><v>1</v></c><c r="D1"><v>1</v></c></row>
       <row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><v>1</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>`,
    )
    const computed = Object.entries(cellsOf(sheet)).filter(([, { formula }]) => formula)
    expect(computed.map(([address]) => address)).toEqual(['B1', 'C1', 'B2', 'C2'])
  })

  it('are read up to the last allowed row and column; formats beyond do no harm', () => {
    const sheet = sheetOf(
      '<row r="10000"><c r="IV10000"><v>1</v></c><c r="IW10000" s="2"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row>',
    )
    expect(valuesOf(sheet)).toEqual({ IV10000: 1 })
  })

  it('hold up to 32,767 characters', () => {
    const text = (length: number) => `<row><c t="inlineStr"><is><t>${'é'.repeat(length)}</t></is></c></row>`
    expect(valuesOf(sheetOf(text(32_767))).A1).toHaveLength(32_767)
    expect(refusal(() => sheetOf(text(32_768)))).toBe(`${longCell('Cell A1 on sheet “Matrix”', 32_768)} ${SHORTEN_TEXT}`)
  })
})

describe('a workbook that is read', () => {
  const several = {
    [WORKBOOK]: workbook(
      sheetTag('One', 3) + sheetTag('A chart', 2) + sheetTag('Two', 1, 'state="hidden"') + sheetTag('Three', 4, 'state="veryHidden"'),
      {
        before: '<workbookPr date1904="1"/>',
      },
    ),
    [WORKBOOK_RELATIONS]: relations([
      [1, 'worksheet', '/xl/worksheets/sheet1.xml'],
      [2, 'chartsheet', 'chartsheets/sheet1.xml'],
      [3, 'worksheet', 'other/../worksheets/Page3.xml'],
      [4, 'worksheet', 'worksheets/sheet4.xml'],
    ]),
    'xl/worksheets/page3.xml': worksheet('<row><c><v>3</v></c></row>'),
    'xl/worksheets/sheet4.xml': worksheet(''),
  }

  it('has its sheets in tab order, without chart sheets', () => {
    const { sheets, from1904 } = read({ ...several, [SHEET]: worksheet('<row><c><v>1</v></c></row>') })
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['One', false],
      ['Two', true],
      ['Three', true],
    ])
    expect(sheets.map(valuesOf)).toEqual([{ A1: 3 }, { A1: 1 }, {}])
    expect(from1904).toBe(true)
    expect(read({}).from1904).toBe(false)
  })

  it('can use any prefix, the strict form of the standard, and other folders', () => {
    const strict = (xml: string) =>
      xml
        .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006', 'http://purl.oclc.org/ooxml/officeDocument')
    const prefixed = (xml: string) => xml.replace(/<(\/?)(\w+)(?=[\s/>])/g, '<$1x:$2').replace(' xmlns=', ' xmlns:x=')
    const parts = craftedParts({ 'xl/workbook.xml': null, 'xl/_rels/workbook.xml.rels': null })
    const moved = parts.map(({ name, text = '' }) => ({ name, text: strict(name.endsWith('.rels') ? text : prefixed(text)) }))
    const bytes = craftedZip([
      ...moved.filter(({ name }) => name !== '_rels/.rels'),
      { name: '_rels/.rels', text: strict(relations([[1, 'officeDocument', '/xl/book2.xml']])) },
      { name: 'xl/book2.xml', text: prefixed(strict(workbook(sheetTag('Matrix', 1)))) },
      {
        name: 'xl/_rels/book2.xml.rels',
        text: strict(
          relations([
            [1, 'worksheet', 'worksheets/sheet1.xml'],
            [2, 'sharedStrings', 'sharedStrings.xml'],
          ]),
        ),
      },
    ])
    expect(readSpreadsheet(bytes)).toEqual(read({}))
  })

  it('reports progress from nothing to all, never backwards', () => {
    const shares: number[] = []
    const long = strings(`${`<si><t>${'x'.repeat(20_000)}</t></si>`.repeat(100)}<si><t>shared</t></si>`)
    readSpreadsheet(craftedZip(craftedParts({ [STRINGS]: long, [SHEET]: worksheet('<row><c t="s"><v>100</v></c></row>') })), (share) =>
      shares.push(share),
    )
    expect(shares[0]).toBe(0)
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(2)
  })
})

const raters = (view: { raters: ReadonlyMap<string, unknown> }) => [...view.raters.keys()]
const samples = {
  Kazakhstan: viewOfCase('kazakhstan-2022'),
  'awkward texts': randomView({ hypotheses: 5, evidence: 40, raters: 2, awkward: true, seed: 7 }),
  'more awkward texts': randomView({ hypotheses: 20, evidence: 60, raters: 3, awkward: true, seed: 11 }),
  nothing: randomView({ hypotheses: 0, evidence: 0, raters: 0 }),
}

/** Address → what the plan writes: text and numbers as they must come back, 'formula' for formulas. */
const planned = ({ rows }: SheetPlan) =>
  Object.fromEntries(
    rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) => {
        const value = cell?.value
        if (value === undefined || value === '') return []
        const kept = typeof value === 'string' ? plainText(value) : typeof value === 'number' ? value : 'formula'
        return kept === '' ? [] : [[cellName(row + 1, column + 1), kept]]
      }),
    ),
  )

describe.each(Object.entries(samples))('our own file of %s', async (_, view) => {
  const plan = workbookPlan(view, raters(view))
  const file = await writeXlsx(plan)
  const { sheets } = readSpreadsheet(file)

  it('is read back as the plan wrote it, with formulas marked as computed', () => {
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual(plan.sheets.map(({ name, hidden = false }) => [name, hidden]))
    for (const [index, sheet] of sheets.entries()) {
      const cells = Object.entries(cellsOf(sheet)).map(([address, { value, formula }]) => [address, formula ? 'formula' : value])
      expect(Object.fromEntries(cells), sheet.name).toEqual(planned(plan.sheets[index] as SheetPlan))
    }
  })

  it('has the values that exceljs reads', async () => {
    const { default: exceljs } = await import('exceljs')
    const other = new exceljs.Workbook()
    await other.xlsx.load(new Uint8Array(file).buffer)
    for (const sheet of sheets) {
      const cells: Record<string, unknown> = {}
      other.getWorksheet(sheet.name)?.eachRow((row) => {
        row.eachCell(({ address, value, formula, result }) => {
          const shown = value !== null && typeof value === 'object' && 'hyperlink' in value ? value.text : value
          cells[address] = formula === undefined ? shown : ['formula', typeof (result ?? '')]
        })
      })
      const mine = Object.entries(cellsOf(sheet)).map(([address, { value, formula }]) => [
        address,
        formula ? ['formula', typeof value] : value,
      ])
      expect(Object.fromEntries(mine), sheet.name).toEqual(cells)
    }
  })
})

it('an exported file with the maximum number of raters is read back, including the layout of earlier versions with a sheet for each', async () => {
  const view = randomView({ hypotheses: 2, evidence: 2, raters: LIMITS.raters })
  const plan = workbookPlan(view, raters(view))
  expect(readSpreadsheet(await writeXlsx(plan)).sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Matrix Rater 1', 'Ratings']),
  )
  const [matrix] = plan.sheets
  const more = Array.from({ length: LIMITS.raters - 1 }, (_, at) => ({ ...(matrix as SheetPlan), name: `Matrix ${at + 2}` }))
  const { sheets } = readSpreadsheet(await writeXlsx({ ...plan, sheets: [...plan.sheets, ...more] }))
  expect(sheets.filter(({ name }) => name.startsWith('Matrix'))).toHaveLength(LIMITS.raters)
})

it('every text that an exported cell can hold is read back unchanged', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('_x0041_', '_x005F_', '_xD83D_', '_x', '&lt;', ']]>', '\r\n', '\t', ' ', '\u0000', '\ud83d', '__proto__', '=1'),
  )
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      const sheet: SheetPlan = { name: 'Texts', columns: [10], rows: texts.map((value) => ({ cells: [{ value, style: 'text' }] })) }
      const { sheets } = readSpreadsheet(await writeXlsx({ title: '', marking: null, sheets: [sheet], names: {} }))
      expect(valuesOf(sheets[0] as SheetContent)).toEqual(planned(sheet))
    }),
    { numRuns: 60 },
  )
})
