// Dissent in a rater's report: each rater's ranking, and the cells on which their ratings are furthest apart. Never a vote.

import { contradiction, isCounted, type Rating, ratingWords } from '../../ach/model/rating.ts'
import type { Steps } from '../../ach/model/steps.ts'
import { weightOf } from '../../ach/model/weight.ts'
import { activeItems, ratingAt } from '../../ach/model/workbook.ts'
import { byRank } from '../../ach/scoring/leaders.ts'
import { comparable, type Scores, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { nameInSentence } from '../../ach/words/name-in-sentence.ts'
import {
  cellPhrase,
  countNoun,
  hypothesisName,
  hypothesisNames,
  joinPhrases,
  namePhrases,
  scoreWords,
  TIE_WORDS,
} from '../../ach/words/phrases.ts'
import { NO_DISSENT, ratersNotListed, smallNumber } from '../../ach/words/report-words.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** The most raters, and the most cells, that are listed. */
const MOST_LISTED = 10

/** In the place of a rater's leader. */
const NO_ORDER: Partial<Record<Scores['verdict'], string>> = { unrated: 'nothing rated', early: 'less than half rated' }

const ratersWithRatings = (view: View): RaterView[] => [...view.raters.values()].filter((one) => one.ratings.size > 0)

/** In steps of one rater. Returns the scores of the raters that `dissent` lists, in its order. */
export function* dissentScores(view: View): Steps<readonly Scores[]> {
  const scores: Scores[] = []
  for (const { id } of ratersWithRatings(view).slice(0, MOST_LISTED)) {
    scores.push(scoresOf(view, id))
    yield
  }
  return scores
}

/** Empty with fewer than two raters. */
export function dissent({ view, raterScores }: Pick<ReportInputs, 'view' | 'raterScores'>): Block[] {
  const raters = ratersWithRatings(view)
  if (raters.length < 2) return []
  const listed = raters.slice(0, MOST_LISTED)
  const rows = raterScores.map((theirs, at): Phrases[] => {
    const counts = comparable(theirs)
    const order = theirs.hypotheses.toSorted(byRank)
    return [
      [listed[at]?.name ?? ''],
      counts ? leastPhrases(view, theirs) : [NO_ORDER[theirs.verdict] ?? '–'],
      [counts ? order.map((one) => `${hypothesisName(view, one.id)} ${scoreWords(one, theirs.method)}`).join(', ') : '–'],
    ]
  })
  const apart = disputes(view, raters)
  return [
    {
      kind: 'table',
      table: { label: 'Each rater’s ranking', head: [{ text: 'Rater' }, { text: 'Least inconsistent' }, { text: 'Scores' }], rows },
    },
    ...(raters.length > listed.length ? [wordsBlock(ratersNotListed(raters.length - listed.length))] : []),
    ...(apart.length === 0
      ? [wordsBlock(NO_DISSENT)]
      : [
          wordsBlock(
            `In ${countNoun(apart.length, 'cell')}, the raters differ enough to change a score, or differ on whether the item applies. `,
            apart.length > MOST_LISTED
              ? `The ${smallNumber(MOST_LISTED)} largest differences are listed.`
              : 'The largest differences come first.',
          ),
          ...listBlocks(apart.slice(0, MOST_LISTED).map((one) => disputeWords(view, raters, one))),
        ]),
  ]
}

/** "Coup", "Coup and Jihadi (tied)", "Coup (Jihadi is not tested)". */
function leastPhrases(view: View, { leaders, hypotheses, verdict, grounds }: Scores): Phrases {
  const unrated = hypotheses.filter(({ rated }) => rated === 0).map(({ id }) => id)
  const barely = verdict === 'untested' ? grounds.allUntested.filter(({ id }) => leaders.includes(id)) : []
  const notes = [
    ...(leaders.length > 1 ? [TIE_WORDS.names] : []),
    ...(barely.length > 0 ? ['not tested enough'] : []),
    ...(unrated.length > 0 ? [`${hypothesisNames(view, unrated)} not rated`] : []),
  ]
  return [...namePhrases(view, leaders), ...(notes.length > 0 ? [` (${notes.join('; ')})`] : [])]
}

interface Dispute {
  readonly size: number
  readonly evidence: string
  readonly hypothesis: string
}

/** Cells on which ratings differ: by size, weight × (largest v − smallest v), then those where only some raters chose NA (size 0). */
function disputes(view: View, raters: readonly RaterView[]): Dispute[] {
  const found: Dispute[] = []
  for (const item of activeItems(view.evidence))
    for (const { id: hypothesis } of activeItems(view.hypotheses)) {
      let [counted, rated, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (const rater of raters) {
        const rating = ratingAt(rater, item.id, hypothesis)
        if (rating === null) continue
        rated += 1
        if (!isCounted(rating)) continue
        counted += 1
        least = Math.min(least, contradiction(rating))
        most = Math.max(most, contradiction(rating))
      }
      const size = counted > 1 ? weightOf(item, view.method) * (most - least) : 0
      const someNa = counted > 0 && counted < rated
      if (size > 0 || someNa) found.push({ size, evidence: item.id, hypothesis })
    }
  return found.sort((a, b) => b.size - a.size)
}

/** "E1 for Coup: consistent (Anna and Ben); inconsistent (Cem)." */
function disputeWords(view: View, raters: readonly RaterView[], { evidence, hypothesis }: Dispute): Phrases {
  const ratings = raters.flatMap((rater) => {
    const rating = ratingAt(rater, evidence, hypothesis)
    return rating === null ? [] : [{ rater, rating }]
  })
  return [cellPhrase(view, evidence, hypothesis), `: ${ratingsByRater(ratings)}.`]
}

/** "consistent (Anna and Ben); inconsistent (Cem)" */
function ratingsByRater(ratings: readonly { readonly rater: RaterView; readonly rating: Rating }[]): string {
  const by = new Map<Rating, string[]>()
  for (const { rater, rating } of ratings) by.set(rating, [...(by.get(rating) ?? []), nameInSentence(rater.name)])
  return [...by]
    .map(([rating, names]) => `${ratingWords(rating)} (${names.length > 3 ? countNoun(names.length, 'rater') : joinPhrases(names)})`)
    .join('; ')
}
