// The About sheet: what the file is, how to read its scores, what they do not say, and how to import changes.

import { contradiction, EXTREME_RATINGS, RATING_WORDS, RATINGS, type Rating, SUPPORTING_RATINGS } from '../../ach/model/rating.ts'
import type { Scores } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { NOT_BLIND } from '../../ach/words/exercise-words.ts'
import { COLOUR_MEANINGS } from '../../ach/words/palette.ts'
import { joinPhrases } from '../../ach/words/phrases.ts'
import { contradictionCounts } from '../../ach/words/scale-words.ts'
import { verdictSentence, verdictText } from '../../ach/words/verdict-words.ts'
import type { SheetPlan, SheetRow } from '../write/sheet-plan.ts'
import { rowHeight } from './row-height.ts'
import { confidenceLine } from './sheet-marks.ts'
import { afterChange } from './stamp.ts'

const WIDTH = 92

export interface RatedMatrix {
  readonly sheet: string
  readonly rater: RaterView
  readonly scores: Scores
}

interface AboutOptions {
  /** the file has the group's sheets (Consensus, Agreement …) */
  readonly group?: boolean
  /** a sentence about a damaged workbook */
  readonly damage?: string | null
}

export function aboutSheet(view: View, matrices: readonly RatedMatrix[], { group = false, damage = null }: AboutOptions = {}): SheetPlan {
  const several = matrices.length > 1
  return {
    name: 'About',
    portrait: true,
    columns: [8, WIDTH],
    rows: [
      { height: 24, cells: [{ value: view.title, style: 'title' }] },
      ...prose(...[view.marking, damage].filter((one) => one !== null), view.question),
      ...(view.background ? prose(view.background) : []),

      ...section('Result when this file was exported'),
      ...matrices.flatMap(({ sheet, rater, scores }) => {
        const sentence = verdictSentence(scores, view)
        const lines = [`${several ? `${sheet}, ` : ''}${rater.name}: ${verdictText(sentence)}`, ...sentence.warnings, confidenceLine(rater)]
        return prose(...lines.filter((line) => line !== null))
      }),
      ...(view.run?.seenBefore ? prose(NOT_BLIND) : []),
      ...prose(`This text was written at export${afterChange(view)}. It does not update when you edit this file; the scores do.`),

      ...section('About this file'),
      ...prose(
        'This is an Analysis of Competing Hypotheses (ACH). Every item of evidence is rated against every hypothesis, and the hypotheses are ranked by the evidence against them.',
        'Scores, ranks, weights and diagnosticity are live formulas. They update when you change a rating on Matrix, the credibility or relevance of an item on Evidence, or a factor or the method on Scale. Type in the white cells; grey cells are computed.',
        ...(several
          ? [
              'Each rater has a matrix sheet. All of them use the same Evidence and Scale sheets. The figures on Hypotheses, Sensitivity and Robustness come from the first of them.',
            ]
          : []),
        ...(group
          ? [
              'Consensus combines the raters, most disputed cells first. Its group score is live and follows the weights and the method; its counts are values from the export, and so is the Agreement sheet. With more than 30 raters, only the first has a matrix sheet, and Ratings lists everyone’s ratings. Importing the file ignores the group sheets.',
            ]
          : []),
      ),

      ...section('How to read the scores'),
      ...prose(
        `Inconsistency score: ${contradictionCounts()}, multiplied by the weight of the item (if the method is unweighted, every weight is 1). A lower score means less evidence against the hypothesis.`,
        `The hypothesis with the lowest score has the least evidence against it. That does not prove it: the score is not a probability, and a vague or barely rated hypothesis can also score low. Check how much of it is rated, and its worst case: its score if every blank cell turned out to be ${EXTREME_RATINGS[1]}.`,
        `Support (${joinPhrases(SUPPORTING_RATINGS)}) is shown for information and never affects the ranking, because most evidence fits several hypotheses. Equal scores share a rank.`,
        'Diagnosticity: how well an item tells the hypotheses apart, from 0 to 2. An item with 0 is not diagnostic: it is rated the same for all of them.',
        'Sensitivity leaves out each item of Matrix in turn. An item is a linchpin if leaving it out changes which hypotheses lead; a new tie counts as a change. The scores, margins and linchpin marks are live formulas. Everything headed “at export” is not: influence, rating steps, sources, clusters, kinds, the fewest steps and the Bayesian view are values from the export.',
        'Robustness shows how often each hypothesis would rank first, second and so on if every rating could be one step off. All its figures are values from the export.',
        'A blank cell is not rated yet. NA means not applicable. N means neutral: the item could be read either way. Of the three, only N counts as rated.',
        'A parked item (Use = N) stays in the file but is left out of every figure.',
      ),

      ...section('Colours'),
      ...RATINGS.map(
        (rating): SheetRow => ({
          cells: [
            { value: rating, style: rating },
            { value: `${RATING_WORDS[rating]}${colourMeaning(rating)}`, style: 'prose' },
          ],
        }),
      ),

      ...section('Importing your changes'),
      ...prose(
        'You can import changed ratings, texts, credibility and relevance: open Export in the workbook, choose Import a file, and select this file. A preview lists every difference, and nothing changes until you confirm. Computed cells are ignored; scores are calculated again.',
        'To move a workbook to another computer, export it as JSON.',
        'A hidden sheet holds the workbook as it was at export, including the ratings of the raters shown here and no others.',
      ),
    ],
  }
}

/** Returns what a rating's colour means and what the rating counts, as a suffix to its words; empty for N and NA. */
function colourMeaning(rating: Rating): string {
  const meanings = [COLOUR_MEANINGS[rating], contradiction(rating) > 0 ? `counts ${contradiction(rating)}` : null].filter(
    (part) => part !== null,
  )
  return meanings.length > 0 ? `: ${meanings.join(', ')}` : ''
}

const section = (title: string): SheetRow[] => [{ height: 26, cells: [{ value: title, style: 'section' }] }]

const prose = (...paragraphs: readonly string[]): SheetRow[] =>
  paragraphs.map((value) => ({ height: rowHeight([[value, WIDTH * 0.95]], 14.6), cells: [undefined, { value, style: 'prose' }] }))
