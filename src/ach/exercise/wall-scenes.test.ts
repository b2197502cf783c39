import { expect, it } from 'vitest'
import { runStages, STAGES, takesSpot } from '../model/stage.ts'
import { optionsFor } from './exercise.test-support.ts'
import { chooseStep, isAtHome, splitIntoPages, wallScenes, wallSteps } from './wall-scenes.ts'

const run = (stage: (typeof STAGES)[number], spot: string | null = null) => ({ options: optionsFor(), stage, spot })

it('before the reveal, and while probabilities are asked again, there is no scene with figures', () => {
  for (const stage of ['favourites', 'practice', 'credibility', 'rate', 'probabilities'] as const)
    expect(wallScenes(run(stage, 'E1 H1'))).toEqual(['progress'])
  expect(wallScenes(run('lobby', 'E1 H1'))).toEqual(['join'])
})

it('while people rate at home the code stands first', () => {
  const options = optionsFor({ stages: runStages([...STAGES], true) })
  expect(wallScenes({ options, stage: 'rate', spot: null })).toEqual(['join', 'progress'])
  expect([isAtHome({ options, stage: 'rate' }), isAtHome({ options, stage: 'lobby' })]).toEqual([true, false])
})

it('a cell that the desk chose brings its scene along where the room talks', () => {
  expect([wallScenes(run('reveal'))[0], wallScenes(run('reveal', 'E1 H1'))[0]]).toEqual(['matrix', 'cells'])
  expect(STAGES.filter(takesSpot)).toEqual(['reveal', 'discuss', 'debrief'])
})

it('what was asked for holds until the stage or the chosen cell is another one', () => {
  const steps = wallSteps(run('reveal'), (scene) => (scene === 'matrix' ? 2 : 1))
  expect(steps).toEqual([
    { scene: 'matrix', at: 1 },
    { scene: 'matrix', at: 2 },
    { scene: 'ranking', at: 1 },
  ])
  const asked = { scene: 'ranking', at: '1', in: 'reveal', on: '' }
  expect(chooseStep(steps, run('reveal'), asked, 0)).toBe(2)
  expect(chooseStep(steps, run('discuss'), asked, 0)).toBe(0)
  expect(chooseStep(steps, run('reveal', 'E1 H1'), asked, 1)).toBe(1)
})

it('what is not there is the beginning, or of a known scene its first page', () => {
  const steps = wallSteps(run('reveal'), () => 2)
  expect(chooseStep(steps, run('reveal'), { scene: 'ranking', at: '9' }, 0)).toBe(2)
  for (const scene of ['questions', 'x', undefined])
    expect(chooseStep(steps, run('reveal'), scene === undefined ? {} : { scene }, 0)).toBe(0)
})

it('a page takes what its budget allows, and one thing at least', () => {
  expect(splitIntoPages([3, 3, 9, 1, 1], (cost) => cost, 6)).toEqual([[3, 3], [9], [1, 1]])
  expect(splitIntoPages([], () => 1, 6)).toEqual([])
})

it('no page is left nearly empty where others could give', () => {
  expect(splitIntoPages([2, 2, 2, 2, 2], (cost) => cost, 8)).toEqual([
    [2, 2, 2],
    [2, 2],
  ])
  expect(splitIntoPages([1, 1, 1, 5], (cost) => cost, 5)).toEqual([[1, 1, 1], [5]])
})
