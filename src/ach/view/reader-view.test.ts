// Readers without notes, and exports without texts, contain nothing that is marked as personal text.

import { expect, it } from 'vitest'
import { personalChanges, SECRET } from '../log/personal-texts.test-support.ts'
import { sample } from '../model/sample.test-support.ts'
import { anonymizeView } from './anonymized-view.ts'
import { type View, viewFor, viewForReader } from './view.ts'

const workbook = sample(...personalChanges)
const names = new Map([['me', 'Analyst']])
const textOf = (view: View) => JSON.stringify(view, (_, value) => (value instanceof Map ? [...value] : value))

it('a reader’s view has personal texts only if the link includes notes', () => {
  const readerView = (notes: boolean) => viewForReader(workbook, { rater: null, names: true, notes }, names)
  expect(textOf(readerView(false))).not.toContain(SECRET)
  expect(readerView(true)).toMatchObject({ evidence: workbook.evidence, pairs: workbook.pairs, deception: workbook.deception })
})

it('a reader’s view without notes keeps the answers that were chosen', () => {
  const view = viewForReader(workbook, { rater: null, names: true, notes: false }, names)
  expect([...view.pairs.values()]).toMatchObject([{ both: 'no', note: null }])
  expect(view.completeness.get('all')).toMatchObject({ complete: 'unsure', note: null })
  expect(view.evidence.get('E1')).toMatchObject({ kind: 'event', notes: null })
  expect([view.deception.size, view.report.size]).toEqual([0, 0])
})

it('an export without names and texts has no personal text', () => {
  const view = viewFor(workbook, { rater: 'me', names })
  expect(textOf(view)).toContain(SECRET)
  expect(textOf(anonymizeView(view, { names: false, texts: false }))).not.toContain(SECRET)
})
