// May probabilities be read at all? Only of hypotheses of which exactly one is true: no two together, none missing. People say so, pair by
// pair; this adds up what they said. Docs: docs/method.md.
import { LIST_KEY, type PairAnswer, type PairState, pairKey } from '../model/checks.ts'
import type { Workbook } from '../model/workbook.ts'
import { activeItems } from '../model/workbook.ts'

/** Two hypotheses in the workbook's order, with what was answered; null is no answer. */
export interface HypothesisPair {
  readonly key: string
  readonly ids: readonly [string, string]
  readonly both: PairState | null
  readonly note: string | null
}

/**
 * `exclusive`: two hypotheses or more, every pair answered with no, and the list called complete. `overlapping`: some pair can both be
 * true. `incomplete`: the answer could be none of them. Both of these outrule `exclusive`; where both hold it is `overlapping`.
 * `openSentence`: something is not answered, or somebody is not sure.
 */
export type ExclusivityState = 'exclusive' | 'overlapping' | 'incomplete' | 'open'

export interface Exclusivity {
  readonly state: ExclusivityState
  /** every pair of active hypotheses */
  readonly pairs: readonly HypothesisPair[]
  /** those that can both be true */
  readonly overlapping: readonly HypothesisPair[]
  /** those without an answer */
  readonly open: readonly HypothesisPair[]
  /** those answered with "not sure" */
  readonly unsure: readonly HypothesisPair[]
  /** is the list complete? null is no answer */
  readonly complete: PairState | null
}

/** Every pair of active hypotheses, n·(n − 1)/2 of them. Answers about parked hypotheses are kept in the workbook and not given here. */
export function hypothesisPairs({ hypotheses, pairs }: Pick<Workbook, 'hypotheses' | 'pairs'>): HypothesisPair[] {
  const ids = activeItems(hypotheses).map(({ id }) => id)
  return ids.flatMap((a, at) =>
    ids.slice(at + 1).map((b): HypothesisPair => {
      const key = pairKey(a, b)
      const given: PairAnswer | undefined = pairs.get(key)
      return { key, ids: [a, b], both: given?.both ?? null, note: given?.note ?? null }
    }),
  )
}

/** What all answers together say of the active hypotheses. */
export function exclusivityOf(workbook: Pick<Workbook, 'hypotheses' | 'pairs' | 'completeness'>): Exclusivity {
  const pairs = hypothesisPairs(workbook)
  const complete = workbook.completeness.get(LIST_KEY)?.complete ?? null
  const answered = (answer: PairState | null) => pairs.filter(({ both }) => both === answer)
  const [overlapping, open, unsure] = [answered('yes'), answered(null), answered('unsure')]
  const exclusive = pairs.length > 0 && answered('no').length === pairs.length && complete === 'yes'
  const state =
    overlapping.length > 0 ? 'overlapping' : complete === 'no' && pairs.length > 0 ? 'incomplete' : exclusive ? 'exclusive' : 'open'
  return { state, pairs, overlapping, open, unsure, complete }
}
