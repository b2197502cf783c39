// Reading rows pasted from a spreadsheet.
import { describe, expect, it } from 'vitest'
import { noEvidenceFields } from '../../ach/model/sample.test-support.ts'
import { TEXT_PROBLEMS } from '../../ach/model/texts.ts'
import { NO_WORKBOOK, type Workbook } from '../../ach/model/workbook.ts'
import { ID_PROBLEMS } from '../../forms/ids.ts'
import { readLevel, VALUE_PROBLEMS } from '../../forms/values.ts'
import { columnWithoutPlace, PASTE_STOPS, readTable } from './pasted-rows.ts'
import { splitCells } from './split-cells.ts'

const defaults = { parked: false, version: 1 }
const evidence = { statement: 'x', ...noEvidenceFields }
const workbook: Workbook = {
  ...NO_WORKBOOK,
  evidence: new Map([['E23', { id: 'E23', ...evidence, ...defaults }]]),
  sources: new Map([['S8', { id: 'S8', name: 'Open record', kind: null, reliability: null, url: null, note: null, ...defaults }]]),
  clusters: new Map([['purge', { id: 'purge', label: 'The purge', note: null, ...defaults }]]),
}
const tsv = (...rows: string[][]) => rows.map((row) => row.join('\t')).join('\r\n')

describe('pasted cells', () => {
  it('keep line ends and doubled quotes inside a quoted cell', () => {
    expect(splitCells('a\t"one\n""two"" three"\tb\nc\t\td', '\t')).toEqual([
      ['a', 'one\n"two" three', 'b'],
      ['c', '', 'd'],
    ])
  })
  it('treat a quote that does not close its cell as text', () => {
    expect(splitCells('"We never did this," he said.\tx\n"open\ty', '\t')).toEqual([
      ['"We never did this," he said.', 'x'],
      ['"open', 'y'],
    ])
  })
  it('keep an empty last cell and an empty line', () => {
    expect(splitCells('a,\n\nb', ',')).toEqual([['a', ''], [''], ['b']])
  })
})

describe('pasted values', () => {
  it('are read as levels by letter or word; unknown differs from an unreadable value', () => {
    expect(['H', ' med ', 'LOW', '', 'unknown', 'very high'].map(readLevel)).toEqual(['high', 'medium', 'low', null, null, undefined])
    expect(readLevel('constructor')).toBeUndefined()
  })
  it('reads a grade of the Admiralty code, with or without a letter, and the credibility that it stands for', () => {
    const typed = ['B2', 'a-1', '3', 'C/4', '5', 'F 6', 'H', 'B7']
    const read = readTable('evidence', tsv(['text', 'credibility'], ...typed.map((one, at) => [`x ${at}`, one])), workbook)
    expect(read.items.map(({ fields }) => 'grade' in fields && [fields.grade, fields.credibility])).toEqual([
      ['2', 'high'],
      ['1', 'high'],
      ['3', 'medium'],
      ['4', 'low'],
      ['5', 'low'],
      ['6', null],
      [null, 'high'],
      [null, null],
    ])
    expect(read.problems).toEqual([
      { row: null, message: VALUE_PROBLEMS.letters },
      { row: 9, message: VALUE_PROBLEMS.level('credibility', 'B7') },
    ])
    const own = readTable('evidence', tsv(['text', 'credibility', 'Admiralty grade'], ['A thing', 'low', 'B2']), workbook)
    expect(own.items).toMatchObject([{ fields: { credibility: 'high', grade: '2' } }])
  })
  it('reads dates as the program prints them', () => {
    const dates = ['10 Jan 2022', 'January 10, 2022', 'Jan 2022', '2022']
    const read = readTable('evidence', tsv(['text', 'date'], ...dates.map((date, at) => [`Item ${at}`, date])), workbook)
    expect(read.items.map(({ fields }) => 'date' in fields && fields.date)).toEqual(['2022-01-10', '2022-01-10', '2022-01', '2022'])
    expect(read.problems).toEqual([])
  })
})

describe('pasted rows of evidence', () => {
  it('recognise columns by name, in any order', () => {
    const read = readTable('evidence', tsv(['Date', 'Evidence', 'Cred.', 'Source'], ['5.1.2022', 'A thing', 'H', 'open  RECORD']), workbook)
    expect(read.header).toBe(true)
    expect(read.items).toMatchObject([
      { row: 2, id: 'E24', fields: { statement: 'A thing', date: '2022-01-05', credibility: 'high', source: 'S8' } },
    ])
    expect(read.problems).toEqual([])
  })
  it('reads the headings of earlier versions', () => {
    for (const [statement, cluster, place] of [
      ['What was seen or said', 'Not independent of', 'Where in the source'],
      ['What happened or was said', 'Cluster', 'Place in the source'],
    ]) {
      const read = readTable('evidence', tsv([statement ?? '', cluster ?? '', place ?? ''], ['A thing', 'The purge', 'p. 5']), workbook)
      expect(read.columns).toEqual(['statement', 'cluster', 'locator'])
      expect(read.items).toMatchObject([{ fields: { statement: 'A thing', cluster: 'purge', locator: 'p. 5' } }])
    }
  })
  it('create a new source and cluster once, before the items that name them', () => {
    const read = readTable(
      'evidence',
      tsv(['text', 'source', 'cluster'], ['a', 'The Times', 'Leak'], ['b', 'the times', 'LEAK'], ['c', 's8', 'the purge']),
      workbook,
    )
    expect(read.sources).toEqual([{ id: 'S9', name: 'The Times' }])
    expect(read.clusters).toEqual([{ id: 'C1', name: 'Leak' }])
    expect(read.items.map(({ fields }) => fields)).toMatchObject([
      { source: 'S9', cluster: 'C1' },
      { source: 'S9' },
      { source: 'S8', cluster: 'purge' },
    ])
    expect(read.changes.map((change) => change.type === 'added' && `${change.what} ${change.id}`)).toEqual([
      'source S9',
      'cluster C1',
      'evidence E24',
      'evidence E25',
      'evidence E26',
    ])
  })
  it('are one item per line without a table, commas included', () => {
    const read = readTable('evidence', 'First, a thing; then more.\n\nSecond, another.', workbook)
    expect(read.items.map(({ row, fields }) => [row, 'statement' in fields && fields.statement])).toEqual([
      [1, 'First, a thing; then more.'],
      [3, 'Second, another.'],
    ])
  })
  it('are split at commas and semicolons if the first row is a header', () => {
    const read = readTable('evidence', 'id;text;relevance\nX1;"a; b";low', workbook)
    expect(read.items).toMatchObject([{ id: 'X1', fields: { statement: 'a; b', relevance: 'low' } }])
  })
  it('report every problem with its row, drop the value or the row, and keep the rest', () => {
    const read = readTable(
      'evidence',
      tsv(
        ['id', 'text', 'credibility', 'date', 'colour'],
        ['e23', 'again', '', '', 'red'],
        ['', '', 'high', '', ''],
        ['a b', 'kept', 'very high', '1/2/2022', ''],
      ),
      workbook,
    )
    expect(read.problems).toEqual([
      { row: null, message: columnWithoutPlace('“colour”') },
      { row: 2, message: ID_PROBLEMS.used('e23') },
      { row: 3, message: `${TEXT_PROBLEMS.empty('The text')} The row is left out.` },
      { row: 4, message: VALUE_PROBLEMS.level('credibility', 'very high') },
      { row: 4, message: VALUE_PROBLEMS.date('1/2/2022') },
      { row: 4, message: ID_PROBLEMS.unusable('a b', 'E24') },
    ])
    expect(read.items).toMatchObject([{ row: 4, id: 'E24', fields: { statement: 'kept', credibility: null, date: null } }])
    expect(read.stop).toBeNull()
  })
  it('give numbered rows the letter, and never the same id twice', () => {
    const read = readTable('evidence', tsv(['#', 'text'], ['1', 'a'], ['01', 'b'], ['', 'c']), workbook)
    expect(read.items.map(({ id }) => id)).toEqual(['E1', 'E24'])
    expect(read.problems).toEqual([{ row: 3, message: ID_PROBLEMS.used('E1') }])
  })
  it('keep text as it is: formulas, HTML, emoji, right to left', () => {
    const texts = ['=HYPERLINK("http://x")', '<script>alert(1)</script>', '🙂 مرحبا']
    expect(readTable('evidence', texts.join('\n'), workbook).items.map(({ fields }) => 'statement' in fields && fields.statement)).toEqual(
      texts,
    )
  })
  it('stop at ten thousand rows with one sentence about the limit', () => {
    const read = readTable('evidence', Array.from({ length: 10_000 }, (_, at) => `Item ${at}`).join('\n'), workbook)
    expect(read.stop).toBe(PASTE_STOPS.tooManyRows('evidence', 10_000, workbook))
    expect(read.changes).toEqual([])
  })
  it('stop at hundreds of thousands of rows and at more than 500,000 cells', () => {
    expect(readTable('evidence', 'x\n'.repeat(300_000), workbook).stop).toBe(PASTE_STOPS.tooManyRows('evidence', 300_000, workbook))
    for (const text of ['\n', 'a\n', 'a\t'])
      expect(readTable('evidence', text.repeat(1_000_000), workbook).stop).toBe(PASTE_STOPS.tooManyCells)
  })
  it('say if there is nothing to add', () => {
    expect(readTable('evidence', ' \n\t\n', workbook).stop).toBe(PASTE_STOPS.nothing)
    expect(readTable('evidence', 'id\ttext', workbook).stop).toBe(PASTE_STOPS.nothing)
  })
})

describe('pasted rows of hypotheses', () => {
  it('have label and statement, with a label from the first words if there is none', () => {
    const read = readTable('hypothesis', tsv(['Coup', 'A power struggle at the top.'], ['Revolt', 'Anger over prices.']), workbook)
    expect(read.items).toMatchObject([
      { id: 'H1', fields: { label: 'Coup', statement: 'A power struggle at the top.' } },
      { id: 'H2', fields: { label: 'Revolt' } },
    ])
    const [one] = readTable('hypothesis', 'A power struggle at the top, dressed up as a popular protest.', workbook).items
    expect(one?.fields).toMatchObject({ label: 'A power struggle at the top, dressed up…' })
  })
})

it('pasting stops at far too many rows for an empty workbook', () => {
  expect(readTable('evidence', 'a\n'.repeat(300_000), NO_WORKBOOK).stop).toBe(PASTE_STOPS.tooManyRows('evidence', 300_000, NO_WORKBOOK))
})

describe('pasted rows with the text of another item', () => {
  const rows = ['First', 'X!', 'first', 'Second'].join('\n')

  it('are left out, and reported with the item whose text they have', () => {
    const read = readTable('evidence', rows, workbook)
    expect(read.items).toMatchObject([
      { row: 1, id: 'E24' },
      { row: 4, id: 'E25' },
    ])
    expect(read.duplicates).toEqual([
      { row: 2, statement: 'X!', of: 'E23', kept: false },
      { row: 3, statement: 'first', of: 'E24', kept: false },
    ])
  })

  it('are added if the user keeps them', () => {
    const read = readTable('evidence', rows, workbook, null, new Set([3]))
    expect(read.items.map(({ row }) => row)).toEqual([1, 3, 4])
    expect(read.duplicates.map(({ kept }) => kept)).toEqual([false, true])
  })

  it('say so if nothing else is there to add', () => {
    expect(readTable('evidence', 'x', workbook).stop).toBe(PASTE_STOPS.allKnown)
  })

  it('stay where they are hypotheses', () => {
    expect(readTable('hypothesis', 'Coup\nCoup', workbook).items).toHaveLength(2)
  })
})

it('the source of a picture is not taken for rows', () => {
  expect(readTable('evidence', '<svg xmlns="x">\n<path/>\n</svg>', workbook)).toMatchObject({
    items: [],
    stop: PASTE_STOPS.markup('a picture (SVG)'),
  })
})
