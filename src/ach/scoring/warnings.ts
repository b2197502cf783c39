// Computes the warnings shown with a verdict, such as an unsupported leader or too many items. They never change a score, rank or verdict.

import { isCounted, stepOf, supportOf } from '../model/rating.ts'
import { isUniform } from './diagnosticity.ts'
import type { RatingTable } from './rating-table.ts'
import type { HypothesisScore, Verdict, Warning } from './score.ts'
import { TOLERANCE } from './tolerance.ts'

/** More items than this are hard to weigh carefully. */
export const MANY_ROWS = 50
/** A leader is vague if at most this share of its cells rated CC to II is C or CC. */
export const VAGUE_SHARE = 0.1
/** The items are one-sided if at least this share of the diagnostic items speaks for or against one hypothesis only. */
export const ONE_SIDED_SHARE = 0.8
/** Columns with fewer rated rows than this are not compared. */
export const TWIN_ROWS = 3
/** With fewer diagnostic rows than this, one-sidedness is not judged. */
export const ONE_SIDED_ROWS = 5

/** Returns the warnings in reading order. `leaders` are indexes into the table's hypotheses, `columns` their figures in the same order. */
export function scoreWarnings(
  table: RatingTable,
  verdict: Verdict,
  leaders: readonly number[],
  columns: readonly ColumnFigures[],
): Warning[] {
  if (verdict === 'unrated') return table.rows.length > MANY_ROWS ? [{ code: 'many-rows', ids: [] }] : []
  const warnings: Warning[] = []
  const add = (code: Warning['code'], ids: readonly string[]) => {
    if (ids.length > 0) warnings.push({ code, ids })
  }
  if (verdict !== 'single') {
    const support = leaders.map((at) => ({ id: table.hypotheses[at] ?? '', ...supportOfColumn(table, at) }))
    add(
      'unsupported',
      support.filter((one) => one.with === 0).map((one) => one.id),
    )
    add(
      'vague',
      support.filter((one) => one.with > 0 && one.with <= VAGUE_SHARE * one.rated).map((one) => one.id),
    )
    add('less-supported', betterSupported(table, leaders, columns))
    for (const ids of twins(table)) add('twins', ids)
    add('one-sided', oneSided(table))
    add(
      'same-everywhere',
      table.rows.filter((row) => isUniform(row.ratings)).map((row) => row.id),
    )
  }
  if (table.rows.length > MANY_ROWS) warnings.push({ code: 'many-rows', ids: [] })
  return warnings
}

/** Support and ranking score of a hypothesis. */
type ColumnFigures = Pick<HypothesisScore, 'support' | 'score' | 'rated'>

/**
 * The leader with the highest net support (support minus ranking score), followed by the other hypotheses whose net support exceeds it by
 * more than the heaviest item weighs, highest first. Empty if there are none. The ranking counts only what contradicts, so a hypothesis
 * rated N nearly everywhere can lead ahead of one with much for it and a little against it.
 */
function betterSupported(table: RatingTable, leaders: readonly number[], columns: readonly ColumnFigures[]): string[] {
  const net = (at: number) => (columns[at]?.support ?? 0) - (columns[at]?.score ?? 0)
  const [leader] = leaders.toSorted((a, b) => net(b) - net(a))
  if (leader === undefined) return []
  const heaviest = Math.max(...table.rows.map(({ weight }) => weight))
  const others = columns.flatMap(({ rated }, at) =>
    rated > 0 && !leaders.includes(at) && net(at) - net(leader) > heaviest + TOLERANCE ? [at] : [],
  )
  if (others.length === 0) return []
  return [leader, ...others.sort((a, b) => net(b) - net(a))].map((at) => table.hypotheses[at] ?? '')
}

function supportOfColumn(table: RatingTable, at: number) {
  let rated = 0
  let supporting = 0
  for (const { ratings } of table.rows) {
    if (isCounted(ratings[at])) rated++
    if (supportOf(ratings[at]) > 0) supporting++
  }
  return { rated, with: supporting }
}

/** Groups of hypotheses with the same rating in every row, blank and NA included. Fast, because most columns differ within a few rows. */
function twins({ hypotheses, rows }: RatingTable): string[][] {
  const same = (one: number, other: number) => rows.every(({ ratings }) => (ratings[one] ?? null) === (ratings[other] ?? null))
  const groups: number[][] = []
  for (const at of hypotheses.keys()) {
    const group = groups.find(([first = 0]) => same(first, at))
    if (group) group.push(at)
    else groups.push([at])
  }
  const together = groups.filter((group) => group.length > 1 && supportOfColumn({ hypotheses, rows }, group[0] ?? 0).rated >= TWIN_ROWS)
  return together.map((group) => group.map((at) => hypotheses[at] ?? ''))
}

/** The hypothesis that nearly all diagnostic items speak only for or against, while every other rating in them is N, NA or blank. */
function oneSided(table: RatingTable): string[] {
  const alone = table.hypotheses.map(() => 0)
  let diagnostic = 0
  for (const { ratings } of table.rows) {
    let rated = 0
    let speaking = 0
    let only = 0
    for (let at = 0; at < ratings.length; at++) {
      const rating = ratings[at]
      if (!isCounted(rating)) continue
      rated++
      if (stepOf(rating) === 0) continue
      speaking++
      only = at
    }
    if (rated < 2 || isUniform(ratings)) continue
    diagnostic++
    if (speaking === 1) alone[only] = (alone[only] ?? 0) + 1
  }
  if (diagnostic < ONE_SIDED_ROWS) return []
  return table.hypotheses.filter((_, at) => (alone[at] ?? 0) >= ONE_SIDED_SHARE * diagnostic)
}
