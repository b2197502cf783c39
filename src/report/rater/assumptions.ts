// Key assumptions and which hypothesis would lead if one did not hold, whether the hypotheses are mutually exclusive, and the deception checks of sources.

import { type AssumptionLoss, assumptionLosses } from '../../ach/analysis/assumption-sensitivity.ts'
import { exclusivityOf } from '../../ach/analysis/exclusivity.ts'
import { ASSUMPTION_STATE_WORDS, LIST_KEY, linkedCells } from '../../ach/model/checks.ts'
import { type Assumption, activeItems, type Source } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { leadClause, unchangedClause } from '../../ach/words/analysis-words.ts'
import { cellPhrase, countNoun, listPhrases, namePhrases, type Phrase } from '../../ach/words/phrases.ts'
import { openPairs } from '../../ach/words/report-words.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

export function assumptionsSection(inputs: ReportInputs): Block[] {
  const losses = new Map(assumptionLosses(inputs.view, inputs.table).map((one) => [one.id, one]))
  return assumptionBlocks(inputs.view, ({ id }) => resultWithout(inputs, losses.get(id)))
}

/** `without`: which hypothesis would lead if an assumption did not hold; null for a report that has no such column. */
export function assumptionBlocks(view: View, without: ((assumption: Assumption) => Phrase[]) | null): Block[] {
  const assumptions = activeItems(view.assumptions)
  return [...(assumptions.length === 0 ? [] : [assumptionsTable(view, assumptions, without)]), ...together(view), ...deception(view)]
}

function assumptionsTable(view: View, assumptions: readonly Assumption[], without: ((assumption: Assumption) => Phrase[]) | null): Block {
  const head = ['Assumption', 'How well supported', 'What rests on it', ...(without ? ['If it does not hold'] : [])]
  return {
    kind: 'table',
    table: {
      label: 'Table of key assumptions',
      head: head.map((text) => ({ text })),
      rows: assumptions.map((one) => [
        [`${one.id} ${one.statement}`],
        [one.state === null ? 'not assessed yet' : ASSUMPTION_STATE_WORDS[one.state]],
        restsOn(view, one),
        ...(without ? [without(one)] : []),
      ]),
    },
  }
}

/** The most cells named; high, because a printed report cannot be unfolded. */
const MOST_CELLS = 40

function restsOn(view: View, { cells }: Assumption): Phrase[] {
  const linked = linkedCells(cells)
  if (linked.length === 0) return ['no cells linked']
  const parked = (id: string) => (view.evidence.get(id)?.parked ? ' (parked)' : '')
  return listPhrases(
    linked.map(({ evidence, hypothesis }) =>
      hypothesis === null
        ? { text: `${evidence} (all cells)${parked(evidence)}`, evidence }
        : { ...cellPhrase(view, evidence, hypothesis), text: `${cellPhrase(view, evidence, hypothesis).text}${parked(evidence)}` },
    ),
    'and',
    MOST_CELLS,
  )
}

/** Who would lead if every cell that rests on the assumption were left out. */
function resultWithout({ view, scores, comparable }: ReportInputs, loss: AssumptionLoss | undefined): Phrase[] {
  if (!loss?.without || !comparable) return ['–']
  return loss.changes ? leadClause(view, loss.without.leaders, scores.verdict) : unchangedClause(view, scores)
}

/** Whether the hypotheses are mutually exclusive and collectively exhaustive; empty as long as nothing was answered. */
function together(view: View): Block[] {
  const { pairs, overlapping, open: unanswered, unsure, complete } = exclusivityOf(view)
  if (pairs.length === 0 || (unanswered.length === pairs.length && complete === null)) return []
  const open = unanswered.length + unsure.length
  const note = view.completeness.get(LIST_KEY)?.note
  const findings: Phrases[] = [
    ...overlapping.map(({ ids, note }): Phrases => [...namePhrases(view, ids), ` can both be true${note ? `: ${note}` : '.'}`]),
    ...otherPairs(pairs.length, overlapping.length, open),
    [
      complete === null || complete === 'unsure'
        ? 'It is still open whether the list of hypotheses is complete.'
        : complete === 'yes'
          ? 'The list of hypotheses is taken to be complete (collectively exhaustive).'
          : 'The list of hypotheses is not complete: the answer may be none of them.',
      note ? ` ${note}` : '',
    ],
  ]
  return listBlocks(findings)
}

/** The pairs that are not marked as possibly both true. */
function otherPairs(pairs: number, overlapping: number, open: number): Phrases[] {
  if (open > 0) return [[openPairs(open, pairs)]]
  if (overlapping === 0) return [['The hypotheses are mutually exclusive.']]
  const rest = pairs - overlapping
  return rest === 0 ? [] : [[`The other ${rest === 1 ? 'pair is' : `${rest} pairs are`} mutually exclusive.`]]
}

const FINDINGS = { unlikely: 'deception unlikely', possible: 'deception possible', likely: 'deception likely' } as const

/** " (not counting 2 parked sources)" */
const parkedNote = (parked: number): string => (parked === 0 ? '' : ` (not counting ${countNoun(parked, 'parked source')})`)

function deception(view: View): Block[] {
  const sources = activeItems(view.sources)
  const checked = sources.flatMap((source) => {
    const found = view.deception.get(source.id)
    return found ? [{ source, found }] : []
  })
  if (checked.length === 0) return []
  const sentence = ({ source, found }: { source: Source; found: (typeof checked)[number]['found'] }): Phrases => [
    [
      `${source.name}: ${found.finding === null ? 'not assessed yet' : FINDINGS[found.finding]}`,
      ...[
        ['motive, opportunity and means (MOM)', found.motive],
        ['past opposition practices (POP)', found.practice],
        ['manipulability of sources (MOSES)', found.manipulability],
        ['evaluation of evidence (EVE)', found.evaluation],
      ].flatMap(([what, text]) => (text ? [`${what}: ${text}`] : [])),
    ].join('; '),
  ]
  return [
    wordsBlock(
      `${checked.length} of ${countNoun(sources.length, 'source')}${parkedNote(view.sources.size - sources.length)} ${checked.length === 1 ? 'has' : 'have'} been checked for deception.`,
    ),
    ...listBlocks(checked.map(sentence)),
  ]
}
