import { describe, expect, it } from 'vitest'
import { optionsFor } from '../exercise/exercise.test-support.ts'
import {
  extendTimer,
  hasReached,
  isHomework,
  isRevealed,
  NO_TIMER,
  nextStage,
  optionsProblem,
  pauseTimer,
  previousStage,
  type RunOptions,
  resumeTimer,
  secondsLeft,
  showsProbabilities,
  showsSecondRound,
  stageTimer,
} from './exercise.ts'
import { isActionOpen, runStages, STAGES, type Stage } from './stage.ts'

const at = '2026-01-02T03:00:00.000Z'
const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
const run = (stage: Stage, options: RunOptions = optionsFor()) => ({ options, stage })

describe('stages of an exercise', () => {
  it('follow one another from the lobby to the end, and back', () => {
    const met: Stage[] = ['lobby']
    for (let next = nextStage(run('lobby')); next !== null; next = nextStage(run(next))) met.push(next)
    expect(met).toEqual(STAGES)
    expect(previousStage(run('rate'))).toBe('credibility')
    expect([previousStage(run('lobby')), nextStage(run('closed'))]).toEqual([null, null])
  })

  it('can be left out, but not those that no exercise can do without', () => {
    expect(runStages([], false)).toEqual(['lobby', 'rate', 'reveal', 'closed'])
    expect(runStages(['debrief', 'favourites'], false)).toEqual(['lobby', 'favourites', 'rate', 'reveal', 'debrief', 'closed'])
    expect(optionsProblem(optionsFor({ stages: ['lobby', 'reveal', 'closed'] }))).toContain('Rate alone')
    expect(optionsProblem(optionsFor({ stages: ['lobby', 'reveal', 'rate', 'closed'] }))).toContain('in this order')
    expect(optionsProblem(optionsFor({ stages: ['lobby', 'rate', 'rate', 'reveal', 'closed'] }))).toContain('in this order')
  })

  it('begin with what is done at home where rating is homework', () => {
    const stages = runStages(['favourites', 'discuss'], true)
    expect(stages).toEqual(['favourites', 'rate', 'lobby', 'reveal', 'discuss', 'closed'])
    expect([optionsProblem(optionsFor({ stages })), isHomework(optionsFor({ stages }))]).toEqual([null, true])
    expect(isRevealed(run('lobby', optionsFor({ stages })))).toBe(false)
    expect(isHomework(optionsFor())).toBe(false)
  })

  it('count one that was left out where it would stand', () => {
    const options = optionsFor({ stages: runStages(['discuss'], false) })
    expect([hasReached(run('discuss', options), 'debrief'), hasReached(run('closed', options), 'debrief')]).toEqual([false, true])
    const homework = optionsFor({ stages: runStages(['discuss'], true) })
    expect(['rate', 'lobby', 'reveal', 'discuss', 'closed'].map((stage) => hasReached(run(stage as Stage, homework), 'debrief'))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
  })

  it('show what others rated from the reveal on, the second round after it, probabilities once all have given theirs', () => {
    const from = (shows: (run: { options: RunOptions; stage: Stage }) => boolean, options?: RunOptions) =>
      (options ?? optionsFor()).stages.find((stage) => shows(run(stage, options)))
    expect([from(isRevealed), from(showsSecondRound), from(showsProbabilities)]).toEqual(['reveal', 'probabilities', 'debrief'])
    const without = optionsFor({ stages: runStages(['favourites', 'discuss'], false) })
    expect([from(showsSecondRound, without), from(showsProbabilities, without)]).toEqual(['closed', 'reveal'])
  })

  it('allow one kind of deed each', () => {
    expect(STAGES.filter((stage) => isActionOpen(stage, 'rate'))).toEqual(['rate', 'discuss'])
    expect(STAGES.filter((stage) => isActionOpen(stage, 'favour'))).toEqual(['favourites'])
    expect(STAGES.filter((stage) => isActionOpen(stage, 'estimate'))).toEqual(['probabilities'])
    expect(STAGES.filter((stage) => isActionOpen(stage, 'weigh'))).toEqual(['credibility'])
  })
})

describe('the timer', () => {
  const options = optionsFor({ minutes: { rate: 25, reveal: 0 } })
  const timer = stageTimer(options, 'rate', at)

  it('runs for the minutes of the stage, and there is none for a stage without', () => {
    expect(secondsLeft(timer, after(10))).toBe(25 * 60 - 10)
    expect(secondsLeft(timer, after(26 * 60))).toBe(-60)
    expect([stageTimer(options, 'reveal', at), stageTimer(options, 'discuss', at)]).toEqual([NO_TIMER, NO_TIMER])
    expect(secondsLeft(NO_TIMER, at)).toBeNull()
  })

  it('stands still while it is paused, and goes on with what was left', () => {
    const still = pauseTimer(timer, after(60))
    expect(secondsLeft(still, after(600))).toBe(24 * 60)
    expect(secondsLeft(resumeTimer(still, after(600)), after(660))).toBe(23 * 60)
    expect([pauseTimer(NO_TIMER, at), resumeTimer(timer, at), pauseTimer(still, after(900))]).toEqual([NO_TIMER, timer, still])
  })

  it('gets more time: from now where it is over or there was none; paused it stays paused', () => {
    expect(secondsLeft(extendTimer(timer, 5, after(60)), after(60))).toBe(29 * 60)
    expect(secondsLeft(extendTimer(timer, 5, after(3000)), after(3000))).toBe(5 * 60)
    expect(secondsLeft(extendTimer(NO_TIMER, 5, at), at)).toBe(5 * 60)
    expect(extendTimer(pauseTimer(timer, at), 5, at)).toEqual({ endsAt: null, left: 30 * 60 })
    expect(extendTimer(timer, -30, at)).toEqual(timer)
  })
})
