import { expect, test } from 'vitest'
import { optionsFor } from '../../ach/exercise/exercise.test-support.ts'
import { shippedCase } from '../../ach/model/matrix.test-support.ts'
import { runStages, STAGES } from '../../ach/model/stage.ts'
import { packOf } from './pack-content.ts'
import { isCircled, packSize, shortenStatement, splitOverSheets } from './pack-size.ts'

const view = shippedCase('kazakhstan-2022')
const article = view.raters.get('article')
const minutes = { lobby: 8, favourites: 4, rate: 30, reveal: 5 }

test('stages of the pack start where the previous one ends, and homework has no timer', () => {
  const chosen = STAGES.filter((stage) => stage in minutes || stage === 'debrief')
  const steps = (homework: boolean) =>
    packOf(view, optionsFor({ stages: runStages(chosen, homework), minutes }), null, []).steps.map(({ stage, from }) => [stage, from])
  expect(steps(false)).toEqual([
    ['lobby', 0],
    ['favourites', 8],
    ['rate', 12],
    ['reveal', 42],
    ['debrief', 47],
  ])
  expect(steps(true)).toEqual([
    ['favourites', null],
    ['rate', null],
    ['lobby', 0],
    ['reveal', 8],
    ['debrief', 13],
  ])
})

test('the pack lists items by weight, the heaviest first', () => {
  const { weights } = packOf(view, optionsFor(), ['E1', 'E2', 'E4'], [])
  expect(weights).toEqual([
    { weight: 2, items: ['E1'] },
    { weight: Math.SQRT2, items: ['E4'] },
    { weight: 1, items: ['E2'] },
  ])
})

test('the key has scores for the full deck, and none for a part of it', () => {
  const sumsOf = (deck: string[] | null) => packOf(view, optionsFor(), deck, article ? [article] : []).keys.map(({ sums }) => sums)
  expect(sumsOf(null)[0]?.map(({ name, score, rank }) => `${rank} ${name} ${score}`)).toEqual([
    '1st Coup 2.00',
    '2nd Economic grievance 3.00',
    '3rd Colour revolution 5.12',
    '4th Jihadi 8.83',
  ])
  expect(sumsOf(['E1', 'E2'])).toEqual([[]])
})

test('hypotheses are spread evenly over as few sheets as possible', () => {
  const sizes = (count: number) => splitOverSheets(Array.from({ length: count }, (_, at) => at)).map((sheet) => sheet.length)
  expect([sizes(1), sizes(8), sizes(9), sizes(20)]).toEqual([[1], [8], [5, 4], [7, 7, 6]])
  expect([isCircled(4), isCircled(5), isCircled(4, true), isCircled(3, true)]).toEqual([true, false, false, true])
})

test('a statement too long for the printed matrix is shortened', () => {
  expect(shortenStatement('Short.')).toBeNull()
  expect(shortenStatement('x'.repeat(1000))).toMatch(/^x{300,}…$/)
})

test('more and longer items need more pages', () => {
  const pack = packOf(view, optionsFor(), null, [])
  const [item] = pack.items
  if (!item) throw new Error('The case has no items.')
  const size = (count: number, length: number) =>
    packSize({ ...pack, items: Array.from({ length: count }, () => ({ ...item, statement: 'x'.repeat(length) })) }, true, 1)
  expect(size(100, 100).cards).toBeGreaterThan(size(20, 100).cards)
  expect(size(20, 5000).cards).toBeGreaterThan(size(20, 100).cards)
  expect(size(100, 100).sheet).toBeGreaterThan(size(20, 100).sheet)
  expect(packSize(pack, true, 0).key).toBe(0)
})

test('weights are provisional if the room will judge credibility that is unknown', () => {
  const judged = optionsFor({ stages: runStages(['credibility'], false) })
  const unknown = { ...view, evidence: new Map([...view.evidence].map(([id, item]) => [id, { ...item, credibility: null }])) }
  const laterOf = (shown: typeof view, options: typeof judged) => packOf(shown, options, null, []).judgedLater
  expect([laterOf(unknown, judged), laterOf(view, judged), laterOf(unknown, optionsFor({ stages: runStages([], false) }))]).toEqual([
    true,
    false,
    false,
  ])
})
