// What several people rated, counted cell by cell: the ground of the figures about a group. Must not keep whose rating is whose.
import type { Rating } from '../model/rating.ts'
import { weightOf } from '../model/weight.ts'
import { activeItems, type Cells, type Workbook } from '../model/workbook.ts'
import type { RaterCells } from '../view/group-members.ts'

/** What is rated, and the method that weighs it: a View or a Workbook. */
export type Matrix = Pick<Workbook, 'hypotheses' | 'evidence' | 'method'>

/** How many gave which rating; `blank` are those who gave none. Adds up to the number of raters. */
export type Distribution = Readonly<Record<Rating | 'blank', number>>

/** An item that is not parked. */
export interface ActiveItem {
  readonly id: string
  /** the weight in force: 0.5 … 2, and 1 in method count */
  readonly weight: number
  /** the weight of credibility and relevance, whatever the method */
  readonly ownWeight: number
}

/** An item and what was said of it, one entry per hypothesis of the table. */
export interface GroupRow extends ActiveItem {
  readonly cells: readonly Distribution[]
}

/** Parked hypotheses and items are absent; both lists are in the workbook's order. */
export interface GroupTable {
  /** how many raters were asked, those who rated nothing included */
  readonly raters: number
  readonly hypotheses: readonly string[]
  readonly rows: readonly GroupRow[]
}

/** Ids of the hypotheses, and the items with their weights; parked ones aside, in the workbook's order. */
export function activeMatrix({ hypotheses, evidence, method }: Matrix): { readonly hypotheses: string[]; readonly items: ActiveItem[] } {
  return {
    hypotheses: activeItems(hypotheses).map(({ id }) => id),
    items: activeItems(evidence).map((item) => ({ id: item.id, weight: weightOf(item, method), ownWeight: weightOf(item, 'weighted') })),
  }
}

const KINDS = ['CC', 'C', 'N', 'I', 'II', 'NA', 'blank'] as const satisfies readonly (Rating | 'blank')[]
const BLANK = KINDS.indexOf('blank')
const placeOf = new Map<string, number>(KINDS.map((kind, at) => [kind, at]))

/** What one person gave in each cell of a table, by its place in KINDS. */
interface Given {
  /** which items and hypotheses these are */
  readonly shape: string
  readonly cells: Uint8Array
}

/** A room of 200 asks for the same table 200 times, and of one rating to the next nearly everybody's ratings stay what they are. */
const known = new WeakMap<Cells<Rating>, Given>()

function givenBy(ratings: Cells<Rating>, shape: string, hypotheses: readonly string[], items: readonly ActiveItem[]): Uint8Array {
  const before = known.get(ratings)
  if (before?.shape === shape) return before.cells
  const cells = new Uint8Array(items.length * hypotheses.length).fill(BLANK)
  items.forEach(({ id }, row) => {
    const given = ratings.get(id)
    if (!given) return
    hypotheses.forEach((hypothesis, column) => {
      cells[row * hypotheses.length + column] = placeOf.get(given.get(hypothesis) ?? 'blank') ?? BLANK
    })
  })
  known.set(ratings, { shape, cells })
  return cells
}

/** The distribution of every cell. Ratings of what is parked or not there are left out. Costs one step per cell and rater. */
export function tableOfGroup(matrix: Matrix, raters: readonly RaterCells[]): GroupTable {
  const { hypotheses, items } = activeMatrix(matrix)
  const shape = [...hypotheses, '', ...items.map(({ id }) => id)].join('\n')
  const counts = new Uint32Array(items.length * hypotheses.length * KINDS.length)
  for (const { ratings } of raters) {
    const given = givenBy(ratings, shape, hypotheses, items)
    for (let cell = 0; cell < given.length; cell += 1) {
      const at = cell * KINDS.length + (given[cell] ?? BLANK)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  const distribution = (cell: number) =>
    Object.fromEntries(KINDS.map((kind, at) => [kind, counts[cell * KINDS.length + at] ?? 0])) as Distribution
  const rows = items.map((item, row) => ({
    ...item,
    cells: hypotheses.map((_, column) => distribution(row * hypotheses.length + column)),
  }))
  return { raters: raters.length, hypotheses, rows }
}
