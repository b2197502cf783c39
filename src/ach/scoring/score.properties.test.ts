// Tests properties of the scores on random matrices, and compares them with a second, naive implementation of docs/method.md.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, type Plain, type PlainRow, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { Rating } from '../model/rating.ts'
import { chanceOfLead } from './chance.ts'
import { settleChance } from './judge.ts'
import { comparedTable, raterIn } from './rating-table.ts'
import { type Scores, scoresOf } from './score.ts'

const scored = (plain: Plain) => scoresOf(viewOfMatrix(plain), 'me')
const EPSILON = 1e-9
const V: Record<string, number> = { I: 1, II: 2 }
const STEPS: Record<string, number> = { CC: 2, C: 1, N: 0, I: -1, II: -2 }
const isScored = (rating: Rating | null | undefined) => rating != null && rating !== 'NA'

/** The naive implementation: each definition of docs/method.md written out, without regard to speed. */
class Naive {
  readonly columns: number[]
  readonly rows: readonly (PlainRow & { w: number })[]
  constructor(plain: Plain & { hypotheses: number }) {
    this.columns = Array.from({ length: plain.hypotheses }, (_, at) => at).filter((at) => !plain.parked?.includes(at))
    const n = (level: string | null | undefined) => (level === 'low' ? -1 : level === 'high' ? 1 : 0)
    const weight = (one: PlainRow) => (plain.method === 'weighted' ? 2 ** ((n(one.credibility) + n(one.relevance)) / 2) : 1)
    this.rows = plain.rows.filter((one) => !one.parked).map((one) => ({ ...one, w: weight(one) }))
  }
  score(h: number, rows = this.rows): number {
    return rows.reduce((sum, one) => sum + one.w * (V[one.ratings[h] ?? ''] ?? 0), 0)
  }
  /** the hypotheses with a rated cell; only they are compared */
  compared(): number[] {
    return this.columns.filter((h) => this.rows.some((one) => isScored(one.ratings[h])))
  }
  leaders(rows = this.rows): number[] {
    const compared = this.compared()
    return compared.filter((h) => compared.every((g) => this.score(h, rows) <= this.score(g, rows) + EPSILON))
  }
  rank(h: number): number | null {
    if (!this.compared().includes(h) || this.compared().length < 2) return null
    return 1 + this.compared().filter((g) => this.score(g) < this.score(h) - EPSILON).length
  }
  worst(h: number): number {
    return this.score(
      h,
      this.rows.map((one) => ({ ...one, ratings: one.ratings.map((rating) => rating ?? 'II') })),
    )
  }
  blanks(): number {
    return this.rows.flatMap((one) => this.columns.filter((h) => (one.ratings[h] ?? null) === null)).length
  }
  linchpin(row: PlainRow): boolean {
    if (this.verdict() === 'early') return false
    return this.leaders().join() !== this.leaders(this.rows.filter((one) => one !== row)).join()
  }
  diagnosticity(row: PlainRow): number {
    const steps = this.columns.filter((h) => isScored(row.ratings[h])).map((h) => STEPS[row.ratings[h] ?? ''] ?? 0)
    if (steps.length < 2) return 0
    const mean = steps.reduce((a, b) => a + b, 0) / steps.length
    return Math.sqrt(steps.reduce((a, b) => a + (b - mean) ** 2, 0) / steps.length)
  }
  verdict(): string {
    if (this.columns.length < 2) return 'single'
    if (!this.rows.some((one) => this.columns.some((h) => isScored(one.ratings[h])))) return 'unrated'
    // uniform rows are ignored
    const rows = this.rows.filter(
      (one) => new Set(this.columns.map((h) => one.ratings[h])).size > 1 || !isScored(one.ratings[this.columns[0] ?? 0]),
    )
    if (this.blanks() * 2 > this.rows.length * this.columns.length) return 'early'
    if (this.compared().length < this.columns.length) return 'untested'
    const leaders = this.leaders()
    if (rows.some((one) => this.columns.some((h) => isScored(one.ratings[h]))) && leaders.some((h) => this.untested(h, rows)))
      return 'untested'
    if (leaders.length > 1) return 'tied'
    const leader = leaders[0] ?? 0
    const rivals = this.columns.filter((h) => h !== leader)
    if (rivals.some((h) => this.worst(leader) >= this.score(h) - EPSILON)) return 'open'
    if (rivals.some((h) => this.close(leader, h, rows))) return 'close'
    return this.byChance() ? 'close' : 'separated'
  }
  /** the null model itself is compared with its definition in chance.test.ts */
  byChance(): boolean {
    const rows = this.rows.map(({ w, ratings }) => ({ weight: w, v: this.columns.map((h) => V[ratings[h] ?? ''] ?? 0) }))
    return chanceOfLead(rows, this.columns.length).p > 0.1
  }
  untested(h: number, rows: Naive['rows']): boolean {
    if (!rows.some((one) => isScored(one.ratings[h]))) return true
    const against = rows.filter((one) => this.columns.some((g) => g !== h && (V[one.ratings[g] ?? ''] ?? 0) > 0))
    const all = against.reduce((sum, one) => sum + one.w, 0)
    const tested = against.filter((one) => isScored(one.ratings[h])).reduce((sum, one) => sum + one.w, 0)
    return all > 0 && tested <= all / 2 + EPSILON
  }
  close(leader: number, rival: number, rows: Naive['rows']): boolean {
    const margin = (changed: Naive['rows']) => this.score(rival, changed) - this.score(leader, changed)
    const ends = (changed: Naive['rows']) => margin(changed) <= EPSILON
    const moved = (row: PlainRow, h: number, to: Rating) =>
      rows.map((one) => (one === row ? { ...one, ratings: one.ratings.map((rating, at) => (at === h ? to : rating)) } : one))
    const apart = rows.reduce(
      (sum, one) => sum + one.w * Math.abs((V[one.ratings[rival] ?? ''] ?? 0) - (V[one.ratings[leader] ?? ''] ?? 0)),
      0,
    )
    if (margin(rows) <= 0.1 * apart + EPSILON) return true
    return rows.some(
      (row) =>
        ends(rows.filter((one) => one !== row)) ||
        (row.ratings[leader] === 'N' && ends(moved(row, leader, 'I'))) ||
        (row.ratings[leader] === 'I' && ends(moved(row, leader, 'II'))) ||
        (row.ratings[rival] === 'I' && ends(moved(row, rival, 'N'))) ||
        (row.ratings[rival] === 'II' && ends(moved(row, rival, 'I'))),
    )
  }
}

describe('the scores of random matrices', () => {
  it('agree with a naive implementation, and so do leaders, linchpins, diagnosticity and verdict', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(matrices(), (plain) => {
        const unsettled = scored(plain)
        const naive = new Naive(plain)
        const table = comparedTable(viewOfMatrix(plain), raterIn(viewOfMatrix(plain), 'me'))
        const pending = unsettled.grounds.chance === 'pending'
        const scores = pending ? settleChance(unsettled, chanceOfLead(table.rows, table.hypotheses.length)) : unsettled
        expect(scores.hypotheses.map((one) => one.id)).toEqual(naive.columns.map((at) => `H${at + 1}`))
        for (const [at, h] of naive.columns.entries()) {
          expect(scores.hypotheses[at]?.score).toBeCloseTo(naive.score(h), 9)
          expect(scores.hypotheses[at]?.worst).toBeCloseTo(naive.worst(h), 9)
          expect(scores.hypotheses[at]?.rank).toBe(naive.rank(h))
        }
        expect(scores.leaders).toEqual((naive.verdict() === 'early' ? [] : naive.leaders()).map((at) => `H${at + 1}`))
        for (const [at, one] of naive.rows.entries()) {
          expect(scores.evidence[at]?.linchpin).toBe(naive.linchpin(one))
          expect(scores.evidence[at]?.diagnosticity).toBeCloseTo(naive.diagnosticity(one), 9)
        }
        expect(scores.verdict).toBe(naive.verdict())
        seen.add(scores.verdict)
        if (unsettled.grounds.chance === 'pending') seen.add('pending')
        if (scores.verdict === 'close' && scores.grounds.chance !== null) seen.add('by chance')
      }),
      { numRuns: 2000, seed: 2022 },
    )
    expect([...seen].sort()).toEqual([
      'by chance',
      'close',
      'early',
      'open',
      'pending',
      'separated',
      'single',
      'tied',
      'unrated',
      'untested',
    ])
  })

  it('lie between best and worst, with coverage, normalised and weights within their ranges', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const { hypotheses, evidence } = scored(plain)
        for (const one of hypotheses) {
          expect(one.best).toBeLessThanOrEqual(one.score)
          expect(one.score).toBeLessThanOrEqual(one.worst)
          expect(one.best === one.worst).toBe(one.blank === 0)
          expect(one.coverage).toBeGreaterThanOrEqual(0)
          expect(one.coverage).toBeLessThanOrEqual(1)
          expect(one.normalised === null).toBe(one.rated === 0)
          expect(one.normalised ?? 0).toBeGreaterThanOrEqual(0)
          expect(one.normalised ?? 0).toBeLessThanOrEqual(1)
        }
        for (const { weight } of evidence) expect([0.5, Math.SQRT1_2, 1, Math.SQRT2, 2]).toContain(weight)
      }),
    )
  })

  it('keep their order when a hypothesis is added', () => {
    fc.assert(
      fc.property(
        matrices({ min: 1 }),
        fc.infiniteStream(fc.constantFrom<Rating | null>('CC', 'C', 'N', 'I', 'II', 'NA', null)),
        (plain, more) => {
          const before = scored(plain)
          const rows = plain.rows.map((one) => ({ ...one, ratings: [...one.ratings, more.next().value ?? null] }))
          const after = scored({ ...plain, rows, hypotheses: plain.hypotheses + 1 })
          const order = (scores: Scores, a: string, b: string) => {
            const rank = (id: string) => scores.hypotheses.find((one) => one.id === id)?.rank ?? 0
            return Math.sign(rank(a) - rank(b))
          }
          const ranked = before.hypotheses.filter((one) => one.rank !== null)
          for (const { id: a } of ranked) for (const { id: b } of ranked) expect(order(after, a, b)).toBe(order(before, a, b))
        },
      ),
    )
  })

  it('have a verdict that uniform items never change, once half of the cells are rated', () => {
    const alike = fc.record({
      rating: fc.constantFrom<Rating>('CC', 'C', 'N', 'I', 'II', 'NA'),
      credibility: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
      relevance: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
    })
    fc.assert(
      fc.property(matrices({ min: 2 }), fc.array(alike, { minLength: 1, maxLength: 4 }), (plain, added) => {
        const before = scored(plain)
        fc.pre(before.verdict !== 'unrated' && before.verdict !== 'early')
        const more = added.map(({ rating, ...weights }) => ({
          ...weights,
          ratings: Array.from({ length: plain.hypotheses }, () => rating),
        }))
        const after = scored({ ...plain, rows: [...plain.rows, ...more] })
        expect(after.verdict).toBe(before.verdict)
        // a hypothesis whose only rating is in such an item is compared, but not tested by it
        if (before.hypotheses.some(({ rated }) => rated === 0)) return
        expect(after.leaders).toEqual(before.leaders)
        expect(after.grounds.rows).toEqual(before.grounds.rows)
      }),
      { numRuns: 1000 },
    )
  })

  it('do not change when a blank becomes NA, which can only narrow the range', () => {
    fc.assert(
      fc.property(matrices({ min: 1 }), (plain) => {
        const before = scored(plain)
        const after = scored({
          ...plain,
          rows: plain.rows.map((one) => ({ ...one, ratings: one.ratings.map((rating) => rating ?? 'NA') })),
        })
        for (const [at, one] of before.hypotheses.entries()) {
          const then = after.hypotheses[at]
          expect(then).toMatchObject({
            score: one.score,
            normalised: one.normalised,
            coverage: one.coverage,
            support: one.support,
            rank: one.rank,
          })
          expect(then?.worst).toBe(one.score)
        }
      }),
    )
  })

  it('do not change when a blank becomes N, which counts as rated', () => {
    fc.assert(
      fc.property(matrices({ min: 1 }), (plain) => {
        const before = scored(plain)
        const after = scored({ ...plain, rows: plain.rows.map((one) => ({ ...one, ratings: one.ratings.map((rating) => rating ?? 'N') })) })
        for (const [at, one] of before.hypotheses.entries()) {
          expect(after.hypotheses[at]?.score).toBe(one.score)
          expect(after.hypotheses[at]?.rated).toBe(one.rated + one.blank)
        }
      }),
    )
  })

  it('do not depend on the order of items', () => {
    fc.assert(
      fc.property(matrices({ min: 1 }), (plain) => {
        const forwards = scored(plain)
        const backwards = scored({ ...plain, rows: [...plain.rows].reverse() })
        expect(backwards.verdict).toBe(forwards.verdict)
        expect(backwards.leaders).toEqual(forwards.leaders)
        expect(backwards.evidence.map((one) => one.linchpin).reverse()).toEqual(forwards.evidence.map((one) => one.linchpin))
      }),
    )
  })

  it('have a sole lead that depends on exactly the linchpins', () => {
    fc.assert(
      fc.property(matrices({ min: 2 }), (plain) => {
        const scores = scored(plain)
        fc.pre(scores.leaders.length === 1)
        expect(scores.grounds.rows).toEqual(scores.evidence.filter((one) => one.linchpin).map((one) => one.id))
      }),
    )
  })
})
