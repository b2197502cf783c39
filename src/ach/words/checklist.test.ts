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
  it('every check is in one step and has a summary, and tasks if it is not done', () => {
    const all = checklistOf(viewFor(sample(), { rater: null, names: new Map() }))
    const steps = STEPS.flatMap(([, ones]) => ones)
    expect(new Set(steps).size).toBe(steps.length)
    expect(Object.keys(all).sort()).toEqual([...steps].sort())
    for (const step of steps) {
      expect(all[step].summary).not.toBe('')
      if (all[step].state === 'todo' || all[step].state === 'partly') expect(all[step].todo).not.toEqual([])
    }
  })

  it('a summary reads right for 0 and 1 of one item', () => {
    const rest = ['E2', 'E3'].map((id) => park(id, 'evidence'))
    expect(of('sources', ...rest)).toEqual({ state: 'todo', summary: '0 of 1 item has a source', todo: ['name a source for 1 item'] })
    expect(of('sources', ...rest, field('E1', { source: 'S1' }))).toEqual({ state: 'done', summary: 'The item has a source', todo: [] })
  })

  it('two hypotheses are needed', () => {
    expect(of('hypotheses')).toEqual({ state: 'done', summary: '2 hypotheses', todo: [] })
    expect(state('hypotheses', park('H1'))).toBe('partly')
    expect(state('hypotheses', park('H1'), park('H2'))).toBe('todo')
  })

  it('pairs marked “not sure” are answered but still to decide', () => {
    const third = hypothesisAdded('H3')
    expect(of('pairs', third)).toEqual({ state: 'todo', summary: '0 of 3 questions answered', todo: ['answer the question for 3 pairs'] })
    expect(state('pairs', third, answered('pair', 'H1 H2', { both: 'no', note: null }))).toBe('partly')
    expect(of('pairs', answered('pair', 'H1 H2', { both: 'unsure', note: null }))).toMatchObject({
      state: 'partly',
      todo: ['decide on 1 pair marked “not sure”'],
    })
    expect(state('pairs', answered('pair', 'H1 H2', { both: 'yes', note: null }))).toBe('done')
    expect(state('pairs', park('H1'))).toBe('todo')
    expect(state('completeness')).toBe('todo')
    expect(state('completeness', answered('completeness', LIST_KEY, { complete: 'unsure', note: null }))).toBe('partly')
    expect(state('completeness', answered('completeness', LIST_KEY, { complete: 'no', note: null }))).toBe('done')
  })

  it('the evidence needs an absence and an assumption', () => {
    expect(of('evidence')).toMatchObject({ state: 'partly', summary: '3 items' })
    const kinds = [field('E1', { kind: 'absence' }), field('E2', { kind: 'assumption' })]
    expect(of('evidence', ...kinds)).toEqual({ state: 'done', summary: '3 items (kinds: absence, assumption)', todo: [] })
    expect(state('evidence', ...kinds, park('E1', 'evidence'))).toBe('partly')
  })

  it('sources, weights and reasons are counted by item', () => {
    expect(of('sources')).toEqual({ state: 'todo', summary: '0 of 3 items have a source', todo: ['name a source for 3 items'] })
    expect(of('sources', field('E1', { source: 'S1' })).summary).toBe('1 of 3 items has a source')
    expect(of('sources', ...every({ source: 'S1' }))).toEqual({ state: 'done', summary: 'All 3 items have a source', todo: [] })
    expect(state('weights', ...every({ credibility: 'low' }))).toBe('todo')
    expect(state('weights', ...every({ credibility: 'low', relevance: 'high' }))).toBe('done')
    expect(of('weights')).toMatchObject({
      summary: 'Credibility and relevance are set for 0 of 3 items',
      todo: ['set them for 3 items'],
    })
    expect(of('weights', ...every({ credibility: 'low', relevance: 'high' }))).toMatchObject({
      summary: 'Credibility and relevance are set for all 3 items',
      todo: [],
    })
    expect(of('reasons').todo).toEqual(['give reasons for 3 items'])
    expect(state('reasons', { type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after: 'So' })).toBe('partly')
    expect(state('reasons', { type: 'reasoned', rater: 'other', evidence: 'E1', before: null, after: 'So' })).toBe('todo')
  })

  it('blank cells are counted; NA is a rating', () => {
    expect(of('ratings')).toEqual({ state: 'todo', summary: '0 of 6 cells rated', todo: ['rate 6 cells'] })
    const rest = ['E2', 'E3'].flatMap((id) => [park(id, 'evidence')])
    expect(state('ratings', ...rest, rated('E1', 'H1', null, 'C'))).toBe('partly')
    expect(state('ratings', ...rest, rated('E1', 'H1', null, 'C'), rated('E1', 'H2', null, 'NA'))).toBe('done')
  })

  it('a source is checked once its deception check has a finding', () => {
    const used = field('E1', { source: 'S1' })
    expect(state('deception')).toBe('todo')
    expect(of('deception', used)).toEqual({ state: 'todo', summary: '0 of 1 source checked', todo: ['check 1 source'] })
    expect(state('deception', used, answered('deception', 'S1', check(null)))).toBe('todo')
    expect(state('deception', used, answered('deception', 'S1', check('unlikely')))).toBe('done')
  })

  it('hypotheses without an indicator are named', () => {
    const expectation: Change = {
      type: 'added',
      what: 'expectation',
      id: 'X1',
      fields: { statement: 'Traces', hypothesis: 'H1', seen: null, search: null, where: null, evidence: null, notes: null },
    }
    expect(of('expectations').todo).toEqual(['add an indicator for Coup and Jihadi'])
    expect(of('expectations', expectation)).toMatchObject({ state: 'partly', todo: ['add an indicator for Jihadi'] })
  })

  it('probabilities are needed for every hypothesis at both times', () => {
    const all = (['before', 'now'] as const).flatMap((when) =>
      ['H1', 'H2'].map((hypothesis): Change => ({ type: 'estimated', rater: 'me', when, hypothesis, before: null, after: 0.5 })),
    )
    expect(state('probabilities')).toBe('todo')
    expect(of('probabilities', ...all.slice(0, 2))).toMatchObject({ state: 'partly', todo: ['enter 2 “now” estimates'] })
    expect(state('probabilities', ...all)).toBe('done')
  })

  it('sensitivity and refinement are to review, never done', () => {
    expect(state('sensitivity')).toBe('todo')
    expect(state('refine')).toBe('review')
    expect(state('sensitivity', rated('E1', 'H1', null, 'C'))).toBe('review')
    expect(of('refine', park('E1', 'evidence')).summary).toBe('1 item of evidence is parked')
  })

  it('parked assumptions do not count, and the report needs the bottom line', () => {
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
    expect(state('assumptions')).toBe('todo')
    expect(of('assumptions', assumed)).toMatchObject({ state: 'partly', todo: ['assess how well 1 assumption is supported'] })
    expect(state('assumptions', assumed, { type: 'parked', what: 'assumption', id: 'A1' })).toBe('todo')
    expect(of('milestones', watched)).toMatchObject({ state: 'partly', todo: ['set a date for 1 milestone'] })
    expect(state('report', answered('report', 'method', { text: 'So' }))).toBe('partly')
    expect(state('report', answered('report', 'bottom', { text: 'So' }))).toBe('done')
  })

  it('an empty workbook has a checklist without NaN or “0 of 0”', () => {
    const gone = [park('H1'), park('H2'), ...['E1', 'E2', 'E3'].map((id) => park(id, 'evidence'))]
    const entries = Object.values(checklistOf(viewFor(sample(...gone), { rater: 'me', names: new Map() })))
    expect(JSON.stringify(entries)).not.toMatch(/NaN|undefined|null|0 of 0/)
    expect(of('evidence', evidenceAdded('E4')).state).toBe('partly')
  })
})
