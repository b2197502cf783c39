// The scores of one rater: the one place where they are computed (with diagnosticity.ts). Screen, JSON, report and Excel are
// tested against it. Formulas: Heuer 1999, PARC ACH; see docs/method.md.
import type { Method } from './workbook.ts'

export type Verdict = 'single' | 'unrated' | 'untested' | 'tied' | 'open' | 'close' | 'separated'

/** Scores closer than this are equal; all comparisons err on the side of caution. */
export const TOLERANCE = 1e-9

export interface HypothesisScore {
  readonly id: string
  /** Σ v over active evidence, 0 … 2 × items; lower is less contradicted */
  readonly count: number
  /** Σ v·w with the weights of credibility and relevance */
  readonly weighted: number
  /** the score in force / Σ 2w over its counted cells, 0 … 1; null where none is rated */
  readonly normalised: number | null
  /** Σ w·(C 1, CC 2): shown, never ranked */
  readonly support: number
  /** the score in force if every blank cell turned out not inconsistent … */
  readonly best: number
  /** … and if every blank cell were II */
  readonly worst: number
  /** weight of its counted cells / weight of all active evidence, 0 … 1 */
  readonly coverage: number
  /** 1 is least contradicted; ties share a rank and the next is skipped */
  readonly rank: number
  /** Bayesian view; null until it is computed */
  readonly posterior: number | null
  /** the score that the workbook's method names: count or weighted */
  readonly score: number
  /** cells rated CC…II, rated NA, and blank */
  readonly rated: number
  readonly notApplicable: number
  readonly blank: number
}

export interface EvidenceScore {
  readonly id: string
  /** 0.5 … 2; 1 in method count */
  readonly weight: number
  /** population SD of the steps of its counted cells, 0 … 2 */
  readonly diagnosticity: number
  /** max v − min v of its counted cells, 0 … 2: what the score can use */
  readonly range: number
  /** leaving the row out changes the set of leaders */
  readonly linchpin: boolean
}

export interface CellAt {
  readonly evidence: string
  readonly hypothesis: string
}

/** What a verdict rests on, for its sentence. Ids only. */
export interface Grounds {
  /** open: blank cells of the leader whose worst case would end its lead */
  readonly blanks: readonly CellAt[]
  /** close: rows whose loss, and cells whose move by one step, would end the sole lead */
  readonly rows: readonly string[]
  readonly cells: readonly CellAt[]
  /** the rival that the lead is thinnest against, and by how much */
  readonly rival: string | null
  readonly margin: number | null
  /** untested: the leader, and the share (0 … 1) of the weight of the rows counting against others on which it is rated */
  readonly untested: { readonly id: string; readonly share: number } | null
}

export interface Warning {
  readonly code: 'unsupported' | 'vague' | 'twins' | 'same-everywhere' | 'one-sided' | 'many-rows'
  /** ids of hypotheses or evidence concerned */
  readonly ids: readonly string[]
}

export interface Scores {
  readonly rater: string
  readonly method: Method
  readonly hypotheses: readonly HypothesisScore[]
  /** ids of rank 1, in the workbook's order */
  readonly leaders: readonly string[]
  readonly verdict: Verdict
  readonly grounds: Grounds
  readonly warnings: readonly Warning[]
  readonly evidence: readonly EvidenceScore[]
}
