// What is taken for granted: key assumptions and who would lead without what rests on them, whether the hypotheses exclude one another,
// and which sources were checked for deception.

import { type AssumptionLoss, assumptionLosses } from '../../ach/analysis/assumption-sensitivity.ts'
import { exclusivityOf } from '../../ach/analysis/exclusivity.ts'
import { cellsOf, LIST_KEY, STATE_WORDS } from '../../ach/model/thinking-aids.ts'
import { type Assumption, active, type Source } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { comeFirst } from '../../ach/words/analysis-words.ts'
import { counted, listed, named, nameOf, type Part } from '../../ach/words/phrases.ts'
import { type Block, list, type Words, words } from '../blocks.ts'
import type { Given } from './report-inputs.ts'

export function assumptionsPart(given: Given): Block[] {
  const losses = new Map(assumptionLosses(given.view, given.table).map((one) => [one.id, one]))
  return takenForGranted(given.view, ({ id }) => without(given, losses.get(id)))
}

/** `without`: who would lead if an assumption does not hold; null where that is not told. */
export function takenForGranted(view: View, without: ((assumption: Assumption) => Part[]) | null): Block[] {
  const assumptions = active(view.assumptions)
  return [
    assumptions.length === 0
      ? words('No key assumptions were written down. There are some all the same: look for what everybody took for granted.')
      : {
          kind: 'table',
          table: {
            label: 'Key assumptions',
            head: ['Assumption', 'State', 'What rests on it', ...(without ? ['If it does not hold'] : [])].map((text) => ({ text })),
            rows: assumptions.map((one) => [
              [`${one.id} ${one.statement}`],
              [one.state === null ? 'not judged yet' : STATE_WORDS[one.state]],
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

function restsOn(view: View, { cells }: Assumption): Part[] {
  const linked = cellsOf(cells)
  if (linked.length === 0) return ['no cell is linked']
  return listed(
    linked.map(({ evidence, hypothesis }) =>
      hypothesis === null ? { text: evidence, evidence } : { text: `${evidence} under ${nameOf(view, hypothesis)}`, evidence, hypothesis },
    ),
    'and',
    TOLD,
  )
}

/** Who leads where all that rests on it is left out. */
function without(given: Given, loss: AssumptionLoss | undefined): Part[] {
  if (!loss?.without || !given.comparable) return ['–']
  return loss.changes ? comeFirst(given.view, loss.without.leaders) : ['the same on top']
}

/** Can two be true at once, and could it be none of them? */
function together(view: View): Block[] {
  const { pairs, overlapping, open: unanswered, unsure, complete } = exclusivityOf(view)
  if (pairs.length === 0) return []
  const open = unanswered.length + unsure.length
  const note = view.completeness.get(LIST_KEY)?.note
  const said: Words[] = [
    ...overlapping.map(({ ids, note }): Words => [...named(view, ids), ` can both be true${note ? `: ${note}` : '.'}`]),
    ...others(pairs.length, overlapping.length, open),
    [
      complete === null || complete === 'unsure'
        ? 'Whether the list of hypotheses is complete is open.'
        : complete === 'yes'
          ? 'The list of hypotheses is taken to be complete.'
          : 'The list of hypotheses is not complete: the answer could be none of them.',
      note ? ` ${note}` : '',
    ],
  ]
  return list(said)
}

/** Of the pairs that nobody said can both be true. */
function others(pairs: number, overlapping: number, open: number): Words[] {
  if (open > 0) return [[`Whether two can be true at once is open for ${counted(open, 'pair')} of ${pairs}.`]]
  if (overlapping === 0) return [['The hypotheses exclude one another.']]
  const rest = pairs - overlapping
  return rest === 0 ? [] : [[`In the other ${rest === 1 ? 'pair' : `${rest} pairs`} the two exclude one another.`]]
}

const FINDINGS = { unlikely: 'deception unlikely', possible: 'deception possible', likely: 'deception likely' } as const

function deception(view: View): Block[] {
  const sources = active(view.sources)
  const checked = sources.flatMap((source) => {
    const found = view.deception.get(source.id)
    return found ? [{ source, found }] : []
  })
  if (sources.length === 0) return []
  if (checked.length === 0) return [words('No source was checked for deception.')]
  const rest = sources.length - checked.length
  const sentence = ({ source, found }: { source: Source; found: (typeof checked)[number]['found'] }): Words => [
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
    words('Checked for deception:', rest > 0 ? ` ${checked.length} of ${counted(sources.length, 'source')}.` : ''),
    ...list(checked.map(sentence)),
  ]
}
