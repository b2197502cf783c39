// The Robustness sheet: how often the ranking holds if ratings are one step off. Values from the export, equal to the screen and scores.json.

import type { HypothesisRobustness, Robustness } from '../../ach/analysis/robustness.ts'
import { robustnessJson } from '../../ach/analysis/robustness-json.ts'
import type { Scores } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { robustnessFinding, testedLeaders } from '../../ach/words/analysis-words.ts'
import { BAR, SURFACE } from '../write/palette.ts'
import { oneLine } from '../write/safe-text.ts'
import { columnLetters, type Highlight, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import { headRow, leadRow, sectionRow, sentenceRow } from './rows.ts'
import { afterChange } from './stamp.ts'

const TEXT_WIDTH = 48
const COLUMNS = [8, TEXT_WIDTH, 12, 12]
/** The first of the columns that hold one rank or one rival each. */
const FIRST = COLUMNS.length + 1
const NAME = 'Robustness'

/** `drawn` is null if the scores are not comparable: fewer than two hypotheses, or nothing rated. */
export function robustnessSheet(view: View, rater: string, scores: Scores, drawn: Robustness | null): SheetPlan {
  const title: SheetRow = { height: 24, cells: [{ value: 'Robustness: what if the ratings are slightly off?', style: 'title' }] }
  if (!drawn)
    return {
      name: NAME,
      columns: COLUMNS,
      rows: [title, leadRow('Nothing to calculate yet: rate some evidence against at least two hypotheses.')],
    }
  const by = new Map(drawn.hypotheses.map((one) => [one.id, one]))
  const ranked = scores.hypotheses.toSorted((a, b) => a.rank - b.rank).flatMap(({ id }) => by.get(id) ?? [])
  const tested = testedLeaders(scores)
  const named = ranked.filter(({ id }) => tested.includes(id))
  const opening = [
    title,
    leadRow(`Values from the export, not live: based on the sheet Matrix (${oneLine(rater, 60)})${afterChange(view)}.`),
    { cells: [] },
    ...(named.length > 0 ? [sentence(`${robustnessFinding(view, named)}.`)] : []),
    ...settings(drawn),
    { cells: [] },
  ]
  const shares = [...opening, ...sharesOf(view, ranked)]
  const rows = [...shares, { cells: [] }, ...pairsOf(view, drawn, ranked)]
  const end = FIRST + ranked.length - 1
  return {
    name: NAME,
    columns: [...COLUMNS, ...ranked.map(() => (ranked.length > 8 ? 9 : 12))],
    rows,
    highlights: [scale(3, end, shares.length, ranked.length), scale(FIRST, end, rows.length, ranked.length)],
  }
}

/** Shades the last `rows` rows up to `last`: darker means more draws. */
const scale = (from: number, to: number, last: number, rows: number): Highlight => ({
  range: `${columnLetters(from)}${last - rows + 1}:${columnLetters(to)}${last}`,
  when: 'scale',
  from: SURFACE,
  to: BAR,
})

function settings(drawn: Robustness): SheetRow[] {
  const { draws, chance, credibility, relevance, soleLead, tiesAtTop } = robustnessJson(drawn)
  const moving = [credibility ? 'credibility' : [], relevance ? 'relevance' : []].flat()
  const fact = (name: string, cell: SheetPlanCell): SheetRow => ({
    cells: [{ style: 'fixedCode' }, { value: name, style: 'fixedText' }, cell],
  })
  return [
    fact('Draws', { value: draws, style: 'thousands' }),
    fact('Chance that a rating is one step off, in each direction', { value: chance, style: 'fineShare' }),
    fact('Weights varied too', { value: moving.length > 0 ? moving.join(' and ') : 'no', style: 'fixedCode' }),
    fact('Draws with a sole leader', { value: soleLead, style: 'fineShare' }),
    fact('Draws with a tie for the lead', { value: tiesAtTop, style: 'fineShare' }),
    sentence('The draws are seeded by the ratings and weights, so the same matrix always gives the same figures.'),
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
    sectionRow('Share of draws at each rank; ties are split evenly across the ranks they span'),
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
    sectionRow('Share of draws in which the row’s hypothesis scores lower than the column’s'),
    leadRow('The rest, up to 100%, is ties.'),
    headRow(['ID', 'Hypothesis', '', '', ...ranked.map(({ id }) => id)]),
    ...ranked.map((one): SheetRow => ({ cells: [...namedRow(view, one), { style: 'fixedCode' }, { style: 'fixedCode' }, ...wins(one)] })),
  ]
}

const sentence = (value: string) => sentenceRow(value, TEXT_WIDTH)
