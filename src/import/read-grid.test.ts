// What becomes of whole tables in the layouts that people have, from the text to the document.
import { describe, expect, it } from 'vitest'
import { type Document, parseDocument, writeDocument } from '../ach/document.ts'
import { gridOfText } from './grid.ts'
import { headingText } from './hypothesis-heading.ts'
import { guessMapping, type Mapping } from './mapping.ts'
import { type GridRead, readGrid } from './read-grid.ts'

const lines = (...rows: string[]) => rows.join('\n')
function read(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping): GridRead & { mapping: Mapping } {
  const { grid } = gridOfText(text)
  const mapping = change(guessMapping(grid))
  return { ...readGrid(grid, mapping, { title: 'A table', rater: 'Ana' }), mapping }
}
function documentIn(found: GridRead): Document {
  if (!found.document) throw new Error(found.stop ?? '')
  const again = parseDocument(writeDocument(found.document))
  expect(again).toEqual({ ok: true, document: found.document, dropped: [] })
  return found.document
}
/** The matrix as people see it: texts, levels, ratings. */
const matrixOf = (document: Document, rater = 0) =>
  document.evidence.map(({ id, statement, credibility, relevance }) => {
    const row = document.raters[rater]?.ratings[id] ?? {}
    return [id, statement, credibility, relevance, document.hypotheses.map((one) => row[one.id] ?? '.').join(' ')]
  })
const hypothesesIn = (document: Document) => document.hypotheses.map(({ id, label, statement }) => [id, label, statement])
const messages = ({ problems }: GridRead) => problems.map(({ message }) => message)

describe('a table with one row of names', () => {
  const text = lines(
    'Evidence|Credibility|Relevance|H1: Coup|H2: Jihadi|H3',
    'Flights stopped|H|Medium|C C|I|',
    'Nobody was there|low||N/A|−−|++',
  ).replaceAll('|', '\t')
  it('is read as it stands', () => {
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
    expect(found.counts).toEqual({ rows: 2, evidence: 2, hypotheses: 3, sources: 0, clusters: 0, raters: 1, ratings: 5 })
  })
  it('may have a title above it, which is said to be left out', () => {
    const found = read(lines('Crisis of January\t\t\t', '\t\t\t', 'Prepared by the group\t\t\t', text))
    expect(matrixOf(documentIn(found))).toHaveLength(2)
    expect(found.mapping).toMatchObject({ first: 4, header: [4] })
    expect(found.ignored).toEqual([1, 3].map((row) => ({ row, reason: 'It stands above the table.' })))
  })
  it('knows hypotheses without numbers by their ratings, and asks', () => {
    const found = read(lines('Evidence,Coup,Jihadi,Not yet rated', 'Flights,C,I,', 'Troops,n,II,'))
    expect(hypothesesIn(documentIn(found)).map(([id, label]) => [id, label])).toEqual([
      ['H1', 'Coup'],
      ['H2', 'Jihadi'],
      ['H3', 'Not yet rated'],
    ])
    expect(found.mapping.asked).toBe(true)
  })
  it('may call its hypotheses A, B and C, as ratings are called', () => {
    expect(hypothesesIn(documentIn(read(lines('Evidence,A,B,C', 'Flights,C,I,N', 'Troops,I,,C')))).map(([, label]) => label)).toEqual([
      'A',
      'B',
      'C',
    ])
  })
  it('takes letters for the reliability of sources for no ratings', () => {
    const found = read(lines('Evidence,Reliability,Coup,Jihadi', 'Flights,C,C,I', 'Troops,B,N,II'))
    expect(hypothesesIn(documentIn(found)).map(([, label]) => label)).toEqual(['Coup', 'Jihadi'])
    expect(messages(found)).toEqual(['Column “Reliability”: It has no place here and is left out.'])
  })
  it('keeps text that only looks like names of columns as evidence', () => {
    const found = read(lines('Evidence,H1,H2', 'Source,C,I', 'Evidence,,', 'Type,I,C'))
    expect(matrixOf(documentIn(found)).map(([, statement]) => statement)).toEqual(['Source', 'Evidence', 'Type'])
  })
  it('may name only the hypotheses', () => {
    const found = read(lines(',Coup,Jihadi', 'Flights stopped,C,I', 'Troops came,N,II'))
    expect(matrixOf(documentIn(found)).map(([, statement, , , ratings]) => [statement, ratings])).toEqual([
      ['Flights stopped', 'C I'],
      ['Troops came', 'N II'],
    ])
    expect(found.mapping).toMatchObject({ asked: true, header: [1] })
  })
  it('may be an empty form', () => {
    expect(hypothesesIn(documentIn(read(lines('Evidence,Coup,Jihadi', 'Flights,,', 'Troops,,'))))).toHaveLength(2)
  })
  it('may be missing altogether', () => {
    const found = read(lines('E4,Flights stopped,H,C,I', 'E2,Troops came in the night,M,N,II'))
    expect(matrixOf(documentIn(found))).toEqual([
      ['E4', 'Flights stopped', 'high', null, 'C I'],
      ['E2', 'Troops came in the night', 'medium', null, 'N II'],
    ])
    expect(found.mapping).toMatchObject({ asked: true, header: [], first: 1 })
  })
})

describe('a table with two rows of names', () => {
  const rows = ['Flights stopped,H,M,C,I,N', 'Troops came,L,L,I,C,']
  it.each([
    ['“Hypotheses” over the names', lines('Evidence,Credibility,Relevance,Hypotheses,,', ',,,Coup,Jihadi,Outside', ...rows)],
    [
      '“Hypotheses” over the names and the other names beside them',
      lines(',,,Hypotheses,,', 'Evidence,Credibility,Relevance,Coup,Jihadi,Outside', ...rows),
    ],
    ['ids over the names', lines('Evidence,Credibility,Relevance,H1,H2,H3', ',,,Coup,Jihadi,Outside', ...rows)],
    [
      'ids over the names and the other names beside them',
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
  it('has kinds, days and levels; its codes of groups are no ids, and its flag has no place', () => {
    const found = read(lines(head, 'Flights,Report,A,5 Jan 2022,X,HIGH,LOW,C C,I I', 'Troops,Deduction,A,44567,,MEDIUM,,NA,'))
    const document = documentIn(found)
    expect(document.evidence.map(({ id, kind, date, credibility }) => [id, kind, date, credibility])).toEqual([
      ['E1', 'Report', '2022-01-05', 'high'],
      ['E2', 'Deduction', '2022-01-06', 'medium'],
    ])
    expect(matrixOf(document).map((row) => row[4])).toEqual(['CC II', 'NA .'])
    expect(messages(found)).toEqual([
      'Column “Code”: It has no place here and is left out.',
      'Column “Flag”: It has no place here and is left out.',
    ])
  })
  it('has ids where its codes number the rows', () => {
    expect(documentIn(read(lines(head, 'Flights,,E7,,,,,C,I', 'Troops,,E9,,,,,I,C'))).evidence.map(({ id }) => id)).toEqual(['E7', 'E9'])
  })
})

describe('ids', () => {
  it('are kept, numbers get a letter, and a row without one gets the next that is free', () => {
    const { evidence } = documentIn(read(lines('ID,Evidence,H1', ',First,C', 'E1,Second,I', '12,Third,N')))
    expect(evidence.map(({ id, statement }) => [id, statement])).toEqual([
      ['E13', 'First'],
      ['E1', 'Second'],
      ['E12', 'Third'],
    ])
  })
  it('come once, whatever their case, and cannot be just any word', () => {
    const found = read(lines('ID,Evidence,H1', 'E1,First,C', 'e1,Second,I', 'constructor,Third,N', '__proto__,Fourth,N'))
    expect(documentIn(found).evidence.map(({ id }) => id)).toEqual(['E1', 'E2', 'E3'])
    expect(messages(found)).toEqual([
      'Row 3, column “ID”: The id e1 is already used. The row is left out.',
      'Row 4, column “ID”: “constructor” cannot be an id; the row is called E2.',
      'Row 5, column “ID”: “__proto__” cannot be an id; the row is called E3.',
    ])
  })
  it('of hypotheses come once too', () => {
    const found = read(lines('Evidence,H1 Coup,H1 Jihadi', 'Flights,C,I'))
    expect(hypothesesIn(documentIn(found)).map(([id]) => id)).toEqual(['H1', 'H2'])
    expect(messages(found)).toEqual(['Column “H1 Jihadi”: The id H1 is already used; this hypothesis is called H2.'])
  })
})

describe('rows below the evidence', () => {
  it('with scores and ranks are left out and said, and so are remarks below them', () => {
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
    expect(found.ignored).toEqual([
      ...[4, 5, 6, 7].map((row) => ({ row, reason: 'It holds scores, which are worked out anew.' })),
      { row: 8, reason: 'It stands below the scores.' },
    ])
    expect(found.problems).toEqual([])
  })
  it('are evidence where they hold ratings', () => {
    expect(documentIn(read(lines('Evidence,H1,H2', 'Flights,C,I', 'Total,I,C'))).evidence).toHaveLength(2)
  })
  it('that explain the ratings are left out and said', () => {
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
    expect(found.ignored).toEqual([4, 5, 6].map((row) => ({ row, reason: 'It explains the ratings.' })))
  })
  it('without a text are left out and said', () => {
    expect(read(lines('Evidence,H1,H2', 'Flights,C,I', ',C,C')).ignored).toEqual([{ row: 3, reason: 'It has no text of evidence.' }])
  })
})

describe('numbers', () => {
  it('from 2 to -2 are ratings, which is asked', () => {
    const found = read(lines('Evidence,H1 Coup,H2 Jihadi', 'Flights,2,-1', 'Troops,0,−2', 'Talks,,1', 'Total,2,-2'))
    expect(matrixOf(documentIn(found)).map((row) => row[4])).toEqual(['CC I', 'N II', '. C'])
    expect(found.mapping).toMatchObject({ numbers: true, asked: true })
  })
  it('that may count contradictions are left open and said once a column, until somebody says what they are', () => {
    const text = lines('Evidence,H1 Coup,H2 Jihadi', 'Flights,2,1', 'Troops,0,1')
    const found = read(text)
    expect(found.counts.ratings).toBe(0)
    expect(messages(found)).toEqual([
      'Column “H1 Coup”: 2 cells hold a number. Nothing says that the numbers go from 2 for CC to -2 for II; they are left open.',
      'Column “H2 Jihadi”: 2 cells hold a number. Nothing says that the numbers go from 2 for CC to -2 for II; they are left open.',
    ])
    expect(matrixOf(documentIn(read(text, (mapping) => ({ ...mapping, numbers: true })))).map((row) => row[4])).toEqual(['CC C', 'N C'])
  })
})

describe('several raters', () => {
  const head = 'rater,rater name,id,statement,credibility,why,H1 Coup,H2 Jihadi'
  it('are kept apart, and share the evidence', () => {
    const found = read(
      lines(
        head,
        'p1,Ana,E1,Flights,high,because,C,I',
        'p1,Ana,E2,Troops,,,N,',
        'p2,Bek,E1,Flights,high,,I,I',
        'p2,Bek,E2,Troops,,so it is,,C',
      ),
    )
    const document = documentIn(found)
    expect(document.raters.map(({ id, name, ratings, rationales }) => ({ id, name, ratings, rationales }))).toEqual([
      { id: 'p1', name: 'Ana', ratings: { E1: { H1: 'C', H2: 'I' }, E2: { H1: 'N' } }, rationales: { E1: 'because' } },
      { id: 'p2', name: 'Bek', ratings: { E1: { H1: 'I', H2: 'I' }, E2: { H2: 'C' } }, rationales: { E2: 'so it is' } },
    ])
    expect(document.evidence).toHaveLength(2)
    expect(found.problems).toEqual([])
  })
  it('may have only names, and the evidence only its text', () => {
    const found = read(lines('Rater,Evidence,H1,H2', 'Ana K.,Flights,C,I', 'Bek,Flights,I,I', 'R2,Flights,N,N'))
    expect(documentIn(found).raters.map(({ id, name }) => [id, name])).toEqual([
      ['R1', 'Ana K.'],
      ['Bek', 'Bek'],
      ['R2', 'R2'],
    ])
    expect(found.document?.evidence).toHaveLength(1)
  })
  it('who say different things of an item, rate it twice or have no name are said', () => {
    const found = read(
      lines(
        head,
        'p1,Ana,E1,Flights,high,,C,I',
        'p2,Bek,E1,Trains,low,,I,I',
        'p1,Ana,E1,Flights,high,,I,I',
        ',,E1,Flights,high,,I,I',
        ',,E9,Other,high,,I,I',
      ),
    )
    expect(messages(found)).toEqual([
      'Row 3, column “statement”: “Trains” is not what row 2 says of the same item. What row 2 says is kept.',
      'Row 3, column “credibility”: “low” is not what row 2 says of the same item. What row 2 says is kept.',
      'Row 4, column “id”: The id E1 is already used. The row is left out.',
      'Row 5, column “id”: The id E1 is already used. The row is left out.',
      'Row 6: It names no rater; its ratings are left out.',
    ])
    expect(documentIn(found).raters[0]?.ratings).toEqual({ E1: { H1: 'C', H2: 'I' } })
    expect(found.document?.evidence.map(({ id, credibility }) => [id, credibility])).toEqual([
      ['E1', 'high'],
      ['E9', 'high'],
    ])
  })
})

describe('values that cannot be read', () => {
  it('are named with their row and column, and left open', () => {
    const found = read(
      lines('Evidence;Credibility;Date;Parked;H1 Coup;H2 Jihadi', 'Flights;so so;1/2/2022;perhaps;maybe;C', 'Troops;H;2022-01-06;yes;C;-'),
    )
    expect(messages(found)).toEqual([
      'Column “H2 Jihadi”: 1 cell holds a single dash, which may mean inconsistent or nothing; they are left open.',
      'Row 2, column “Credibility”: “so so” is not a credibility. Use low, medium or high; it is left open.',
      'Row 2, column “Date”: “1/2/2022” is not a date that can be sorted. Write 2022-01-05; it is left open.',
      'Row 2, column “Parked”: “perhaps” is neither yes nor no; the item is not parked.',
      'Row 2, column “H1 Coup”: “maybe” is not a rating. Use CC, C, N, I, II or NA, or leave it empty; it is left open.',
    ])
    expect(found.problems.map(({ row, column }) => [row, column])).toEqual([
      [null, 6],
      [2, 2],
      [2, 3],
      [2, 4],
      [2, 5],
    ])
    expect(documentIn(found).evidence.map(({ credibility, date, parked }) => [credibility, date, parked])).toEqual([
      [null, null, false],
      ['high', '2022-01-06', true],
    ])
  })
  it('that are too long leave a row out only where they are its text', () => {
    const found = read(
      lines('Evidence;Kind;Source;H1;H2', `${'x'.repeat(20_001)};;;C;C`, `${'y'.repeat(10_000)};${'k'.repeat(201)};${'s'.repeat(201)};C;C`),
    )
    expect(messages(found)).toEqual([
      'Row 2, column “Evidence”: The text is longer than 20,000 characters. The row is left out.',
      'Row 3, column “Kind”: The kind is longer than 200 characters. It is left open.',
      'Row 3, column “Source”: The source’s name is longer than 200 characters; it is left open.',
    ])
    expect(documentIn(found).evidence.map(({ statement, kind, source }) => [statement.length, kind, source])).toEqual([
      [10_000, null, null],
    ])
  })
  it('are read at once, however long', () => {
    const long = (start: string, unit: string, end: string) => `${start}${unit.repeat(60_000)}${end}`
    const rows = [
      ['Evidence', long('H1', ' ', 'x'), long('Coup (', '(', ''), long('', ' ', '(parked'), 'H2'],
      [long('a', ' ', 'b'), long('+', ' ', 'x'), long('', '-', ''), long('', ' ', '-'), 'C'],
      [long('', 'total ', '1'), '1', long('', '1', '%'), '', ''],
      ['Flights', '', '', '', 'I'],
    ]
    const grid = { from1904: false, rows: rows.map((cells, at) => ({ row: at + 1, cells })) }
    const { document } = readGrid(grid, guessMapping(grid), { title: 'A table' })
    expect(document?.evidence.map(({ statement }) => statement)).toEqual(['Flights'])
  })
  it('that mean something to a program are only texts here', () => {
    const words = ['=1+1', '__proto__', 'constructor', '{{x}}', '<b>']
    const found = read(
      lines('Evidence,Source,Cluster,Kind,H1: __proto__,constructor', ...words.map((word) => `${word},${word},${word},${word},C,I`)),
    )
    const document = documentIn(found)
    expect(document.evidence.map(({ statement, kind }) => [statement, kind])).toEqual(words.map((word) => [word, word]))
    expect(document.sources.map(({ name }) => name)).toEqual(words)
    expect(hypothesesIn(document).map(([, label]) => label)).toEqual(['__proto__', 'constructor'])
    expect(Object.keys(document.raters[0]?.ratings ?? {})).toHaveLength(words.length)
  })
})

describe('days', () => {
  it('may be numbers of a spreadsheet, counted from 1900 or 1904, or plain years', () => {
    const { grid } = gridOfText(lines('Evidence,Date,H1', 'a,44566,C', 'b,2022,C', 'c,05.01.2022,I', 'd,123,I'))
    const daysOf = (from1904: boolean) => {
      const { document } = readGrid({ ...grid, from1904 }, guessMapping(grid), { title: 'A table' })
      return document?.evidence.map(({ date }) => date)
    }
    expect(daysOf(false)).toEqual(['2022-01-05', '2022', '2022-01-05', null])
    expect(daysOf(true)?.[0]).toBe('2026-01-06')
  })
})

describe('sources and clusters', () => {
  it('are found again by name, any case', () => {
    const document = documentIn(
      read(lines('Evidence,Source,Cluster,H1,H2', 'a,Open record,Purge,C,I', 'b,open  record,,C,I', 'c,Radio,purge,C,I')),
    )
    expect(document.sources.map(({ id, name }) => [id, name])).toEqual([
      ['S1', 'Open record'],
      ['S2', 'Radio'],
    ])
    expect(document.evidence.map(({ source, cluster }) => [source, cluster])).toEqual([
      ['S1', 'C1'],
      ['S1', null],
      ['S2', 'C1'],
    ])
  })
})

describe('nothing can be brought in', () => {
  it('of a table that lies on its side, which is said', () => {
    for (const text of [
      lines('Hypothesis,Flights stopped,Troops came', 'Coup,C,I', 'Jihadi,II,C'),
      lines(',E1: Flights,E2: Troops', 'H1: Coup,C,I', 'H2: Jihadi,II,C'),
    ])
      expect(read(text)).toMatchObject({ document: null, stop: expect.stringMatching(/^Here the hypotheses stand in the rows/) })
  })
  it('without a column of texts or without rows', () => {
    expect(read(lines('Credibility,H1,H2', 'H,C,I')).stop).toBe('No column holds the texts of the evidence. Say which one does.')
    expect(read(lines('Evidence,H1,H2')).stop).toBe('There is no evidence below the names of the columns.')
    expect(read('').stop).toBe('No column holds the texts of the evidence. Say which one does.')
  })
  it('of more than a workbook holds, in one sentence', () => {
    const many = Array.from({ length: 1001 }, (_, at) => `Item ${at},C,I`)
    expect(read(lines('Evidence,H1,H2', ...many)).stop).toBe(
      'These are 1,001 items of evidence. A workbook holds 1,000; bring in a part of the table.',
    )
    const wide = Array.from({ length: 21 }, (_, at) => `H${at + 1}`).join(',')
    expect(read(lines(`Evidence,${wide}`, `a${',C'.repeat(21)}`)).stop).toBe(
      'These are 21 hypotheses. A workbook holds 20; bring in a part of the table.',
    )
    expect(read(lines('Evidence,parked,H1,H2', ...many.map((row) => row.replace(',', ',yes,')))).counts.evidence).toBe(1001)
  })
})

describe('a corrected mapping', () => {
  it('takes a second column of one meaning for nothing, and says so', () => {
    const found = read(lines('Evidence,Text,H1,H2', 'a,b,C,I'), (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column, at) => (at === 1 ? 'statement' : column)),
    }))
    expect(messages(found)).toContain('Column “Text”: This is to be the statement too, but column “Evidence” comes first. It is left out.')
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
