// What to keep in mind beside a verdict. Warnings never change a score, a rank or a verdict.

import { isCounted, supportOf } from '../model/rating.ts'
import { isUniform } from './diagnosticity.ts'
import type { RatingTable } from './rating-table.ts'
import type { Verdict, Warning } from './score.ts'

/** Up to so many rows a reader can hold in view. */
export const MANY_ROWS = 50
/** A leader with C or CC on at most this share of its rated cells is vague. */
export const VAGUE_SHARE = 0.1
/** "Nearly all" items. */
export const ONE_SIDED_SHARE = 0.8
/** Fewer rated rows than these say nothing about a column. */
export const TWIN_ROWS = 3
/** Fewer separating rows than these say nothing about the choice of items. */
export const ONE_SIDED_ROWS = 5

/** The warnings of a verdict, in the order in which they are read. `leaders` are places in the table's list of hypotheses. */
export function scoreWarnings(table: RatingTable, verdict: Verdict, leaders: readonly number[]): Warning[] {
  if (verdict === 'unrated') return table.rows.length > MANY_ROWS ? [{ code: 'many-rows', ids: [] }] : []
  const warnings: Warning[] = []
  const add = (code: Warning['code'], ids: readonly string[]) => {
    if (ids.length > 0) warnings.push({ code, ids })
  }
  if (verdict !== 'single') {
    const support = leaders.map((at) => ({ id: table.hypotheses[at] ?? '', ...isSupported(table, at) }))
    add(
      'unsupported',
      support.filter((one) => one.with === 0).map((one) => one.id),
    )
    add(
      'vague',
      support.filter((one) => one.with > 0 && one.with <= VAGUE_SHARE * one.rated).map((one) => one.id),
    )
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

function isSupported(table: RatingTable, at: number) {
  let rated = 0
  let supporting = 0
  for (const { ratings } of table.rows) {
    if (isCounted(ratings[at])) rated++
    if (supportOf(ratings[at]) > 0) supporting++
  }
  return { rated, with: supporting }
}

/** Groups of hypotheses with the same column, blanks and NA included. Most columns part within a few rows. */
function twins({ hypotheses, rows }: RatingTable): string[][] {
  const same = (one: number, other: number) => rows.every(({ ratings }) => (ratings[one] ?? null) === (ratings[other] ?? null))
  const groups: number[][] = []
  for (const at of hypotheses.keys()) {
    const group = groups.find(([first = 0]) => same(first, at))
    if (group) group.push(at)
    else groups.push([at])
  }
  const together = groups.filter((group) => group.length > 1 && isSupported({ hypotheses, rows }, group[0] ?? 0).rated >= TWIN_ROWS)
  return together.map((group) => group.map((at) => hypotheses[at] ?? ''))
}

/** The hypothesis that nearly all separating items speak for or against, alone, while the others are neutral there. */
function oneSided(table: RatingTable): string[] {
  const alone = table.hypotheses.map(() => 0)
  let separating = 0
  for (const { ratings } of table.rows) {
    let rated = 0
    let speaking = 0
    let only = 0
    for (let at = 0; at < ratings.length; at++) {
      const rating = ratings[at]
      if (!isCounted(rating)) continue
      rated++
      if (rating === 'N') continue
      speaking++
      only = at
    }
    if (rated < 2 || isUniform(ratings)) continue
    separating++
    if (speaking === 1) alone[only] = (alone[only] ?? 0) + 1
  }
  if (separating < ONE_SIDED_ROWS) return []
  return table.hypotheses.filter((_, at) => (alone[at] ?? 0) >= ONE_SIDED_SHARE * separating)
}
