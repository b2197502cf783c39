// The key of the printable pack, for the facilitator only: reference ratings cell by cell, and their scores.

import type { Rating } from '../../ach/model/rating.ts'
import { activeItems, type Evidence, ratingAt } from '../../ach/model/workbook.ts'
import { byRank } from '../../ach/scoring/leaders.ts'
import { comparable, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { formatScore, itemName, rankWords } from '../../ach/words/phrases.ts'

export interface AnswerKeyRow {
  readonly id: string
  readonly statement: string
  /** notes on the item */
  readonly notes: string | null
  /** one per hypothesis */
  readonly ratings: readonly (Rating | null)[]
}

export interface AnswerKey {
  readonly id: string
  readonly name: string
  readonly note: string | null
  readonly rows: readonly AnswerKeyRow[]
  /** scores, least inconsistent first; empty if they cannot be compared, or the deck leaves out items */
  readonly sums: readonly { readonly name: string; readonly score: string; readonly rank: string }[]
}

/** `view` must include the reference ratings. `items`: the items to rate. */
export function answerKey(view: View, reference: RaterView, items: readonly Evidence[]): AnswerKey {
  const hypotheses = activeItems(view.hypotheses)
  const whole = items.length === activeItems(view.evidence).length
  return {
    id: reference.id,
    name: reference.name,
    note: reference.note,
    rows: items.map(({ id, statement, notes }) => ({
      id,
      statement,
      notes,
      ratings: hypotheses.map((hypothesis) => ratingAt(reference, id, hypothesis.id)),
    })),
    sums: whole ? sumsOf(view, reference) : [],
  }
}

function sumsOf(view: View, reference: RaterView): AnswerKey['sums'] {
  const scores = scoresOf(view, reference.id)
  if (!comparable(scores)) return []
  return [...scores.hypotheses]
    .sort(byRank)
    .map((one) => ({ name: itemName(view, one.id), score: formatScore(one.score, scores.method), rank: rankWords(one) }))
}
