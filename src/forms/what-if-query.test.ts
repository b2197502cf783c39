import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HANDLINGS } from '../ach/analysis/what-if.ts'
import { type Plain, row, shippedCase, viewOfMatrix } from '../ach/model/matrix.test-support.ts'
import type { View } from '../ach/view/view.ts'
import {
  addSupposition,
  type NamedSupposition,
  readAddedSupposition,
  readSuppositions,
  resolveSuppositions,
  suppositionFields,
  suppositionQuery,
  suppositionWords,
  toggleLink,
} from './what-if-query.ts'
import { HANDLED, SUBJECT_KINDS, SUBJECTS } from './what-if-subjects.ts'

const PLAIN: Plain = {
  rows: [
    row('C I', { source: 'S1', kind: 'claim: a & b' }),
    row('II C', { source: 'S1', cluster: 'K1', kind: 'claim: a & b' }),
    row('I N', { source: 'S2', kind: '100% + more' }),
  ],
}
const assumed = (id: string, cells: string | null, parked = false) =>
  [id, { id, statement: 'Nobody lied', state: null, cells, notes: null, parked, version: 1 }] as const
const view: View = {
  ...viewOfMatrix(PLAIN),
  assumptions: new Map([assumed('A1', 'E1/H1 E3'), assumed('A2', null), assumed('A3', 'E1', true), assumed('A4', 'E2/H1')]),
}
const subjects = SUBJECT_KINDS.flatMap((what) => [...SUBJECTS[what].named(view).keys()].map((id) => ({ what, id })))
const whatIfs: fc.Arbitrary<NamedSupposition[]> = fc
  .uniqueArray(fc.constantFrom(...subjects), { maxLength: subjects.length })
  .chain((chosen) =>
    fc
      .array(fc.constantFrom(...HANDLINGS), { minLength: chosen.length, maxLength: chosen.length })
      .map((hows) => chosen.map((thing, at) => ({ ...thing, how: hows[at] ?? 'without' }))),
  )
const read = (text: string) => readSuppositions(new URLSearchParams(text), view)

describe('the address of a what-if', () => {
  it('is read back as it was written, whatever characters names contain', () => {
    expect(subjects).toHaveLength(10)
    fc.assert(
      fc.property(whatIfs, (all) => {
        const reread = read(suppositionQuery(all))
        expect(new Set(reread)).toEqual(new Set(all))
        expect(suppositionQuery(reread)).toBe(suppositionQuery(all))
      }),
    )
  })

  it('toggles: adding the same what-if twice removes it', () => {
    fc.assert(
      fc.property(whatIfs, fc.constantFrom(...subjects), fc.constantFrom(...HANDLINGS), (all, thing, how) => {
        const others = all.filter((other) => other.what !== thing.what || other.id !== thing.id)
        const query = new URL(toggleLink('/page', others, { ...thing, how }), 'http://localhost').search
        expect(read(query)).toContainEqual({ ...thing, how })
        expect(toggleLink('/page', read(query), { ...thing, how })).toBe(`/page${suppositionQuery(others)}`)
      }),
    )
  })

  it('ignores subjects that the workbook does not have, and other parameters', () => {
    expect(read('?without=source:S9&neutral=evidence:&mirror=nonsense&without=:S1&without=constructor:S1&sort=date')).toEqual([])
    expect(read('?without=cluster:K2&without=kind:claim')).toEqual([])
  })

  it('keeps one handling of a subject, the strongest', () => {
    expect(read('?neutral=source:S1&without=source:S1&without=source:S1')).toEqual([{ what: 'source', id: 'S1', how: 'without' }])
  })

  it('ignores parked items', () => {
    const parked = viewOfMatrix({ rows: [row('C I', { source: 'S1', parked: true }), row('I C')] })
    expect(readSuppositions(new URLSearchParams('?without=evidence:E1&mirror=source:S1'), parked)).toEqual([])
  })
})

describe('the form that adds a what-if', () => {
  const added = (text: string) => readAddedSupposition(new URLSearchParams(text), view)

  it('is read as a subject and a handling; an unknown subject or handling adds nothing', () => {
    expect(added('?suppose=source:S1&how=mirror')).toEqual({ what: 'source', id: 'S1', how: 'mirrored' })
    expect(added('?without=source:S1')).toBeUndefined()
    expect(added('?suppose=source:S9&how=mirror')).toBeNull()
    expect(added('?suppose=source:S1&how=mirrored')).toBeNull()
    expect(added('?suppose=source:S1')).toBeNull()
  })

  it('replaces another handling of the same subject', () => {
    const all = addSupposition([{ what: 'source', id: 'S1', how: 'without' }], { what: 'source', id: 'S1', how: 'neutral' })
    expect(suppositionFields(all)).toEqual([['neutral', 'source:S1']])
  })
})

it('a what-if in words says how many items it concerns', () => {
  const kazakhstan = shippedCase('kazakhstan-2022')
  const source = [...kazakhstan.sources.values()].find(({ name }) => name === 'President Tokayev')
  const say = (one: NamedSupposition) => suppositionWords(one, kazakhstan)
  expect(say({ what: 'source', id: source?.id ?? '', how: 'without' })).toMatch(/^President Tokayev is left out \(\d items\)$/)
  expect(say({ what: 'evidence', id: 'E6', how: 'mirrored' })).toBe(`E6 is ${HANDLED.mirrored}`)
  expect(suppositionWords({ what: 'kind', id: '100% + more', how: 'neutral' }, view)).toBe('Kind 100% + more: 1 item treated as neutral')
  expect(suppositionWords({ what: 'cluster', id: 'K1', how: 'without' }, view)).toMatch(/^Cluster .+: 1 item left out$/)
})

it('a what-if is translated into the same handling for the calculation', () => {
  expect(resolveSuppositions(view, [{ what: 'source', id: 'S1', how: 'neutral' }])).toEqual([{ what: 'source', id: 'S1', how: 'neutral' }])
})

describe('an assumption that does not hold', () => {
  it('can be a what-if if cells are linked to it, and says how many', () => {
    expect(read('?without=assumption:A1&without=assumption:A2&without=assumption:A3')).toEqual([
      { what: 'assumption', id: 'A1', how: 'without' },
    ])
    expect(suppositionWords({ what: 'assumption', id: 'A1', how: 'without' }, view)).toBe(
      'A1 does not hold: Nobody lied (1 item and 1 cell left out)',
    )
    expect(suppositionWords({ what: 'assumption', id: 'A4', how: 'without' }, view)).toBe(
      'A4 does not hold: Nobody lied (1 cell treated as not rated)',
    )
    expect(suppositionWords({ what: 'assumption', id: 'A4', how: 'neutral' }, view)).toBe(
      'A4 does not hold: Nobody lied (1 cell treated as neutral)',
    )
  })

  it('is translated into its cells and whole rows', () => {
    expect(resolveSuppositions(view, [{ what: 'assumption', id: 'A1', how: 'mirrored' }])).toEqual([
      { what: 'cell', id: 'E1', hypothesis: 'H1', how: 'mirrored' },
      { what: 'evidence', id: 'E3', how: 'mirrored' },
    ])
  })
})
