// The one-page report on a published matrix: printed results against the ratings, the order that follows, what it depends on, gaps, and the cells to
// rate before looking. Data only: templates/matrix-check and src/export/matrix-check-markdown.ts render it.
import { originWarnings } from '../../ach/analysis/origin-warnings.ts'
import type { RobustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { cellsToRate, compareOwnRatings, type OwnRatings } from '../../ach/check/cells-to-rate.ts'
import { checkPrinted, type PrintedCheck } from '../../ach/check/printed-check.ts'
import type { TotalCheck } from '../../ach/check/total-check.ts'
import type { Steps } from '../../ach/model/steps.ts'
import { CHANCE_LIMIT } from '../../ach/scoring/chance.ts'
import type { CellAt, Scores } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { agreementLine } from '../../ach/words/agreement-words.ts'
import {
  checkFinding,
  clueSentences,
  formatTotal,
  ownRatingsSentences,
  rankSentence,
  totalSentence,
  verdictRowSentence,
} from '../../ach/words/check/check-words.ts'
import { countNoun, itemName } from '../../ach/words/phrases.ts'
import { chanceSentence } from '../../ach/words/robustness-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import { type Block, listBlocks, type Phrases, smallBlock, wordsBlock } from '../blocks.ts'
import { bottomLine } from '../rater/bottom-line.ts'
import { authorOf } from '../rater/report.ts'
import { type ReportInputs, reportInputs } from '../rater/report-inputs.ts'
import { singleRatings } from '../rater/what-would-change.ts'

export const CHECK_HEADINGS = {
  printed: 'Printed and recounted',
  order: 'What the ratings give',
  depends: 'What it depends on',
  gaps: 'What the ratings leave open',
  own: 'You and the document',
} as const

export const CELLS_HEADING = 'Rate these cells yourself before you look'
export const CELLS_LEAD =
  'These ratings matter most to the result. If you rate them without seeing the document’s ratings, you find out how far you agree.'

export interface CheckSection {
  readonly key: keyof typeof CHECK_HEADINGS
  readonly heading: string
  readonly blocks: readonly Block[]
}

export interface MatrixCheck {
  readonly title: string
  readonly question: string
  readonly marking: string | null
  readonly byline: readonly string[]
  readonly finding: { readonly lead: string; readonly rest: string }
  readonly check: PrintedCheck
  readonly scores: Scores
  /** those without content are left out */
  readonly sections: readonly CheckSection[]
  /** the cells to rate before looking at the ratings */
  readonly cells: readonly CellAt[]
  /** null: none of them is rated by the reader yet */
  readonly own: OwnRatings | null
}

/** In steps. `me`: id of the rater who reads it; null for none. Throws `Refused('unknown')` for raters that the view does not show. */
export function* matrixCheckSteps(
  view: View,
  raterId: string,
  robustness: RobustnessFigures | null,
  me: string | null,
): Steps<MatrixCheck> {
  const inputs = yield* reportInputs(view, raterId, robustness)
  const check = checkPrinted(view, raterId)
  yield
  const cells = inputs.comparable ? cellsToRate(inputs.matrix) : []
  yield
  const own = me === null || me === raterId ? null : compareOwnRatings(view, raterId, me, cells)
  const [order, depends] = whatTheRatingsGive(inputs)
  const sections: CheckSection[] = [
    { key: 'printed' as const, blocks: printedBlocks(view, check) },
    { key: 'order' as const, blocks: order },
    { key: 'depends' as const, blocks: depends },
    { key: 'gaps' as const, blocks: gapBlocks(inputs, check) },
    { key: 'own' as const, blocks: own ? ownBlocks(view, own, cells.length) : [] },
  ].flatMap((section) => (section.blocks.length > 0 ? [{ ...section, heading: CHECK_HEADINGS[section.key] }] : []))
  return {
    ...{ title: view.title, question: view.question, marking: view.marking, check, sections, cells, own },
    byline: [authorOf(inputs)],
    finding: checkFinding(check, view.printed !== null),
    scores: inputs.scores,
  }
}

function printedBlocks(view: View, { totals, ranks, verdicts, likelihoods }: PrintedCheck): Block[] {
  const fits = totals.filter(({ outcome }) => outcome !== 'differs').map((one) => totalSentence(view, one))
  return [
    ...totals.flatMap((one): Block[] =>
      one.outcome === 'differs'
        ? [wordsBlock(...totalSentence(view, one)), differenceTable(view, one), ...listBlocks(clueSentences(view, one.clues))]
        : [],
    ),
    ...listBlocks([
      ...fits,
      ...ranks.map((one) => rankSentence(view, one)),
      ...[...verdicts, ...likelihoods].map((one) => verdictRowSentence(view, one)),
    ]),
  ]
}

/** Only the hypotheses that differ. */
const differenceTable = (view: View, { cells }: TotalCheck): Block => ({
  kind: 'table',
  table: {
    label: 'Totals that differ',
    head: [{ text: 'Hypothesis' }, { text: 'Printed', num: true }, { text: 'Ratings give', num: true }],
    rows: cells
      .filter(({ differs }) => differs)
      .map(({ hypothesis, printed, given }) => [
        [{ text: itemName(view, hypothesis), hypothesis }],
        [formatTotal(printed)],
        [formatTotal(given)],
      ]),
  },
})

/** The blocks of the report's bottom line, in two sections and without its caveats, which are listed with the gaps. */
function whatTheRatingsGive(inputs: ReportInputs): readonly [Block[], Block[]] {
  const blocks = bottomLine(inputs)
  const of = (...kinds: Block['kind'][]) => blocks.filter(({ kind }) => kinds.includes(kind))
  const lead = of('lead').map((block): Block => (block.kind === 'lead' ? { ...block, kind: 'words' } : block))
  if (!inputs.comparable) return [[...lead, ...of('words', 'scores')], []]
  return [
    [...lead, ...of('scores')],
    [...of('words'), singleRatings(inputs), ...chanceBlocks(inputs)],
  ]
}

/** Where the verdict does not say it. */
function chanceBlocks({ scores }: ReportInputs): Block[] {
  const { chance } = scores.grounds
  const isSaid = chance !== null && chance !== 'pending' && chance.p > CHANCE_LIMIT
  return chance === null || chance === 'pending' || isSaid ? [] : [wordsBlock(chanceSentence(chance))]
}

function gapBlocks(inputs: ReportInputs, check: PrintedCheck): Block[] {
  const { view, rater, scores, matrix } = inputs
  const cells = matrix.hypotheses.length * matrix.rows.length
  const blanks = scores.hypotheses.reduce((sum, { blank }) => sum + blank, 0)
  const assessed = matrix.rows.some(({ item }) => item.credibility !== null || item.relevance !== null)
  const weighted = check.totals.some(({ outcome, fit }) => outcome === 'fits' && fit.rule.weight !== 'none')
  const sentences: Phrases[] = [
    ...scores.warnings.map((warning): Phrases => [warningSentence(warning, scores, view)]),
    ...(blanks > 0
      ? [
          [
            `${blanks} of ${countNoun(cells, 'cell')} ${blanks === 1 ? 'is' : 'are'} not rated. A total reads ${blanks === 1 ? 'it' : 'them'} as zero.`,
          ],
        ]
      : []),
    ...(assessed
      ? check.totals.length > 0 && !weighted
        ? [['Items have a credibility or relevance, but no printed total uses it.']]
        : []
      : [['No item has a credibility or relevance, so all of them weigh the same.']]),
    ...(inputs.sources.every(({ items }) => items.length === 0) ? [['No item names a source.']] : []),
    ...(inputs.comparable ? originWarnings(view, rater.id).map((warning): Phrases => [warningSentence(warning, scores, view)]) : []),
  ]
  return listBlocks(sentences)
}

/** Agreement over fewer cells says nothing. */
const FEWEST_FOR_ALPHA = 5

const ownBlocks = (view: View, own: OwnRatings, all: number): Block[] => [
  ...ownRatingsSentences(view, own, all).map((sentence) => wordsBlock(...sentence)),
  ...(own.cells.length >= FEWEST_FOR_ALPHA ? [smallBlock(`${agreementLine(own.agreement)}.`)] : []),
]

/** The cells to rate, by item: the text of the item, and the names of the hypotheses. */
export function cellRows(
  view: View,
  cells: readonly CellAt[],
): { readonly item: string; readonly statement: string; readonly hypotheses: readonly string[] }[] {
  return [...new Set(cells.map(({ evidence }) => evidence))].map((item) => ({
    item,
    statement: view.evidence.get(item)?.statement ?? '',
    hypotheses: cells.flatMap(({ evidence, hypothesis }) => (evidence === item ? [itemName(view, hypothesis)] : [])),
  }))
}
