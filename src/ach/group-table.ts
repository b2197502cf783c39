// What several people rated, counted cell by cell: the ground of the figures about a group. Must not keep whose rating is whose.
import type { Rating } from './rating.ts'
import { weightOf } from './weight.ts'
import { active, type Cells, type Workbook } from './workbook.ts'

/** The ratings of one person. Who belongs to a group is for the caller to say: people, and no reference reading. */
export interface RaterCells {
  readonly id: string
  readonly ratings: Cells<Rating>
}

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
export function activeOf({ hypotheses, evidence, method }: Matrix): { readonly hypotheses: string[]; readonly items: ActiveItem[] } {
  return {
    hypotheses: active(hypotheses).map(({ id }) => id),
    items: active(evidence).map((item) => ({ id: item.id, weight: weightOf(item, method), ownWeight: weightOf(item, 'weighted') })),
  }
}

/** The distribution of every cell. Ratings of what is parked or not there are left out. Costs one step per rating given. */
export function groupTable(matrix: Matrix, raters: readonly RaterCells[]): GroupTable {
  const { hypotheses, items } = activeOf(matrix)
  const all = raters.length
  const rows = items.map((item) => ({
    ...item,
    cells: hypotheses.map((): Record<Rating | 'blank', number> => ({ CC: 0, C: 0, N: 0, I: 0, II: 0, NA: 0, blank: all })),
  }))
  const cellsOf = new Map(rows.map(({ id, cells }) => [id, cells]))
  const placeOf = new Map(hypotheses.map((id, at) => [id, at]))
  for (const { ratings } of raters)
    for (const [item, given] of ratings) {
      const cells = cellsOf.get(item)
      if (!cells) continue
      for (const [hypothesis, rating] of given) {
        const cell = cells[placeOf.get(hypothesis) ?? -1]
        if (!cell) continue
        cell[rating]++
        cell.blank--
      }
    }
  return { raters: all, hypotheses, rows }
}
