// Counts the ratings of a group cell by cell; all figures about a group are computed from this table. Does not keep whose ratings they are.

import { RATINGS, type Rating } from '../model/rating.ts'
import { weightOf } from '../model/weight.ts'
import { activeItems, type Cells, type Workbook } from '../model/workbook.ts'
import type { RaterCells } from '../view/group-members.ts'

/** The hypotheses, items and method of a View or a Workbook. */
export type Matrix = Pick<Workbook, 'hypotheses' | 'evidence' | 'method'>

/** The number of raters per rating, `blank` included. Adds up to the number of raters. */
export type Distribution = Readonly<Record<Rating | 'blank', number>>

/** An item that is not parked. */
export interface ActiveItem {
  readonly id: string
  /** weight in the method in force: 0.5 to 2, always 1 in method count */
  readonly weight: number
  /** weight by credibility and relevance, 0.5 to 2, in either method */
  readonly ownWeight: number
}

/** An item with the distribution of its ratings, one per hypothesis of the table. */
export interface GroupRow extends ActiveItem {
  readonly cells: readonly Distribution[]
}

/** Parked hypotheses and items are left out; both lists are in the workbook's order. */
export interface GroupTable {
  /** number of raters, including those who rated nothing */
  readonly raters: number
  readonly hypotheses: readonly string[]
  readonly rows: readonly GroupRow[]
}

/** Ids of the hypotheses and items with weights, without parked ones, in the workbook's order. */
export function activeMatrix({ hypotheses, evidence, method }: Matrix): { readonly hypotheses: string[]; readonly items: ActiveItem[] } {
  return {
    hypotheses: activeItems(hypotheses).map(({ id }) => id),
    items: activeItems(evidence).map((item) => ({ id: item.id, weight: weightOf(item, method), ownWeight: weightOf(item, 'weighted') })),
  }
}

const KINDS: readonly (Rating | 'blank')[] = [...RATINGS, 'blank']
const BLANK = KINDS.indexOf('blank')
const indexOf = new Map<string, number>(KINDS.map((kind, at) => [kind, at]))

/** One rater's rating in each cell of a table, as its index in KINDS. */
interface CodedRatings {
  /** identifies the items and hypotheses of the table */
  readonly shape: string
  readonly cells: Uint8Array
}

/** Caches the coded ratings of each rater: 200 participants request the same table, and one new rating changes those of one rater only. */
const cache = new WeakMap<Cells<Rating>, CodedRatings>()

function codeRatings(ratings: Cells<Rating>, shape: string, hypotheses: readonly string[], items: readonly ActiveItem[]): Uint8Array {
  const cached = cache.get(ratings)
  if (cached?.shape === shape) return cached.cells
  const cells = new Uint8Array(items.length * hypotheses.length).fill(BLANK)
  items.forEach(({ id }, row) => {
    const itemRatings = ratings.get(id)
    if (!itemRatings) return
    hypotheses.forEach((hypothesis, column) => {
      cells[row * hypotheses.length + column] = indexOf.get(itemRatings.get(hypothesis) ?? 'blank') ?? BLANK
    })
  })
  cache.set(ratings, { shape, cells })
  return cells
}

/** The distribution of every cell. Ignores ratings of parked or unknown items and hypotheses. Linear in cells × raters. */
export function tableOfGroup(matrix: Matrix, raters: readonly RaterCells[]): GroupTable {
  const { hypotheses, items } = activeMatrix(matrix)
  const shape = [...hypotheses, '', ...items.map(({ id }) => id)].join('\n')
  const counts = new Uint32Array(items.length * hypotheses.length * KINDS.length)
  for (const { ratings } of raters) {
    const codes = codeRatings(ratings, shape, hypotheses, items)
    for (let cell = 0; cell < codes.length; cell += 1) {
      const at = cell * KINDS.length + (codes[cell] ?? BLANK)
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
