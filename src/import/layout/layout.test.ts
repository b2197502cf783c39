// Layouts: turned and long tables, merged cells, several matrices, charts that are none.
import { describe, expect, it, test } from 'vitest'
import { isOpen } from '../questions/question.ts'
import { readTables } from '../reading/read-tables.ts'
import { gridFromText } from '../table/grid.ts'
import { isResponsibilityChart } from './responsibility-chart.ts'
import { isTransposed } from './turn.ts'

const lines = (...rows: string[]) => rows.join('\n')
const grid = (...rows: string[]) => gridFromText(lines(...rows)).grid
const read = (text: string, form: Record<string, string> = {}) =>
  readTables({ tables: [{ name: 'A table', grid: gridFromText(text).grid }], form, options: { title: 'A table' } })
function ratings(text: string, form: Record<string, string> = {}) {
  const { document } = read(text, form).read
  return document?.evidence.map(({ id, statement }) => [
    statement,
    document.hypotheses.map((one) => document.raters[0]?.ratings[id]?.[one.id] ?? '.').join(' '),
  ])
}

describe('a transposed table', () => {
  it.each([
    ['headed by a hypothesis word', ['Hypothesis,Flights stopped,Troops came', 'Coup,C,I', 'Jihadi,II,C']],
    ['in German', ['Hypothese,Flights stopped,Troops came', 'Coup,C,I', 'Jihadi,II,C']],
    ['with numbered hypotheses', [',Flights stopped,Troops came', 'H1: Coup,C,I', 'H2: Jihadi,II,C']],
    ['with numbered evidence', [',E1: Flights stopped,E2: Troops came', 'Coup,C,I', 'Jihadi,II,C']],
    [
      'with a title, levels and totals',
      ['January,,,', 'Hypothesis,Flights stopped,Troops came,Total', 'Credibility,high,low,', 'Coup,C,I,1', 'Jihadi,II,C,2'],
    ],
    ['with ids above the texts', [',E1,E2', 'Hypothesis,Flights stopped,Troops came', 'Coup,C,I', 'Jihadi,II,C']],
  ])('%s is turned', (_, rows) => {
    expect(ratings(lines(...rows))).toEqual([
      ['Flights stopped', 'C II'],
      ['Troops came', 'I C'],
    ])
    expect(read(lines(...rows)).layout).toBe('rows')
  })
  it('keeps what it prints, its levels, and names its places as in the file', () => {
    const text = lines('Hypothesis,Flights stopped,Troops came,Total', 'Credibility,high,low,', 'Coup,C,?,1', 'Jihadi,II,C,2')
    const found = read(text)
    expect(found.read.printed.rows).toMatchObject([{ heading: 'Total', values: { H1: '1', H2: '2' } }])
    expect(found.read.document?.evidence.map(({ credibility }) => credibility)).toEqual(['high', 'low'])
    expect(found.questions.find(({ id }) => id === 'marks')?.places).toEqual(['C3'])
    expect(found.read.ignored).toMatchObject([{ place: 'column D' }])
  })
  it('is not seen where items are only called H1 and H2, and can be chosen', () => {
    expect(isTransposed(grid('No.,Evidence,H1,H2', 'H1,Flights,C,I', 'H2,Troops,I,C'))).toBe(false)
    expect(ratings(lines('x,Coup,Riot', 'Flights stopped,C,I', 'Troops came,II,C'), { layout: 'rows' })).toEqual([
      ['Coup', 'C II'],
      ['Riot', 'I C'],
    ])
  })
})

describe('the long layout', () => {
  const rows = lines(
    'analyst,evidence,hypothesis,rating,comment',
    'Ann,Troops,H1: Coup,C,sure',
    'Ann,Troops,H2: Riot,I,',
    'Bob,Troops,H1: Coup,N,',
    'Bob,Troops,H2: Riot,II,who knows',
  )
  it('becomes a row for each item and rater, and comments become notes', () => {
    const { document } = read(rows).read
    expect(document?.raters.map(({ name, ratings: rated, notes }) => [name, rated, notes])).toEqual([
      ['Ann', { E1: { H1: 'C', H2: 'I' } }, { E1: { H1: 'sure' } }],
      ['Bob', { E1: { H1: 'N', H2: 'II' } }, { E1: { H2: 'who knows' } }],
    ])
  })
  it('keeps a second rating of the same cell as a note', () => {
    const { document } = read(lines('evidence,hypothesis,rating', 'Troops,H1: Coup,C', 'Troops,H2: Riot,I', 'Troops,H1: Coup,N')).read
    expect(document?.raters[0]).toMatchObject({ ratings: { E1: { H1: 'C', H2: 'I' } }, notes: { E1: { H1: 'row 4: N' } } })
  })
  it('is not seen in a table with a column for each hypothesis', () => {
    expect(read(lines('Evidence,Hypotheses,', ',Coup,Riot', 'Troops,C,I')).layout).toBe('columns')
  })
})

describe('several matrices', () => {
  const two = lines('Military,,', 'Evidence,H1: Coup,H2: Riot', 'Troops,C,I', '', 'Civil,,', 'Evidence,H1: Coup,H2: Riot', 'Phones,N,C')
  it('on one sheet are asked about, and read one by one or together', () => {
    expect(
      read(two)
        .questions.filter(isOpen)
        .map(({ id }) => id),
    ).toEqual(['tables'])
    expect(ratings(two, { 'ask-tables': '2' })).toEqual([['Phones', 'N C']])
    expect(ratings(two, { 'ask-tables': 'joined' })).toEqual([
      ['Troops', 'C I'],
      ['Phones', 'N C'],
    ])
    expect(read(two, { 'ask-tables': '1' }).unread).toEqual([expect.stringContaining('Civil')])
  })
  it('next to each other are told apart by their headings', () => {
    const text = lines('Evidence,H1,H2,,Evidence,H1,H2', 'Troops,C,I,,Phones,N,C', 'Planes,I,N,,Shops,C,C')
    expect(ratings(text, { 'ask-tables': '2' })).toEqual([
      ['Phones', 'N C'],
      ['Shops', 'C C'],
    ])
  })
  it('with headings that only repeat on each page are one matrix', () => {
    const text = lines('Evidence,H1: Coup,H2: Riot', 'Troops,C,I', 'Evidence,H1: Coup,H2: Riot', 'Phones,N,C')
    expect(read(text).questions).toEqual([])
    expect(ratings(text)).toHaveLength(2)
  })
  it('of raters are joined unless a name says that it is the mean of the group', () => {
    const sheet = (name: string, first: string) => ({ name, grid: grid('Evidence,H1: Coup,H2: Riot', `Troops,${first},I`, 'Phones,N,C') })
    const found = readTables({
      tables: [sheet('Ana', 'C'), sheet('Bob', 'CC'), sheet('Group mean', 'C')],
      form: {},
      options: { title: 'A table' },
    })
    expect(found.read.document?.raters.map(({ name }) => name)).toEqual(['Ana', 'Bob'])
    expect(found.unread).toEqual([expect.stringContaining('Group mean')])
  })
  it('can be a key and a matrix, and the key explains the matrix', () => {
    const key = { name: 'Key', grid: grid('Mark,Meaning', '✓,consistent', '✗,very inconsistent') }
    const matrix = { name: 'Matrix', grid: grid('Evidence,H1,H2', 'Troops,✓,✗', 'Phones,✗,✓') }
    const found = readTables({ tables: [key, matrix], form: {}, options: { title: 'A table' } })
    expect(found.questions.filter(isOpen)).toEqual([])
    expect(found.read.document?.raters[0]?.ratings).toEqual({ E1: { H1: 'C', H2: 'II' }, E2: { H1: 'II', H2: 'C' } })
  })
})

test('a merged cell holds for each row that it covers, and a merged rating for each column', () => {
  const merges = [
    { row: 2, column: 1, toRow: 3, toColumn: 1 },
    { row: 3, column: 3, toRow: 3, toColumn: 4 },
  ]
  const tables = [{ name: 'A', grid: { ...grid('Source,Evidence,H1,H2', 'Radio,Troops,C,I', ',Phones,N,'), merges } }]
  const { document } = readTables({ tables, form: {}, options: { title: 'A table' } }).read
  expect(document?.evidence.map(({ source }) => source)).toEqual(['S1', 'S1'])
  expect(document?.raters[0]?.ratings.E2).toEqual({ H1: 'N', H2: 'N' })
})

test('cells saved without their merging are asked about', () => {
  const text = lines('Category,Evidence,H1,H2', 'Military,Troops,C,I', ',Planes,C,C', 'Civil,Phones,N,C', ',Shops,N,I')
  const kinds = (form = {}) => read(text, form).read.document?.evidence.map(({ kind }) => kind)
  expect(read(text).questions.map(({ id }) => id)).toEqual(['repeat'])
  expect(kinds()).toEqual(['Military', null, 'Civil', null])
  expect(kinds({ 'ask-repeat': 'yes' })).toEqual(['Military', 'Military', 'Civil', 'Civil'])
})

test('rows can be ticked and unticked as evidence', () => {
  const text = lines('Evidence,H1,H2', 'Troops,C,I', 'Phones,N,C', 'Total,1,2')
  const shown = { 'rows-seen': '2 3 4', 'row-2': 'on', 'row-4': 'on', 'table-seen': '1:columns' }
  expect(ratings(text, shown)?.map(([statement]) => statement)).toEqual(['Troops', 'Total'])
  expect(ratings(text, { ...shown, 'table-seen': '2:columns' })?.map(([statement]) => statement)).toEqual(['Troops', 'Phones'])
})

test.each([
  ['RACI', ['Task,PM,Lead,QA', 'Plan,A,R,C', 'Build,I,A,R', 'Test,C,I,A'], true],
  ['by its name', ['RACI chart,,', 'Task,PM,Lead', 'Plan,A,C', 'Build,C,I'], true],
  ['not a matrix', ['Evidence,H1,H2,H3', 'Troops,C,I,N', 'Phones,CC,I,C', 'Shops,N,II,C'], false],
  ['not a matrix of A to C', ['Evidence,A,B,C', 'Troops,C,I,N', 'Phones,C,I,C'], false],
])('a chart is told: %s', (_, rows, chart) => {
  expect(isResponsibilityChart(grid(...rows), 'A table')).toBe(chart)
})
