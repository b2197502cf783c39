// Applies what-ifs to a rating table or a view: items, cells, sources, clusters and kinds, alone or combined, are left out, made neutral or
// mirrored. Nothing is saved. Must not compute scores: the result is a table or view like any other.

import { type AssumptionFields, linkedCells } from '../model/checks.ts'
import { contradiction, isCounted, OPPOSITE_RATINGS, type Rating } from '../model/rating.ts'
import type { Cells, Evidence } from '../model/workbook.ts'
import { type RatingRow, type RatingTable, raterIn } from '../scoring/rating-table.ts'
import type { RaterView, View } from '../view/view.ts'

/** Strongest first. If several what-ifs concern one cell, the strongest applies, so their order does not matter. */
export const HANDLINGS = ['without', 'neutral', 'mirrored'] as const
/**
 * `without`: the item is left out; a single cell becomes blank. `neutral`: every cell rated CC to II becomes N. `mirrored`: for becomes
 * against, I↔C and II↔CC. NA and blank cells stay, except that `without` turns NA into blank.
 */
export type Handling = (typeof HANDLINGS)[number]

/** One assumption of a what-if. An id or kind that no active item has is not an error and has no effect. */
export type Supposition =
  | { readonly what: 'evidence' | 'source' | 'cluster' | 'kind'; readonly id: string; readonly how: Handling }
  /** one cell of the item `id`, for example one linked to a key assumption */
  | { readonly what: 'cell'; readonly id: string; readonly hypothesis: string; readonly how: Handling }

/** Returns the rating after a handling; null is blank. */
export function handleRating(rating: Rating | null, how: Handling | null): Rating | null {
  if (how === null) return rating
  if (how === 'without') return null
  if (!isCounted(rating)) return rating
  return how === 'neutral' ? 'N' : OPPOSITE_RATINGS[rating]
}

/** Looks up the strongest handling of each item and cell. */
class HandlingIndex {
  private readonly by = { evidence: new Map(), source: new Map(), cluster: new Map(), kind: new Map() } as const satisfies Record<
    string,
    Map<string, Handling>
  >
  private readonly cells = new Map<string, Map<string, Handling>>()

  constructor(suppositions: readonly Supposition[]) {
    const add = (to: Map<string, Handling>, id: string, how: Handling) => to.set(id, stronger(how, to.get(id)) ?? how)
    for (const one of suppositions) {
      if (one.what !== 'cell') add(this.by[one.what], one.id, one.how)
      else this.cells.set(one.id, add(this.cells.get(one.id) ?? new Map(), one.hypothesis, one.how))
    }
  }

  /** The handling of the whole row, or null. */
  row({ id, source, cluster, kind }: Evidence): Handling | null {
    const { by } = this
    const found = stronger(by.evidence.get(id), source === null ? undefined : by.source.get(source))
    const grouped = stronger(cluster === null ? undefined : by.cluster.get(cluster), kind === null ? undefined : by.kind.get(kind))
    return stronger(found, grouped) ?? null
  }

  touches(item: Evidence): boolean {
    return this.cells.has(item.id) || this.row(item) !== null
  }

  cell(item: Evidence, hypothesis: string): Handling | null {
    return stronger(this.cells.get(item.id)?.get(hypothesis), this.row(item) ?? undefined) ?? null
  }
}

function stronger(a: Handling | undefined, b: Handling | undefined): Handling | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return HANDLINGS.indexOf(a) <= HANDLINGS.indexOf(b) ? a : b
}

/** Returns what-ifs for everything that rests on an assumption: its cells and whole rows; empty if none are linked. */
export const suppositionsOnAssumption = ({ cells }: Pick<AssumptionFields, 'cells'>, how: Handling): Supposition[] =>
  linkedCells(cells).map(({ evidence: id, hypothesis }) =>
    hypothesis === null ? { what: 'evidence', id, how } : { what: 'cell', id, hypothesis, how },
  )

/**
 * Returns the handling of each active item as a whole, by id. Omits items whose whole row is not concerned, and what-ifs about single cells.
 */
export function rowHandlings(view: Pick<View, 'evidence'>, suppositions: readonly Supposition[]): ReadonlyMap<string, Handling> {
  const handlings = new HandlingIndex(suppositions)
  return new Map(
    [...view.evidence.values()].flatMap((item): [string, Handling][] => {
      const how = item.parked ? null : handlings.row(item)
      return how ? [[item.id, how]] : []
    }),
  )
}

/** Returns the table in this what-if. Rows that are not concerned are shared with the original. */
export function tableUnder(table: RatingTable, suppositions: readonly Supposition[]): RatingTable {
  const handlings = new HandlingIndex(suppositions)
  const rows = table.rows.flatMap((row): RatingRow[] => {
    if (!handlings.touches(row.item)) return [row]
    if (handlings.row(row.item) === 'without') return []
    const ratings = row.ratings.map((rating, at) => handleRating(rating, handlings.cell(row.item, table.hypotheses[at] ?? '')))
    return [{ ...row, ratings, v: ratings.map(contradiction) }]
  })
  return { hypotheses: table.hypotheses, rows }
}

/**
 * Returns the view in this what-if, for functions that take a view: items left out are parked, and this rater's cells are changed; other
 * raters keep theirs. Its `ratingTable` equals `tableUnder` of the original table. Throws `Refused('unknown')` for a rater not in the view.
 */
export function viewUnder(view: View, raterId: string, suppositions: readonly Supposition[]): View {
  const { id } = raterIn(view, raterId)
  return handlingFor(view, suppositions, (rater) => rater.id === id)
}

/** Same as `viewUnder` for all raters, including their first rounds, for the figures of a group. */
export const groupViewUnder = (view: View, suppositions: readonly Supposition[]): View =>
  suppositions.length === 0 ? view : handlingFor(view, suppositions, () => true)

function handlingFor(view: View, suppositions: readonly Supposition[], concerns: (rater: RaterView) => boolean): View {
  const handlings = new HandlingIndex(suppositions)
  const touched = [...view.evidence.values()].filter((item) => handlings.touches(item))
  const evidence = new Map(view.evidence)
  for (const item of touched) if (handlings.row(item) === 'without') evidence.set(item.id, { ...item, parked: true })
  const kept = touched.filter((item) => handlings.row(item) !== 'without')
  const cellsUnder = (original: Cells<Rating>): Cells<Rating> => {
    const ratings = new Map(original)
    for (const item of kept) {
      const cells = new Map<string, Rating>()
      for (const [hypothesis, rating] of original.get(item.id) ?? []) {
        const now = handleRating(rating, handlings.cell(item, hypothesis))
        if (now !== null) cells.set(hypothesis, now)
      }
      ratings.set(item.id, cells)
    }
    return ratings
  }
  const changed = (rater: RaterView): RaterView => {
    if (!concerns(rater)) return rater
    const { ratings, earlier, participation: part } = rater
    return {
      ...rater,
      ratings: cellsUnder(ratings),
      earlier: earlier && cellsUnder(earlier),
      participation: part && { ...part, first: part.first && cellsUnder(part.first) },
    }
  }
  const raters = new Map([...view.raters].map(([id, one]) => [id, changed(one)]))
  return { ...view, evidence, raters, me: view.me && (raters.get(view.me.id) ?? view.me) }
}
