// The rating table: the active part of one rater's matrix, laid out for calculation. Must not know about scores.
import { contradiction, isCounted, type Rating } from '../model/rating.ts'
import { Refused } from '../model/refused.ts'
import { weightOf } from '../model/weight.ts'
import type { Evidence } from '../model/workbook.ts'
import type { RaterView, View } from '../view/view.ts'

/** The row of one active item. */
export interface RatingRow {
  /** id of the item of evidence */
  readonly id: string
  /** the item itself: its source, cluster, kind and levels */
  readonly item: Evidence
  /** the weight under the workbook's method: 0.5 to 2, and 1 in method count */
  readonly weight: number
  /** the weight of credibility and relevance, 0.5 to 2, whatever the method */
  readonly ownWeight: number
  /** one entry per hypothesis of the table; null is blank */
  readonly ratings: readonly (Rating | null)[]
  /** the inconsistency v of each rating: 0, 1 (I) or 2 (II); 0 for blank and NA */
  readonly v: readonly number[]
}

/** Excludes parked hypotheses and items. Both lists are in the workbook's order. */
export interface RatingTable {
  readonly hypotheses: readonly string[]
  readonly rows: readonly RatingRow[]
}

/** Returns the rater with that id. Throws `Refused('unknown')` if the view has none. */
export function raterIn(view: View, raterId: string): RaterView {
  const rater = view.raters.get(raterId)
  if (!rater) throw new Refused('unknown', `This workbook has no rater ${raterId}.`)
  return rater
}

/** Tables are immutable, so each is reduced once. */
const testedTables = new WeakMap<RatingTable, RatingTable>()

/**
 * Returns the table without hypotheses that have no cell rated CC to II. They take part in no comparison: their score of 0 says only that
 * nothing was rated. Returns the same table if there are none.
 */
export function testedTable(table: RatingTable): RatingTable {
  const known = testedTables.get(table)
  if (known) return known
  const tested = table.hypotheses.flatMap((_, at) => (table.rows.some(({ ratings }) => isCounted(ratings[at])) ? [at] : []))
  const reduced = tested.length === table.hypotheses.length ? table : columnsOf(table, tested)
  testedTables.set(table, reduced)
  return reduced
}

/** The columns with these indexes, in this order. */
function columnsOf({ hypotheses, rows }: RatingTable, at: readonly number[]): RatingTable {
  return {
    hypotheses: at.map((one) => hypotheses[one] ?? ''),
    rows: rows.map((row) => ({ ...row, ratings: at.map((one) => row.ratings[one] ?? null), v: at.map((one) => row.v[one] ?? 0) })),
  }
}

/** The table of what can be compared: of the rater's active items, and of the hypotheses with a cell rated CC to II. */
export const comparedTable = (view: View, rater: RaterView): RatingTable => testedTable(ratingTable(view, rater))

type RatedCells = ReadonlyMap<string, Rating> | undefined

/** Views are immutable, so each table is built once. */
const tables = new WeakMap<View, WeakMap<RaterView, RatingTable>>()

/** Returns the table of a rater of this view. A blank cell is null; NA is kept as a rating with v 0. */
export function ratingTable(view: View, rater: RaterView): RatingTable {
  const ofView = tables.get(view) ?? new WeakMap<RaterView, RatingTable>()
  tables.set(view, ofView)
  const table = ofView.get(rater) ?? buildTable(view, rater)
  ofView.set(rater, table)
  return table
}

function buildTable(view: View, rater: RaterView): RatingTable {
  const hypotheses: string[] = []
  for (const hypothesis of view.hypotheses.values()) if (!hypothesis.parked) hypotheses.push(hypothesis.id)
  const rows: RatingRow[] = []
  for (const item of view.evidence.values()) if (!item.parked) rows.push(rowOf(view, item, rater.ratings.get(item.id), hypotheses))
  return { hypotheses, rows }
}

/** What a row is made of. All of it is immutable: a change replaces what it changes. */
interface RowParts extends Pick<View, 'hypotheses' | 'method'> {
  readonly cells: RatedCells
  readonly row: RatingRow
}
/** The newest row of each item. A rating changes one row of the table. */
const newestRows = new WeakMap<Evidence, RowParts>()

function rowOf({ hypotheses, method }: View, item: Evidence, cells: RatedCells, columns: readonly string[]): RatingRow {
  const newest = newestRows.get(item)
  if (newest && newest.cells === cells && newest.hypotheses === hypotheses && newest.method === method) return newest.row
  const ratings = columns.map((id) => cells?.get(id) ?? null)
  const row = {
    id: item.id,
    item,
    weight: weightOf(item, method),
    ownWeight: weightOf(item, 'weighted'),
    ratings,
    v: ratings.map(contradiction),
  }
  newestRows.set(item, { cells, hypotheses, method, row })
  return row
}
