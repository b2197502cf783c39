import { expect, it } from 'vitest'
import { runStages, STAGES, takesSpot } from '../model/stage.ts'
import { optionsFor } from './exercise.test-support.ts'
import { chooseStep, isHomeworkPhase, splitIntoPages, wallScenes, wallSteps } from './wall-scenes.ts'

const run = (stage: (typeof STAGES)[number], spot: string | null = null) => ({ options: optionsFor(), stage, spot, scene: null })

it('the wall has no scene with figures before the reveal and while participants give probabilities', () => {
  for (const stage of ['favourites', 'practice', 'credibility', 'rate', 'probabilities'] as const)
    expect(wallScenes(run(stage, 'E1 H1'))).toEqual(['progress'])
  expect(wallScenes(run('lobby', 'E1 H1'))).toEqual(['join'])
})

it('during homework the wall shows the join code first', () => {
  const options = optionsFor({ stages: runStages([...STAGES], true) })
  expect(wallScenes({ options, stage: 'rate', spot: null })).toEqual(['join', 'progress'])
  expect([isHomeworkPhase({ options, stage: 'rate' }), isHomeworkPhase({ options, stage: 'lobby' })]).toEqual([true, false])
})

it('a cell chosen at the desk adds its scene to the stages in which the room talks', () => {
  expect([wallScenes(run('reveal'))[0], wallScenes(run('reveal', 'E1 H1'))[0]]).toEqual(['matrix', 'cells'])
  expect(STAGES.filter(takesSpot)).toEqual(['reveal', 'discuss', 'debrief'])
})

it('a link to a scene expires when the stage or the chosen cell changes', () => {
  const steps = wallSteps(run('reveal'), (scene) => (scene === 'matrix' ? 2 : 1))
  expect(steps).toEqual([
    { scene: 'matrix', at: 1 },
    { scene: 'matrix', at: 2 },
    { scene: 'ranking', at: 1 },
    { scene: 'groups', at: 1 },
  ])
  const query = { scene: 'ranking', at: '1', in: 'reveal', on: '' }
  expect(chooseStep(steps, run('reveal'), query, 0)).toBe(2)
  expect(chooseStep(steps, run('discuss'), query, 0)).toBe(0)
  expect(chooseStep(steps, run('reveal', 'E1 H1'), query, 1)).toBe(1)
  expect(chooseStep(steps, { ...run('reveal'), scene: 'matrix 2' }, { ...query, by: '' }, 1)).toBe(1)
})

it('a link to an unknown scene shows the first step, and to an unknown page the scene’s first page', () => {
  const steps = wallSteps(run('reveal'), () => 2)
  expect(chooseStep(steps, run('reveal'), { scene: 'ranking', at: '9' }, 0)).toBe(2)
  for (const scene of ['questions', 'x', undefined])
    expect(chooseStep(steps, run('reveal'), scene === undefined ? {} : { scene }, 0)).toBe(0)
})

it('each page keeps to its budget, but holds at least one thing', () => {
  expect(splitIntoPages([3, 3, 9, 1, 1], (cost) => cost, 6)).toEqual([[3, 3], [9], [1, 1]])
  expect(splitIntoPages([], () => 1, 6)).toEqual([])
})

it('pages are filled evenly', () => {
  expect(splitIntoPages([2, 2, 2, 2, 2], (cost) => cost, 8)).toEqual([
    [2, 2, 2],
    [2, 2],
  ])
  expect(splitIntoPages([1, 1, 1, 5], (cost) => cost, 5)).toEqual([[1, 1, 1], [5]])
})
