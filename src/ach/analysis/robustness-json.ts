// Converts the robustness to its format in scores.json: the same figures as on screen. Must not draw.
import { drawError, type Robustness } from './robustness.ts'

/** Results of one pair of hypotheses: shares, 0 to 1, that add up to 1. */
export interface PairDraws {
  readonly first: string
  readonly second: string
  /** the first has the lower score; the second does; or they tie */
  readonly firstLower: number
  readonly secondLower: number
  readonly tied: number
}

/** Returns every pair once, in the workbook's order; empty with fewer than two hypotheses. */
export function pairDraws({ hypotheses }: Pick<Robustness, 'hypotheses'>): PairDraws[] {
  return hypotheses.flatMap((one, at) =>
    hypotheses.slice(at + 1).map((other, ahead): PairDraws => {
      const firstLower = one.wins[at + 1 + ahead] ?? 0
      const secondLower = other.wins[at] ?? 0
      const tied = withoutResidue(1 - firstLower - secondLower)
      return { first: one.id, second: other.id, firstLower, secondLower, tied }
    }),
  )
}

/** A share without the residue of floating point. */
const withoutResidue = (share: number): number => Math.max(0, Math.round(share * 1e9) / 1e9)

/** The format in scores.json: shares, 0 to 1, with hypotheses in the workbook's order. `draws` is 0 if they are exact. */
export function robustnessJson(robustness: Robustness) {
  const { options, hypotheses, tiesAtTop } = robustness
  return {
    draws: robustness.draws,
    error: drawError(robustness),
    blanks: options.blanks,
    chance: options.chance,
    credibility: options.credibility,
    relevance: options.relevance,
    hypotheses: hypotheses.map(({ id, ranks, leadsAlone, leadsTied }) => ({ id, ranks, soleLead: leadsAlone, tiedLead: leadsTied })),
    pairs: pairDraws(robustness),
    soleLead: withoutResidue(1 - tiesAtTop),
    tiesAtTop,
  }
}
