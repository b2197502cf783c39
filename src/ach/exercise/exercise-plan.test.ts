import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runStages, STAGES } from '../model/stage.ts'
import { BUDGETS, minutesFor, wantsShortDeck } from './exercise-plan.ts'

it('proposed minutes add up to the budget for any choice of stages, with at least one minute each', () => {
  fc.assert(
    fc.property(fc.subarray([...STAGES]), fc.constantFrom(...BUDGETS), fc.boolean(), (chosen, budget, own) => {
      const stages = runStages(chosen, false)
      const minutes = minutesFor(own ? { minutes: { rate: 300, lobby: 0, debrief: 7 } } : null, stages, budget)
      expect(Object.values(minutes).reduce((sum, one) => sum + one, 0)).toBe(budget)
      expect(Object.keys(minutes)).toEqual(STAGES.filter((stage) => stages.includes(stage) && stage !== 'closed'))
      expect(Math.min(...Object.values(minutes))).toBeGreaterThanOrEqual(1)
    }),
  )
})

it('a case keeps its own minutes if they add up to the budget', () => {
  const own = { lobby: 8, favourites: 4, rate: 30, reveal: 5, discuss: 20, probabilities: 5, debrief: 18 }
  const stages = runStages(['favourites', 'discuss', 'probabilities', 'debrief'], false)
  expect(minutesFor({ minutes: own }, stages, 90)).toEqual(own)
})

it('the short deck is proposed if time is short and the case has one', () => {
  expect([wantsShortDeck({ short: ['E1'] }, 45), wantsShortDeck({ short: ['E1'] }, 90), wantsShortDeck(null, 45)]).toEqual([
    true,
    false,
    false,
  ])
})
