// Finds documents far beyond the limits before they are read in detail, which would take long and report every item. Must not look inside
// items.

import { formatCount } from '../model/format-count.ts'
import { LIMITS } from '../model/texts.ts'
import { ESTIMATE_TIMES } from '../model/workbook.ts'
import { fieldOf } from './document-links.ts'

const MOST_HYPOTHESES = LIMITS.hypotheses * LIMITS.withParked
/** All pairs of hypotheses, including parked ones. */
export const MOST_PAIRS = (MOST_HYPOTHESES * (MOST_HYPOTHESES - 1)) / 2

const LISTS = {
  hypotheses: ['hypotheses', MOST_HYPOTHESES],
  sources: ['sources', LIMITS.sources * LIMITS.withParked],
  clusters: ['clusters', LIMITS.clusters * LIMITS.withParked],
  evidence: ['items of evidence', LIMITS.evidence * LIMITS.withParked],
  assumptions: ['assumptions', LIMITS.assumptions * LIMITS.withParked],
  expectations: ['indicators', LIMITS.expectations * LIMITS.withParked],
  milestones: ['milestones', LIMITS.milestones * LIMITS.withParked],
  pairs: ['pairs', MOST_PAIRS],
  raters: ['raters', LIMITS.raters],
  texts: ['texts', LIMITS.sourceTexts],
} as const

export const moreThan = (most: number, words: string): string => `There are more than ${formatCount(most)} ${words}.`
export const tooManyCells = (words: string): string => `A workbook can hold at most ${formatCount(LIMITS.ratedCells)} ${words}.`

/** One problem for each list that is too long, and for too many cells. `raw` may have any shape. */
export function sizeProblems(raw: unknown): string[] {
  const problems: string[] = []
  for (const [key, [words, most]] of Object.entries(LISTS)) {
    const list = fieldOf(raw, key)
    if (Array.isArray(list) && list.length > most) problems.push(`${key}: ${moreThan(most, words)}`)
  }
  const raters = fieldOf(raw, 'raters')
  if (problems.length > 0 || !Array.isArray(raters)) return problems
  raters.forEach((rater, at) => {
    for (const when of ESTIMATE_TIMES) {
      const estimates = fieldOf(fieldOf(rater, 'estimates'), when)
      if (estimates !== null && typeof estimates === 'object' && Object.keys(estimates).length > MOST_HYPOTHESES)
        problems.push(`raters[${at}].estimates.${when}: ${moreThan(MOST_HYPOTHESES, 'hypotheses')}`)
    }
  })
  for (const [name, words] of Object.entries({
    ratings: 'rated cells',
    firstRound: 'first-round ratings',
    ratedAgain: 'cells rated again',
    notes: 'notes',
    rationales: 'reasons',
  })) {
    let cells = 0
    raters.forEach((rater, at) => {
      const rows = fieldOf(rater, name)
      const most = LIMITS.evidence * LIMITS.withParked
      if (rows !== null && typeof rows === 'object' && Object.keys(rows).length > most)
        problems.push(`raters[${at}].${name}: ${moreThan(most, 'items of evidence')}`)
      cells += cellsIn(rows)
    })
    if (cells > LIMITS.ratedCells) problems.push(`raters: ${tooManyCells(words)}`)
  }
  return problems
}

function cellsIn(rows: unknown): number {
  if (rows === null || typeof rows !== 'object') return 0
  let cells = 0
  for (const row of Object.values(rows)) cells += row !== null && typeof row === 'object' ? Math.max(1, Object.keys(row).length) : 1
  return cells
}
