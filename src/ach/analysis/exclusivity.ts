// Whether the Bayesian view applies: only if exactly one hypothesis is true, that is, they are mutually exclusive and collectively exhaustive.
// Summarises the answers that people gave for each pair and for the list. See docs/method.md.
import { LIST_KEY, type PairAnswer, type PairState, pairKey } from '../model/checks.ts'
import type { Workbook } from '../model/workbook.ts'
import { activeItems } from '../model/workbook.ts'

/** Two hypotheses in the workbook's order, with the answer to "can both be true?"; null is no answer. */
export interface HypothesisPair {
  readonly key: string
  readonly ids: readonly [string, string]
  readonly both: PairState | null
  readonly note: string | null
}

/**
 * `exclusive`: two hypotheses or more, every pair answered no, and the list answered complete. `overlapping`: some pair can both be true.
 * `incomplete`: the answer could be none of them. `overlapping` takes precedence over `incomplete`, and both over the others. `open`:
 * an answer is missing or "not sure".
 */
export type ExclusivityState = 'exclusive' | 'overlapping' | 'incomplete' | 'open'

export interface Exclusivity {
  readonly state: ExclusivityState
  /** every pair of active hypotheses */
  readonly pairs: readonly HypothesisPair[]
  /** pairs that can both be true */
  readonly overlapping: readonly HypothesisPair[]
  /** pairs without an answer */
  readonly open: readonly HypothesisPair[]
  /** pairs answered "not sure" */
  readonly unsure: readonly HypothesisPair[]
  /** whether the list is complete; null is no answer */
  readonly complete: PairState | null
}

/** Returns every pair of active hypotheses, n·(n − 1)/2 of them. The workbook keeps answers about parked hypotheses; they are omitted here. */
export function hypothesisPairs({ hypotheses, pairs }: Pick<Workbook, 'hypotheses' | 'pairs'>): HypothesisPair[] {
  const ids = activeItems(hypotheses).map(({ id }) => id)
  return ids.flatMap((a, at) =>
    ids.slice(at + 1).map((b): HypothesisPair => {
      const key = pairKey(a, b)
      const answer: PairAnswer | undefined = pairs.get(key)
      return { key, ids: [a, b], both: answer?.both ?? null, note: answer?.note ?? null }
    }),
  )
}

/** Combines all answers about the active hypotheses. */
export function exclusivityOf(workbook: Pick<Workbook, 'hypotheses' | 'pairs' | 'completeness'>): Exclusivity {
  const pairs = hypothesisPairs(workbook)
  const complete = workbook.completeness.get(LIST_KEY)?.complete ?? null
  const pairsWith = (answer: PairState | null) => pairs.filter(({ both }) => both === answer)
  const [overlapping, open, unsure] = [pairsWith('yes'), pairsWith(null), pairsWith('unsure')]
  const exclusive = pairs.length > 0 && pairsWith('no').length === pairs.length && complete === 'yes'
  const state =
    overlapping.length > 0 ? 'overlapping' : complete === 'no' && pairs.length > 0 ? 'incomplete' : exclusive ? 'exclusive' : 'open'
  return { state, pairs, overlapping, open, unsure, complete }
}
