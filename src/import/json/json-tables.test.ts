// JSON of other programs, in the shapes that such files have.
import { describe, expect, it } from 'vitest'
import { readTables } from '../reading/read-tables.ts'
import { jsonTables } from './json-tables.ts'

function read(raw: unknown) {
  const tables = jsonTables('a.json', raw)
  if (tables.length === 0) return null
  const { document } = readTables({ tables, form: {}, options: { title: 'A table' } }).read
  return document
}
const ratings = (raw: unknown, rater = 0) => {
  const document = read(raw)
  return document?.evidence.map(({ id }) =>
    document.hypotheses.map((one) => document.raters[rater]?.ratings[id]?.[one.id] ?? '.').join(' '),
  )
}
const lists = {
  hypotheses: [
    { id: 'H1', name: 'Coup' },
    { id: 'H2', name: 'Riot' },
  ],
  evidence: [
    { id: 'E1', text: 'Troops' },
    { id: 'E2', text: 'Phones' },
  ],
}
const RIGHT = ['C II', 'N CC']

describe('ratings', () => {
  it.each([
    [
      'a matrix',
      {
        ratings: [
          ['C', 'II'],
          ['N', 'CC'],
        ],
      },
    ],
    ['objects by evidence', { ratings: { E1: { H1: 'C', H2: 'II' }, E2: { H1: 'N', H2: 'CC' } } }],
    ['objects by hypothesis', { scores: { H1: { E1: '+', E2: '0' }, H2: { E1: '--', E2: '++' } } }],
    ['pairs of ids', { cells: { 'E1-H1': 'C', 'E1-H2': 'II', 'H1|E2': 'N', 'E2,H2': 'CC' } }],
    [
      'a list',
      {
        assessments: [
          { evidenceId: 'E1', hypothesisId: 'H1', value: 'consistent' },
          { evidenceId: 'E1', hypothesisId: 'H2', value: 'very inconsistent' },
          { evidenceId: 'E2', hypothesisId: 'H1', value: 'neutral' },
          { evidenceId: 'E2', hypothesisId: 'H2', value: 'very consistent' },
        ],
      },
    ],
  ])('are found in %s', (_, part) => {
    expect(ratings({ ...lists, ...part })).toEqual(RIGHT)
    expect(ratings({ project: { matrix: { ...lists, ...part } } })).toEqual(RIGHT)
  })
  it('are found next to the evidence or next to the hypotheses', () => {
    const [first, second] = lists.evidence
    expect(
      ratings({
        ...lists,
        evidence: [
          { ...first, ratings: { H1: 'C', H2: 'II' } },
          { ...second, ratings: ['N', 'CC'] },
        ],
      }),
    ).toEqual(RIGHT)
    expect(
      ratings({
        ...lists,
        evidence: [
          { ...first, H1: 'C', H2: 'II' },
          { ...second, H1: 'N', H2: 'CC' },
        ],
      }),
    ).toEqual(RIGHT)
    const [one, other] = lists.hypotheses
    expect(
      ratings({
        ...lists,
        hypotheses: [
          { ...one, ratings: ['C', 'N'] },
          { ...other, ratings: { E1: 'II', E2: 'CC' } },
        ],
      }),
    ).toEqual(RIGHT)
  })
  it('can have notes, and belong to several raters', () => {
    const document = read({
      ...lists,
      analysts: [
        { name: 'Ann', ratings: { E1: { H1: { rating: 'C', note: 'weak' } } } },
        { name: 'Bob', ratings: { E2: { H2: 'I' } } },
      ],
    })
    expect(document?.raters.map(({ name, ratings: rated }) => [name, rated])).toEqual([
      ['Ann', { E1: { H1: 'C' } }],
      ['Bob', { E2: { H2: 'I' } }],
    ])
    expect(document?.raters[0]?.notes).toEqual({ E1: { H1: 'weak' } })
  })
  it('can be rows of a list, with the keys as headings', () => {
    const rows = [
      ['Troops', 'Coup', 'C'],
      ['Troops', 'Riot', 'II'],
      ['Phones', 'Coup', 'N'],
      ['Phones', 'Riot', 'CC'],
    ].map(([evidence, hypothesis, rating]) => ({ evidence, hypothesis, rating }))
    expect(ratings(rows)).toEqual(RIGHT)
    expect(ratings({ rows })).toEqual(RIGHT)
  })
})

it('fields of the evidence are mapped like columns', () => {
  const document = read({
    ...lists,
    question: 'Who did it?',
    evidence: [{ id: 'E1', text: 'Troops', credibility: 'hoch', Quelle: 'Radio' }],
    matrix: [['C', 'I']],
  })
  expect(document?.question).toBe('Who did it?')
  expect(document?.evidence[0]).toMatchObject({ credibility: 'high', source: 'S1' })
  expect(document?.sources[0]?.name).toBe('Radio')
})

it('totals by hypothesis are printed results', () => {
  const tables = jsonTables('a.json', {
    ...lists,
    matrix: [
      ['C', 'II'],
      ['N', 'CC'],
    ],
    inconsistencyScores: { H1: 0, H2: 2 },
  })
  const { read: found } = readTables({ tables, form: {}, options: { title: 'A table' } })
  expect(found.printed.rows).toMatchObject([{ values: { H1: '0', H2: '2' } }])
  expect(found.document?.evidence).toHaveLength(2)
})

it.each([
  [{}],
  [[]],
  [null],
  ['text'],
  [{ hypotheses: [], evidence: [] }],
  [{ hypotheses: 'one', evidence: ['two'] }],
  [[1, 2]],
  [{ a: [{ b: 1 }] }],
  [{ __proto__: null, evidence: { x: {} } }],
])('nothing is made of %j', (raw) => {
  expect(jsonTables('a.json', raw)).toEqual([])
})
