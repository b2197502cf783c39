// Long tables of ratings: Ratings, if there are too many raters for a sheet each, and Rounds, which compares the first and second round.

import { compareRounds, type Moves } from '../../../ach/group/second-round.ts'
import { EXTREME_RATINGS, RATINGS, type Rating } from '../../../ach/model/rating.ts'
import { activeItems, type Evidence, type Hypothesis } from '../../../ach/model/workbook.ts'
import type { RaterCells } from '../../../ach/view/group-members.ts'
import { type Rounds, ratingsByRound } from '../../../ach/view/group-members.ts'
import type { RaterView, View } from '../../../ach/view/view.ts'
import { RATING_COLOURS } from '../../../ach/words/palette.ts'
import { oneLine } from '../../write/safe-text.ts'
import type { Highlight, SheetPlan, SheetPlanCell, SheetRow } from '../../write/sheet-plan.ts'

const HEAD = 4

/** Every rater's rating of every cell in use, by round. The reason appears next to the first cell of an item, in the last round. */
export function ratingsSheet(view: View, raters: readonly RaterView[], rounds: Rounds | null): SheetPlan {
  const given = raters.flatMap((rater) =>
    ratingsByRound(rater, rounds).map((one, at, all) => ({ rater, ...one, last: at === all.length - 1 })),
  )
  // Equal cells share one object: a large room has a hundred thousand of them.
  const cells = cellsOf(view).map((cell) => ({ ...cell, ids: [fixedId(cell.evidence.id), fixedId(cell.hypothesis.id)] }))
  const noReason: SheetPlanCell = { style: 'fixedText' }
  const rows = given.flatMap(({ rater, round, ratings, last }) => {
    const name: SheetPlanCell = { value: oneLine(rater.name, 80), style: 'fixedText' }
    const inRound: SheetPlanCell = round === null ? { style: 'whole' } : { value: round, style: 'whole' }
    return cells.map(({ evidence, hypothesis, first, ids }): SheetRow => {
      const why = first && last ? rater.rationales.get(evidence.id) : undefined
      const reason: SheetPlanCell = why === undefined ? noReason : { value: oneLine(why, 1000), style: 'fixedText' }
      return { cells: [name, ...ids, ratingCell(ratings.get(evidence.id)?.get(hypothesis.id)), inRound, reason] }
    })
  })
  return {
    name: 'Ratings',
    columns: [24, 9, 11, 9, 8, 60],
    rows: [
      ...above(
        `Ratings of ${raters.length} raters`,
        'Blank = not rated; NA = not applicable. The first rater’s ratings are also on the matrix sheet.',
      ),
      head(['Rater', 'ID', 'Hypothesis', 'Rating', 'Round', 'Reason (for the item)'], [0, 5]),
      ...rows,
    ],
    ...below(rows.length, 'F', ['D']),
  }
}

const MOVES: readonly (readonly [move: keyof Moves, words: string])[] = [
  ['towardsContradiction', `towards ${EXTREME_RATINGS[1]}`],
  ['towardsConsistency', `towards ${EXTREME_RATINGS[0]}`],
  ['applicability', 'to or from NA'],
  ['filled', 'rated later'],
  ['cleared', 'cleared'],
  ['compared', 'same'],
]

/** Includes only raters who took part in both rounds. */
export function roundsSheet(view: View, rounds: Rounds, names: ReadonlyMap<string, string>): SheetPlan {
  const rows = rounds.before.flatMap((before, at) => {
    const after = rounds.after[at]
    return after ? cellsOf(view).map((cell) => roundRow(view, cell, before, after, names.get(before.id) ?? before.id)) : []
  })
  return {
    name: 'Rounds',
    columns: [24, 9, 11, 12, 13, 16],
    rows: [
      ...above(
        'First and second round',
        'Raters who took part in both rounds. A change is not necessarily an improvement: people also follow others.',
      ),
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

/** Names the change of one cell by the rules of compareRounds. */
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

const fixedId = (value: string): SheetPlanCell => ({ value, style: 'fixedId' })
const BLANK_CELL: SheetPlanCell = { style: 'fixedCode' }
const RATING_CELLS = Object.fromEntries(RATINGS.map((value) => [value, { value, style: 'fixedCode' }])) as Record<Rating, SheetPlanCell>
const ratingCell = (rating: Rating | undefined): SheetPlanCell => (rating === undefined ? BLANK_CELL : RATING_CELLS[rating])
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
