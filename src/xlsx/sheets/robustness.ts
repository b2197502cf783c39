// The Robustness sheet: how often the ranking holds if ratings are one step off. Values from the export, equal to the screen and scores.json.

import type { HypothesisRobustness, Robustness } from '../../ach/analysis/robustness.ts'
import { type RobustnessFigures, shownRobustness } from '../../ach/analysis/robustness-figures.ts'
import { robustnessJson } from '../../ach/analysis/robustness-json.ts'
import { byRank } from '../../ach/scoring/leaders.ts'
import type { Scores } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { BAR, SURFACE } from '../../ach/words/palette.ts'
import { chanceSentence, doubtClause, robustnessFinding, robustnessMethod } from '../../ach/words/robustness-words.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters, type Highlight, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import { headRow, leadRow, sectionRow, sentenceRow } from './rows.ts'
import { afterChange } from './stamp.ts'

const TEXT_WIDTH = 48
const COLUMNS = [8, TEXT_WIDTH, 12, 12]
/** The first of the columns that hold one rank or one rival each. */
const FIRST = COLUMNS.length + 1
const NAME = 'Robustness'

/** `figures` is null if nothing can lead: fewer than two hypotheses, or nothing rated. */
export function robustnessSheet(view: View, rater: string, scores: Scores, figures: RobustnessFigures | null): SheetPlan {
  const title: SheetRow = { height: 24, cells: [{ value: 'Robustness: what if the ratings are slightly off?', style: 'title' }] }
  if (!figures)
    return {
      name: NAME,
      columns: COLUMNS,
      rows: [title, leadRow('Nothing to calculate yet: rate some evidence against at least two hypotheses.')],
    }
  const rows: SheetRow[] = [
    title,
    leadRow(`Values from the export, not live: based on the sheet Matrix (${oneLine(rater, 60)})${afterChange(view)}.`),
    { cells: [] },
    ...chanceRows(scores, figures),
  ]
  const highlights: Highlight[] = []
  let widest = 0
  for (const one of shownRobustness(figures, scores.verdict)) {
    const ranked = scores.hypotheses.toSorted(byRank).flatMap(({ id }) => one.hypotheses.find((other) => other.id === id) ?? [])
    const end = FIRST + ranked.length - 1
    widest = Math.max(widest, ranked.length)
    rows.push(sectionRow(`${doubtClause(one)}:`), sentence(`${robustnessFinding(view, scores.leaders, one)}.`), ...settings(one), {
      cells: [],
    })
    rows.push(...sharesOf(view, ranked))
    highlights.push(scale(3, end, rows.length, ranked.length))
    rows.push({ cells: [] }, ...pairsOf(view, one, ranked))
    highlights.push(scale(FIRST, end, rows.length, ranked.length))
    rows.push({ cells: [] })
  }
  return { name: NAME, columns: [...COLUMNS, ...Array.from({ length: widest }, () => (widest > 8 ? 9 : 12))], rows, highlights }
}

/** The null model, for a sole lead that is not open. */
function chanceRows({ leaders, verdict }: Scores, { chance }: RobustnessFigures): SheetRow[] {
  return leaders.length === 1 && ['close', 'separated'].includes(verdict) ? [sentence(chanceSentence(chance)), { cells: [] }] : []
}

/** Shades the last `rows` rows up to `last`: darker means more cases. */
const scale = (from: number, to: number, last: number, rows: number): Highlight => ({
  range: `${columnLetters(from)}${last - rows + 1}:${columnLetters(to)}${last}`,
  when: 'scale',
  from: SURFACE,
  to: BAR,
})

function settings(robustness: Robustness): SheetRow[] {
  const { draws, chance, soleLead, tiesAtTop } = robustnessJson(robustness)
  const fact = (name: string, cell: SheetPlanCell): SheetRow => ({
    cells: [{ style: 'fixedCode' }, { value: name, style: 'fixedText' }, cell],
  })
  return [
    sentence(robustnessMethod(robustness)),
    fact('Draws', draws === 0 ? { value: 'none: exact', style: 'fixedCode' } : { value: draws, style: 'thousands' }),
    fact('Chance that a rating is one step off, in each direction', { value: chance, style: 'fineShare' }),
    fact('Cases with a sole leader', { value: soleLead, style: 'fineShare' }),
    fact('Cases with a tie for the lead', { value: tiesAtTop, style: 'fineShare' }),
  ]
}

const namedRow = (view: View, { id }: HypothesisRobustness): SheetPlanCell[] => [
  { value: id, style: 'fixedId' },
  { value: view.hypotheses.get(id)?.label ?? '', style: 'fixedText' },
]
const share = (value: number): SheetPlanCell => ({ value, style: 'fineShare' })

/** The table of ranks: one row per hypothesis, best rank first. */
function sharesOf(view: View, ranked: readonly HypothesisRobustness[]): SheetRow[] {
  return [
    sectionRow('Share of cases at each rank; ties are split evenly across the ranks they span'),
    headRow(['ID', 'Hypothesis', 'Leads alone', 'Tied for lead', ...ranked.map((_, at) => `Rank ${at + 1}`)]),
    ...ranked.map((one): SheetRow => ({ cells: [...namedRow(view, one), ...[one.leadsAlone, one.leadsTied, ...one.ranks].map(share)] })),
  ]
}

/** The pairwise table; the two cells of a pair and its ties add up to 100%. */
function pairsOf(view: View, { hypotheses }: Robustness, ranked: readonly HypothesisRobustness[]): SheetRow[] {
  const place = new Map(hypotheses.map(({ id }, at) => [id, at]))
  const wins = (one: HypothesisRobustness) =>
    ranked.map((other): SheetPlanCell => (one === other ? { style: 'fixedCode' } : share(one.wins[place.get(other.id) ?? 0] ?? 0)))
  return [
    sectionRow('Share of cases in which the row’s hypothesis scores lower than the column’s'),
    leadRow('The rest, up to 100%, is ties.'),
    headRow(['ID', 'Hypothesis', '', '', ...ranked.map(({ id }) => id)]),
    ...ranked.map((one): SheetRow => ({ cells: [...namedRow(view, one), { style: 'fixedCode' }, { style: 'fixedCode' }, ...wins(one)] })),
  ]
}

const sentence = (value: string) => sentenceRow(value, TEXT_WIDTH)
