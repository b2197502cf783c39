// Long tables of what raters gave: Ratings, where there are too many raters for a sheet each, and Rounds, the first beside the second.

import { compareRounds, type Moves } from '../../../ach/group/second-round.ts'
import { RATINGS, type Rating } from '../../../ach/model/rating.ts'
import { activeItems, type Evidence, type Hypothesis } from '../../../ach/model/workbook.ts'
import type { RaterCells } from '../../../ach/view/group-members.ts'
import { type Rounds, ratingsByRound } from '../../../ach/view/group-members.ts'
import type { RaterView, View } from '../../../ach/view/view.ts'
import { RATING_COLOURS } from '../../write/palette.ts'
import { oneLine } from '../../write/safe-text.ts'
import type { Highlight, SheetPlan, SheetPlanCell, SheetRow } from '../../write/sheet-plan.ts'

const HEAD = 4

/** Every rater's rating of every cell in use, round by round. Their reason stands beside the first cell of an item, in their last round. */
export function ratingsSheet(view: View, raters: readonly RaterView[], rounds: Rounds | null): SheetPlan {
  const given = raters.flatMap((rater) =>
    ratingsByRound(rater, rounds).map((one, at, all) => ({ rater, ...one, last: at === all.length - 1 })),
  )
  const rows = given.flatMap(({ rater, round, ratings, last }) =>
    cellsOf(view).map(({ evidence, hypothesis, first }): SheetRow => {
      const why = first && last ? rater.rationales.get(evidence.id) : undefined
      return {
        cells: [
          { value: oneLine(rater.name, 80), style: 'fixedText' },
          { value: evidence.id, style: 'fixedId' },
          { value: hypothesis.id, style: 'fixedId' },
          ratingCell(ratings.get(evidence.id)?.get(hypothesis.id)),
          round === null ? { style: 'whole' } : { value: round, style: 'whole' },
          { value: why === undefined ? '' : oneLine(why, 1000), style: 'fixedText' },
        ],
      }
    }),
  )
  return {
    name: 'Ratings',
    columns: [24, 9, 11, 9, 8, 60],
    rows: [
      ...above(
        `What each of ${raters.length} raters gave`,
        'An empty cell is not rated, NA does not apply. The first rater’s are also on Matrix.',
      ),
      head(['Rater', 'ID', 'Hypothesis', 'Rating', 'Round', 'Why (of the item)'], [0, 5]),
      ...rows,
    ],
    ...below(rows.length, 'F', ['D']),
  }
}

const MOVES: readonly (readonly [move: keyof Moves, words: string])[] = [
  ['towardsContradiction', 'towards II'],
  ['towardsConsistency', 'towards CC'],
  ['applicability', 'NA or not'],
  ['filled', 'rated later'],
  ['cleared', 'cleared'],
  ['compared', 'same'],
]

/** Only those who took part in both rounds. */
export function roundsSheet(view: View, rounds: Rounds, names: ReadonlyMap<string, string>): SheetPlan {
  const rows = rounds.before.flatMap((before, at) => {
    const after = rounds.after[at]
    return after ? cellsOf(view).map((cell) => roundRow(view, cell, before, after, names.get(before.id) ?? before.id)) : []
  })
  return {
    name: 'Rounds',
    columns: [24, 9, 11, 12, 13, 16],
    rows: [
      ...above('First and second round', 'Only those who rated in both. A change is no improvement: people also move because others did.'),
      head(['Rater', 'ID', 'Hypothesis', 'First round', 'Second round', 'Moved'], [0]),
      ...rows,
    ],
    ...below(rows.length, 'F', ['D', 'E']),
  }
}

function roundRow(view: View, cell: CellInUse, before: RaterCells, after: RaterCells, name: string): SheetRow {
  const [was, is] = [before, after].map(({ ratings }) => ratings.get(cell.evidence.id)?.get(cell.hypothesis.id))
  return {
    cells: [
      { value: oneLine(name, 80), style: 'fixedText' },
      { value: cell.evidence.id, style: 'fixedId' },
      { value: cell.hypothesis.id, style: 'fixedId' },
      ratingCell(was),
      ratingCell(is),
      { value: moveWord(view, cell, was, is), style: 'fixedCode' },
    ],
  }
}

/** What the rules of a second round call the move of this one cell. */
function moveWord(view: View, { evidence, hypothesis }: CellInUse, was: Rating | undefined, is: Rating | undefined): string {
  const one = (rating: Rating | undefined): RaterCells => ({
    id: '',
    ratings: new Map([[evidence.id, rating === undefined ? new Map() : new Map([[hypothesis.id, rating]])]]),
  })
  const only = {
    method: view.method,
    hypotheses: new Map([[hypothesis.id, hypothesis]]),
    evidence: new Map([[evidence.id, evidence]]),
  }
  const { moves } = compareRounds(only, [one(was)], [one(is)])
  return MOVES.find(([move]) => moves[move] > 0)?.[1] ?? ''
}

interface CellInUse {
  readonly evidence: Evidence
  readonly hypothesis: Hypothesis
  /** the first of its item */
  readonly first: boolean
}

const cellsOf = (view: View): CellInUse[] =>
  activeItems(view.evidence).flatMap((evidence) =>
    activeItems(view.hypotheses).map((hypothesis, at) => ({ evidence, hypothesis, first: at === 0 })),
  )

const ratingCell = (rating: Rating | undefined): SheetPlanCell =>
  rating === undefined ? { style: 'fixedCode' } : { value: rating, style: 'fixedCode' }
const above = (title: string, words: string): SheetRow[] => [
  { height: 24, cells: [{ value: title, style: 'title' }] },
  { cells: [{ value: words, style: 'lead' }] },
  { cells: [] },
]
const head = (titles: readonly string[], left: readonly number[]): SheetRow => ({
  height: 20,
  cells: titles.map((value, at): SheetPlanCell => ({ value, style: left.includes(at) ? 'head' : 'headCentre' })),
})
const below = (rows: number, last: string, rated: readonly string[]) => ({
  frozenAt: { rows: HEAD, columns: 1 },
  printedRows: `${HEAD}:${HEAD}`,
  portrait: true,
  ...(rows === 0
    ? {}
    : {
        filter: `A${HEAD}:${last}${HEAD + rows}`,
        highlights: rated.flatMap((column) =>
          RATINGS.map(
            (value): Highlight => ({
              range: `${column}${HEAD + 1}:${column}${HEAD + rows}`,
              when: 'equals',
              value,
              ...RATING_COLOURS[value],
            }),
          ),
        ),
      }),
})
