import { expect, test } from 'vitest'
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
  relevance: null,
  notes: null,
} as const

test('an item that is typed again as it stands changes nothing', () => {
  const typed = Object.fromEntries(fieldNames('evidence').map((name) => [name, String(item[name as keyof typeof item] ?? '')]))
  const read = readFields('evidence', typed)
  expect(read.ok && editOf('evidence', 'E1', item, read.fields)).toBeNull()
})

test('empty becomes null, short fields lose outer spaces, long texts keep them', () => {
  const read = readFields('evidence', { statement: '  a\n', kind: '  event ', notes: ' \n ', date: '' })
  expect(read).toMatchObject({ ok: true, fields: { statement: '  a\n', kind: 'event', notes: null, date: null, credibility: null } })
})

test('an edit names only what differs, with what stood there', () => {
  expect(editOf('evidence', 'E1', item, { ...item, credibility: null, date: '2022-01-05' })).toEqual({
    type: 'changed',
    what: 'evidence',
    id: 'E1',
    before: { credibility: 'low', date: '2022-01' },
    after: { credibility: null, date: '2022-01-05' },
  })
})

test('all problems come at once, one for each field, in words', () => {
  const read = readFields('evidence', { statement: '', date: '30.2.', relevance: 'huge', locator: 'x'.repeat(201) })
  expect(!read.ok && read.problems).toEqual([
    { field: 'statement', message: TEXT_PROBLEMS.empty('The text') },
    { field: 'locator', message: TEXT_PROBLEMS.tooLong('The place in the source', LIMITS.short) },
    { field: 'date', message: TEXT_PROBLEMS.date },
    { field: 'relevance', message: NO_LEVEL },
  ])
})
