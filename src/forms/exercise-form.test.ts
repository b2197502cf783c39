import { expect, test } from 'vitest'
import { BUDGETS } from '../ach/exercise/exercise-plan.ts'
import type { Evidence, ExercisePlan } from '../ach/model/workbook.ts'
import { type ExerciseForm, proposeExerciseForm, readExercise, withBudget } from './exercise-form.ts'

const item = (id: string, parked = false) => [id, { id, parked } as Evidence] as const
const plan: ExercisePlan = { minutes: { rate: 30 }, short: ['E1', 'E2', 'E9'], contentNote: 'People died.' }
const view = { title: 'A case', exercise: plan, evidence: new Map([item('E1'), item('E2', true), item('E3')]) }
const proposed = proposeExerciseForm(view, 'A case: exercise', 60)
const withValues = (values: Record<string, string>, form: ExerciseForm = proposed) => ({ ...form, values: { ...form.values, ...values } })
const NOW = new Date(2026, 11, 1, 12)
const problems = (form: ExerciseForm) => {
  const read = readExercise(view, form, NOW)
  return read.ok ? [] : read.problems.map(({ field }) => field)
}
const requestOf = (form: ExerciseForm) => {
  const read = readExercise(view, form, NOW)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.wanted
}

test.each(BUDGETS)('the form proposed for %i minutes has no problems, and its minutes add up', (budget) => {
  const { options, deck } = requestOf(proposeExerciseForm(view, 'A case: exercise', budget))
  expect(Object.values(options.minutes).reduce((sum, one) => sum + one, 0)).toBe(budget)
  expect(deck).toEqual(budget < 90 ? ['E1'] : null)
  expect(options.contentNote).toBe('People died.')
  expect(options.stages).not.toContain('credibility')
})

test('withBudget proposes minutes for the ticked stages and keeps everything else as typed', () => {
  const form = withBudget(view, { ...withValues({ title: 'Mine', deck: 'short' }), stages: new Set(['debrief']) }, 90)
  expect([form.values.title, form.values.deck, Number(form.values['minutes-favourites']) > 0]).toEqual(['Mine', 'full', true])
  expect(requestOf(form).options.stages).toEqual(['lobby', 'rate', 'reveal', 'debrief', 'closed'])
})

test('readExercise reads every choice of the form', () => {
  const choices = { anonymous: 'yes', shuffled: 'yes', turned: 'yes', discuss: 'all', hypotheses: 'yes', evidence: 'yes' }
  const { options } = requestOf({
    ...withValues({ ...choices, homework: 'yes', room: '12', contentNote: ' ', 'minutes-rate': '' }),
    stages: new Set(['credibility', 'discuss']),
  })
  expect(options).toMatchObject({
    stages: ['credibility', 'rate', 'lobby', 'reveal', 'discuss', 'closed'],
    anonymous: true,
    shuffled: true,
    turned: true,
    discuss: 'all',
    propose: { hypotheses: true, evidence: true },
    room: 12,
    contentNote: null,
  })
  expect(options.minutes.rate).toBeUndefined()
})

test('readExercise reports all problems at once, by field', () => {
  const form = withValues({
    title: ' ',
    room: '201',
    'minutes-rate': 'half an hour',
    'minutes-lobby': '1001',
    contentNote: 'x'.repeat(20_001),
  })
  expect(problems(form)).toEqual(['title', 'minutes-lobby', 'minutes-rate', 'room', 'contentNote'])
  expect(problems(withValues({ room: '' }))).toEqual(['room'])
})

test('readExercise ignores the minutes of a stage that is left out', () => {
  expect(problems({ ...withValues({ 'minutes-debrief': 'x' }), stages: new Set() })).toEqual([])
})
