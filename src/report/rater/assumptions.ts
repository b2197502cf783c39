// What is taken for granted: key assumptions and who would lead without what rests on them, whether the hypotheses exclude one another,
// and which sources were checked for deception.

import { type AssumptionLoss, assumptionLosses } from '../../ach/analysis/assumption-sensitivity.ts'
import { exclusivityOf } from '../../ach/analysis/exclusivity.ts'
import { ASSUMPTION_STATE_WORDS, LIST_KEY, linkedCells } from '../../ach/model/checks.ts'
import { type Assumption, activeItems, type Source } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { leadClause } from '../../ach/words/analysis-words.ts'
import { countNoun, itemName, listPhrases, namePhrases, type Phrase } from '../../ach/words/phrases.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

export function assumptionsSection(given: ReportInputs): Block[] {
  const losses = new Map(assumptionLosses(given.view, given.table).map((one) => [one.id, one]))
  return assumptionBlocks(given.view, ({ id }) => leadersWithoutAssumption(given, losses.get(id)))
}

/** `leadersWithoutAssumption`: who would lead if an assumption does not hold; null where that is not told. */
export function assumptionBlocks(view: View, without: ((assumption: Assumption) => Phrase[]) | null): Block[] {
  const assumptions = activeItems(view.assumptions)
  return [
    assumptions.length === 0
      ? wordsBlock('No key assumptions were written down. There are some all the same: look for what everybody took for granted.')
      : {
          kind: 'table',
          table: {
            label: 'Key assumptions',
            head: ['Assumption', 'State', 'What rests on it', ...(without ? ['If it does not hold'] : [])].map((text) => ({ text })),
            rows: assumptions.map((one) => [
              [`${one.id} ${one.statement}`],
              [one.state === null ? 'not judged yet' : ASSUMPTION_STATE_WORDS[one.state]],
              restsOn(view, one),
              ...(without ? [without(one)] : []),
            ]),
          },
        },
    ...together(view),
    ...deception(view),
  ]
}

/** Nobody can ask paper for the rest: so many cells are named. */
const TOLD = 40

function restsOn(view: View, { cells }: Assumption): Phrase[] {
  const linked = linkedCells(cells)
  if (linked.length === 0) return ['no cell is linked']
  return listPhrases(
    linked.map(({ evidence, hypothesis }) =>
      hypothesis === null
        ? { text: evidence, evidence }
        : { text: `${evidence} under ${itemName(view, hypothesis)}`, evidence, hypothesis },
    ),
    'and',
    TOLD,
  )
}

/** Who leads where all that rests on it is left out. */
function leadersWithoutAssumption(given: ReportInputs, loss: AssumptionLoss | undefined): Phrase[] {
  if (!loss?.without || !given.comparable) return ['–']
  return loss.changes ? leadClause(given.view, loss.without.leaders) : ['the same on top']
}

/** Can two be true at once, and could it be none of them? */
function together(view: View): Block[] {
  const { pairs, overlapping, open: unanswered, unsure, complete } = exclusivityOf(view)
  if (pairs.length === 0) return []
  const open = unanswered.length + unsure.length
  const note = view.completeness.get(LIST_KEY)?.note
  const said: Phrases[] = [
    ...overlapping.map(({ ids, note }): Phrases => [...namePhrases(view, ids), ` can both be true${note ? `: ${note}` : '.'}`]),
    ...otherAssumptions(pairs.length, overlapping.length, open),
    [
      complete === null || complete === 'unsure'
        ? 'Whether the list of hypotheses is complete is open.'
        : complete === 'yes'
          ? 'The list of hypotheses is taken to be complete.'
          : 'The list of hypotheses is not complete: the answer could be none of them.',
      note ? ` ${note}` : '',
    ],
  ]
  return listBlocks(said)
}

/** Of the pairs that nobody said can both be true. */
function otherAssumptions(pairs: number, overlapping: number, open: number): Phrases[] {
  if (open > 0) return [[`Whether two can be true at once is open for ${countNoun(open, 'pair')} of ${pairs}.`]]
  if (overlapping === 0) return [['The hypotheses exclude one another.']]
  const rest = pairs - overlapping
  return rest === 0 ? [] : [[`In the other ${rest === 1 ? 'pair' : `${rest} pairs`} the two exclude one another.`]]
}

const FINDINGS = { unlikely: 'deception unlikely', possible: 'deception possible', likely: 'deception likely' } as const

function deception(view: View): Block[] {
  const sources = activeItems(view.sources)
  const checked = sources.flatMap((source) => {
    const found = view.deception.get(source.id)
    return found ? [{ source, found }] : []
  })
  if (sources.length === 0) return []
  if (checked.length === 0) return [wordsBlock('No source was checked for deception.')]
  const rest = sources.length - checked.length
  const sentence = ({ source, found }: { source: Source; found: (typeof checked)[number]['found'] }): Phrases => [
    [
      `${source.name}: ${found.finding === null ? 'not judged yet' : FINDINGS[found.finding]}`,
      ...[
        ['motive', found.motive],
        ['past practice', found.practice],
        ['manipulability', found.manipulability],
        ['the evidence itself', found.evaluation],
      ].flatMap(([what, text]) => (text ? [`${what}: ${text}`] : [])),
    ].join('; '),
  ]
  return [
    wordsBlock('Checked for deception:', rest > 0 ? ` ${checked.length} of ${countNoun(sources.length, 'source')}.` : ''),
    ...listBlocks(checked.map(sentence)),
  ]
}
