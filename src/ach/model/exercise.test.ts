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
  secondsAhead,
  secondsLeft,
  showsProbabilities,
  showsSecondRound,
  stageTimer,
  type Timer,
  timerOnEntering,
} from './exercise.ts'
import { isActionOpen, runStages, STAGES, type Stage } from './stage.ts'

const at = '2026-01-02T03:00:00.000Z'
const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
const run = (stage: Stage, options: RunOptions = optionsFor()) => ({ options, stage })

describe('stages of an exercise', () => {
  it('nextStage and previousStage go through all stages from lobby to closed', () => {
    const visited: Stage[] = ['lobby']
    for (let next = nextStage(run('lobby')); next !== null; next = nextStage(run(next))) visited.push(next)
    expect(visited).toEqual(STAGES)
    expect(previousStage(run('rate'))).toBe('credibility')
    expect([previousStage(run('lobby')), nextStage(run('closed'))]).toEqual([null, null])
  })

  it('runStages adds the required stages, and optionsProblem reports missing ones and a wrong order', () => {
    expect(runStages([], false)).toEqual(['lobby', 'rate', 'reveal', 'closed'])
    expect(runStages(['debrief', 'favourites'], false)).toEqual(['lobby', 'favourites', 'rate', 'reveal', 'debrief', 'closed'])
    expect(optionsProblem(optionsFor({ stages: ['lobby', 'reveal', 'closed'] }))).toContain('Rate alone')
    expect(optionsProblem(optionsFor({ stages: ['lobby', 'reveal', 'rate', 'closed'] }))).toContain('in this order')
    expect(optionsProblem(optionsFor({ stages: ['lobby', 'rate', 'rate', 'reveal', 'closed'] }))).toContain('in this order')
  })

  it('homework puts the rating stages before the lobby', () => {
    const stages = runStages(['favourites', 'discuss'], true)
    expect(stages).toEqual(['favourites', 'rate', 'lobby', 'reveal', 'discuss', 'closed'])
    expect([optionsProblem(optionsFor({ stages })), isHomework(optionsFor({ stages }))]).toEqual([null, true])
    expect(isRevealed(run('lobby', optionsFor({ stages })))).toBe(false)
    expect(isHomework(optionsFor())).toBe(false)
  })

  it('hasReached counts a stage that is left out at its usual place', () => {
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

  it('others’ ratings show from the reveal, second-round ratings after that round, probabilities after all are entered', () => {
    const from = (shows: (run: { options: RunOptions; stage: Stage }) => boolean, options?: RunOptions) =>
      (options ?? optionsFor()).stages.find((stage) => shows(run(stage, options)))
    expect([from(isRevealed), from(showsSecondRound), from(showsProbabilities)]).toEqual(['reveal', 'probabilities', 'debrief'])
    const without = optionsFor({ stages: runStages(['favourites', 'discuss'], false) })
    expect([from(showsSecondRound, without), from(showsProbabilities, without)]).toEqual(['closed', 'reveal'])
  })

  it('each kind of action is open in its own stages only', () => {
    expect(STAGES.filter((stage) => isActionOpen(stage, 'rate'))).toEqual(['rate', 'discuss'])
    expect(STAGES.filter((stage) => isActionOpen(stage, 'favour'))).toEqual(['favourites'])
    expect(STAGES.filter((stage) => isActionOpen(stage, 'estimate'))).toEqual(['probabilities'])
    expect(STAGES.filter((stage) => isActionOpen(stage, 'weigh'))).toEqual(['credibility'])
  })
})

describe('the timer', () => {
  const options = optionsFor({ minutes: { rate: 25, reveal: 0 } })
  const timer = stageTimer(options, 'rate', at)

  it('a stage timer runs for the minutes of the stage; a stage without minutes has no timer', () => {
    expect(secondsLeft(timer, after(10))).toBe(25 * 60 - 10)
    expect(secondsLeft(timer, after(26 * 60))).toBe(-60)
    expect([stageTimer(options, 'reveal', at), stageTimer(options, 'discuss', at)]).toEqual([NO_TIMER, NO_TIMER])
    expect(secondsLeft(NO_TIMER, at)).toBeNull()
  })

  it('going back to a stage adds no time: its timer continues with what it had left', () => {
    expect(secondsLeft(timerOnEntering({ options, left: {} }, 'rate', at), at)).toBe(25 * 60)
    expect(secondsLeft(timerOnEntering({ options, left: { rate: 90 } }, 'rate', at), at)).toBe(90)
    expect(timerOnEntering({ options, left: { rate: -5 } }, 'rate', at)).toEqual(NO_TIMER)
  })

  it('the room is behind its plan by the time that stages took beyond their minutes', () => {
    const plan = { options: optionsFor({ minutes: { rate: 25, reveal: 5 } }), plannedEnd: after(30 * 60) }
    const ahead = (stage: Stage, changed: Timer, seconds: number) => secondsAhead({ ...plan, stage, timer: changed }, after(seconds))
    expect(ahead('rate', timer, 10)).toBe(0)
    expect(ahead('rate', timer, 26 * 60)).toBe(-60)
    expect(ahead('rate', extendTimer(timer, 5, at), 10)).toBe(-300)
    expect(ahead('reveal', { endsAt: after(25 * 60), left: null }, 20 * 60)).toBe(300)
    expect([ahead('closed', NO_TIMER, 0), secondsAhead({ ...plan, stage: 'rate', timer, plannedEnd: null }, at)]).toEqual([null, null])
  })

  it('a paused timer keeps its remaining time and resumes with it', () => {
    const paused = pauseTimer(timer, after(60))
    expect(secondsLeft(paused, after(600))).toBe(24 * 60)
    expect(secondsLeft(resumeTimer(paused, after(600)), after(660))).toBe(23 * 60)
    expect([pauseTimer(NO_TIMER, at), resumeTimer(timer, at), pauseTimer(paused, after(900))]).toEqual([NO_TIMER, timer, paused])
  })

  it('extendTimer counts from now if time has run out or there is no timer, and keeps a paused timer paused', () => {
    expect(secondsLeft(extendTimer(timer, 5, after(60)), after(60))).toBe(29 * 60)
    expect(secondsLeft(extendTimer(timer, 5, after(3000)), after(3000))).toBe(5 * 60)
    expect(secondsLeft(extendTimer(NO_TIMER, 5, at), at)).toBe(5 * 60)
    expect(extendTimer(pauseTimer(timer, at), 5, at)).toEqual({ endsAt: null, left: 30 * 60 })
    expect(extendTimer(timer, -30, at)).toEqual(timer)
  })
})
