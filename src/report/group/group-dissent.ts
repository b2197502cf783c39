// Where a group disagrees: who ranks what where, the cells worth talking about, and what a second round moved. Never a vote.
import { alphaWords } from '../../ach/words/agreement-words.ts'
import { distributionWords, movesWords, secondRoundHeading } from '../../ach/words/group-words.ts'
import { countNoun, itemName, type Phrase } from '../../ach/words/phrases.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import { formatMean, type GroupReportInputs } from './group-report-inputs.ts'

/** So many raters are listed. */
const TOLD = 30

export const groupDissent = (given: GroupReportInputs): Block[] => [
  wordsBlock(...rankings(given)),
  ...ranks(given),
  ...apart(given),
  ...rounds(given),
]

function rankings({ view, ranking: { w, kemeny, raters } }: GroupReportInputs): Phrase[] {
  const order = kemeny && raters.length > 0 ? kemeny.order.map((id) => itemName(view, id)).join(', then ') : ''
  return [
    w === null ? 'The rankings cannot be compared yet.' : `Kendall’s W of the rankings is ${formatMean(w)} of 1.`,
    ...(kemeny && order !== '' ? [` Kemeny’s order, which goes against the fewest preferences (${kemeny.against}): ${order}`] : []),
    ...(kemeny && order !== '' ? [kemeny.equallyGood > 1 ? ` (${kemeny.equallyGood} orders are equally good).` : '.'] : []),
  ]
}

function ranks({ view, raters, ranking }: GroupReportInputs): Block[] {
  if (ranking.raters.length === 0) return []
  const names = new Map(raters.map(({ id, name }) => [id, name]))
  const told = ranking.raters.slice(0, TOLD)
  const line = (...cells: readonly (string | number)[]): Phrases[] => cells.map((cell) => [String(cell)])
  return [
    {
      kind: 'table',
      table: {
        label: 'Who ranks what where',
        head: ['Rater', ...ranking.hypotheses.map((id) => itemName(view, id)), 'Not rated'].map((text, at) => ({ text, num: at > 0 })),
        rows: [
          ...told.map((one) => line(names.get(one.id) ?? one.id, ...one.ranks, one.blank)),
          line('Borda count', ...ranking.borda.map(({ points }) => points), ''),
        ],
      },
    },
    ...(ranking.raters.length > told.length
      ? [wordsBlock(`${countNoun(ranking.raters.length - told.length, 'more rater')} not listed here.`)]
      : []),
  ]
}

/** So many reasons stand beside a cell. */
const REASONS = 5

/** Reasons are given for a whole item. */
function reasons({ raters }: GroupReportInputs, evidence: string): string {
  const given = raters.flatMap(({ name, rationales }) => {
    const why = rationales.get(evidence)
    return why === undefined ? [] : [`${name}: ${why}`]
  })
  if (given.length === 0) return ''
  const more = given.length > REASONS ? `; ${countNoun(given.length - REASONS, 'more reason')}` : ''
  return ` (${given.slice(0, REASONS).join('; ')}${more})`
}

function apart(given: GroupReportInputs): Block[] {
  const { view, differ } = given
  if (differ.length === 0) return [wordsBlock('Nobody differs in a way that the scores notice.')]
  return [
    wordsBlock('Worth talking about first, the largest difference first:'),
    ...listBlocks(
      differ.map(
        ({ evidence, hypothesis, over, consensus, distribution }): Phrases => [
          { text: `${evidence} under ${itemName(view, hypothesis)}`, evidence, hypothesis },
          `: ${distributionWords(distribution)}; ${over === 'NA' ? 'whether it applies' : `agreement ${formatMean(consensus.cns ?? 1)}`}. `,
          `${view.evidence.get(evidence)?.statement ?? ''}${reasons(given, evidence)}`,
        ],
      ),
    ),
  ]
}

/** Of the people in both rounds. */
function rounds({ second }: GroupReportInputs): Block[] {
  if (!second) return []
  const { raters, agreement } = second
  return [
    wordsBlock(
      `${secondRoundHeading(second)}, of the ${countNoun(raters, 'person', 'people')} in both. ${movesWords(second)} `,
      `Agreement before: ${alphaWords(agreement.before)}; after: ${alphaWords(agreement.after)}. `,
      'A change is no improvement: people also move because others did.',
    ),
  ]
}
