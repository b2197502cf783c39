import { expect, it } from 'vitest'
import { STAGES, stagesOf } from '../model/exercise.ts'
import { optionsFor } from './exercise.test-support.ts'
import { inPages, isAtHome, scenesOf, stepShown, stepsOf, takesSpot } from './wall-scenes.ts'

const run = (stage: (typeof STAGES)[number], spot: string | null = null) => ({ options: optionsFor(), stage, spot })

it('before the reveal, and while probabilities are asked again, there is no scene with figures', () => {
  for (const stage of ['favourites', 'practice', 'credibility', 'rate', 'probabilities'] as const)
    expect(scenesOf(run(stage, 'E1 H1'))).toEqual(['progress'])
  expect(scenesOf(run('lobby', 'E1 H1'))).toEqual(['join'])
})

it('while people rate at home the code stands first', () => {
  const options = optionsFor({ stages: stagesOf([...STAGES], true) })
  expect(scenesOf({ options, stage: 'rate', spot: null })).toEqual(['join', 'progress'])
  expect([isAtHome({ options, stage: 'rate' }), isAtHome({ options, stage: 'lobby' })]).toEqual([true, false])
})

it('a cell that the desk chose brings its scene along where the room talks', () => {
  expect([scenesOf(run('reveal'))[0], scenesOf(run('reveal', 'E1 H1'))[0]]).toEqual(['matrix', 'cells'])
  expect(STAGES.filter(takesSpot)).toEqual(['reveal', 'discuss', 'debrief'])
})

it('what was asked for holds until the stage or the chosen cell is another one', () => {
  const steps = stepsOf(run('reveal'), (scene) => (scene === 'matrix' ? 2 : 1))
  expect(steps).toEqual([
    { scene: 'matrix', at: 1 },
    { scene: 'matrix', at: 2 },
    { scene: 'ranking', at: 1 },
  ])
  const asked = { scene: 'ranking', at: '1', in: 'reveal', on: '' }
  expect(stepShown(steps, run('reveal'), asked, 0)).toBe(2)
  expect(stepShown(steps, run('discuss'), asked, 0)).toBe(0)
  expect(stepShown(steps, run('reveal', 'E1 H1'), asked, 1)).toBe(1)
})

it('what is not there is the beginning, or of a known scene its first page', () => {
  const steps = stepsOf(run('reveal'), () => 2)
  expect(stepShown(steps, run('reveal'), { scene: 'ranking', at: '9' }, 0)).toBe(2)
  for (const scene of ['questions', 'x', undefined])
    expect(stepShown(steps, run('reveal'), scene === undefined ? {} : { scene }, 0)).toBe(0)
})

it('a page takes what its budget allows, and one thing at least', () => {
  expect(inPages([3, 3, 9, 1, 1], (cost) => cost, 6)).toEqual([[3, 3], [9], [1, 1]])
  expect(inPages([], () => 1, 6)).toEqual([])
})

it('no page is left nearly empty where others could give', () => {
  expect(inPages([2, 2, 2, 2, 2], (cost) => cost, 8)).toEqual([
    [2, 2, 2],
    [2, 2],
  ])
  expect(inPages([1, 1, 1, 5], (cost) => cost, 5)).toEqual([[1, 1, 1], [5]])
})
