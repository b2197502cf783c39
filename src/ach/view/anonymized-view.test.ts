import { expect, test } from 'vitest'
import { documentOf } from '../document/document.ts'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { sampleChanges } from '../model/sample.test-support.ts'
import { NO_WORKBOOK } from '../model/workbook.ts'
import { anonymizeView } from './anonymized-view.ts'
import { type View, viewFor } from './view.ts'

const joined = (rater: string, note: string | null = null): Change => ({
  ...{ type: 'joined', rater, kind: 'person', name: null, note, shown: true },
})
const view = (...more: Change[]): View =>
  viewFor(applyChanges(NO_WORKBOOK, [...sampleChanges, ...more]), {
    rater: 'ann',
    names: new Map([
      ['ann', 'Ann'],
      ['R1', 'Bob'],
    ]),
  })
const people = ({ raters }: View) => [...raters.values()].filter(({ kind }) => kind === 'person')

test('an anonymised view numbers people in their order, with ids that no rater had', () => {
  const exported = anonymizeView(view(joined('ann', 'ann-smith.xlsx'), joined('R1')), { names: false, texts: true })
  const before = people(view(joined('ann'), joined('R1')))
  const after = people(exported)
  expect(after.map(({ name }) => name)).toEqual(before.map((_, at) => `Rater ${at + 1}`))
  expect(after.map(({ id }) => id)).not.toContain('R1')
  expect(after.every(({ note, enteredBy }) => note === null && enteredBy === null)).toBe(true)
  expect(JSON.stringify(documentOf(exported))).not.toMatch(/Ann|Bob|ann-smith/)
  expect([...exported.raters.keys()]).toEqual([...exported.raters.values()].map(({ id }) => id))
  expect(exported.me && exported.raters.get(exported.me.id)?.ratings).toEqual(exported.me?.ratings)
})

test('a view without texts has no reasons, notes or comments, but keeps ratings and statements', () => {
  const rater = 'ann'
  const changes: Change[] = [
    joined(rater),
    { type: 'rated', rater, evidence: 'E1', hypothesis: 'H1', before: null, after: 'II' },
    { type: 'reasoned', rater, evidence: 'E1', before: null, after: 'my aunt said so' },
    { type: 'noted', rater, evidence: 'E1', hypothesis: 'H1', before: null, after: 'a note' },
    { type: 'answered', about: 'report', key: 'bottom', before: null, after: { text: 'own words' } },
  ]
  const exported = anonymizeView(view(...changes), { names: true, texts: false })
  const text = JSON.stringify(documentOf(exported))
  expect(text).not.toMatch(/my aunt|a note|own words/)
  expect(exported.raters.get(rater)?.ratings.get('E1')?.get('H1')).toBe('II')
  expect(exported.evidence.get('E1')?.statement).toBe(view().evidence.get('E1')?.statement)
  expect(anonymizeView(view(...changes), { names: true, texts: true })).toEqual(view(...changes))
})
