import type { Style } from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../ach/document/document.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { makeWorksheet, makeXlsx } from '../make-xlsx.ts'
import { all, type CellRead, cellsIn, partsIn, worksheetsIn } from '../read-back.test-support.ts'
import { readHiddenSheet } from '../returned/read-hidden-sheet.ts'
import { randomView, viewOfCase, viewOfText } from '../sample.test-support.ts'
import { testFileStructure } from '../structure.test-support.ts'
import { columnLetters } from '../write/sheet-plan.ts'
import { STYLES, type StyleName } from '../write/styles.ts'
import { worksheetPlanOf } from './worksheet.ts'

const origin = { workbook: 'Xk3unguessable', at: '2026-01-03T12:00:00.000Z' }

/** The document in the hidden sheet of a file. */
function hiddenIn(parts: ReadonlyMap<string, string>): Document {
  const values = [...(cellsIn(parts).get('_ach_data')?.values() ?? [])].map(({ value }) => value)
  const rows = new Map(values.map((value, at) => [at + 1, new Map([[1, { value, error: null, formula: false }]])]))
  const read = readHiddenSheet({ name: '_ach_data', hidden: true, rows })
  if (!read.ok) throw new Error(read.message)
  return read.document
}

/** The heading row of the table, and functions that return its values. */
function tableIn(cells: ReadonlyMap<string, CellRead> | undefined) {
  const at = (letter: string, row: number) => cells?.get(`${letter}${row}`)?.value ?? null
  let head = 1
  while (head < 20 && !(at('A', head) === 'ID' && at('B', head) === 'Evidence')) head++
  let columns = 0
  while (at(columnLetters(columns + 1), head) !== null) columns++
  const row = (number: number) => Array.from({ length: columns }, (_, index) => at(columnLetters(index + 1), number))
  return { head, heads: row(head), at, row }
}

/** Whether a style wraps text. */
const wraps = (style: StyleName) => 'wrapText' in ((STYLES[style] as Partial<Style>).alignment ?? {})

const samples = {
  Kazakhstan: viewOfCase('kazakhstan-2022'),
  'the Tokyo warm-up': viewOfCase('tokyo-1995'),
  'awkward texts': randomView({ hypotheses: 5, evidence: 40, raters: 2, awkward: true, seed: 7 }),
  'twenty hypotheses': randomView({ hypotheses: 20, evidence: 30, seed: 3 }),
  'no hypotheses': randomView({ hypotheses: 0, evidence: 5 }),
  'no evidence': randomView({ hypotheses: 3, evidence: 0 }),
  'one hypothesis': randomView({ hypotheses: 1, evidence: 4 }),
  nothing: randomView({ hypotheses: 0, evidence: 0, raters: 0 }),
}

describe.each(Object.entries(samples))('the worksheet of %s', async (_, view) => {
  const file = await makeWorksheet(view, origin)
  const parts = partsIn(file)
  const sheets = worksheetsIn(parts)
  const cells = cellsIn(parts)
  const hypotheses = [...view.hypotheses.values()].filter(({ parked }) => !parked)
  const evidence = [...view.evidence.values()].filter(({ parked }) => !parked)

  testFileStructure(parts)

  it('the worksheet has a row for each item in use, a column for each hypothesis in use, and no rating', () => {
    const { head, heads, at, row } = tableIn(cells.get('Worksheet'))
    const some = evidence.some(({ source, date }) => source !== null || date !== null)
    expect(heads.slice(0, some ? 3 : 2)).toEqual(some ? ['ID', 'Evidence', 'Source'] : ['ID', 'Evidence'])
    expect(heads.slice(some ? 3 : 2, -1).map((value) => String(value).split('\n')[0])).toEqual(hypotheses.map(({ id }) => id))
    expect(heads.at(-1)).toBe('Why (your reasons)')
    for (const [index, { id, statement }] of evidence.entries()) {
      const [first, text, ...rest] = row(head + 1 + index)
      expect([first, text]).toEqual([id, statement])
      for (const empty of rest.slice(some ? 1 : 0)) expect(empty).toBeNull()
    }
    expect(at('A', head + 1 + evidence.length)).toBeNull()
    expect(at('A', head - 2)).toBe('Your name:')
    expect(at('B', head - 2)).toBeNull()
  })

  it('the worksheet has no formulas at all', () => {
    for (const sheet of sheets.values()) expect(all(sheet, 'f')).toEqual([])
  })

  it('the worksheet offers the six ratings in exactly the cells to be rated, and a prompt for the name', () => {
    const { head, heads } = tableIn(cells.get('Worksheet'))
    const rules = [...sheets.values()].flatMap((sheet) => all(sheet, 'dataValidation'))
    const [name, ratings, ...more] = rules.toSorted((a, b) => ((a.attributes.type ?? '') < (b.attributes.type ?? '') ? 1 : -1))
    expect(name?.attributes).toMatchObject({ type: 'textLength', sqref: `B${head - 2}`, promptTitle: 'Your name' })
    expect(more).toEqual([])
    if (hypotheses.length === 0 || evidence.length === 0) return expect(ratings).toBeUndefined()
    const [first, last] = [columnLetters(heads.length - hypotheses.length), columnLetters(heads.length - 1)]
    expect(ratings?.attributes).toMatchObject({
      type: 'list',
      errorStyle: 'stop',
      sqref: `${first}${head + 1}:${last}${head + evidence.length}`,
    })
    expect(ratings?.children.map(({ text }) => text)).toEqual([`"${RATINGS.join(',')}"`])
  })

  it('the worksheet colours typed ratings like a matrix, and nothing else', () => {
    const { head, heads } = tableIn(cells.get('Worksheet'))
    const [first, last] = [columnLetters(heads.length - hypotheses.length), columnLetters(heads.length - 1)]
    const some = hypotheses.length > 0 && evidence.length > 0
    const rules = [...sheets.values()].flatMap((sheet) => all(sheet, 'conditionalFormatting'))
    expect(rules.map(({ children }) => children.flatMap((rule) => rule.children.map(({ text }) => text)).join())).toEqual(
      some ? RATINGS.map((rating) => `"${rating}"`) : [],
    )
    for (const { attributes } of rules) expect(attributes.sqref).toBe(`${first}${head + 1}:${last}${head + evidence.length}`)
  })

  it('the worksheet has every hypothesis in full on a separate sheet and in a comment on its heading', () => {
    const texts = [...(cells.get('Hypotheses')?.values() ?? [])].map(({ value }) => value)
    const notes = worksheetPlanOf(view, origin).sheets[0]?.rows.flatMap((row) => row.cells.map((cell) => cell?.note ?? ''))
    for (const { label, statement } of hypotheses) {
      expect(texts).toEqual(expect.arrayContaining([label, statement]))
      expect(notes?.some((note) => note.includes(label) && note.includes(statement.slice(0, 900)))).toBe(true)
    }
    expect(texts).toContain(view.question)
  })

  it('the worksheet sets the height of every row with wrapped text', () => {
    for (const { hidden, rows } of worksheetPlanOf(view, origin).sheets) {
      if (hidden) continue
      for (const { height, cells } of rows) if (cells.some((cell) => cell && wraps(cell.style))) expect(height).toBeGreaterThan(14)
    }
  })

  it('the worksheet has a readable hidden document with blank items and no raters', () => {
    const document = hiddenIn(parts)
    expect(document.hypotheses.map(({ id, statement }) => [id, statement])).toEqual(hypotheses.map(({ id, statement }) => [id, statement]))
    expect(document.evidence.map(({ id, statement }) => [id, statement])).toEqual(evidence.map(({ id, statement }) => [id, statement]))
    expect(document).toMatchObject({ raters: [], report: {}, pairs: [], assumptions: [], expectations: [], milestones: [], clusters: [] })
  })

  it('the same worksheet has the same bytes, and contains the id of the workbook nowhere', async () => {
    expect((await makeWorksheet(view, origin)).equals(file)).toBe(true)
    for (const part of parts.values()) expect(part).not.toContain(origin.workbook)
  })
})

describe('confidential data and worksheets', () => {
  const secret = (what: string) => `SECRET ${what}`
  const item = { credibility: 'high', relevance: 'low', kind: secret('kind'), locator: secret('locator'), notes: secret('item notes') }
  const view = viewOfText(
    JSON.stringify({
      ...{ format: 'ach-workbook', version: 1, title: 'Who', question: 'Who did it?', background: secret('background') },
      reference: { author: secret('author'), publisher: secret('publisher'), url: secret('url'), note: secret('reference') },
      hypotheses: [
        { id: 'H1', label: 'One', statement: 'It was one.', notes: secret('hypothesis notes') },
        { id: 'H2', label: 'Two', statement: 'It was two.' },
        { id: 'H3', label: secret('parked'), statement: secret('parked hypothesis'), parked: true },
      ],
      sources: [
        {
          ...{ id: 'S1', name: 'Open record', kind: secret('source kind'), reliability: 'A', note: secret('source note') },
          deception: { motive: secret('motive'), practice: secret('practice'), finding: 'likely' },
        },
        { id: 'S2', name: secret('source of nothing in use') },
      ],
      clusters: [{ id: 'SECRET-c', label: secret('cluster'), note: secret('cluster note') }],
      evidence: [
        { id: 'E1', statement: 'Seen', source: 'S1', date: '2022-01-05', cluster: 'SECRET-c', ...item },
        { id: 'E2', statement: secret('parked item'), source: 'S2', parked: true },
      ],
      assumptions: [{ id: 'A1', statement: secret('assumption'), notes: secret('why') }],
      expectations: [{ id: 'X1', statement: secret('expectation'), hypothesis: 'H1' }],
      milestones: [{ id: 'M1', statement: secret('milestone'), hypothesis: 'H1' }],
      pairs: [{ hypotheses: ['H1', 'H2'], both: 'no', note: secret('pair') }],
      completeness: { complete: 'yes', note: secret('completeness') },
      raters: [
        {
          ...{ id: 'SECRET-ann', name: secret('Ann'), ratings: { E1: { H1: 'II', H2: 'CC' } }, rationales: { E1: secret('rationale') } },
          ...{ notes: { E1: { H1: secret('note') } }, estimates: { before: { H1: 0.125 }, now: { H1: 0.875 } } },
        },
        { id: 'SECRET-text', name: secret('reading'), kind: 'reference', note: secret('reading note'), ratings: { E1: { H1: 'I' } } },
      ],
      report: { bottom: secret('report') },
      exercise: { brief: secret('brief'), debrief: [secret('debrief')], short: ['E1'], minutes: { rate: 12 } },
    }),
  )
  const everything = async (file: Uint8Array) => {
    const parts = partsIn(file)
    return { parts, text: [...parts.values()].join('\n') }
  }

  it('no part of a worksheet contains ratings, grades, notes or plans', async () => {
    const { parts, text } = await everything(await makeWorksheet(view, origin))
    expect(text).not.toContain('SECRET')
    expect(JSON.stringify(hiddenIn(parts))).not.toMatch(/SECRET|high|"low"|0\.125|0\.875/)
    const filledFields = Object.entries(hiddenIn(parts).evidence[0] ?? {}).filter(([, value]) => value !== null && value !== false)
    expect(filledFields).toEqual([
      ['id', 'E1'],
      ['statement', 'Seen'],
      ['source', 'S1'],
      ['date', '2022-01-05'],
    ])
    for (const [name, cells] of cellsIn(parts))
      if (name !== '_ach_data') for (const { value } of cells.values()) expect(value).not.toMatch(/^(CC|C|N|I|II|NA|high|low|medium)$/)
  })

  it('an export contains the same confidential data, so the search is meaningful', async () => {
    const { parts, text } = await everything(await makeXlsx(view, ['SECRET-ann', 'SECRET-text']))
    expect(text).toContain('SECRET rationale')
    const hidden = JSON.stringify(hiddenIn(parts))
    const texts = [...JSON.stringify(view, (_, value) => (value instanceof Map ? [...value] : value)).matchAll(/SECRET[\w -]*/g)].map(
      String,
    )
    expect(texts.length).toBeGreaterThan(30)
    for (const one of texts) expect(hidden).toContain(one)
  })

  it('the worksheet of a shipped case contains no reference ratings', async () => {
    const kazakhstan = viewOfCase('kazakhstan-2022')
    const { text, parts } = await everything(await makeWorksheet(kazakhstan, origin))
    const whole = text + JSON.stringify(hiddenIn(parts))
    const texts = [...kazakhstan.raters.values()].flatMap(({ name, rationales, notes }) => [
      name,
      ...rationales.values(),
      ...[...notes.values()].flatMap((row) => [...row.values()]),
    ])
    expect(texts.length).toBeGreaterThan(5)
    for (const one of texts) expect(whole).not.toContain(one)
  })
})

it('makeWorksheet writes a worksheet of 20 x 1,000', async () => {
  const parts = partsIn(await makeWorksheet(randomView({ hypotheses: 20, evidence: 1000 }), origin))
  const { head, at } = tableIn(cellsIn(parts).get('Worksheet'))
  expect(at('A', head + 1)).toBe('E1')
  expect(hiddenIn(parts).evidence.length).toBeGreaterThan(700)
})
