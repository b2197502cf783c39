// The About sheet: what the file is, how to read it, and what its scores do not say. Only true statements about this version.

import { RATING_WORDS, RATINGS } from '../../ach/model/rating.ts'
import type { Scores } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { verdictSentence, verdictText } from '../../ach/words/verdict-words.ts'
import type { SheetPlan, SheetRow } from '../write/sheet-plan.ts'
import { rowHeight } from './row-height.ts'

const WIDTH = 92

export interface RatedMatrix {
  readonly sheet: string
  readonly rater: RaterView
  readonly scores: Scores
}

/** `group`: the file has sheets about the group. */
export function aboutSheet(view: View, matrices: readonly RatedMatrix[], group = false): SheetPlan {
  const several = matrices.length > 1
  return {
    name: 'About',
    portrait: true,
    columns: [8, WIDTH],
    rows: [
      { height: 24, cells: [{ value: view.title, style: 'title' }] },
      ...prose(view.question),
      ...(view.background ? prose(view.background) : []),

      ...section('When this file was made'),
      ...matrices.flatMap(({ sheet, rater, scores }) => {
        const sentence = verdictSentence(scores, view)
        return prose(`${several ? `${sheet}, ` : ''}${rater.name}: ${verdictText(sentence)}`, ...sentence.warnings)
      }),
      ...prose(
        `These sentences are a stamp of that moment (after change ${view.seq} of the workbook) and do not follow what is changed here. The scores do.`,
      ),

      ...section('What this is'),
      ...prose(
        'An Analysis of Competing Hypotheses: every item of evidence is rated against every hypothesis, and the hypotheses are ranked by how much speaks against them.',
        'Scores, ranks, weights and diagnosticity are formulas: change a rating in Matrix, a grade in Evidence, a factor or the method in Scale, and they follow. White cells are to be typed into, grey ones are computed.',
        ...(several
          ? [
              'There is one matrix sheet for each rater. All of them read the same Evidence and Scale; the figures in Hypotheses and Sensitivity come from the sheet Matrix.',
            ]
          : []),
        ...(group
          ? [
              'Consensus has what the raters say together, the cells that they differ on first: the group’s score follows grades and method, the counts are of the moment of the export. Agreement is stamped too. With more than 30 raters only the first has a matrix, and Ratings lists what everybody gave. None of the sheets about the group is read when the file comes back.',
            ]
          : []),
      ),

      ...section('How to read the scores'),
      ...prose(
        'Inconsistency score: I counts 1 and II counts 2, times the weight of the item (in method count every weight is 1). Lower means less contradicted.',
        'The lowest score is the least contradicted hypothesis, no more: it is not proven, the score is no probability, and a hypothesis can score low because it is vague or hardly rated. Look at the coverage, and at the worst case if every empty cell turned out to be II.',
        'Support (C and CC) is shown beside the score and never ranks: most evidence fits several hypotheses. Equal scores share a rank.',
        'Diagnosticity: how far the ratings of an item differ between the hypotheses, 0 to 2. At 0 the item tells them apart not at all.',
        'Sensitivity leaves out each item of Matrix in turn. A linchpin is an item without which another set of hypotheses leads, ties included. The scores, margins and marks of the items are formulas. What is called stamped is not: influence, steps, sources, clusters, kinds, the fewest steps and the Bayesian view are values of the moment above.',
        'Robustness says how often each hypothesis would come first, second and so on if every rating could be one step off. All of it is stamped: values of the moment above.',
        'Empty, NA and N are three things: not rated yet, does not apply, and could be read either way. Only N counts as rated.',
        'A parked item (Use N) stays in the file and is left out of every figure.',
      ),

      ...section('Colours'),
      ...RATINGS.map(
        (rating): SheetRow => ({
          cells: [
            { value: rating, style: rating },
            { value: `${RATING_WORDS[rating]}${meaning[rating] ?? ''}`, style: 'prose' },
          ],
        }),
      ),

      ...section('What happens to changes'),
      ...prose(
        'Changed ratings, texts and grades can be brought back into the program: on the workbook’s page choose Export, then Bring a file in, or drop the file there. It shows every difference first, and takes nothing over before you say so. What formulas computed is not read: scores are worked out anew.',
        'To move a workbook to another computer use its JSON document.',
        'A hidden sheet holds the workbook as it was when the file was made, with the ratings of the raters shown here and of nobody else.',
      ),
    ],
  }
}

const meaning: Partial<Record<(typeof RATINGS)[number], string>> = {
  CC: ': blue fits',
  I: ': orange contradicts, counts 1',
  II: ': counts 2',
}

const section = (title: string): SheetRow[] => [{ height: 26, cells: [{ value: title, style: 'section' }] }]

const prose = (...paragraphs: readonly string[]): SheetRow[] =>
  paragraphs.map((value) => ({ height: rowHeight([[value, WIDTH * 0.95]], 14.6), cells: [undefined, { value, style: 'prose' }] }))
