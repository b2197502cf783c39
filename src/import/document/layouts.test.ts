// Whole tables in common layouts, from the text to the document.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { gridFromSheet } from '../table/grid.ts'
import { FIELD_WORDS } from '../table/grid-columns.ts'
import { headingText } from '../table/hypothesis-heading.ts'
import { guessMapping } from '../table/mapping.ts'
import { ROW_REASONS } from '../table/row-roles.ts'
import type { SheetCell } from '../table/spreadsheet.ts'
import { RATING_PROBLEMS } from './grid-ratings.ts'
import { documentIn, hypothesesIn, ignoredIn, lines, matrixOf, messages, read } from './read-table.test-support.ts'
import { ANY_TITLE, LEFT_OUT, readGrid, TABLE_STOPS } from './read-table.ts'
import { tooManyOf } from './table-limits.ts'

describe('a table with one heading row', () => {
  const text = lines(
    'Evidence|Credibility|Relevance|H1: Coup|H2: Jihadi|H3',
    'Flights stopped|H|Medium|C C|I|',
    'Nobody was there|low||N/A|−−|++',
  ).replaceAll('|', '\t')
  it('is read as it is', () => {
    const found = read(text)
    const document = documentIn(found)
    expect(hypothesesIn(document)).toEqual([
      ['H1', 'Coup', 'Coup'],
      ['H2', 'Jihadi', 'Jihadi'],
      ['H3', 'H3', 'H3'],
    ])
    expect(matrixOf(document)).toEqual([
      ['E1', 'Flights stopped', 'high', 'medium', 'CC I .'],
      ['E2', 'Nobody was there', 'low', null, 'NA II CC'],
    ])
    expect(document.raters).toMatchObject([{ id: 'R1', name: 'Ana', kind: 'person' }])
    expect(found).toMatchObject({ problems: [], ignored: [], stop: null, mapping: { asked: false, header: [1] } })
    expect(found.counts).toEqual({ rows: 2, evidence: 2, hypotheses: 3, sources: 0, clusters: 0, raters: 1, ratings: 5, notes: 0 })
  })
  it('can have a title above it, which is reported as left out', () => {
    const found = read(lines('Crisis of January\t\t\t', '\t\t\t', 'Prepared by the group\t\t\t', text))
    expect(matrixOf(documentIn(found))).toHaveLength(2)
    expect(found.mapping).toMatchObject({ first: 4, header: [4] })
    expect(ignoredIn(found)).toEqual([1, 3].map((row) => ({ row, reason: LEFT_OUT.above })))
  })
  it('recognises unnumbered hypotheses by their ratings, and asks for confirmation', () => {
    const found = read(lines('Evidence,Coup,Jihadi,Not yet rated', 'Flights,C,I,', 'Troops,n,II,'))
    expect(hypothesesIn(documentIn(found)).map(([id, label]) => [id, label])).toEqual([
      ['H1', 'Coup'],
      ['H2', 'Jihadi'],
      ['H3', 'Not yet rated'],
    ])
    expect(found.mapping.asked).toBe(true)
  })
  it('can call its hypotheses A, B and C, like ratings', () => {
    expect(hypothesesIn(documentIn(read(lines('Evidence,A,B,C', 'Flights,C,I,N', 'Troops,I,,C')))).map(([, label]) => label)).toEqual([
      'A',
      'B',
      'C',
    ])
  })
  it('does not read reliability letters as ratings', () => {
    const found = read(lines('Evidence,Reliability,Coup,Jihadi', 'Flights,C,C,I', 'Troops,B,N,II'))
    expect(hypothesesIn(documentIn(found)).map(([, label]) => label)).toEqual(['Coup', 'Jihadi'])
    expect(messages(found)).toEqual([`Column “Reliability”: ${LEFT_OUT.column}`])
  })
  it('keeps text that only looks like headings as evidence', () => {
    const found = read(lines('Evidence,H1,H2', 'Source,C,I', 'Evidence,,', 'Type,I,C'))
    expect(matrixOf(documentIn(found)).map(([, statement]) => statement)).toEqual(['Source', 'Evidence', 'Type'])
  })
  it('can name only the hypotheses', () => {
    const found = read(lines(',Coup,Jihadi', 'Flights stopped,C,I', 'Troops came,N,II'))
    expect(matrixOf(documentIn(found)).map(([, statement, , , ratings]) => [statement, ratings])).toEqual([
      ['Flights stopped', 'C I'],
      ['Troops came', 'N II'],
    ])
    expect(found.mapping).toMatchObject({ asked: true, header: [1] })
  })
  it('recognises a hypothesis by its neighbour if it holds only NA or 0', () => {
    const found = read(lines('Evidence,Coup,Jihadi,Quake', 'Flights,C,n/a,0', 'Troops,I,n/a,0'))
    expect(matrixOf(documentIn(found)).map((row) => row[4])).toEqual(['C NA N', 'I NA N'])
  })
  it('asks for confirmation even if every column is a hypothesis by its ratings', () => {
    expect(read(lines('Evidence,Coup,Jihadi', 'Flights,C,I')).mapping.asked).toBe(true)
  })
  it('does not read a text column as a hypothesis because of one letter', () => {
    const found = read(lines('Evidence,Coup,Seen by', 'Flights,C,C', 'Troops,I,the police', 'Talks,I,a neighbour'))
    expect(hypothesesIn(documentIn(found)).map(([, label]) => label)).toEqual(['Coup'])
    expect(messages(found)).toEqual([`Column “Seen by”: ${LEFT_OUT.column}`])
  })
  it('does not read a row of ratings without a text as a second heading row', () => {
    const found = read(lines('Evidence,H1,H2', ',C,I', 'Flights,I,C'))
    expect(found.mapping.header).toEqual([1])
    expect(ignoredIn(found)).toEqual([{ row: 2, reason: ROW_REASONS.blank }])
  })
  it('can number its items H1 and H2', () => {
    expect(documentIn(read(lines('No.,Evidence,H1,H2', 'H1,Flights,C,I', 'H2,Troops,I,C'))).evidence.map(({ id }) => id)).toEqual([
      'H1',
      'H2',
    ])
  })
  it('can be an empty form', () => {
    expect(hypothesesIn(documentIn(read(lines('Evidence,Coup,Jihadi', 'Flights,,', 'Troops,,'))))).toHaveLength(2)
  })
  it('can lack headings altogether', () => {
    const found = read(lines('E4,Flights stopped,H,C,I', 'E2,Troops came in the night,M,N,II'))
    expect(matrixOf(documentIn(found))).toEqual([
      ['E4', 'Flights stopped', 'high', null, 'C I'],
      ['E2', 'Troops came in the night', 'medium', null, 'N II'],
    ])
    expect(found.mapping).toMatchObject({ asked: true, header: [], first: 1 })
  })
})

describe('a table with two heading rows', () => {
  const rows = ['Flights stopped,H,M,C,I,N', 'Troops came,L,L,I,C,']
  it.each([
    ['“Hypotheses” over the names', lines('Evidence,Credibility,Relevance,Hypotheses,,', ',,,Coup,Jihadi,Outside', ...rows)],
    [
      '“Hypotheses” over the names and the other headings next to them',
      lines(',,,Hypotheses,,', 'Evidence,Credibility,Relevance,Coup,Jihadi,Outside', ...rows),
    ],
    ['ids over the names', lines('Evidence,Credibility,Relevance,H1,H2,H3', ',,,Coup,Jihadi,Outside', ...rows)],
    [
      'ids over the names and the other headings next to them',
      lines(',,,H1,H2,H3', 'Evidence,Credibility,Relevance,Coup,Jihadi,Outside', ...rows),
    ],
    ['a title over it', lines('January,,,,,', ',,,H1,H2,H3', 'Evidence,Credibility,Relevance,Coup,Jihadi,Outside', ...rows)],
  ])('has %s', (_, text) => {
    const found = read(text)
    const document = documentIn(found)
    expect(hypothesesIn(document)).toEqual([
      ['H1', 'Coup', 'Coup'],
      ['H2', 'Jihadi', 'Jihadi'],
      ['H3', 'Outside', 'Outside'],
    ])
    expect(matrixOf(document)).toEqual([
      ['E1', 'Flights stopped', 'high', 'medium', 'C I N'],
      ['E2', 'Troops came', 'low', 'low', 'I C .'],
    ])
    expect(found.mapping.header).toHaveLength(2)
    expect(found.problems).toEqual([])
  })
  it('can use any group heading over its hypotheses, or have only one hypothesis', () => {
    const labels = (...rows: string[]) => hypothesesIn(documentIn(read(lines(...rows))))
    expect(labels('Evidence,Possible explanations,', ',Coup,Jihadi', 'Flights,C,I')).toEqual([
      ['H1', 'Coup', 'Coup'],
      ['H2', 'Jihadi', 'Jihadi'],
    ])
    expect(labels('Evidence,Hypotheses', ',Coup', 'Flights,C')).toEqual([['H1', 'Coup', 'Coup']])
  })
  it('keeps a long text below an id as the statement', () => {
    const text = 'The palace staged the unrest to remove the people around the former president'
    const document = documentIn(read(lines('Evidence,H1,H2', `,${text},Jihadi`, 'Flights,C,I')))
    expect(hypothesesIn(document)[0]).toEqual(['H1', 'The palace staged the unrest to remove…', text])
  })
  it('keeps a text below a label as the statement', () => {
    const document = documentIn(read(lines('Evidence,H1: Coup,H2: Jihadi', ',It was a coup,Fighters did it', 'Flights,C,I')))
    expect(hypothesesIn(document)).toEqual([
      ['H1', 'Coup', 'It was a coup'],
      ['H2', 'Jihadi', 'Fighters did it'],
    ])
  })
})

describe('a table as PARC ACH prints it', () => {
  const head = 'Evidence,Type/Classification,Code,Date,Flag,Credibility,Relevance,H1: Coup,H2: Jihadi'
  it('has kinds, dates and levels; its group codes are no ids, and its flag is left out', () => {
    const found = read(lines(head, 'Flights,Report,A,5 Jan 2022,X,HIGH,LOW,C C,I I', 'Troops,Deduction,A,44567,,MEDIUM,,NA,'))
    const document = documentIn(found)
    expect(document.evidence.map(({ id, kind, date, credibility }) => [id, kind, date, credibility])).toEqual([
      ['E1', 'Report', '2022-01-05', 'high'],
      ['E2', 'Deduction', '2022-01-06', 'medium'],
    ])
    expect(matrixOf(document).map((row) => row[4])).toEqual(['CC II', 'NA .'])
    expect(messages(found)).toEqual([`Column “Code”: ${LEFT_OUT.column}`, `Column “Flag”: ${LEFT_OUT.column}`])
  })
  it('has ids if its codes number the rows', () => {
    expect(documentIn(read(lines(head, 'Flights,,E7,,,,,C,I', 'Troops,,E9,,,,,I,C'))).evidence.map(({ id }) => id)).toEqual(['E7', 'E9'])
  })
})

describe('rows below the evidence', () => {
  it('with scores and ranks are left out and reported, as are remarks below them', () => {
    const found = read(
      lines(
        'Evidence,Credibility,H1 Coup,H2 Jihadi',
        'Flights,H,C,I',
        'Total war,H,I,II',
        'Inconsistency score,,-1.0,-3',
        'Weighted inconsistency,,1.4,2.8',
      ).concat('\nTotal,,2,4\nRank,,1st,2nd\nLeast inconsistent: Coup,,,\n'),
    )
    expect(matrixOf(documentIn(found)).map(([, statement]) => statement)).toEqual(['Flights', 'Total war'])
    expect(ignoredIn(found)).toEqual([
      ...[4, 5, 6, 7].map((row) => ({ row, reason: ROW_REASONS.printed })),
      { row: 8, reason: ROW_REASONS.remark },
    ])
    expect(found.problems).toEqual([])
  })
  it('are evidence if they hold ratings', () => {
    expect(documentIn(read(lines('Evidence,Weight,H1,H2', 'Flights,1,C,I', 'Total,1,I,C'))).evidence).toHaveLength(2)
  })
  it('are evidence if they hold nothing else', () => {
    expect(documentIn(read(lines('Evidence,H1,H2', 'Flights,C,I', 'Ranking,,'))).evidence).toHaveLength(2)
  })
  it('that explain the ratings are left out and reported', () => {
    const found = read(
      lines(
        'Evidence,H1,H2',
        'Flights,C,I',
        'N: not the CIA,C,C',
        'CC = very consistent,,',
        'II,Very inconsistent,',
        '"N - neutral, NA - not applicable",,',
      ),
    )
    expect(matrixOf(documentIn(found)).map(([, statement]) => statement)).toEqual(['Flights', 'N: not the CIA'])
    expect(ignoredIn(found)).toEqual([4, 5, 6].map((row) => ({ row, reason: ROW_REASONS.key })))
  })
  it('without a text are left out and reported', () => {
    expect(ignoredIn(read(lines('Evidence,H1,H2', 'Flights,C,I', ',C,C')))).toEqual([{ row: 3, reason: ROW_REASONS.blank }])
  })
})

describe('numbers in a foreign table', () => {
  it('from 2 to -2 are ratings, subject to confirmation', () => {
    const found = read(lines('Evidence,H1 Coup,H2 Jihadi', 'Flights,2,-1', 'Troops,0,−2', 'Talks,,1', 'Total,2,-2'))
    expect(matrixOf(documentIn(found)).map((row) => row[4])).toEqual(['CC I', 'N II', '. C'])
    expect(found.questions).toMatchObject([{ id: 'numbers', chosen: 'signed', answered: false }])
  })
  it('from 1 to 5 under names alone are ratings once someone says in which direction, and columns of counts are not', () => {
    const text = lines('Evidence,Coup,Jihadi,Weather', 'Flights,5,1,3', 'Troops,4,2,3', 'Total,9,3,6')
    expect(read(text).questions).toMatchObject([{ id: 'numbers', chosen: null }])
    const found = read(text, undefined, { numbers: 'rising' })
    expect(matrixOf(documentIn(found)).map((row) => row[4])).toEqual(['CC II N', 'C I N'])
    for (const other of [
      lines('Evidence,Pages,Copies,Boxes', 'Flights,5,1,3', 'Troops,40,2,3'),
      lines('Evidence,Pages,Copies', 'Flights,5,1', 'Troops,4,2'),
    ])
      expect(read(other).questions).toEqual([])
  })
  it('that may be counts are left blank and reported once a column, until someone says what they are', () => {
    const text = lines('Evidence,H1 Coup,H2 Jihadi', 'Flights,2,1', 'Troops,0,1')
    const found = read(text)
    expect(found.counts.ratings).toBe(0)
    expect(messages(found)).toEqual([
      `Column “H1 Coup”: ${RATING_PROBLEMS.unclear(2, 'number')}`,
      `Column “H2 Jihadi”: ${RATING_PROBLEMS.unclear(2, 'number')}`,
    ])
    expect(matrixOf(documentIn(read(text, undefined, { numbers: 'signed' }))).map((row) => row[4])).toEqual(['CC C', 'N C'])
  })
})

describe('nothing can be imported', () => {
  it('without a text column or without rows', () => {
    expect(read(lines('Credibility,H1,H2', 'H,C,I')).stop).toBe(TABLE_STOPS.noTexts)
    expect(read(lines('Evidence,H1,H2')).stop).toBe(TABLE_STOPS.noRows)
    expect(read('').stop).toBe(TABLE_STOPS.noTexts)
  })
  it('if there is more than a workbook holds, reported in one sentence', () => {
    const many = Array.from({ length: 1001 }, (_, at) => `Item ${at},C,I`)
    expect(read(lines('Evidence,H1,H2', ...many)).stop).toBe(tooManyOf(1001, LIMITS.evidence, 'items of evidence'))
    const wide = Array.from({ length: 21 }, (_, at) => `H${at + 1}`).join(',')
    expect(read(lines(`Evidence,${wide}`, `a${',C'.repeat(21)}`)).stop).toBe(tooManyOf(21, LIMITS.hypotheses, 'hypotheses'))
    expect(read(lines('Evidence,parked,H1,H2', ...many.map((row) => row.replace(',', ',yes,')))).counts.evidence).toBe(1001)
  })
})

describe('a corrected mapping', () => {
  it('ignores and reports a second column with the same meaning', () => {
    const found = read(lines('Evidence,Text,H1,H2', 'a,b,C,I'), (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column, at) => (at === 1 ? 'statement' : column)),
    }))
    expect(messages(found)).toContain(`Column “Text”: ${LEFT_OUT.second(FIELD_WORDS.statement, 'column “Evidence”')}`)
    expect(documentIn(found).evidence[0]?.statement).toBe('a')
  })
  it('shows a hypothesis on one line', () => {
    const { columns } = read(lines('Evidence,H1,H2', ',Coup (parked),Jihadi', 'a,C,I')).mapping
    expect(columns.flatMap((column) => (typeof column === 'object' && column ? [headingText(column)] : []))).toEqual([
      'H1: Coup (parked)',
      'H2: Jihadi',
    ])
  })
})

describe('a sheet of a foreign table', () => {
  const cell = (value: SheetCell['value']): SheetCell => ({ value, error: null, formula: false })
  it('with a merged heading is read as it looks', () => {
    const rows = [
      ['Evidence', 'Date', 'Parked', 'Hypotheses', null, null],
      [null, null, null, 'Coup', 'Jihadi', 'Outside'],
      ['Flights', 44_566, true, 'C', 'I', null],
      ['Troops', '2022-01', false, -1, 'N', 'NA'],
    ]
    const filled = rows.map((row, at): [number, Map<number, SheetCell>] => [
      at + 3,
      new Map(row.flatMap((value, place) => (value === null ? [] : [[place + 2, cell(value)]]))),
    ])
    const { grid, problems } = gridFromSheet({ name: 'ACH', hidden: false, rows: new Map(filled) }, { from1904: false })
    const found = readGrid(grid, guessMapping(grid), { title: ' ', question: 'Who?' })
    const document = documentIn(found)
    expect(problems).toEqual([])
    expect(document).toMatchObject({ title: ANY_TITLE, question: 'Who?' })
    expect(document.evidence.map(({ date, parked }) => [date, parked])).toEqual([
      ['2022-01-05', true],
      ['2022-01', false],
    ])
    expect(matrixOf(document).map((row) => row[4])).toEqual(['C I .', '. N NA'])
    expect(messages(found)).toEqual([`Column “Coup”: ${RATING_PROBLEMS.unclear(1, 'number')}`])
  })
})

describe('a table of any kind', () => {
  const words = [
    '',
    '',
    'C',
    'II',
    'n/a',
    '-1',
    '2',
    '--',
    'Evidence',
    'ID',
    'E1',
    'H1',
    'H2: Coup',
    'Hypotheses',
    'Jihadi',
    'Credibility',
    'high',
  ].concat([
    'Date',
    '44566',
    'Total',
    'Rank',
    'Weight',
    'Flights stopped',
    'a',
    'b',
    'Rater',
    'parked',
    'yes',
    'Why',
    '__proto__',
    'C = consistent',
  ])
  const grids = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }), { maxLength: 9 }).map((rows) => ({
    from1904: false,
    rows: rows.map((cells, at) => ({ row: at + 1, cells })).filter(({ cells }) => cells.some((one) => one !== '')),
  }))
  it('gives a readable document or the reason why not, and reports every dropped row', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const mapping = guessMapping(grid)
        const found = readGrid(grid, mapping, { title: 'A table' })
        expect(mapping.header.length + found.ignored.length + found.counts.rows).toBe(grid.rows.length)
        if (found.stop !== null) return
        const document = documentIn(found)
        const reportedRows = new Set(found.problems.map(({ row }) => row)).size
        if (!mapping.columns.includes('rater')) expect(document.evidence.length + reportedRows).toBeGreaterThanOrEqual(found.counts.rows)
      }),
      { numRuns: 1000 },
    )
  })
})
