import { expect, test } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { noEvidenceFields } from '../model/sample.test-support.ts'
import { viewFor } from '../view/view.ts'
import { ratedBy, runWith, to } from './exercise.test-support.ts'
import { leadDependence } from './lead-dependence.ts'

const source: Change = {
  type: 'added',
  what: 'source',
  id: 'S1',
  fields: { name: 'President', kind: null, reliability: null, date: null, url: null, notes: null } as never,
}
const item = (id: string): Change => ({ type: 'added', what: 'evidence', id, fields: { statement: id, ...noEvidenceFields, source: 'S1' } })
const rows = (ratings: readonly (readonly [string, 'C' | 'I' | 'II', 'C' | 'I' | 'II'])[]): Change[] =>
  ratings.flatMap(([id, h1, h2]) => ['a', 'b'].flatMap((rater) => [ratedBy(rater, id, 'H1', h1), ratedBy(rater, id, 'H2', h2)]))

const viewOf = (changes: readonly Change[]) => {
  const rated = applyChanges(runWith(['a', 'b']), [source, item('E3'), item('E4'), ...changes])
  const debrief = applyChanges(rated, [to(rated, 'debrief')])
  return viewFor(debrief, { rater: null, names: new Map(), looks: 'wall' })
}

test('a lead depends on an item or a source without which others lead in the room', () => {
  const found = leadDependence(
    viewOf(
      rows([
        ['E1', 'I', 'C'],
        ['E2', 'C', 'C'],
        ['E3', 'C', 'I'],
        ['E4', 'C', 'I'],
      ]),
    ),
  )
  expect(found?.leaders).toEqual(['H1'])
  expect(found?.items.map(({ id, leaders }) => [id, leaders])).toEqual([
    ['E3', ['H1', 'H2']],
    ['E4', ['H1', 'H2']],
  ])
  expect(found?.sources.map(({ id, leaders }) => [id, leaders])).toEqual([['S1', ['H2']]])
})

test('a lead that no single item changes depends on none, and without a leader there is nothing to say', () => {
  const found = leadDependence(
    viewOf(
      rows([
        ['E1', 'C', 'II'],
        ['E2', 'C', 'II'],
        ['E3', 'C', 'C'],
        ['E4', 'C', 'C'],
      ]),
    ),
  )
  expect([found?.items, found?.sources]).toEqual([[], []])
  expect(leadDependence(viewOf([]))).toBeNull()
})
