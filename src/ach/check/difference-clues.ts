// Finds the cells that would explain why a printed total differs from what the ratings give. A few cells explain something; many explain nothing.
import type { Rating } from '../model/rating.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { TotalCheck } from './total-check.ts'
import { addedBy } from './total-rules.ts'

/**
 * `named`: the printed text names an item that adds nothing. `unnamed`: it names items, but not this one, which adds something. `omitted`: without
 * this cell, the ratings give the printed total. `swapped`: with the ratings of two hypotheses in this row exchanged, they give both printed totals.
 */
export interface DifferenceClue {
  readonly kind: 'named' | 'unnamed' | 'omitted' | 'swapped'
  readonly hypothesis: string
  readonly evidence: string
  readonly rating: Rating | null
  /** the other hypothesis of a swap */
  readonly other: string | null
}

/** More possible cells than this tell nothing. */
const MOST_CELLS = 3

/** In the order of the hypotheses. Empty where nothing can be told. */
export function differenceClues(table: RatingTable, check: TotalCheck): DifferenceClue[] {
  if (check.outcome !== 'differs' || check.fit.rule.weight !== 'none') return []
  const different = check.cells.filter(({ differs }) => differs)
  const named = different.flatMap((cell) => namedClues(table, check, cell.hypothesis))
  if (named.length > 0) return named
  const swapped = swapClues(table, check)
  if (swapped.length > 0) return swapped
  return different.flatMap((cell) => omittedClues(table, check, cell))
}

const columnOf = ({ hypotheses }: RatingTable, id: string) => hypotheses.indexOf(id)

function namedClues(table: RatingTable, { row, fit }: TotalCheck, hypothesis: string): DifferenceClue[] {
  const at = columnOf(table, hypothesis)
  const words = new Set(row.values[hypothesis]?.text?.match(/[\p{L}\p{N}_-]+/gu) ?? [])
  if (!table.rows.some(({ id }) => words.has(id))) return []
  return table.rows.flatMap(({ id, ratings }): DifferenceClue[] => {
    const rating = ratings[at] ?? null
    const adds = addedBy(fit.rule.adds, rating) !== 0
    if (adds === words.has(id)) return []
    return [{ kind: adds ? 'unnamed' : 'named', hypothesis, evidence: id, rating, other: null }]
  })
}

function omittedClues(table: RatingTable, { fit }: TotalCheck, cell: TotalCheck['cells'][number]): DifferenceClue[] {
  const at = columnOf(table, cell.hypothesis)
  const excess = fit.sign * (cell.given - cell.printed)
  const found = table.rows.flatMap(({ id, ratings }): DifferenceClue[] => {
    const rating = ratings[at] ?? null
    const adds = addedBy(fit.rule.adds, rating)
    if (adds === 0 || Math.abs(adds - excess) > TOLERANCE) return []
    return [{ kind: 'omitted', hypothesis: cell.hypothesis, evidence: id, rating, other: null }]
  })
  return found.length > MOST_CELLS ? [] : found
}

/** For exactly two totals that are off by the same amount in opposite directions. */
function swapClues(table: RatingTable, { cells, fit }: TotalCheck): DifferenceClue[] {
  const [one, other, ...more] = cells.filter(({ differs }) => differs)
  if (!one || !other || more.length > 0) return []
  const off = fit.sign * (one.printed - one.given)
  if (Math.abs(off + fit.sign * (other.printed - other.given)) > TOLERANCE) return []
  const [a, b] = [columnOf(table, one.hypothesis), columnOf(table, other.hypothesis)]
  const found = table.rows.flatMap(({ id, ratings }): DifferenceClue[] => {
    const gain = addedBy(fit.rule.adds, ratings[b]) - addedBy(fit.rule.adds, ratings[a])
    if (Math.abs(gain - off) > TOLERANCE) return []
    return [{ kind: 'swapped', hypothesis: one.hypothesis, evidence: id, rating: ratings[a] ?? null, other: other.hypothesis }]
  })
  return found.length > MOST_CELLS ? [] : found
}
