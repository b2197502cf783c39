// What an exercise could look like that is held with a given case, in a given time. Proposals only; whoever leads decides.
import { type Stage, TIMED_STAGES, usualMinutes } from '../model/stage.ts'
import type { ExercisePlan } from '../model/workbook.ts'

/** Minutes that a workshop may have. */
export const BUDGETS = [45, 60, 90] as const
export type Budget = (typeof BUDGETS)[number]

/** With fewer minutes the short deck of a case is proposed, where it has one. */
export const wantsShortDeck = (plan: ExercisePlan | null, budget: Budget): boolean => budget < 90 && (plan?.short?.length ?? 0) > 0

/**
 * Whole minutes for each of the stages, adding up to the budget: those of the case where it has some, else the usual ones, made longer or
 * shorter all alike. At least 1 for each stage that takes time, none for the others.
 */
export function minutesFor(plan: ExercisePlan | null, stages: readonly Stage[], budget: number): Partial<Record<Stage, number>> {
  const timed = TIMED_STAGES.filter((stage) => stages.includes(stage))
  const wish = (stage: Stage) => plan?.minutes?.[stage] ?? usualMinutes(stage)
  const whole = timed.reduce((sum, stage) => sum + wish(stage), 0)
  const minutes = new Map(timed.map((stage) => [stage, Math.max(1, Math.floor((wish(stage) * budget) / Math.max(1, whole)))]))
  // What rounding left goes to, or is taken from, the longest stages.
  const longest = [...timed].sort((a, b) => wish(b) - wish(a))
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
