// Decides the verdict (tied, untested, open, close, separated …) and its grounds from the scores. Must not rank, or put anything into words
// (verdict-words.ts does).

import { contradiction, isCounted, RATINGS, type Rating, stepRating } from '../model/rating.ts'
import { CHANCE_LIMIT, type Chance, chanceOfLead, isQuickChance } from './chance.ts'
import { isUniform } from './diagnosticity.ts'
import { isMostlyBlank } from './leaders.ts'
import type { CellAt, Grounds, Thin, Untested, Verdict } from './score.ts'
import { TOLERANCE } from './tolerance.ts'

/** A lead is close if it is at most this share of Σ w·|v of the rival − v of the leader|. */
export const CLOSE_SHARE = 0.1

/** Ranking scores in the order of the table's hypotheses, their worst cases, and the indexes of the leaders. */
export interface ScoreStanding {
  readonly scores: readonly number[]
  readonly worst: readonly number[]
  readonly leaders: readonly number[]
}

/** A row as it is judged: of one rater's ratings, or of a group's means. */
export interface JudgedRow {
  readonly id: string
  readonly weight: number
  /** null is blank. For a group, any rating from CC to II stands for a cell that someone rated */
  readonly ratings: readonly (Rating | null)[]
  /** the inconsistency v, or its mean */
  readonly v: readonly number[]
  /** only for a group: how much v would grow or shrink if every rating of the cell moved one step, and whether all cells are rated the same */
  readonly means?: { readonly worse: readonly number[]; readonly better: readonly number[]; readonly uniform: boolean }
}

export interface JudgedTable {
  readonly hypotheses: readonly string[]
  readonly rows: readonly JudgedRow[]
}

const isAlike = ({ ratings, means }: JudgedRow): boolean => means?.uniform ?? isUniform(ratings)

/** A verdict and its grounds. */
export interface Judgment {
  readonly verdict: Verdict
  readonly grounds: Grounds
}

const NOTHING: Grounds = {
  blanks: [],
  rows: [],
  cells: [],
  rival: null,
  margin: null,
  untested: null,
  allUntested: [],
  thin: [],
  chance: null,
  alikeRows: [],
  alikeCells: [],
}

/**
 * Returns the first verdict that applies, in the order of docs/method.md. Differences within 1e-9 lead to the more cautious verdict.
 * `table` has all active hypotheses, `tested` those with a cell rated CC to II, to which `standing` refers.
 */
export function judgeScores(table: JudgedTable, tested: JudgedTable, standing: ScoreStanding): Judgment {
  if (table.hypotheses.length < 2) return { verdict: 'single', grounds: NOTHING }
  if (tested.hypotheses.length === 0) return { verdict: 'unrated', grounds: NOTHING }
  if (isEarly(table)) return { verdict: 'early', grounds: NOTHING }

  const telling: JudgedRow[] = []
  const alike: JudgedRow[] = []
  // with a hypothesis that has no rating, no row is rated the same for all
  for (const row of tested.rows) (table === tested && isAlike(row) ? alike : telling).push(row)
  const alikeRows = alike.map((row) => row.id)

  // if every rated row is uniform, all hypotheses were tested in the same way
  const barely = telling.some((row) => row.ratings.some(isCounted)) ? untestedLeaders(tested, telling, standing.leaders) : []
  const allUntested = table === tested ? barely : withUnrated(table, tested, barely)
  const [leader, ...others] = standing.leaders
  if (leader === undefined || others.length > 0) {
    const grounds = { ...NOTHING, alikeRows, allUntested, untested: allUntested[0] ?? null }
    return { verdict: allUntested.length > 0 ? 'untested' : 'tied', grounds }
  }

  const lead = soleLead(tested, telling, alike, standing, leader)
  const grounds = { ...NOTHING, ...lead, alikeRows, allUntested, untested: allUntested[0] ?? null }
  if (allUntested.length > 0) return { verdict: 'untested', grounds }
  const worst = standing.worst[leader] ?? 0
  if (standing.scores.some((score, at) => at !== leader && worst >= score - TOLERANCE)) {
    const blanks = tested.rows.filter((row) => row.ratings[leader] === null)
    return { verdict: 'open', grounds: { ...grounds, blanks: blanks.map((row) => cellAt(tested, row, leader)) } }
  }
  if (lead.rows.length + lead.cells.length + lead.thin.length > 0) return { verdict: 'close', grounds }
  const { rows, hypotheses } = tested
  if (!isQuickChance(rows, hypotheses.length)) return { verdict: 'close', grounds: { ...grounds, chance: 'pending' } }
  return settled(grounds, chanceOfLead(rows, hypotheses.length))
}

/** Whether more than half of the cells are blank. NA is not blank. */
function isEarly({ hypotheses, rows }: JudgedTable): boolean {
  let blank = 0
  for (const { ratings } of rows) for (const rating of ratings) if (rating === null) blank++
  return isMostlyBlank(blank, hypotheses.length * rows.length)
}

const settled = (grounds: Grounds, chance: Chance): Judgment => ({
  verdict: chance.p <= CHANCE_LIMIT + TOLERANCE ? 'separated' : 'close',
  grounds: { ...grounds, chance },
})

/** Completes a verdict whose chance is pending; other verdicts stay as they are. `chance` must come from the same ratings. */
export const settleChance = <S extends Judgment>(scores: S, chance: Chance): S =>
  scores.grounds.chance === 'pending' ? { ...scores, ...settled(scores.grounds, chance) } : scores

/** Adds the hypotheses without any rated cell, in the workbook's order. */
function withUnrated({ hypotheses }: JudgedTable, tested: JudgedTable, barely: readonly Untested[]): Untested[] {
  const rated = new Set(tested.hypotheses)
  return hypotheses.flatMap((id) => {
    if (!rated.has(id)) return [{ id, share: 0, rated: false }]
    return barely.find((one) => one.id === id) ?? []
  })
}

const cellAt = (table: JudgedTable, row: JudgedRow, at: number): CellAt => ({ evidence: row.id, hypothesis: table.hypotheses[at] ?? '' })

/** Leaders with no rated cell, or rated on at most half the weight of the telling rows that contradict another hypothesis. NA is not rated. */
function untestedLeaders(table: JudgedTable, telling: readonly JudgedRow[], leaders: readonly number[]): Untested[] {
  const found: Untested[] = []
  for (const leader of leaders) {
    let against = 0
    let tested = 0
    let rated = false
    for (const row of telling) {
      const counted = isCounted(row.ratings[leader])
      rated ||= counted
      if (!row.v.some((v, at) => at !== leader && v > 0)) continue
      against += row.weight
      if (counted) tested += row.weight
    }
    if (rated && (against === 0 || tested > against / 2 + TOLERANCE)) continue
    found.push({ id: table.hypotheses[leader] ?? '', share: against === 0 ? 0 : tested / against, rated })
  }
  return found
}

/** What a sole lead depends on: the margin, and the rows, cells and rivals that could end it. */
function soleLead(
  table: JudgedTable,
  telling: readonly JudgedRow[],
  alike: readonly JudgedRow[],
  { scores }: ScoreStanding,
  leader: number,
) {
  const own = scores[leader] ?? 0
  let rival = -1
  let margin = Number.POSITIVE_INFINITY
  const margins = scores.map((score, at) => {
    if (at !== leader && score - own < margin - TOLERANCE) {
      rival = at
      margin = score - own
    }
    return score - own
  })
  const spread = scores.map(() => 0)
  const rows: string[] = []
  const cells: CellAt[] = []
  for (const row of telling) {
    const ownV = row.v[leader] ?? 0
    let ends = false
    for (let at = 0; at < row.ratings.length; at++) {
      if (at === leader) continue
      const apart = (row.v[at] ?? 0) - ownV
      spread[at] = (spread[at] ?? 0) + row.weight * Math.abs(apart)
      if ((margins[at] ?? 0) - row.weight * apart <= TOLERANCE) ends = true
    }
    if (ends) rows.push(row.id)
    for (const cell of decisiveSteps(table, row, leader, margins, margin)) cells.push(cell)
  }
  const thin: Thin[] = []
  for (const [at, total] of spread.entries()) {
    const by = margins[at] ?? 0
    if (at !== leader && by <= CLOSE_SHARE * total + TOLERANCE) thin.push({ rival: table.hypotheses[at] ?? '', margin: by, apart: total })
  }
  const alikeCells = alike.flatMap((row) => decisiveSteps(table, row, leader, margins, margin))
  return { rival: table.hypotheses[rival] ?? null, margin: rival < 0 ? null : margin, rows, cells, thin, alikeCells }
}

/** Ratings whose v changes with one step: N and I towards II, I and II towards CC. */
const movedBy = (by: -1 | 1) => new Set(RATINGS.filter((rating) => contradiction(stepRating(rating, by)) !== contradiction(rating)))
const CAN_WORSEN: ReadonlySet<Rating | null | undefined> = movedBy(1)
const CAN_IMPROVE: ReadonlySet<Rating | null | undefined> = movedBy(-1)

/** How much v changes with one step: of the leader's cell towards II, of a rival's towards CC. */
function stepGain({ ratings, means }: JudgedRow, at: number, leads: boolean): number {
  if (means) return (leads ? means.worse : means.better)[at] ?? 0
  return (leads ? CAN_WORSEN : CAN_IMPROVE).has(ratings[at]) ? 1 : 0
}

/** Cells of the row that end the lead when they move one step: the leader's towards II, a rival's towards CC. A step is worth the weight w. */
function decisiveSteps(
  table: JudgedTable,
  row: JudgedRow,
  leader: number,
  margins: readonly number[],
  smallest: number,
): readonly CellAt[] {
  if (smallest - row.weight > TOLERANCE) return NONE
  const found: CellAt[] = []
  for (let at = 0; at < row.ratings.length; at++) {
    const gain = row.weight * stepGain(row, at, at === leader)
    if (gain > 0 && (at === leader ? smallest : (margins[at] ?? 0)) - gain <= TOLERANCE) found.push(cellAt(table, row, at))
  }
  return found
}

const NONE: readonly CellAt[] = []
