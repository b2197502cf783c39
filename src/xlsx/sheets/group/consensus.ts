// The sheet Consensus: every cell of the group, most disputed first. Counts are values from the export; the mean, the weight and the
// group's score are live formulas. Every figure comes from src/ach.

import { cellConsensus } from '../../../ach/group/consensus.ts'
import { type DisputedCell, disputedCells } from '../../../ach/group/disputed-cells.ts'
import type { GroupAnalysis } from '../../../ach/group/group-analysis.ts'
import { groupRanking } from '../../../ach/group/group-ranking.ts'
import { type GroupScores, groupScores } from '../../../ach/group/group-score.ts'
import { type Distribution, tableOfGroup } from '../../../ach/group/group-table.ts'
import { CONTRADICTING_RATINGS, COUNTED_RATINGS, contradiction, type Rating } from '../../../ach/model/rating.ts'
import type { RaterView, View } from '../../../ach/view/view.ts'
import { groupVerdictSentence } from '../../../ach/words/group-doubt-words.ts'
import { RATING_COLOURS } from '../../../ach/words/palette.ts'
import { countNoun, itemName } from '../../../ach/words/phrases.ts'
import { contradictionCounts } from '../../../ach/words/scale-words.ts'
import { oneLine } from '../../write/safe-text.ts'
import { columnLetters, type Highlight, type SheetPlan, type SheetPlanCell, type SheetRow } from '../../write/sheet-plan.ts'
import { AS_EXPORTED, ID_HEADING, type Layout, matrixColumn } from '../layout.ts'
import { NO_FIGURE, pointsName } from '../matrix-formulas.ts'
import { rowHeight } from '../row-height.ts'
import { leadRow } from '../rows.ts'

const FIRST_HYPOTHESIS = 7
const COLUMNS = [
  [ID_HEADING, 7],
  ['Evidence', 46],
  ['Hypo-\nthesis', 9],
  ['Name', 24],
  ['Dispute\nrank', 8],
  ['Median', 9],
  ['Rated', 8],
  ...COUNTED_RATINGS.map((rating) => [rating, 6] as const),
  ['NA', 6],
  ['Blank', 7],
  ['Cns', 8],
  ['Mean', 8],
  ['Weight', 8],
  ['Adds', 8],
] as const
const TEXT_WIDTH = 46
/** Returns the letters of a column. A column headed by a rating counts the raters who gave it. */
const columnNamed = (heading: (typeof COLUMNS)[number][0] | Rating) => columnLetters(COLUMNS.findIndex(([name]) => name === heading) + 1)
const COUNTS = COUNTED_RATINGS.map(columnNamed)
const [MEAN, WEIGHT, ADDS] = [columnNamed('Mean'), columnNamed('Weight'), columnNamed('Adds')]

interface CellOfGroup {
  readonly evidence: string
  readonly hypothesis: string
  readonly weight: number
  readonly distribution: Distribution
  /** 1 is the most disputed cell; null if the differences do not affect a score */
  readonly place: number | null
}

export function consensusSheet(view: View, layout: Layout, group: readonly RaterView[], analysis: GroupAnalysis | null): SheetPlan {
  const table = tableOfGroup(view, group)
  const scores = groupScores(table, view.method)
  const raters = groupRanking(view, group).raters.length
  const cells = sortCells(table, disputedCells(table, Number.POSITIVE_INFINITY))
  const verdict = analysis ? groupVerdictSentence(view, analysis) : ''
  const head = FIRST_HYPOTHESIS + table.hypotheses.length + 1
  const [first, last] = [head + 1, head + cells.length]
  return {
    name: 'Consensus',
    columns: COLUMNS.map(([, width]) => width),
    rows: [
      { height: 24, cells: [{ value: `Consensus of ${countNoun(raters, 'rater')}`, style: 'title' }] },
      { height: 18, cells: [{ value: verdict === '' ? '' : `${AS_EXPORTED}${verdict}`, style: 'verdict' }] },
      leadRow(
        'The group’s score is the sum of weight × mean over all items. A lower score means less evidence against the hypothesis; it is not a probability.',
      ),
      leadRow(
        'It follows the weights on Evidence and the method on Scale. Counts, medians and Cns (agreement, 0 to 1) are values from the export.',
      ),
      leadRow(`Dispute rank: 1 marks the difference that affects the scores most. Mean over those who rated: ${contradictionCounts()}.`),
      {
        height: 20,
        cells: ['ID', 'Hypothesis', 'Score', 'Rank', 'Cells\nrated'].map(
          (value, at): SheetPlanCell => ({ value, style: at === 1 ? 'head' : 'headCentre' }),
        ),
      },
      ...table.hypotheses.map((id, at) => hypothesisRow(view, scores, id, at, { first, last })),
      { cells: [] },
      { height: 32, cells: COLUMNS.map(([value], at): SheetPlanCell => ({ value, style: at === 1 || at === 3 ? 'head' : 'headCentre' })) },
      ...cells.map((cell, at) => cellRow(view, layout, cell, first + at)),
    ],
    ...(cells.length > 0 ? { filter: `A${head}:${ADDS}${last}`, highlights: ratingColours(`F${first}:F${last}`) } : {}),
    printedRows: `${head}:${head}`,
  }
}

/** Disputed cells by rank, then the others in the order of the workbook. */
function sortCells(table: ReturnType<typeof tableOfGroup>, disputed: readonly DisputedCell[]): CellOfGroup[] {
  const places = new Map(disputed.map(({ evidence, hypothesis }, at) => [`${evidence} ${hypothesis}`, at + 1]))
  const all = table.rows.flatMap(({ id: evidence, weight, cells }) =>
    table.hypotheses.flatMap((hypothesis, at): CellOfGroup[] => {
      const distribution = cells[at]
      return distribution ? [{ evidence, hypothesis, weight, distribution, place: places.get(`${evidence} ${hypothesis}`) ?? null }] : []
    }),
  )
  const last = all.length + 1
  return all.sort((a, b) => (a.place ?? last) - (b.place ?? last))
}

const round2 = (value: number) => Math.round(value * 1e9) / 1e9

function hypothesisRow(
  view: View,
  scores: GroupScores,
  id: string,
  at: number,
  { first, last }: { first: number; last: number },
): SheetRow {
  const row = FIRST_HYPOTHESIS + at
  const own = scores.hypotheses[at]
  const sum = last < first ? '0' : `SUMIF($C$${first}:$C$${last},$A${row},$${ADDS}$${first}:$${ADDS}$${last})`
  const all = `$C$${FIRST_HYPOTHESIS}:$C$${FIRST_HYPOTHESIS + scores.hypotheses.length - 1}`
  return {
    cells: [
      { value: id, style: 'fixedId' },
      { value: oneLine(itemName(view, id), 120), style: 'fixedText' },
      {
        value: { formula: `IF(E${row}=0,"${NO_FIGURE}",ROUND(${sum},9))`, result: own?.rated ? round2(own.score) : NO_FIGURE },
        style: 'score',
      },
      {
        value: {
          formula: `IF(AND(ISNUMBER(C${row}),COUNT(${all})>1),RANK(C${row},${all},1),"${NO_FIGURE}")`,
          result: own?.rank ?? NO_FIGURE,
        },
        style: 'rank',
      },
      { value: own?.rated ?? 0, style: 'whole' },
    ],
  }
}

function cellRow(view: View, layout: Layout, { evidence, hypothesis, weight, distribution, place }: CellOfGroup, row: number): SheetRow {
  const { median, rated, cns } = cellConsensus(distribution)
  const statement = oneLine(view.evidence.get(evidence)?.statement ?? '', 300)
  const mean = rated === 0 ? 0 : COUNTED_RATINGS.reduce((sum, rating) => sum + distribution[rating] * contradiction(rating), 0) / rated
  const live = (formula: string, result: number | string, style: SheetPlanCell['style']): SheetPlanCell => ({
    value: { formula, result },
    style,
  })
  const weightOf = `IFERROR(INDEX(${layout.matrix}${matrixColumn(layout, '$G')},MATCH($A${row},${layout.matrix}${matrixColumn(layout, '$A')},0)),0)`
  return {
    height: rowHeight([[statement, TEXT_WIDTH]]),
    cells: [
      { value: evidence, style: 'fixedId' },
      { value: statement, style: 'fixedText' },
      { value: hypothesis, style: 'fixedId' },
      { value: oneLine(itemName(view, hypothesis), 60), style: 'fixedText' },
      place === null ? { style: 'whole' } : { value: place, style: 'whole' },
      median === null ? { style: 'fixedCode' } : { value: median, style: 'fixedCode' },
      live(`SUM(${COUNTS[0]}${row}:${COUNTS.at(-1)}${row})`, rated, 'whole'),
      ...COUNTED_RATINGS.map((rating): SheetPlanCell => ({ value: distribution[rating], style: 'whole' })),
      { value: distribution.NA, style: 'whole' },
      { value: distribution.blank, style: 'whole' },
      cns === null ? { style: 'figure' } : { value: cns, style: 'figure' },
      live(
        `IF(G${row}=0,0,(${CONTRADICTING_RATINGS.map((rating) => `${columnNamed(rating)}${row}*${pointsName(rating)}`).join('+')})/G${row})`,
        mean,
        'figure',
      ),
      live(weightOf, weight, 'figure'),
      live(`${MEAN}${row}*${WEIGHT}${row}`, mean * weight, 'figure'),
    ],
  }
}

const ratingColours = (range: string): Highlight[] =>
  COUNTED_RATINGS.map((value) => ({ range, when: 'equals', value, ...RATING_COLOURS[value] }))
