// The bootstrap, the group's verdict, cells that few rated and the noise audit, against their definitions written out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { isCounted } from '../model/rating.ts'
import { finishSteps } from '../model/steps.ts'
import { scoresOf } from '../scoring/score.ts'
import { groups, rater, viewOfOne } from '../view/group-members.test-support.ts'
import type { RaterCells } from '../view/group-members.ts'
import type { View } from '../view/view.ts'
import { bootstrapSteps, RESAMPLES } from './bootstrap.ts'
import { type GroupScores, groupScores } from './group-score.ts'
import { tableOfGroup } from './group-table.ts'
import { groupVerdictSteps, sparseCells } from './group-verdict.ts'
import { noiseAudit } from './noise-audit.ts'

const view = viewOfMatrix({ rows: [row('. .'), row('. .'), row('. .'), row('. .'), row('. .'), row('. .')] })
const times = (n: number, text: string) => Array.from({ length: n }, () => text)
/** The hypotheses with the lowest score, however little is rated. */
const lowest = ({ hypotheses }: GroupScores) => {
  const tested = hypotheses.filter(({ rated }) => rated > 0)
  const best = Math.min(...tested.map(({ score }) => score))
  return tested.filter(({ score }) => score <= best + 1e-9).map(({ id }) => id)
}
const bootstrap = (of: View, raters: readonly RaterCells[]) => finishSteps(bootstrapSteps(of, raters))
const verdict = (of: View, raters: readonly RaterCells[]) => {
  const table = tableOfGroup(of, raters)
  return finishSteps(groupVerdictSteps(table, groupScores(table, of.method), bootstrap(of, raters)))
}

describe('the bootstrap over people', () => {
  const agreeing = ['a', 'b', 'c'].map((id) => rater(id, ...times(6, 'C I')))
  const other = rater('d', ...times(6, 'II C'))
  it('computes all resamples of a small group', () => {
    const found = bootstrap(view, [...agreeing.slice(0, 2), other])
    // of 27 resamples, H1 leads unless d has at least as much weight: d twice or more, that is 7; one d among three makes 2 against 2
    expect(found).toMatchObject({ raters: 3, resamples: 27, exact: true })
    expect(found?.hypotheses.map(({ alone, tied }) => [alone * 27, tied * 27].map(Math.round))).toEqual([
      [8, 12],
      [7, 12],
    ])
  })
  it('says which hypotheses lead without each rater', () => {
    expect(bootstrap(view, [agreeing[0] as RaterCells, other])?.without).toEqual([
      { rater: 'a', leaders: ['H2'] },
      { rater: 'd', leaders: ['H1'] },
    ])
  })
  it('draws from a larger group, the same resamples each time, and is null for a single rater', () => {
    const six = [...agreeing, rater('e', ...times(6, 'C I')), rater('f', ...times(6, 'C I')), other]
    expect(bootstrap(view, six)).toMatchObject({ resamples: RESAMPLES, exact: false })
    expect(bootstrap(view, six)).toEqual(bootstrap(view, six))
    expect(bootstrap(view, [other])).toBeNull()
    expect(bootstrap(view, [other, rater('g', 'NA .')])).toBeNull()
  })
  it('counts the resamples in which each hypothesis leads, on random groups', () => {
    fc.assert(
      fc.property(groups(), (group) => {
        const raters = group.raters.slice(0, 3)
        const found = bootstrap(group.view, raters)
        if (!found) return
        const members = raters.filter(({ id }) => found.without.some((one) => one.rater === id))
        const all = members.reduce<RaterCells[][]>((some) => some.flatMap((one) => members.map((next) => [...one, next])), [[]])
        const leads = all.map((sample) => lowest(groupScores(tableOfGroup(group.view, sample), group.view.method)))
        for (const { id, alone, tied } of found.hypotheses) {
          expect(alone * all.length).toBeCloseTo(leads.filter((one) => one.join() === id).length, 6)
          expect(tied * all.length).toBeCloseTo(leads.filter((one) => one.length > 1 && one.includes(id)).length, 6)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('the verdict of a group', () => {
  it('is close if the leader leads alone in less than 90% of resamples, although nothing else could end its lead', () => {
    const two = [rater('a', ...times(6, 'C II')), rater('b', ...times(6, 'C II')), rater('c', ...times(6, 'II C'))]
    expect(verdict(view, two)).toMatchObject({ verdict: 'close', unsure: expect.closeTo(20 / 27, 9) })
    expect(verdict(view, two.slice(0, 2))).toMatchObject({ verdict: 'separated', unsure: null })
  })
  it('is untested if no one rated a hypothesis, however clear the others are', () => {
    const third = viewOfMatrix({ rows: times(6, '. . .').map((text) => row(text)) })
    expect(verdict(third, [rater('a', ...times(6, 'C II .')), rater('b', ...times(6, 'C II .'))])).toMatchObject({
      verdict: 'untested',
      grounds: { allUntested: [{ id: 'H3' }] },
    })
  })
  it('of raters who agree is that of one of them, on random groups', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(groups(), (group) => {
        const [first] = group.raters
        if (!first) return
        const own = scoresOf(viewOfOne(group.view, first), first.id)
        const found = verdict(group.view, [first, { ...first, id: `${first.id}-again` }])
        if (own.grounds.chance !== 'pending') expect(found.verdict).toBe(own.verdict)
        seen.add(found.verdict)
      }),
      { numRuns: 400, seed: 3 },
    )
    expect(seen.size).toBeGreaterThan(3)
  })
})

it('cells that fewer than half of the raters rated are listed, with the order without them', () => {
  const neutral = times(2, 'N N')
  const raters = [rater('a', 'C I', 'II .', ...neutral), rater('b', 'C I', '. .', ...neutral), rater('c', 'C I', '. .', ...neutral)]
  const table = tableOfGroup(view, raters)
  expect(groupScores(table, 'count').leaders).toEqual(['H2'])
  expect(sparseCells(table, 'count', 3)).toMatchObject({
    cells: [{ evidence: 'E2', hypothesis: 'H1', rated: 1 }],
    without: { leaders: ['H1'] },
  })
  expect(sparseCells(tableOfGroup(view, raters.slice(0, 2)), 'count', 2)).toBeNull()
})

describe('the noise audit', () => {
  it('separates severe raters, different cells and personal patterns', () => {
    const level = noiseAudit(view, [rater('a', 'CC C', 'CC C'), rater('b', 'C N', 'C N')])
    expect(level).toMatchObject({ raters: 2, cells: 4, level: 0.25, signal: 0.25, pattern: 0, total: 0.5 })
    const pattern = noiseAudit(view, [rater('a', 'C I'), rater('b', 'I C')])
    expect(pattern).toMatchObject({ level: 0, signal: 0, pattern: 1, total: 1 })
  })
  it('leaves out cells that not all rated, and raters who rated nothing', () => {
    expect(noiseAudit(view, [rater('a', 'C .'), rater('b', 'C I'), rater('c')])).toMatchObject({ raters: 2, cells: 1, total: 0 })
    expect(noiseAudit(view, [rater('a', 'C .'), rater('b', '. I')])).toBeNull()
    expect(noiseAudit(view, [rater('a', 'C I')])).toBeNull()
  })
  it('has parts that add up and equal the sums of squares written out, on random groups', () => {
    fc.assert(
      fc.property(groups(), ({ view: of, raters }) => {
        const found = noiseAudit(of, raters)
        if (!found) return
        expect(found.level + found.signal + found.pattern).toBeCloseTo(found.total, 9)
        const S: Record<string, number> = { CC: 2, C: 1, N: 0, I: -1, II: -2 }
        const items = [...of.evidence.values()].filter(({ parked }) => !parked)
        const hypotheses = [...of.hypotheses.values()].filter(({ parked }) => !parked)
        const all = items.flatMap(({ id }) => hypotheses.map((h) => raters.map((one) => one.ratings.get(id)?.get(h.id) ?? null)))
        const members = raters.flatMap((_, at) => (all.some((cell) => isCounted(cell[at])) ? [at] : []))
        const cells = all
          .filter((cell) => members.every((at) => isCounted(cell[at])))
          .map((cell) => members.map((at) => S[cell[at] ?? ''] ?? 0))
        const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
        const grand = mean(cells.flat())
        const byRater = members.map((_, at) => mean(cells.map((cell) => cell[at] ?? 0)))
        const rest = cells.flatMap((cell) => cell.map((x, at) => x - mean(cell) - (byRater[at] ?? 0) + grand))
        expect(found.pattern).toBeCloseTo(mean(rest.map((x) => x * x)), 9)
        expect(found.level).toBeCloseTo(mean(byRater.map((x) => (x - grand) ** 2)), 9)
      }),
      { numRuns: 150 },
    )
  })
})
