// Tables as people and machines write them, each read right after at most two answers.
import { describe, expect, it, test } from 'vitest'
import { ROW_REASONS } from '../import/table/row-roles.ts'
import { documentRead, noteLines, printedLines, questionIds, ratingLines, readFixture } from './table-fixtures.test-support.ts'

/** The ratings that several of the tables share. */
const BLUFF = ['C N I', 'CC C I', 'II C CC', 'C C II']
const COUP = ['C CC N', 'CC N C', 'C N I', 'N NA CC', 'I CC II', 'N I C']

interface Case {
  readonly file: string
  readonly asked?: readonly string[]
  readonly answers?: Readonly<Record<string, string>>
  readonly ratings: readonly string[]
  readonly notes?: readonly string[]
  readonly printed?: readonly string[]
}

const CASES: readonly Case[] = [
  { file: 'words-de.xlsx', ratings: COUP },
  { file: 'german-words.csv', ratings: ['C N', 'II CC', 'I NA'] },
  { file: 'colours-only.xlsx', asked: ['COLOURS'], answers: { colours: 'usual' }, ratings: COUP },
  { file: 'colours-by-rules.xlsx', asked: ['COLOURS'], answers: { colours: 'usual' }, ratings: COUP },
  { file: 'heuer-plus-minus.xlsx', ratings: ['C C .', 'C . C', 'C . I', '. . C', 'I C I', '. I C'] },
  { file: 'sheet-per-analyst.xlsx', asked: ['tables'], ratings: COUP },
  { file: 'category-rows.xlsx', asked: ['categories'], ratings: COUP },
  {
    file: 'rating-plus-note.xlsx',
    ratings: COUP,
    notes: [
      ...['E1 H1: because of timing', 'E1 H2: weak', 'E2 H1: weak', 'E2 H3: see report', 'E3 H2: see report', 'E3 H3: because of timing'],
      ...['E4 H1: see report', 'E4 H2: because of timing', 'E4 H3: weak', 'E5 H1: because of timing', 'E5 H2: weak', 'E6 H1: weak'],
      'E6 H3: see report',
    ],
  },
  {
    file: 'annotated-ratings.xlsx',
    asked: ['TWO', 'arrow'],
    answers: { two: 'first' },
    ratings: ['C N I', 'CC C I', 'II C CC', 'C CC II'],
    notes: [
      ...['E1 H1: weak', 'E1 H2: could be routine', 'E1 H3: too early', 'E2 H1: Confirms', 'E2 H2: C/I', 'E2 H3: → dropped', 'E3 H1: !'],
      ...['E3 H2: *', 'E3 H3: see E1', 'E4 H1: small', 'E4 H2: official', 'E4 H3: strong'],
    ],
  },
  { file: 'legend-footnotes.xlsx', ratings: COUP },
  { file: 'unicode-signs.xlsx', ratings: COUP },
  {
    file: 'totals-with-brackets.xlsx',
    ratings: COUP,
    printed: [
      'total: Score: 2 | 3 | 4',
      'total: TOTAL (weighted inconsistency score): 1.5 | 2.5 | 3.5',
      'total: Number of inconsistencies: 1 | 1 | 2',
      'likelihood: Likelihood: high | low | medium',
    ],
  },
  { file: 'long-layout.csv', ratings: ['C I N', 'C C I'] },
  {
    file: 'check-marks.csv',
    asked: ['MARKS'],
    answers: { marks: 'usual' },
    ratings: ['N C N I', 'I C N N', 'N C N C', 'N N N I', 'N N I N'],
  },
  {
    file: 'marks.xlsx',
    asked: ['MARKS'],
    answers: { marks: 'usual' },
    ratings: ['C . I', 'CC N I', 'I N C', 'C N I', 'C N I', 'C N I'],
  },
  {
    file: 'emoji-words.csv',
    asked: ['WORDS'],
    answers: { words: 'usual' },
    ratings: ['C N N', 'C C C', 'N C N', 'N C N', 'N C N'],
    notes: ['E2 H2: Partially supports (CID urgency)', 'E2 H3: recession risk', 'E5 H2: normalisation slower than feared'],
  },
  {
    file: 'signs-and-words.csv',
    ratings: ['CC N N C', 'C C I CC', 'I C CC N', 'N CC C I', 'I N CC I', 'C CC N C', 'N CC N C', 'CC N N N'],
    notes: ['E3 H3: eIDAS', 'E4 H4: SD ambivalent'],
    printed: ['total: Inconsistency Score: LOW | LOW | MEDIUM | MEDIUM'],
  },
  {
    file: 'remarks-and-verdict-row.csv',
    ratings: ['C C I N', 'I C C I', 'I C C I', 'I C N C', 'C C I I', 'I C C N', 'C C N I'],
    notes: ['E7 H1: weak', 'E7 H2: weak'],
    printed: [
      'verdict: Assessment: Rejected (3 inconsistencies) | Strongest (0 inconsistencies) | Weakened (2 inconsistencies) | Rejected (4 inconsistencies)',
    ],
  },
  {
    file: 'three-point-cc-ii-nn.csv',
    asked: ['scale'],
    ratings: [
      ...['N C N C N', 'I C I C C', 'I I I C C', 'I I I C I', 'C C C C C', 'I N I C C', 'N N N N N', 'I N I C C', 'N I I C C'],
      ...['N I N C N', 'C C C C C', 'N C C C C', 'N I N C N', 'N N N N N', 'N N I C C'],
    ],
  },
  {
    file: 'weights-in-the-label.csv',
    asked: ['labels'],
    answers: { labels: 'split' },
    ratings: [
      ...['CC NA C NA C', 'NA CC NA NA C', 'I C I CC C', 'II NA NA C C', 'NA C NA CC C', 'I I I CC I', 'C I C C CC', 'C C II C C'],
      ...['NA NA NA CC C', 'C C C C C', 'C C II C C'],
    ],
    printed: ['total: Weighted inconsistency score: 5.0 | 6.0 | 9.0 | 2.0 | 7.0'],
  },
  {
    file: 'wrong-totals.csv',
    ratings: [
      ...['C I N', 'C I N', 'I C C', 'C I C', 'C I C', 'C I N', 'C N C', 'N C C', 'N C C', 'N N C', 'C I C', 'I I C', 'C I C'],
      ...['N C C', 'N N C'],
    ],
    printed: ['total: Inconsistency count: 3 (E3, E12, E14 inconsistent) | 7 (E1, E2, E4, E5, E6, E11, E13 inconsistent) | 0'],
  },
  { file: 'transposed.xlsx', ratings: BLUFF },
  {
    file: 'transposed-annotated-korean.csv',
    asked: ['arrow'],
    ratings: ['C C C', 'C N I', 'C N N', 'C I I', 'C N N', 'C I N'],
    notes: [
      ...['E1 H1: code', 'E1 H2: infer', 'E1 H3: infer', 'E2 H1: code', 'E2 H3: -> 폐기', 'E3 H1: code', 'E4 H1: code', 'E4 H2: -> 폐기'],
      ...['E4 H3: -> 폐기', 'E5 H1: code', 'E6 H1: code', 'E6 H2: -> 폐기'],
    ],
  },
  { file: 'japanese-headings.csv', ratings: ['C N I', 'C I N', 'C I I', 'C N C', 'C C I', 'I N N', 'N N I', 'C N N'] },
  { file: 'merged-down.xlsx', ratings: ['C N I', 'II C CC', 'CC C I', 'C C II'] },
  {
    file: 'two-matrices-one-sheet.xlsx',
    asked: ['TABLES'],
    answers: { tables: 'joined' },
    ratings: ['C N I', 'II C CC', 'CC C I', 'C C II'],
  },
  {
    file: 'title-group-legend-totals.xlsx',
    asked: ['tables'],
    ratings: BLUFF,
    printed: ['total: Inconsistency score: -2 | 0 | -4', 'rank: Rank: 2 | 1 | 3'],
  },
  { file: 'semicolon-utf16-bom.csv', ratings: BLUFF },
  { file: 'cell-note.xlsx', ratings: BLUFF, notes: ['E1 H3: Rated I because the schedule is from before the order'] },
  {
    file: 'pasted-from-a-chat.md',
    ratings: BLUFF,
    printed: ['total: Inconsistency score: 1 | 0 | 5'],
  },
]

test.each(CASES.map((one) => [one.file, (one.asked ?? []).length, one] as const))('%s is read right, with %i questions', (file, _, one) => {
  const { asked = [], answers = {}, ratings, notes = [], printed = [] } = one
  expect(questionIds(readFixture(file))).toEqual(asked)
  const read = readFixture(file, answers)
  const document = documentRead(read)
  expect(ratingLines(document)).toEqual(ratings)
  expect(noteLines(document)).toEqual(notes)
  expect(printedLines(read)).toEqual(printed)
  expect(read.read.problems).toEqual([])
})

const evidenceOf = (file: string, answers = {}) => documentRead(readFixture(file, answers)).evidence

describe('what is next to the ratings', () => {
  it('gives hypotheses the texts above the table', () => {
    expect(documentRead(readFixture('heuer-plus-minus.xlsx')).hypotheses.map(({ label }) => label)).toEqual([
      'Iraq will not retaliate',
      'It will sponsor minor terrorist actions',
      'Major attack',
    ])
    expect(documentRead(readFixture('heuer-plus-minus.xlsx')).question).toBe('Will Iraq retaliate for US bombing?')
  })
  it('makes each analyst’s sheet a rater', () => {
    const document = documentRead(readFixture('sheet-per-analyst.xlsx'))
    expect(document.raters.map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Cem'])
    expect(ratingLines(document, 2)).toEqual(['C N I', 'N NA CC', 'I CC II', 'N I C', 'C CC N', 'CC N C'])
    expect(documentRead(readFixture('sheet-per-analyst.xlsx', { tables: '2' })).raters).toHaveLength(1)
  })
  it('makes category rows the kind of the rows below them, or their cluster', () => {
    expect(evidenceOf('category-rows.xlsx').map(({ kind }) => kind)).toEqual([...Array(3).fill('MILITARY'), ...Array(3).fill('ECONOMIC')])
    expect(evidenceOf('category-rows.xlsx', { categories: 'cluster' }).map(({ cluster }) => cluster)).toEqual([
      'C1',
      'C1',
      'C1',
      'C2',
      'C2',
      'C2',
    ])
    expect(evidenceOf('category-rows.xlsx', { categories: 'evidence' })).toHaveLength(8)
    expect(evidenceOf('category-rows.xlsx', { categories: 'out' }).map(({ kind }) => kind)).toEqual(Array(6).fill(null))
  })
  it('takes kind and credibility out of the label', () => {
    const [first] = evidenceOf('weights-in-the-label.csv', { labels: 'split' })
    expect(first).toMatchObject({ id: 'E1', statement: 'competitor cut list price in April', kind: 'report', credibility: 'high' })
    expect(evidenceOf('weights-in-the-label.csv', { labels: 'keep' })[0]?.credibility).toBeNull()
  })
  it('repeats the source and credibility of a merged cell in each of its rows', () => {
    expect(evidenceOf('merged-down.xlsx').map(({ kind, source, credibility }) => [kind, source, credibility])).toEqual([
      ['Military', 'S1', 'high'],
      ['Military', 'S1', 'high'],
      ['Diplomatic', 'S2', 'low'],
      ['Diplomatic', 'S2', 'low'],
    ])
  })
  it('reads levels and keeps weights and diagnosticity as they are printed', () => {
    const german = readFixture('semicolon-utf16-bom.csv')
    expect(documentRead(german).evidence.map(({ credibility }) => credibility)).toEqual(Array(4).fill('high'))
    expect(german.read.printed.columns).toMatchObject([{ kind: 'weight', heading: 'Gewicht', values: { E1: '1,41' } }])
    expect(readFixture('japanese-headings.csv').read.printed.columns).toMatchObject([
      { kind: 'diagnosticity', heading: '診断的価値', values: { 'INFO-001': '高' } },
    ])
  })
  it('lists what is no evidence, with the reason', () => {
    expect(readFixture('legend-footnotes.xlsx').read.ignored.slice(2)).toMatchObject([
      { place: 'row 12', text: '* Source: internal reporting, 2022', reason: ROW_REASONS.remark },
      { place: 'row 13', text: 'Prepared by: J. Doe', reason: ROW_REASONS.remark },
    ])
    expect(readFixture('title-group-legend-totals.xlsx').unread).toHaveLength(1)
  })
  it.each([
    ['wrong-totals.csv', '3, 7 and 0', '2, 8 and 0'],
    ['remarks-and-verdict-row.csv', '3, 0, 2 and 4', '4, 0, 2 and 4'],
    ['pasted-from-a-chat.md', '1, 0 and 5', '1, 0 and 3'],
  ])('says that the totals of %s differ from its ratings', (file, printed, given) => {
    const said = readFixture(file).read.remarks.join(' ')
    expect(said).toContain(`prints ${printed}`)
    expect(said).toContain(`give ${given}`)
  })
  it('says nothing about totals that the ratings give, or whose weights are not in the table', () => {
    for (const file of ['weights-in-the-label.csv', 'title-group-legend-totals.xlsx', 'own-Matrix-tab-saved-as-csv.csv'])
      expect(readFixture(file, { labels: 'split' }).read.remarks.join(' ')).not.toContain('prints')
  })
})

test('the Matrix sheet saved as .csv gives back its 23 items, with parked ones, reasons and cells of two lines', () => {
  const read = readFixture('own-Matrix-tab-saved-as-csv.csv')
  const document = documentRead(read)
  expect(document.evidence).toHaveLength(23)
  expect(ratingLines(document)[4]).toBe('CC I C I')
  expect(document.hypotheses.map(({ id, label }) => `${id} ${label}`)).toEqual([
    'H1 Coup',
    'H2 Jihadi',
    'H3 Colour revolution',
    'H4 Economic grievance',
  ])
  expect(document.evidence[0]).toMatchObject({ id: 'E1', kind: 'event', credibility: 'high', relevance: 'high', parked: false })
  expect(document.raters[0]?.rationales.E1).toMatch(/^A revolt over prices/)
  expect(read.read.printed.rows.map(({ row, kind }) => [row, kind])).toEqual(
    [...[3, 36, 37, 38, 39, 40].map((row) => [row, 'total'])].toSpliced(1, 0, [4, 'rank'], [5, 'other']),
  )
  expect(questionIds(read)).toEqual([])
})

test('a responsibility chart is asked about, and read only if someone says that it is a matrix', () => {
  const asked = readFixture('raci-is-no-ach.xlsx')
  expect(questionIds(asked)).toEqual(['CHART'])
  expect(asked.read.document).toBeNull()
  expect(readFixture('raci-is-no-ach.xlsx', { chart: 'no' }).read.document).toBeNull()
  expect(readFixture('raci-is-no-ach.xlsx', { chart: 'yes' }).read.document?.evidence).toHaveLength(5)
})
