import { expect, test } from 'vitest'
import { runWith } from '../exercise/exercise.test-support.ts'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import type { Level } from '../model/workbook.ts'
import { credibilityChanges, credibilityChoice, credibilityChoiceChanges, medianLevel } from './judged-credibility.ts'
import { progressOf } from './progress.ts'

test('the median level lies nearer to medium if it falls between two levels', () => {
  expect(medianLevel(['high', 'low', 'high'])).toBe('high')
  expect(medianLevel(['low', 'medium'])).toBe('medium')
  expect(medianLevel(['high', 'medium'])).toBe('medium')
  expect(medianLevel(['low', 'high'])).toBe('medium')
  expect(medianLevel(['low', 'low', 'high', 'low'])).toBe('low')
  expect(medianLevel([])).toBeNull()
})

const weighed = (rater: string, evidence: string, after: Level): Change => ({ type: 'weighed', rater, evidence, before: null, after })

test('each judged item gets the median of the participants who are present', () => {
  const room = applyChanges(runWith(['ann', 'bob', 'cem']), [
    weighed('ann', 'E1', 'low'),
    weighed('bob', 'E1', 'low'),
    weighed('cem', 'E1', 'high'),
    { type: 'present', rater: 'ann', before: true, after: false },
  ])
  expect(credibilityChanges(room)).toEqual([
    { type: 'changed', what: 'evidence', id: 'E1', before: { credibility: null }, after: { credibility: 'medium' } },
  ])
  expect(credibilityChanges(applyChanges(room, credibilityChanges(room)))).toEqual([])
})

test('“cannot say” is an answer that counts as progress but not towards the median, and replaces a level', () => {
  const judge = (workbook: ReturnType<typeof runWith>, rater: string, answer: Parameters<typeof credibilityChoiceChanges>[2]) => {
    const person = workbook.raters.get(rater)
    return person ? applyChanges(workbook, credibilityChoiceChanges(person, 'E1', answer)) : workbook
  }
  const answerOfAnn = (workbook: ReturnType<typeof runWith>) => credibilityChoice(workbook.raters.get('ann')?.participation ?? null, 'E1')
  const room = runWith(['ann', 'bob'])
  const unsure = judge(judge(room, 'ann', 'low'), 'ann', 'unknown')
  expect(answerOfAnn(unsure)).toBe('unknown')
  expect(progressOf(unsure, { stage: 'credibility' }, unsure.raters.get('ann')).done).toBe(1)
  expect(credibilityChanges(unsure)).toEqual([])
  expect(credibilityChanges(judge(unsure, 'bob', 'high'))).toMatchObject([{ after: { credibility: 'high' } }])
  expect(answerOfAnn(judge(unsure, 'ann', 'high'))).toBe('high')
  expect(answerOfAnn(judge(unsure, 'ann', null))).toBeNull()
  expect(unsure.raters.get('ann')).toBe(judge(unsure, 'ann', 'unknown').raters.get('ann'))
})
