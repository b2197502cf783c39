// Dissent in a group's report: each rater's ranking, the cells to discuss first, and what a second round changed. Never a vote.

import { alphaWords } from '../../ach/words/agreement-words.ts'
import { changeCaution, distributionWords, movesWords, secondRoundHeading } from '../../ach/words/group-words.ts'
import { cellPhrase, countNoun, formatFigure, itemName } from '../../ach/words/phrases.ts'
import { kemenySentence, kendallSentence, NO_DISSENT, rankPoints, ratersNotListed } from '../../ach/words/report-words.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import type { GroupReportInputs } from './group-report-inputs.ts'

/** The most raters that are listed. */
const MOST_RATERS = 30

export const groupDissent = (inputs: GroupReportInputs): Block[] => [
  wordsBlock(rankings(inputs)),
  ...ranks(inputs),
  ...disputes(inputs),
  ...rounds(inputs),
]

const rankings = ({ view, ranking: { concordance, kemeny } }: GroupReportInputs): string =>
  [kendallSentence(concordance), ...(kemeny ? [kemenySentence(view, kemeny)] : [])].join(' ')

function ranks({ view, raters, ranking }: GroupReportInputs): Block[] {
  if (ranking.raters.length === 0) return []
  const names = new Map(raters.map(({ id, name }) => [id, name]))
  const listed = ranking.raters.slice(0, MOST_RATERS)
  const line = (...cells: readonly (string | number | null)[]): Phrases[] => cells.map((cell) => [cell === null ? '–' : String(cell)])
  const points = rankPoints(ranking)
  return [
    {
      kind: 'table',
      table: {
        label: 'Each rater’s ranking',
        head: ['Rater', ...ranking.hypotheses.map((id) => itemName(view, id)), 'Blank cells'].map((text, at) => ({ text, num: at > 0 })),
        rows: [
          ...listed.map((one) => line(names.get(one.id) ?? one.id, ...one.ranks, one.blank)),
          ...(points ? [line(points.head, ...points.points.map((one) => one.points), '')] : []),
        ],
      },
    },
    ...(ranking.raters.length > listed.length ? [wordsBlock(ratersNotListed(ranking.raters.length - listed.length))] : []),
  ]
}

/** The most reasons quoted for a cell. */
const MOST_REASONS = 5

/** The raters' reasons for an item, in brackets, of participants without names; a reason is for the whole row, not for one cell. */
function reasons({ raters }: GroupReportInputs, evidence: string): string {
  const all = raters.flatMap(({ name, rationales, participation }) => {
    const why = rationales.get(evidence)
    return why === undefined ? [] : [participation === null ? `${name}: ${why}` : `“${why}”`]
  })
  if (all.length === 0) return ''
  const more = all.length > MOST_REASONS ? `; ${countNoun(all.length - MOST_REASONS, 'more reason')}` : ''
  return ` (${all.slice(0, MOST_REASONS).join('; ')}${more})`
}

function disputes(inputs: GroupReportInputs): Block[] {
  const { view, differ } = inputs
  if (differ.length === 0) return [wordsBlock(NO_DISSENT)]
  return [
    wordsBlock('These are the cells to discuss, the largest difference first.'),
    ...listBlocks(
      differ.map(
        ({ evidence, hypothesis, over, consensus, distribution }): Phrases => [
          cellPhrase(view, evidence, hypothesis),
          `: ${distributionWords(distribution)}; ${over === 'NA' ? 'disputed whether it applies' : `agreement ${formatFigure(consensus.cns ?? 1)}`}. `,
          `${view.evidence.get(evidence)?.statement ?? ''}${reasons(inputs, evidence)}`,
        ],
      ),
    ),
  ]
}

/** What the second round changed, over the raters who took part in both rounds. */
function rounds({ second }: GroupReportInputs): Block[] {
  if (!second) return []
  const { raters, agreement } = second
  return [
    wordsBlock(
      `${secondRoundHeading(second)}. ${countNoun(raters, 'rater')} took part in both rounds. ${movesWords(second)} `,
      `Agreement in the first round: ${alphaWords(agreement.before)}; in the second: ${alphaWords(agreement.after)}. `,
      changeCaution(second),
    ),
  ]
}
