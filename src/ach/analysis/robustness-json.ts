// The robustness as scores.json says it: the same figures as on screen, in plain names. Must not draw anything.
import type { Robustness } from './robustness.ts'

/** A pair of hypotheses, each pair once and in the workbook's order: shares of draws, 0 … 1, adding up to 1. */
export interface PairDraws {
  readonly first: string
  readonly second: string
  /** the first has the lower score, the second has, or both have the same */
  readonly firstLower: number
  readonly secondLower: number
  readonly tied: number
}

/** Every pair of the hypotheses; none with fewer than two. */
export function pairDraws({ options, hypotheses }: Pick<Robustness, 'options' | 'hypotheses'>): PairDraws[] {
  return hypotheses.flatMap((one, at) =>
    hypotheses.slice(at + 1).map((other, ahead): PairDraws => {
      const firstLower = one.wins[at + 1 + ahead] ?? 0
      const secondLower = other.wins[at] ?? 0
      // whole draws, so that nothing is left of a difference but what was drawn
      const tied = Math.round((1 - firstLower - secondLower) * options.draws) / options.draws
      return { first: one.id, second: other.id, firstLower, secondLower, tied }
    }),
  )
}

/** The shape of `drawRobustness` in scores.json: shares of draws, 0 … 1, hypotheses in the workbook's order. */
export function robustnessJson(robustness: Robustness) {
  const { options, hypotheses, tiesAtTop } = robustness
  return {
    draws: options.draws,
    chance: options.chance,
    credibility: options.credibility,
    relevance: options.relevance,
    hypotheses: hypotheses.map(({ id, ranks, leadsAlone, leadsTied }) => ({ id, ranks, soleLead: leadsAlone, tiedLead: leadsTied })),
    pairs: pairDraws(robustness),
    soleLead: Math.round((1 - tiesAtTop) * options.draws) / options.draws,
    tiesAtTop,
  }
}
