// Which items of evidence the table shows, and in which order.
import { describe, expect, it, test } from 'vitest'
import { row, viewOfMatrix } from '../../../src/ach/model/matrix.test-support.ts'
import type { Evidence } from '../../../src/ach/model/workbook.ts'
import { scoresOf } from '../../../src/ach/scoring/score.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { evidenceQuery, FIRST_COLUMNS, readEvidenceQuery } from '../../../src/forms/evidence-query.ts'
import { matrixBase } from '../../matrix/matrix-model.ts'
import { PLAIN_SETTINGS } from '../../matrix/matrix-settings.ts'
import { shownColumns } from './columns.ts'
import { evidenceModel, isWithin, shownIds } from './model.ts'

/** E1 to E5; `fields` by item. */
function viewWith(fields: Readonly<Record<string, Partial<Evidence>>> = {}): View {
  const view = viewOfMatrix({ rows: [row('CC II'), row('I I'), row('. II'), row('C I'), row('. .')] })
  return { ...view, evidence: new Map([...view.evidence].map(([id, item]) => [id, { ...item, ...fields[id] }])) }
}
const modelOf = (view: View, query: string) =>
  evidenceModel(matrixBase('w', view, view.me && scoresOf(view, view.me.id), PLAIN_SETTINGS), readEvidenceQuery(new URLSearchParams(query)))
const ids = (view: View, query: string) => shownIds(modelOf(view, query)).join(' ')

describe('the order of the evidence', () => {
  const view = viewWith({
    E1: { date: '2022-01-10', kind: 'event', credibility: 'low' },
    E2: { kind: 'Claim', credibility: 'high' },
    E3: { date: '2022-01', kind: 'claim' },
    E4: { date: '2021', kind: 'claim 10', credibility: 'medium' },
    E5: { date: '2022-01-09', kind: 'claim 9', credibility: 'high' },
  })

  it.each([
    ['', 'E1 E2 E3 E4 E5'],
    ['sort=date', 'E4 E3 E5 E1 E2'],
    ['sort=-date', 'E1 E5 E3 E4 E2'],
    ['sort=kind', 'E2 E3 E5 E4 E1'],
    ['sort=-kind', 'E1 E4 E5 E2 E3'],
    ['sort=credibility', 'E1 E4 E2 E5 E3'],
    ['sort=-credibility', 'E2 E5 E4 E1 E3'],
    ['sort=ratings', 'E5 E3 E1 E2 E4'],
    ['sort=-diagnosticity', 'E1 E4 E2 E3 E5'],
    ['sort=evil', 'E1 E2 E3 E4 E5'],
  ])('for “%s” is %s: blanks last in either direction, and equal items in manual order', (query, order) => {
    expect(ids(view, query)).toBe(order)
  })

  it('has parked items last', () => {
    expect(ids(viewWith({ E4: { parked: true, date: '2020' } }), 'sort=date')).toMatch(/E4$/)
  })
})

describe('the filters of the evidence', () => {
  const view = viewWith({
    E1: { kind: 'event', cluster: 'c', statement: 'The airport was held' },
    E2: { kind: 'EVENT', date: '2022-01-10', notes: 'Seen by Zhanar' },
    E3: { date: '2022-01', url: 'https://example.org/x' },
  })

  it.each([
    ['find=AIRPORT held', 'E1'],
    ['find=held airports', ''],
    ['find=zhanar', 'E2'],
    ['find=10 jan', 'E2'],
    ['find=2022-01', 'E2 E3'],
    ['find=example.org', 'E3'],
    ['find=e5', 'E5'],
    ['kind=event', 'E1 E2'],
    ['kind=-', 'E3 E4 E5'],
    ['cluster=c', 'E1'],
    ['cluster=-&kind=event', 'E2'],
    ['from=11 Jan 2022', 'E3'],
    ['from=2022-01-10&to=10 Jan 2022', 'E2 E3'],
    ['to=2021', ''],
    ['from=nonsense', 'E1 E2 E3 E4 E5'],
    ['show=unrated', 'E3 E5'],
  ])('for “%s” leave %s', (query, left) => {
    expect(ids(view, query)).toBe(left)
  })

  test('a month may be before or after a day in it, and an item without a date is in no period', () => {
    expect([isWithin('2022-01', '2022-01-15', ''), isWithin('2022-01', '', '2022-01-15'), isWithin('2022', '2023', '')]).toEqual([
      true,
      true,
      false,
    ])
    expect([isWithin(null, '2022', ''), isWithin(null, '', '')]).toEqual([false, true])
  })
})

describe('the address of the evidence', () => {
  it('is the same after it was read', () => {
    const query = '?find=a+b&kind=claim&source=S1&cluster=-&from=2022-01-10&show=unrated&sort=-date&column=kind&column=notes'
    expect(evidenceQuery(readEvidenceQuery(new URLSearchParams(query)))).toBe(query)
    expect(evidenceQuery(readEvidenceQuery(new URLSearchParams('?find=&sort=&kind=')))).toBe('')
  })

  it('names the columns in their own order, and all that are shown at first need not be named', () => {
    const columns = (query: string) => readEvidenceQuery(new URLSearchParams(query)).columns
    expect(columns('column=notes&column=kind&column=evil')).toEqual(['kind', 'notes'])
    expect(columns('column=evil')).toEqual(FIRST_COLUMNS)
  })
})

test('columns of what a page may not show are left out', () => {
  const view = viewWith()
  expect(shownColumns(modelOf(view, 'column=ratings&column=diagnosticity'))).toEqual(['ratings', 'diagnosticity'])
  const query = readEvidenceQuery(new URLSearchParams('column=ratings&column=diagnosticity'))
  const hidden = matrixBase('w', view, scoresOf(view, 'me'), { ...PLAIN_SETTINGS, scoresHidden: true })
  expect(shownColumns(evidenceModel(hidden, query))).toEqual(['ratings'])
  const noRater = matrixBase('w', { ...view, me: null }, null, PLAIN_SETTINGS)
  expect(shownColumns(evidenceModel(noRater, query))).toEqual([])
})
