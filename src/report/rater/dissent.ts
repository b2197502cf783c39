// Where raters disagree: who leads for whom, and the cells that are furthest apart. Never a vote.
import { contradiction, isCounted, type Rating, ratingWords } from '../../ach/model/rating.ts'
import { weightOf } from '../../ach/model/weight.ts'
import { activeItems, ratingAt } from '../../ach/model/workbook.ts'
import { comparable, scoresOf } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { countNoun, formatScore, itemName, listPhrases, namePhrases, phraseText } from '../../ach/words/phrases.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** So many raters and cells are told. */
const TOLD = 10

export function dissent({ view, scores }: ReportInputs): Block[] {
  const raters = [...view.raters.values()].filter((one) => one.ratings.size > 0)
  if (raters.length < 2)
    return [
      wordsBlock(
        `${raters.length === 1 ? 'Only one rater' : 'No rater'} shown here has rated anything, so nobody has disagreed yet. Ask somebody to rate the same items alone.`,
      ),
    ]
  const told = raters.slice(0, TOLD)
  const rows = told.map((rater): Phrases[] => {
    const theirs = scoresOf(view, rater.id)
    const counts = comparable(theirs)
    const order = theirs.hypotheses.toSorted((a, b) => a.rank - b.rank)
    return [
      [rater.name],
      counts ? namePhrases(view, theirs.leaders) : [theirs.verdict === 'single' ? '–' : 'nothing rated'],
      [counts ? order.map((one) => `${itemName(view, one.id)} ${formatScore(one.score, theirs.method)}`).join(', ') : '–'],
    ]
  })
  const apart = disputes(view, raters)
  const method = scores.method === 'weighted' ? ', the weightiest first' : ''
  return [
    {
      kind: 'table',
      table: { label: 'Raters and their order', head: [{ text: 'Rater' }, { text: 'Lowest score' }, { text: 'Scores' }], rows },
    },
    ...(raters.length > told.length ? [wordsBlock(`${countNoun(raters.length - told.length, 'more rater')} not listed here.`)] : []),
    ...(apart.length === 0
      ? [wordsBlock('No two of them differ in a way that a score could notice.')]
      : [
          wordsBlock(
            `${countNoun(apart.length, 'cell')} on which they differ by at least one inconsistency, or on whether it applies${method}${apart.length > TOLD ? `; the first ${TOLD}` : ''}:`,
          ),
          ...listBlocks(apart.slice(0, TOLD).map((one) => one.words)),
        ]),
  ]
}

interface Dispute {
  readonly size: number
  readonly words: Phrases
}

/** Cells whose ratings are apart by what a score can notice (w·(max v − min v)), and then those where only some say NA. */
function disputes(view: View, raters: readonly RaterView[]): Dispute[] {
  const found: Dispute[] = []
  for (const item of activeItems(view.evidence))
    for (const { id: hypothesis } of activeItems(view.hypotheses)) {
      const given = raters.flatMap((rater) => {
        const rating = ratingAt(rater, item.id, hypothesis)
        return rating === null ? [] : [{ rater, rating }]
      })
      const values = given.filter(({ rating }) => isCounted(rating)).map(({ rating }) => contradiction(rating))
      const size = values.length > 1 ? weightOf(item, view.method) * (Math.max(...values) - Math.min(...values)) : 0
      const someNa = values.length > 0 && values.length < given.length
      if (size === 0 && !someNa) continue
      const where = { text: `${item.id} under ${itemName(view, hypothesis)}`, evidence: item.id, hypothesis }
      found.push({ size, words: [where, `: ${saidBy(given)}.`] })
    }
  return found.sort((a, b) => b.size - a.size)
}

/** "Anna and Ben consistent, Cem inconsistent" */
function saidBy(given: readonly { readonly rater: RaterView; readonly rating: Rating }[]): string {
  const by = new Map<Rating, string[]>()
  for (const { rater, rating } of given) by.set(rating, [...(by.get(rating) ?? []), rater.name])
  return [...by]
    .map(
      ([rating, names]) =>
        `${names.length > 3 ? countNoun(names.length, 'rater') : listPhrases(names, 'and').map(phraseText).join('')} ${ratingWords(rating)}`,
    )
    .join(', ')
}
