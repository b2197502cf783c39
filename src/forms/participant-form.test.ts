import { expect, test } from 'vitest'
import { runWith } from '../ach/exercise/exercise.test-support.ts'
import { chanceChanges, reasonChanges, rowChanges } from './participant-form.ts'

const workbook = runWith(['a'])
const me = workbook.raters.get('a')
if (!me) throw new Error('There is no a.')

test('rowChanges rates the changed cells and ignores fields of unknown hypotheses', () => {
  const { changes, problems } = rowChanges(workbook, me, 'E1', { 'r/H1': 'cc', 'r/H9': 'I' })
  expect(problems).toEqual([])
  expect(changes).toEqual([{ type: 'rated', rater: 'a', evidence: 'E1', hypothesis: 'H1', before: null, after: 'CC' }])
})

test('rowChanges reports a text that is not a rating and a reason that is too long', () => {
  const { problems } = rowChanges(workbook, me, 'E1', { 'r/H1': 'perhaps', reason: 'x'.repeat(20_001) })
  expect(problems.map(({ field }) => field)).toEqual(['r/H1', 'reason'])
})

test('reasonChanges ignores a reason of spaces only', () => {
  expect(reasonChanges(me, 'E1', '  ').changes).toEqual([])
  expect(reasonChanges(me, 'E1', ' A crowd. ').changes).toMatchObject([{ before: null, after: 'A crowd.' }])
})

test('chanceChanges requires all probabilities, from 0 to 100, and not all 0', () => {
  const fields = (typed: Record<string, string>) => chanceChanges(workbook, me, 'before', typed).problems.map(({ field }) => field)
  expect(fields({ 'p/H1': '60' })).toEqual(['p/H2'])
  expect(fields({ 'p/H1': '101', 'p/H2': 'x' })).toEqual(['p/H1', 'p/H2'])
  expect(fields({ 'p/H1': '0', 'p/H2': '0' })).toEqual(['p/H1'])
  expect(chanceChanges(workbook, me, 'now', { 'p/H1': '60', 'p/H2': '70%' }).changes).toMatchObject([
    { when: 'now', hypothesis: 'H1', after: 0.6 },
    { when: 'now', hypothesis: 'H2', after: 0.7 },
  ])
})
