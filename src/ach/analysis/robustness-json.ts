// Converts the robustness to its format in scores.json: the same figures as on screen. Must not draw.
import type { Robustness } from './robustness.ts'

/** Results of one pair of hypotheses: shares of draws, 0 to 1, that add up to 1. */
export interface PairDraws {
  readonly first: string
  readonly second: string
  /** the first has the lower score; the second does; or they tie */
  readonly firstLower: number
  readonly secondLower: number
  readonly tied: number
}

/** Returns every pair once, in the workbook's order; empty with fewer than two hypotheses. */
export function pairDraws({ options, hypotheses }: Pick<Robustness, 'options' | 'hypotheses'>): PairDraws[] {
  return hypotheses.flatMap((one, at) =>
    hypotheses.slice(at + 1).map((other, ahead): PairDraws => {
      const firstLower = one.wins[at + 1 + ahead] ?? 0
      const secondLower = other.wins[at] ?? 0
      // rounded to whole draws, which removes floating point residue
      const tied = Math.round((1 - firstLower - secondLower) * options.draws) / options.draws
      return { first: one.id, second: other.id, firstLower, secondLower, tied }
    }),
  )
}

/** The format in scores.json: shares of draws, 0 to 1, with hypotheses in the workbook's order. */
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
