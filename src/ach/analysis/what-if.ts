// Suppositions: a matrix with some items left out, made neutral or mirrored, and nothing saved. One mechanism for items, cells,
// sources, clusters and kinds, alone or together. Must not score: what comes back is a table or a view like any other.

import { type AssumptionFields, linkedCells } from '../model/checks.ts'
import { contradiction, isCounted, OPPOSITE_RATINGS, type Rating } from '../model/rating.ts'
import type { Cells, Evidence } from '../model/workbook.ts'
import { type RatingRow, type RatingTable, raterIn } from '../scoring/rating-table.ts'
import type { RaterView, View } from '../view/view.ts'

/** The strongest first: where several suppositions concern one cell, the strongest holds, so that their order does not matter. */
export const HANDLINGS = ['without', 'neutral', 'mirrored'] as const
/**
 * `leadersWithoutAssumption`: the item is left out (a single cell: blank). `neutral`: every counted cell becomes N. `mirrored`: what was said for
 * speaks against, I↔C and II↔CC. NA and blank cells stay as they are.
 */
export type Handling = (typeof HANDLINGS)[number]

/** Suppose that … Ids or kinds that nothing active has are no error: nothing happens. */
export type Supposition =
  | { readonly what: 'evidence' | 'source' | 'cluster' | 'kind'; readonly id: string; readonly how: Handling }
  /** one cell of the item `id`, for example one that rests on an assumption */
  | { readonly what: 'cell'; readonly id: string; readonly hypothesis: string; readonly how: Handling }

/** The rating under a supposition; null is blank. */
export function handleRating(rating: Rating | null, how: Handling | null): Rating | null {
  if (how === null) return rating
  if (how === 'without') return null
  if (!isCounted(rating)) return rating
  return how === 'neutral' ? 'N' : OPPOSITE_RATINGS[rating]
}

/** What the suppositions say about items and cells, the strongest of each. */
class Supposed {
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

  /** What holds for the whole row; null where nothing does. */
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

/** Everything that rests on an assumption, handled so: its cells and whole rows; nothing where none is linked. */
export const suppositionsOnAssumption = ({ cells }: Pick<AssumptionFields, 'cells'>, how: Handling): Supposition[] =>
  linkedCells(cells).map(({ evidence: id, hypothesis }) =>
    hypothesis === null ? { what: 'evidence', id, how } : { what: 'cell', id, hypothesis, how },
  )

/**
 * How each active item is handled as a whole, by its id; absent where no supposition concerns its whole row. Suppositions about
 * single cells are not in it.
 */
export function rowHandlings(view: Pick<View, 'evidence'>, suppositions: readonly Supposition[]): ReadonlyMap<string, Handling> {
  const supposed = new Supposed(suppositions)
  return new Map(
    [...view.evidence.values()].flatMap((item): [string, Handling][] => {
      const how = item.parked ? null : supposed.row(item)
      return how ? [[item.id, how]] : []
    }),
  )
}

/** The table under these suppositions. Rows that none of them concerns are shared. */
export function tableUnder(table: RatingTable, suppositions: readonly Supposition[]): RatingTable {
  const supposed = new Supposed(suppositions)
  const rows = table.rows.flatMap((row): RatingRow[] => {
    if (!supposed.touches(row.item)) return [row]
    if (supposed.row(row.item) === 'without') return []
    const ratings = row.ratings.map((rating, at) => handleRating(rating, supposed.cell(row.item, table.hypotheses[at] ?? '')))
    return [{ ...row, ratings, v: ratings.map(contradiction) }]
  })
  return { hypotheses: table.hypotheses, rows }
}

/**
 * The view under these suppositions, for everything that takes a view: items left out are parked in it, and the rater's cells are
 * changed; other raters keep theirs. `ratingTable` of it is `tableUnder` of the table. Refused 'unknown' for a rater not in the view.
 */
export function viewUnder(view: View, raterId: string, suppositions: readonly Supposition[]): View {
  const { id } = raterIn(view, raterId)
  return handlingFor(view, suppositions, (rater) => rater.id === id)
}

/** The same for everybody in the view at once, in their first rounds too: for what is said of a group. */
export const groupViewUnder = (view: View, suppositions: readonly Supposition[]): View =>
  suppositions.length === 0 ? view : handlingFor(view, suppositions, () => true)

function handlingFor(view: View, suppositions: readonly Supposition[], concerns: (rater: RaterView) => boolean): View {
  const supposed = new Supposed(suppositions)
  const touched = [...view.evidence.values()].filter((item) => supposed.touches(item))
  const evidence = new Map(view.evidence)
  for (const item of touched) if (supposed.row(item) === 'without') evidence.set(item.id, { ...item, parked: true })
  const kept = touched.filter((item) => supposed.row(item) !== 'without')
  const cellsUnder = (given: Cells<Rating>): Cells<Rating> => {
    const ratings = new Map(given)
    for (const item of kept) {
      const cells = new Map<string, Rating>()
      for (const [hypothesis, rating] of given.get(item.id) ?? []) {
        const now = handleRating(rating, supposed.cell(item, hypothesis))
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
