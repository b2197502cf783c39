// Where a group disagrees: who ranks what where, the cells worth talking about, and what a second round moved. Never a vote.
import { alphaWords } from '../../ach/words/agreement-words.ts'
import { distributionWords, movesWords, secondRoundHeading } from '../../ach/words/group-words.ts'
import { counted, nameOf, type Part } from '../../ach/words/phrases.ts'
import { type Block, list, type Words, words } from '../blocks.ts'
import { type GroupGiven, mean } from './group-report-inputs.ts'

/** So many raters are listed. */
const TOLD = 30

export const groupDissent = (given: GroupGiven): Block[] => [words(...rankings(given)), ...ranks(given), ...apart(given), ...rounds(given)]

function rankings({ view, ranking: { w, kemeny, raters } }: GroupGiven): Part[] {
  const order = kemeny && raters.length > 0 ? kemeny.order.map((id) => nameOf(view, id)).join(', then ') : ''
  return [
    w === null ? 'The rankings cannot be compared yet.' : `Kendall’s W of the rankings is ${mean(w)} of 1.`,
    ...(kemeny && order !== '' ? [` Kemeny’s order, which goes against the fewest preferences (${kemeny.against}): ${order}`] : []),
    ...(kemeny && order !== '' ? [kemeny.equallyGood > 1 ? ` (${kemeny.equallyGood} orders are equally good).` : '.'] : []),
  ]
}

function ranks({ view, raters, ranking }: GroupGiven): Block[] {
  if (ranking.raters.length === 0) return []
  const names = new Map(raters.map(({ id, name }) => [id, name]))
  const told = ranking.raters.slice(0, TOLD)
  const line = (...cells: readonly (string | number)[]): Words[] => cells.map((cell) => [String(cell)])
  return [
    {
      kind: 'table',
      table: {
        label: 'Who ranks what where',
        head: ['Rater', ...ranking.hypotheses.map((id) => nameOf(view, id)), 'Not rated'].map((text, at) => ({ text, num: at > 0 })),
        rows: [
          ...told.map((one) => line(names.get(one.id) ?? one.id, ...one.ranks, one.blank)),
          line('Borda count', ...ranking.borda.map(({ points }) => points), ''),
        ],
      },
    },
    ...(ranking.raters.length > told.length
      ? [words(`${counted(ranking.raters.length - told.length, 'more rater')} not listed here.`)]
      : []),
  ]
}

/** So many reasons stand beside a cell. */
const REASONS = 5

/** Reasons are given for a whole item. */
function reasons({ raters }: GroupGiven, evidence: string): string {
  const given = raters.flatMap(({ name, rationales }) => {
    const why = rationales.get(evidence)
    return why === undefined ? [] : [`${name}: ${why}`]
  })
  if (given.length === 0) return ''
  const more = given.length > REASONS ? `; ${counted(given.length - REASONS, 'more reason')}` : ''
  return ` (${given.slice(0, REASONS).join('; ')}${more})`
}

function apart(given: GroupGiven): Block[] {
  const { view, differ } = given
  if (differ.length === 0) return [words('Nobody differs in a way that the scores notice.')]
  return [
    words('Worth talking about first, the largest difference first:'),
    ...list(
      differ.map(
        ({ evidence, hypothesis, over, consensus, distribution }): Words => [
          { text: `${evidence} under ${nameOf(view, hypothesis)}`, evidence, hypothesis },
          `: ${distributionWords(distribution)}; ${over === 'NA' ? 'whether it applies' : `agreement ${mean(consensus.cns ?? 1)}`}. `,
          `${view.evidence.get(evidence)?.statement ?? ''}${reasons(given, evidence)}`,
        ],
      ),
    ),
  ]
}

/** Of the people in both rounds. */
function rounds({ second }: GroupGiven): Block[] {
  if (!second) return []
  const { raters, agreement } = second
  return [
    words(
      `${secondRoundHeading(second)}, of the ${counted(raters, 'person', 'people')} in both. ${movesWords(second)} `,
      `Agreement before: ${alphaWords(agreement.before)}; after: ${alphaWords(agreement.after)}. `,
      'A change is no improvement: people also move because others did.',
    ),
  ]
}
