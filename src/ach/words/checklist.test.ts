import { describe, expect, it } from 'vitest'
import type { Change } from '../log/change.ts'
import { LIST_KEY } from '../model/checks.ts'
import { evidenceAdded, hypothesisAdded, rated, sample } from '../model/sample.test-support.ts'
import { viewFor } from '../view/view.ts'
import { type ChecklistStep, checklistOf, STEPS } from './checklist.ts'

const of = (step: ChecklistStep, ...changes: Change[]) => checklistOf(viewFor(sample(...changes), { rater: 'me', names: new Map() }))[step]
const state = (step: ChecklistStep, ...changes: Change[]) => of(step, ...changes).state
const park = (id: string, what: 'hypothesis' | 'evidence' = 'hypothesis'): Change => ({ type: 'parked', what, id })
const field = (id: string, after: object): Change =>
  ({ type: 'changed', what: 'evidence', id, before: Object.fromEntries(Object.keys(after).map((key) => [key, null])), after }) as Change
const every = (after: object) => ['E1', 'E2', 'E3'].map((id) => field(id, after))
const answered = (about: string, key: string, after: object) => ({ type: 'answered', about, key, before: null, after }) as Change
const check = (finding: string | null) => ({ motive: 'Gain', practice: null, manipulability: null, evaluation: null, finding })

describe('the checklist', () => {
  it('has every check once, and something to say of each', () => {
    const all = checklistOf(viewFor(sample(), { rater: null, names: new Map() }))
    const steps = STEPS.flatMap(([, ones]) => ones)
    expect(new Set(steps).size).toBe(steps.length)
    expect(Object.keys(all).sort()).toEqual([...steps].sort())
    for (const step of steps) {
      expect(all[step].has).not.toBe('')
      if (all[step].state === 'missing' || all[step].state === 'partly') expect(all[step].lacks).not.toEqual([])
    }
  })

  it('asks for two hypotheses', () => {
    expect(of('hypotheses')).toEqual({ state: 'there', has: '2 hypotheses', lacks: [] })
    expect(state('hypotheses', park('H1'))).toBe('partly')
    expect(state('hypotheses', park('H1'), park('H2'))).toBe('missing')
  })

  it('counts pairs, and keeps apart those that nobody is sure of', () => {
    const third = hypothesisAdded('H3')
    expect(of('pairs', third)).toEqual({ state: 'missing', has: '0 of 3 pairs answered', lacks: ['3 pairs'] })
    expect(state('pairs', third, answered('pair', 'H1 H2', { both: 'no', note: null }))).toBe('partly')
    expect(of('pairs', answered('pair', 'H1 H2', { both: 'unsure', note: null }))).toMatchObject({
      state: 'partly',
      lacks: ['not sure about 1'],
    })
    expect(state('pairs', answered('pair', 'H1 H2', { both: 'yes', note: null }))).toBe('there')
    expect(state('pairs', park('H1'))).toBe('missing')
    expect(state('completeness')).toBe('missing')
    expect(state('completeness', answered('completeness', LIST_KEY, { complete: 'unsure', note: null }))).toBe('partly')
    expect(state('completeness', answered('completeness', LIST_KEY, { complete: 'no', note: null }))).toBe('there')
  })

  it('looks for absences and assumptions among the evidence', () => {
    expect(of('evidence')).toMatchObject({ state: 'partly', has: '3 items' })
    const kinds = [field('E1', { kind: 'absence' }), field('E2', { kind: 'assumption' })]
    expect(of('evidence', ...kinds)).toEqual({ state: 'there', has: '3 items: absence, assumption', lacks: [] })
    expect(state('evidence', ...kinds, park('E1', 'evidence'))).toBe('partly')
  })

  it('counts sources, weights and reasons by item', () => {
    expect(of('sources')).toEqual({ state: 'missing', has: '0 of 3 items name a source', lacks: ['3 items'] })
    expect(of('sources', field('E1', { source: 'S1' })).has).toBe('1 of 3 items names a source')
    expect(of('sources', ...every({ source: 'S1' }))).toEqual({ state: 'there', has: 'All 3 items name a source', lacks: [] })
    expect(state('weights', ...every({ credibility: 'low' }))).toBe('missing')
    expect(state('weights', ...every({ credibility: 'low', relevance: 'high' }))).toBe('there')
    expect(state('reasons', { type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after: 'So' })).toBe('partly')
    expect(state('reasons', { type: 'reasoned', rater: 'other', evidence: 'E1', before: null, after: 'So' })).toBe('missing')
  })

  it('counts blank cells; NA is rated', () => {
    expect(of('ratings')).toEqual({ state: 'missing', has: '0 of 6 cells rated', lacks: ['6 cells'] })
    const rest = ['E2', 'E3'].flatMap((id) => [park(id, 'evidence')])
    expect(state('ratings', ...rest, rated('E1', 'H1', null, 'C'))).toBe('partly')
    expect(state('ratings', ...rest, rated('E1', 'H1', null, 'C'), rated('E1', 'H2', null, 'NA'))).toBe('there')
  })

  it('counts a source as checked when there is a finding', () => {
    const used = field('E1', { source: 'S1' })
    expect(state('deception')).toBe('missing')
    expect(of('deception', used)).toEqual({ state: 'missing', has: '0 of 1 source with items checked', lacks: ['1 source'] })
    expect(state('deception', used, answered('deception', 'S1', check(null)))).toBe('missing')
    expect(state('deception', used, answered('deception', 'S1', check('unlikely')))).toBe('there')
  })

  it('names the hypotheses without an expectation', () => {
    const expectation: Change = {
      type: 'added',
      what: 'expectation',
      id: 'X1',
      fields: { statement: 'Traces', hypothesis: 'H1', seen: null, search: null, where: null, evidence: null, notes: null },
    }
    expect(of('expectations').lacks).toEqual(['what one should see if it were Coup or Jihadi'])
    expect(of('expectations', expectation)).toMatchObject({ state: 'partly', lacks: ['what one should see if it were Jihadi'] })
  })

  it('wants probabilities for every hypothesis at both times', () => {
    const all = (['before', 'now'] as const).flatMap((when) =>
      ['H1', 'H2'].map((hypothesis): Change => ({ type: 'estimated', rater: 'me', when, hypothesis, before: null, after: 0.5 })),
    )
    expect(state('probabilities')).toBe('missing')
    expect(of('probabilities', ...all.slice(0, 2))).toMatchObject({ state: 'partly', lacks: ['2 as you see it now'] })
    expect(state('probabilities', ...all)).toBe('there')
  })

  it('does not know whether a person looked', () => {
    expect(state('sensitivity')).toBe('missing')
    expect(state('sensitivity', rated('E1', 'H1', null, 'C'))).toBe('look')
    expect(of('refine', park('E1', 'evidence')).has).toBe('Parked: 1 item of evidence')
  })

  it('leaves parked assumptions and milestones aside, and wants the bottom line', () => {
    const assumed: Change = {
      type: 'added',
      what: 'assumption',
      id: 'A1',
      fields: { statement: 'So', state: null, cells: null, notes: null },
    }
    const watched: Change = {
      type: 'added',
      what: 'milestone',
      id: 'M1',
      fields: { statement: 'A trial', hypothesis: null, where: null, by: null, seen: null, evidence: null, notes: null },
    }
    expect(state('assumptions')).toBe('missing')
    expect(of('assumptions', assumed)).toMatchObject({ state: 'partly', lacks: ['1 not judged yet'] })
    expect(state('assumptions', assumed, { type: 'parked', what: 'assumption', id: 'A1' })).toBe('missing')
    expect(of('milestones', watched)).toMatchObject({ state: 'partly', lacks: ['a day for 1'] })
    expect(state('report', answered('report', 'method', { text: 'So' }))).toBe('partly')
    expect(state('report', answered('report', 'bottom', { text: 'So' }))).toBe('there')
  })

  it('tells of an empty workbook without a number that is none', () => {
    const gone = [park('H1'), park('H2'), ...['E1', 'E2', 'E3'].map((id) => park(id, 'evidence'))]
    const said = Object.values(checklistOf(viewFor(sample(...gone), { rater: 'me', names: new Map() })))
    expect(JSON.stringify(said)).not.toMatch(/NaN|undefined|null|0 of 0/)
    expect(of('evidence', evidenceAdded('E4')).state).toBe('partly')
  })
})
