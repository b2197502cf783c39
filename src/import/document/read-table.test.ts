// Reading a table's values: ids, raters, levels, dates, texts.
import { describe, expect, it } from 'vitest'
import { longName } from '../../forms/find-or-add.ts'
import { ID_PROBLEMS } from '../../forms/ids.ts'
import { VALUE_PROBLEMS } from '../../forms/values.ts'
import { gridFromText } from '../table/grid.ts'
import { guessMapping } from '../table/mapping.ts'
import { EVIDENCE_PROBLEMS } from './grid-evidence.ts'
import { HYPOTHESIS_PROBLEMS } from './grid-hypotheses.ts'
import { longRaterName } from './grid-raters.ts'
import { RATING_PROBLEMS } from './grid-ratings.ts'
import { documentIn, hypothesesIn, lines, messages, read } from './read-table.test-support.ts'
import { readGrid } from './read-table.ts'

describe('ids in a table', () => {
  it('are kept, numbers get a letter, and rows without one get the next free id', () => {
    const { evidence } = documentIn(read(lines('ID,Evidence,H1', ',First,C', 'E1,Second,I', '12,Third,N')))
    expect(evidence.map(({ id, statement }) => [id, statement])).toEqual([
      ['E13', 'First'],
      ['E1', 'Second'],
      ['E12', 'Third'],
    ])
  })
  it('are unique in any letter case, and cannot be just any word', () => {
    const found = read(lines('ID,Evidence,H1', 'E1,First,C', 'e1,Second,I', 'constructor,Third,N', '__proto__,Fourth,N'))
    expect(documentIn(found).evidence.map(({ id }) => id)).toEqual(['E1', 'E2', 'E3'])
    expect(messages(found)).toEqual([
      `Row 3, column “ID”: ${ID_PROBLEMS.used('e1')}`,
      `Row 4, column “ID”: ${ID_PROBLEMS.unusable('constructor', 'E2')}`,
      `Row 5, column “ID”: ${ID_PROBLEMS.unusable('__proto__', 'E3')}`,
    ])
  })
  it('of hypotheses are unique too', () => {
    const found = read(lines('Evidence,H1 Coup,H1 Jihadi', 'Flights,C,I'))
    expect(hypothesesIn(documentIn(found)).map(([id]) => id)).toEqual(['H1', 'H2'])
    expect(messages(found)).toEqual([`Column “H1 Jihadi”: ${HYPOTHESIS_PROBLEMS.idUsed('H1', 'H2')}`])
  })
})

describe('several raters in one table', () => {
  const head = 'rater,rater name,id,statement,credibility,why,H1 Coup,H2 Jihadi'
  it('are kept apart and share the evidence', () => {
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
  it('can have only names, and the evidence only its text', () => {
    const found = read(lines('Rater,Evidence,H1,H2', 'Ana K.,Flights,C,I', 'Bek,Flights,I,I', 'R1,Flights,N,N'))
    expect(documentIn(found).raters.map(({ id, name }) => [id, name])).toEqual([
      ['R2', 'Ana K.'],
      ['Bek', 'Bek'],
      ['R1', 'R1'],
    ])
    expect(found.document?.evidence).toHaveLength(1)
  })
  it('with names that are too long are called by their ids', () => {
    const found = read(lines('Rater,Rater name,Evidence,H1,H2', `p1,${'n'.repeat(201)},Flights,C,I`))
    expect(documentIn(found).raters.map(({ id, name }) => [id, name])).toEqual([['p1', 'p1']])
    expect(messages(found)).toEqual([`Row 2, column “Rater name”: ${longRaterName('p1')}`])
  })
  it('who differ on an item’s texts, rate it twice or have no name are reported', () => {
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
      `Row 3, column “statement”: ${EVIDENCE_PROBLEMS.differs('Trains', 2)}`,
      `Row 3, column “credibility”: ${EVIDENCE_PROBLEMS.differs('low', 2)}`,
      `Row 4, column “id”: ${ID_PROBLEMS.used('E1')}`,
      `Row 5, column “id”: ${ID_PROBLEMS.used('E1')}`,
      `Row 6: ${RATING_PROBLEMS.noRater}`,
    ])
    expect(documentIn(found).raters[0]?.ratings).toEqual({ E1: { H1: 'C', H2: 'I' } })
    expect(found.document?.evidence.map(({ id, credibility }) => [id, credibility])).toEqual([
      ['E1', 'high'],
      ['E9', 'high'],
    ])
  })
})

describe('unreadable values in a table', () => {
  it('are reported with row and column, and left blank', () => {
    const found = read(
      lines('Evidence;Credibility;Date;Parked;H1 Coup;H2 Jihadi', 'Flights;so so;1/2/2022;perhaps;maybe;C', 'Troops;H;2022-01-06;yes;C;-'),
    )
    expect(messages(found)).toEqual([
      `Column “H2 Jihadi”: ${RATING_PROBLEMS.unclear(1, 'dash')}`,
      `Row 2, column “Credibility”: ${VALUE_PROBLEMS.level('credibility', 'so so')}`,
      `Row 2, column “Date”: ${VALUE_PROBLEMS.date('1/2/2022')}`,
      `Row 2, column “Parked”: ${EVIDENCE_PROBLEMS.parked('perhaps')}`,
      `Row 2, column “H1 Coup”: ${RATING_PROBLEMS.unreadable('maybe')}`,
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
  it('that are too long drop a row only if they are its text', () => {
    const found = read(
      lines('Evidence;Kind;Source;H1;H2', `${'x'.repeat(20_001)};;;C;C`, `${'y'.repeat(10_000)};${'k'.repeat(201)};${'s'.repeat(201)};C;C`),
    )
    expect(messages(found)).toEqual([
      'Row 2, column “Evidence”: The text is longer than 20,000 characters. The row is left out.',
      'Row 3, column “Kind”: The kind is longer than 200 characters. It is left blank.',
      `Row 3, column “Source”: ${longName('source')}`,
    ])
    expect(documentIn(found).evidence.map(({ statement, kind, source }) => [statement.length, kind, source])).toEqual([
      [10_000, null, null],
    ])
  })
  it('are read quickly, however long', () => {
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
  it('that mean something to a program are only texts', () => {
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

describe('hypothesis labels in a table', () => {
  it('that are repeated give two hypotheses, which is reported', () => {
    const found = read(lines('Evidence,Coup,coup', 'Flights,C,I'))
    expect(documentIn(found).hypotheses).toHaveLength(2)
    expect(messages(found)).toEqual([`Column “coup”: ${HYPOTHESIS_PROBLEMS.sameLabel('coup')}`])
  })
})

describe('dates in a table', () => {
  it('can be spreadsheet numbers, counted from 1900 or 1904, or plain years', () => {
    const { grid } = gridFromText(lines('Evidence,Date,H1', 'a,44566,C', 'b,2022,C', 'c,05.01.2022,I', 'd,123,I'))
    const daysOf = (from1904: boolean) => {
      const { document } = readGrid({ ...grid, from1904 }, guessMapping(grid), { title: 'A table' })
      return document?.evidence.map(({ date }) => date)
    }
    expect(daysOf(false)).toEqual(['2022-01-05', '2022', '2022-01-05', null])
    expect(daysOf(true)?.[0]).toBe('2026-01-06')
  })
})

describe('sources and clusters in a table', () => {
  it('are matched by name in any letter case', () => {
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
