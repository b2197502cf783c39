// Why a table does not fit a workbook. Pure.
import { LIMITS } from '../../ach/model/texts.ts'

const WORDS = {
  hypotheses: 'hypotheses',
  evidence: 'items of evidence',
  sources: 'sources',
  clusters: 'clusters',
  raters: 'raters',
} as const

export const tooManyOf = (found: number, limit: number, words: string): string =>
  `This table has ${found.toLocaleString('en')} ${words}. A workbook holds at most ${limit.toLocaleString('en')}. Import part of the table.`

const most = (found: number, limit: number, words: string) => (found > limit ? tooManyOf(found, limit, words) : null)

/** Returns why a list is too long; null if it is not. */
export function limitOf(name: keyof typeof WORDS, items: readonly { readonly id: string; readonly parked?: boolean }[]): string | null {
  const active = items.filter(({ parked }) => !parked).length
  return (
    most(active, LIMITS[name], WORDS[name]) ?? most(items.length, LIMITS[name] * LIMITS.withParked, `${WORDS[name]}, including parked ones`)
  )
}

/** Returns why there are too many rated cells; null if there are not. */
export const mostCells = (cells: number): string | null => most(cells, LIMITS.ratedCells, 'rated cells')
