// The key of the printable pack: a reading to compare with, cell by cell, and what its ratings add up to. Only for whoever leads.
import type { Rating } from '../../ach/model/rating.ts'
import { activeItems, type Evidence, ratingAt } from '../../ach/model/workbook.ts'
import { comparable, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { formatScore, itemName, rankWords } from '../../ach/words/phrases.ts'

export interface AnswerKeyRow {
  readonly id: string
  readonly statement: string
  /** what is noted on the item itself */
  readonly notes: string | null
  /** one for each hypothesis */
  readonly ratings: readonly (Rating | null)[]
}

export interface AnswerKey {
  readonly id: string
  readonly name: string
  readonly note: string | null
  readonly rows: readonly AnswerKeyRow[]
  /** from the least contradicted; empty where nothing can be compared, or the deck leaves items out that the sums hold */
  readonly sums: readonly { readonly name: string; readonly score: string; readonly rank: string }[]
}

/** `view` must show the reading. `items` are those that are rated. */
export function answerKey(view: View, reading: RaterView, items: readonly Evidence[]): AnswerKey {
  const hypotheses = activeItems(view.hypotheses)
  const whole = items.length === activeItems(view.evidence).length
  return {
    id: reading.id,
    name: reading.name,
    note: reading.note,
    rows: items.map(({ id, statement, notes }) => ({
      id,
      statement,
      notes,
      ratings: hypotheses.map((hypothesis) => ratingAt(reading, id, hypothesis.id)),
    })),
    sums: whole ? sumsOf(view, reading) : [],
  }
}

function sumsOf(view: View, reading: RaterView): AnswerKey['sums'] {
  const scores = scoresOf(view, reading.id)
  if (!comparable(scores)) return []
  return [...scores.hypotheses]
    .sort((a, b) => a.rank - b.rank)
    .map((one) => ({ name: itemName(view, one.id), score: formatScore(one.score, scores.method), rank: rankWords(one) }))
}
