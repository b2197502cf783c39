// The part below the live table of the Sensitivity sheet: sources, clusters and kinds left out, the nearest change, the Bayesian view.
// Values from the export, in the columns of the table above.

import { flipDistance } from '../../ach/analysis/flip-distance.ts'
import { bayesianView } from '../../ach/analysis/posterior.ts'
import { type ItemGroupKind, type ItemGroupSensitivity, itemGroupSensitivity } from '../../ach/analysis/sensitivity.ts'
import { smallestSourceSets } from '../../ach/analysis/source-sets.ts'
import type { Handling } from '../../ach/analysis/what-if.ts'
import { type LeaderResult, leadersOf, marginOf } from '../../ach/scoring/leaders.ts'
import type { RatingTable } from '../../ach/scoring/rating-table.ts'
import { comparable, type Scores } from '../../ach/scoring/score.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { breakEvenSentence, failedConditions, flipSentences, sourceSetsSentence } from '../../ach/words/analysis-words.ts'
import { phraseText } from '../../ach/words/phrases.ts'
import type { SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import type { Layout } from './layout.ts'
import { NO_FIGURE } from './matrix-formulas.ts'
import { rowHeight } from './row-height.ts'
import { headRow, sectionRow, sentenceRow } from './rows.ts'
import { afterChange } from './stamp.ts'

export const NOTHING_TO_COMPARE = 'Nothing to compare yet: rate at least half of the cells, for two or more hypotheses.'
/** Follows the reason why. */
export const FIGURES_FAIL = 'These figures do not apply.'

export const ID_WIDTH = 8
export const TEXT_WIDTH = 56
export const LEADERS_WIDTH = 20
/** Columns A to D, the third hidden; the scores follow. */
export const SENSITIVITY_WIDTHS = [ID_WIDTH, TEXT_WIDTH, 9, 9]
/** After the scores: a hidden column, then the margins, the leaders and the mark. */
export const LEADER_WIDTHS = [9, 10, 13, LEADERS_WIDTH, 13]
export const LEADER_HEADS = ['Margin without it', 'Margin of current leader', 'Least inconsistent without it', 'Mark']

/** One rater's matrix, the first of the file. */
export interface RatedView {
  readonly view: View
  readonly layout: Layout
  readonly rater: RaterView
  readonly scores: Scores
}

/** "H1" or "tie: H1, H4", as the live formula writes it. */
export const idsOf = (leaders: readonly string[]): string => `${leaders.length > 1 ? 'tie: ' : ''}${leaders.join(', ')}`

/** Scores of the table's hypotheses in the order of the layout; empty for a hypothesis that nothing is rated for. */
export function scoresInLayout({ hypotheses }: Layout, table: RatingTable, scores: readonly number[]): (number | '')[] {
  const by = new Map(table.hypotheses.map((id, at) => [id, scores[at] ?? 0]))
  return hypotheses.map(({ id }) => by.get(id) ?? '')
}

export function sensitivityValueRows({ view, layout, rater, scores }: RatedView, table: RatingTable): SheetRow[] {
  const title = sectionRow('Values from the export, not live')
  if (!comparable(scores)) return [title, sentence(NOTHING_TO_COMPARE)]
  const sources = itemGroupSensitivity(view, table, 'source')
  return [
    title,
    sentence(`Calculated at export${afterChange(view)}. They do not update when you edit this file.`),
    ...groupRows(view, layout, table, sources, 'source'),
    ...(sources.length > 0 ? [sentence(sourceSetsSentence(view, scores, sources, smallestSourceSets(view, table)))] : []),
    ...groupRows(view, layout, table, itemGroupSensitivity(view, table, 'cluster'), 'cluster'),
    ...groupRows(view, layout, table, itemGroupSensitivity(view, table, 'kind'), 'kind'),
    sectionRow('Fewest rating steps that change the leader (at export)'),
    ...flipSentences(view, scores, flipDistance(table)).map(sentence),
    ...bayesRows(view, rater),
  ]
}

const TITLES: Readonly<Record<ItemGroupKind, readonly [title: string, none: string]>> = {
  source: ['Each source left out, neutral or reversed (at export)', 'There are no sources.'],
  cluster: ['Each cluster left out or neutral (at export)', 'There are no clusters.'],
  kind: ['Each kind of evidence left out or neutral (at export)', 'No item has a kind.'],
}

function groupRows(
  view: View,
  layout: Layout,
  table: RatingTable,
  groups: readonly ItemGroupSensitivity[],
  kind: ItemGroupKind,
): SheetRow[] {
  const [title, none] = TITLES[kind]
  if (groups.length === 0) return [sectionRow(title), sentence(none)]
  const head = ['ID', 'What-if', '', 'Items', ...layout.hypotheses.map((one) => one.id), '', ...LEADER_HEADS]
  const rows = groups.flatMap((group) => {
    const name = nameIn(view, kind, group.id)
    const id = kind === 'kind' ? '' : group.id
    // N counts nothing, so "neutral" has the scores of "left out"
    const left = groupRow({ id, name: `${name}: left out or neutral` }, group, 'without', layout, table)
    return group.mirrored
      ? [left, groupRow({ id, name: `${name}: reversed (support becomes contradiction)` }, group, 'mirrored', layout, table)]
      : [left]
  })
  return [sectionRow(title), headRow(head), ...rows]
}

const nameIn = (view: View, kind: ItemGroupKind, id: string): string =>
  (kind === 'source' ? view.sources.get(id)?.name : kind === 'cluster' ? view.clusters.get(id)?.label : undefined) ?? id

function groupRow(
  named: { id: string; name: string },
  group: ItemGroupSensitivity,
  how: Handling,
  layout: Layout,
  table: RatingTable,
): SheetRow {
  const outcome = group[how]
  const counts = group.items.length > 0 && outcome !== null
  const changes = group.changes.includes(how)
  return {
    height: rowHeight([
      [named.name, TEXT_WIDTH],
      [named.id, ID_WIDTH],
      [counts ? idsOf(outcome.leaders) : '', LEADERS_WIDTH],
    ]),
    cells: [
      { value: named.id, style: 'fixedId' },
      { value: named.name, style: 'fixedText' },
      undefined,
      { value: group.items.length, style: 'whole' },
      ...(counts
        ? outcomeCells(layout, table, outcome)
        : Array.from({ length: layout.hypotheses.length + 4 }, (): SheetPlanCell => ({ style: 'fixedCode' }))),
      { value: counts ? (changes ? 'changes' : 'same') : 'no item in use', style: changes ? 'I' : 'fixedCode' },
    ],
  }
}

/** All scores, the margin of the new leader, the margin of the present leader, and the leaders. */
function outcomeCells(layout: Layout, table: RatingTable, { leaders, scores, margin }: LeaderResult): (SheetPlanCell | undefined)[] {
  const own = marginOf(scores, leadersOf(scores)[0] ?? 0)
  return [
    ...scoresInLayout(layout, table, scores).map(
      (value): SheetPlanCell => (value === '' ? { style: 'figure' } : { value, style: 'figure' }),
    ),
    undefined,
    ...[own, margin].map((value): SheetPlanCell => (value === null ? { style: 'figure' } : { value, style: 'figure' })),
    { value: idsOf(leaders), style: 'fixedCode' },
  ]
}

/** Uses a uniform prior, like scores.json. */
function bayesRows(view: View, rater: RaterView): SheetRow[] {
  const bayes = bayesianView(view, rater.id)
  const fails = failedConditions(view).map(phraseText).join('')
  return [
    sectionRow('Bayesian view: a supplement to the ranking, not a replacement (at export)'),
    sentence('Assumes that exactly one hypothesis is true. Items in one cluster are discounted because they share an origin.'),
    ...(fails === '' ? [] : [sentence(`${fails} ${FIGURES_FAIL}`)]),
    headRow(['ID', 'Hypothesis', '', 'Before', 'After', 'Lowest', 'Highest']),
    sentence('Lowest and highest: if every blank cell were rated, anything from II to CC. A dash: no item is rated for the hypothesis.'),
    ...bayes.hypotheses.map(
      ({ id, prior, posterior, range }): SheetRow => ({
        cells: [
          { value: id, style: 'fixedId' },
          { value: view.hypotheses.get(id)?.label ?? '', style: 'fixedText' },
          undefined,
          { value: prior, style: 'fineShare' },
          posterior === null ? { value: NO_FIGURE, style: 'fixedCode' } : { value: posterior, style: 'fineShare' },
          ...(range ? [range.low, range.high].map((value): SheetPlanCell => ({ value, style: 'fineShare' })) : []),
        ],
      }),
    ),
    sentence(breakEvenSentence(view, bayes)),
  ]
}

const sentence = (value: string) => sentenceRow(value, TEXT_WIDTH)
