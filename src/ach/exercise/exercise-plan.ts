// Proposes the plan of an exercise: minutes per stage and the deck, from the case and the total time. The facilitator can change all of it.
import { type Stage, TIMED_STAGES, usualMinutes } from '../model/stage.ts'
import type { ExercisePlan } from '../model/workbook.ts'

/** Total times offered, in minutes. */
export const BUDGETS = [45, 60, 90] as const
export type Budget = (typeof BUDGETS)[number]

/** True if the short deck is proposed: the case has one, and there are fewer than 90 minutes. */
export const wantsShortDeck = (plan: ExercisePlan | null, budget: Budget): boolean => budget < 90 && (plan?.short?.length ?? 0) > 0

/**
 * Returns whole minutes per stage that add up to the budget: the minutes of the case, or else the usual ones, scaled in proportion. Each
 * stage that takes time gets at least 1; the others get no entry.
 */
export function minutesFor(plan: ExercisePlan | null, stages: readonly Stage[], budget: number): Partial<Record<Stage, number>> {
  const timed = TIMED_STAGES.filter((stage) => stages.includes(stage))
  const target = (stage: Stage) => plan?.minutes?.[stage] ?? usualMinutes(stage)
  const whole = timed.reduce((sum, stage) => sum + target(stage), 0)
  const minutes = new Map(timed.map((stage) => [stage, Math.max(1, Math.floor((target(stage) * budget) / Math.max(1, whole)))]))
  // The longest stages absorb the rounding difference.
  const longest = [...timed].sort((a, b) => target(b) - target(a))
  let rest = budget - [...minutes.values()].reduce((sum, one) => sum + one, 0)
  for (let at = 0; rest !== 0 && longest.length > 0 && at < 1000; at += 1) {
    const stage = longest[at % longest.length] as Stage
    const now = minutes.get(stage) ?? 0
    const step = Math.sign(rest)
    if (now + step < 1) continue
    minutes.set(stage, now + step)
    rest -= step
  }
  return Object.fromEntries(minutes)
}
