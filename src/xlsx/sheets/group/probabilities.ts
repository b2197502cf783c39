// The sheet Probabilities: each rater's estimates before and after, as entered and scaled to 100%, and their mean. Live formulas give Brier
// scores once the true hypothesis is chosen.

import { brierScore, type Pool, type ProbabilitySet, poolProbabilities, probabilitiesAt } from '../../../ach/group/pooled-probabilities.ts'
import { activeItems, ESTIMATE_TIMES, type EstimateTime } from '../../../ach/model/workbook.ts'
import type { RaterView, View } from '../../../ach/view/view.ts'
import { itemName } from '../../../ach/words/phrases.ts'
import { oneLine } from '../../write/safe-text.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell, type SheetRow } from '../../write/sheet-plan.ts'
import { leadRow } from '../rows.ts'

const [TRUE, HEAD] = [4, 6]
const FIRST = 3
const WORDS: Readonly<Record<EstimateTime, string>> = { before: 'before', now: 'after' }
const STATES: Readonly<Record<ProbabilitySet['state'], string>> = {
  used: '',
  incomplete: 'incomplete: not in the mean',
  zero: 'all are 0: not in the mean',
}

/** Returns null if no rater has estimated a probability. */
export function probabilitiesSheet(view: View, group: readonly RaterView[]): SheetPlan | null {
  const hypotheses = activeItems(view.hypotheses).map(({ id }) => id)
  const given = ESTIMATE_TIMES.map((when) => {
    const raters = group.filter(({ estimates }) => hypotheses.some((id) => estimates[when].has(id)))
    return {
      when,
      raters,
      pool: poolProbabilities(hypotheses, probabilitiesAt(when, raters)),
    }
  })
  if (given.every(({ raters }) => raters.length === 0)) return null
  const names = new Map(group.map(({ id, name }) => [id, name]))
  const sets = given.flatMap(({ when, pool }) =>
    pool.sets.map((set) => ({ ...set, when: WORDS[when], name: names.get(set.id) ?? set.id, note: STATES[set.state] })),
  )
  const pools = given.flatMap(({ when, pool }) => meanOf(pool, WORDS[when]))
  const known = hypotheses.find((id) => id === view.cameTrue) ?? null
  const scored = (probabilities: readonly (number | null)[] | null) =>
    known && probabilities?.[hypotheses.indexOf(known)] != null ? brierScore(hypotheses, probabilities, known) : ''
  const last = FIRST + 2 * hypotheses.length
  const heading = (id: string) => `${id}\n${oneLine(itemName(view, id), 24)}`
  return {
    name: 'Probabilities',
    columns: [28, 9, ...hypotheses.map(() => 11), 9, ...hypotheses.map(() => 11), 11, 32],
    rows: [
      { height: 24, cells: [{ value: 'Probabilities, before and after', style: 'title' }] },
      leadRow('The raters’ own estimates, not computed from ratings. Scaled: divided by their sum. The mean includes complete sets only.'),
      leadRow(
        'When the truth is known, choose the ID of the true hypothesis. Brier score: 0 = certain and right, 2 = certain and wrong (Brier 1950).',
      ),
      { cells: [{ value: 'True hypothesis', style: 'label' }, known === null ? { style: 'code' } : { value: known, style: 'code' }] },
      { cells: [] },
      {
        height: 44,
        cells: [
          { value: 'Rater', style: 'head' },
          { value: 'When', style: 'headCentre' },
          ...hypotheses.map((id): SheetPlanCell => ({ value: heading(id), style: 'headCentre' })),
          { value: 'Sum', style: 'headCentre' },
          ...hypotheses.map((id): SheetPlanCell => ({ value: `scaled\n${heading(id)}`, style: 'headCentre' })),
          { value: 'Brier\nscore', style: 'headCentre' },
          { value: '', style: 'head' },
        ],
      },
      {
        cells: [
          { style: 'label' },
          { style: 'label' },
          ...hypotheses.map(blank),
          { style: 'label' },
          ...hypotheses.map(idCell),
          { style: 'label' },
        ],
      },
      ...[...sets, ...pools].map((set, at) => setRow(set, HEAD + 2 + at, hypotheses.length, scored(set.probabilities))),
    ],
    choices: [
      { range: `B${TRUE}`, from: { list: hypotheses }, strict: true, error: 'Choose the ID of a hypothesis, or leave the cell blank.' },
    ],
    frozenAt: { rows: HEAD, columns: 2 },
    printedRows: `${HEAD}:${HEAD}`,
    printed: `A1:${columnLetters(last + 1)}${HEAD + 1 + sets.length + pools.length}`,
  }
}

const blank = (): SheetPlanCell => ({ style: 'label' })
const idCell = (value: string): SheetPlanCell => ({ value, style: 'fixedId' })

type Shown = Pick<ProbabilitySet, 'given' | 'probabilities'> & { readonly when: string; readonly name: string; readonly note: string }

function meanOf({ used, probabilities }: Pool, when: string): Shown[] {
  if (probabilities === null) return []
  return [{ when, name: `Mean of ${used}`, given: probabilities.map(() => null), probabilities, note: 'equal weights' }]
}

function setRow({ name, when, given, probabilities, note }: Shown, row: number, count: number, score: number | ''): SheetRow {
  const [from, to] = [columnLetters(FIRST + count + 1), columnLetters(FIRST + 2 * count)]
  const sum = given.reduce<number>((all, one) => all + (one ?? 0), 0)
  const own = `SUM(${columnLetters(FIRST)}${row}:${columnLetters(FIRST + count - 1)}${row})`
  const isTrue = `(${from}$${HEAD + 1}:${to}$${HEAD + 1}=$B$${TRUE})`
  // Also empty if the rater gave no estimate for the true hypothesis.
  const brier = `IF(SUMPRODUCT((${from}${row}:${to}${row}<>"")*${isTrue})=0,"",SUMPRODUCT((${from}${row}:${to}${row}-${isTrue})^2))`
  return {
    cells: [
      { value: oneLine(name, 80), style: 'fixedText' },
      { value: when, style: 'fixedCode' },
      ...given.map((value): SheetPlanCell => (value === null ? { style: 'figure' } : { value, style: 'fineShare' })),
      given.every((one) => one === null) ? { style: 'figure' } : { value: { formula: own, result: sum }, style: 'fineShare' },
      ...given.map(
        (_, at): SheetPlanCell => (probabilities?.[at] == null ? { style: 'figure' } : { value: probabilities[at], style: 'fineShare' }),
      ),
      probabilities ? { value: { formula: brier, result: score }, style: 'figure' } : { style: 'figure' },
      { value: note, style: 'aside' },
    ],
  }
}
