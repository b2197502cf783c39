import { expect, test } from 'vitest'
import { dateProblem } from '../ach/model/dates.ts'
import { LIMITS, TEXT_PROBLEMS } from '../ach/model/texts.ts'
import { NO_LEVEL } from '../ach/words/field-table.ts'
import { editOf, fieldNames, readFields } from './typed-fields.ts'

const item = {
  statement: ' kept as it is \n',
  kind: null,
  source: 'S1',
  cluster: null,
  locator: 'para. 5',
  date: '2022-01',
  credibility: 'low',
  grade: null,
  relevance: null,
  url: null,
  notes: null,
} as const

test('an item typed again without changes gives no change', () => {
  const typed = Object.fromEntries(fieldNames('evidence').map((name) => [name, String(item[name as keyof typeof item] ?? '')]))
  const read = readFields('evidence', typed)
  expect(read.ok && editOf('evidence', 'E1', item, read.fields)).toBeNull()
})

test('readFields turns empty texts into null, trims short fields and keeps the spaces of long texts', () => {
  const read = readFields('evidence', { statement: '  a\n', kind: '  event ', notes: ' \n ', date: '' })
  expect(read).toMatchObject({ ok: true, fields: { statement: '  a\n', kind: 'event', notes: null, date: null, credibility: null } })
})

test('an edit holds only the fields that differ, with their old values', () => {
  expect(editOf('evidence', 'E1', item, { ...item, credibility: null, date: '2022-01-05' })).toEqual({
    type: 'changed',
    what: 'evidence',
    id: 'E1',
    before: { credibility: 'low', date: '2022-01' },
    after: { credibility: null, date: '2022-01-05' },
  })
})

test('readFields reports all problems at once, one for each field', () => {
  const read = readFields('evidence', { statement: '', date: '30.2.', relevance: 'huge', locator: 'x'.repeat(201) })
  expect(!read.ok && read.problems).toEqual([
    { field: 'statement', message: TEXT_PROBLEMS.empty('The text') },
    { field: 'locator', message: TEXT_PROBLEMS.tooLong('The place in the source', LIMITS.short) },
    { field: 'date', message: dateProblem('30.2.') },
    { field: 'relevance', message: NO_LEVEL },
  ])
})

test('readFields stores a date in ISO form, however it is typed', () => {
  for (const [typed, date] of [
    ['10 Jan 2022', '2022-01-10'],
    ['January 10, 2022', '2022-01-10'],
    ['Jan 2022', '2022-01'],
    ['2022', '2022'],
    ['2022-01-10', '2022-01-10'],
  ]) {
    expect(readFields('evidence', { statement: 'x', date: typed })).toMatchObject({ ok: true, fields: { date } })
    expect(readFields('milestone', { statement: 'x', by: typed })).toMatchObject({ ok: true, fields: { by: date } })
  }
})

test('a date that could be two days and a day that does not exist have different messages', () => {
  const message = (date: string) => {
    const read = readFields('evidence', { statement: 'x', date })
    return read.ok ? null : read.problems[0]?.message
  }
  expect([message('03/04/2022'), message('30 Feb 2022')]).toEqual([dateProblem('03/04/2022'), TEXT_PROBLEMS.noSuchDay])
})
