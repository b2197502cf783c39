// Why a table does not fit a workbook. Pure.
import { formatCount } from '../../ach/model/format-count.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { isHypothesisColumn, type Meaning } from '../table/grid-columns.ts'

const WORDS = {
  hypotheses: 'hypotheses',
  evidence: 'items of evidence',
  sources: 'sources',
  clusters: 'clusters',
  raters: 'raters',
} as const

export const tooManyOf = (found: number, limit: number, words: string): string =>
  `This table has ${formatCount(found)} ${words}. A workbook holds at most ${formatCount(limit)}. Import part of the table.`

const most = (found: number, limit: number, words: string) => (found > limit ? tooManyOf(found, limit, words) : null)

/** Returns why a list is too long; null if it is not. */
export function limitOf(name: keyof typeof WORDS, items: readonly { readonly id: string; readonly parked?: boolean }[]): string | null {
  const active = items.filter(({ parked }) => !parked).length
  return (
    most(active, LIMITS[name], WORDS[name]) ?? most(items.length, LIMITS[name] * LIMITS.withParked, `${WORDS[name]}, including parked ones`)
  )
}

/** Returns why a table cannot fit, whatever its rows say, so that it need not be read; null if it may fit. */
export function tooLarge(rows: number, columns: readonly Meaning[]): string | null {
  const parked = columns.some((meaning) => meaning === 'parked' || meaning === 'used' || (isHypothesisColumn(meaning) && meaning.parked))
  if (parked) return null
  const hypotheses = columns.filter(isHypothesisColumn).length
  const several = columns.includes('rater') || columns.includes('rater name')
  return (
    most(hypotheses, LIMITS.hypotheses, WORDS.hypotheses) ??
    (!several && rows > LIMITS.evidence * 2 ? most(rows, LIMITS.evidence, WORDS.evidence) : null)
  )
}

/** Returns why there are too many rated cells; null if there are not. */
export const mostCells = (cells: number): string | null => most(cells, LIMITS.ratedCells, 'rated cells')
