import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { leadersOfTable, leadOf } from '../scoring/leaders.ts'
import { scoresOf } from '../scoring/score.ts'
import { table, tableFrom, tableIn } from './analysis.test-support.ts'
import { itemGroupSensitivity, itemGroups, leaveOneOut } from './sensitivity.ts'
import { tableUnder } from './what-if.ts'

const kazakhstan = shippedCase('kazakhstan-2022')
const article = tableIn(kazakhstan, 'article')

describe('leaving out one item', () => {
  it('changes the leader in January 2022 only for E5 and E7', () => {
    const losses = leaveOneOut(article)
    expect(losses.filter((one) => one.linchpin).map(({ id, leadersWithout }) => [id, leadersWithout])).toEqual([
      ['E5', ['H4']],
      ['E7', ['H1', 'H4']],
    ])
    expect(losses.find((one) => one.id === 'E7')).toMatchObject({ marginWithout: 0, influence: 1 })
    expect(losses.find((one) => one.id === 'E5')).toMatchObject({ marginWithout: -1, influence: 2 })
    expect(losses.find((one) => one.id === 'E13')).toMatchObject({ marginWithout: 2, influence: -1 })
  })
  it('changes the leader in Tokyo for E1 and E2', () => {
    const losses = leaveOneOut(tableIn(shippedCase('tokyo-1995'), 'primer'))
    expect(losses.map(({ leadersWithout }) => leadersWithout)).toEqual([['H1'], ['H2'], ['H1', 'H2'], ['H1', 'H2']])
    expect(losses.map(({ influence }) => influence)).toEqual([-1, 1, 0, 0])
    expect(losses.map(({ marginWithout }) => marginWithout)).toEqual([1, -1, 0, 0])
  })
  it('has no margin with fewer than two hypotheses', () => {
    expect(leaveOneOut(table('I'))).toEqual([{ id: 'E1', leadersWithout: ['H1'], marginWithout: null, linchpin: false, influence: 0 }])
    expect(leaveOneOut(tableFrom({ rows: [row('')], hypotheses: 0 }))).toMatchObject([{ leadersWithout: [], marginWithout: null }])
    expect(leaveOneOut({ hypotheses: ['H1'], rows: [] })).toEqual([])
  })
  it('equals recomputing the matrix without the item', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const view = viewOfMatrix(plain)
        const all = tableIn(view)
        const leader = leadOf(leadersOfTable(all).scores)?.leader
        const scores = scoresOf(view, 'me')
        const linchpins = scores.evidence.map((one) => one.linchpin)
        // while too little is rated, nothing leads, so no item is a linchpin
        const canLead = scores.verdict !== 'early'
        leaveOneOut(all).forEach((loss, at) => {
          const recomputed = leadersOfTable(tableUnder(all, [{ what: 'evidence', id: loss.id, how: 'without' }]), leader)
          expect(loss.leadersWithout).toEqual(recomputed.leaders)
          if (recomputed.margin === null) expect(loss.marginWithout).toBeNull()
          else expect(loss.marginWithout).toBeCloseTo(recomputed.margin, 9)
          expect(loss.linchpin && canLead).toBe(linchpins[at])
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('the sensitivity to sources, clusters and kinds', () => {
  it('has a tie without Tokayev, and Economic grievance leading without the open record', () => {
    const by = new Map(itemGroupSensitivity(kazakhstan, article, 'source').map((one) => [one.id, one]))
    expect(by.get('S2')?.without).toMatchObject({ leaders: ['H1', 'H4'], margin: 0 })
    expect(by.get('S5')?.without).toMatchObject({ leaders: ['H4'], margin: -1 })
    expect([...by.values()].filter((one) => one.changes.includes('without')).map((one) => one.id)).toEqual(['S2', 'S5'])
    expect(by.get('S2')?.items).toEqual(['E3', 'E4', 'E7', 'E8', 'E9'])
  })
  it('lists every source and cluster, and kinds in order of their first item', () => {
    expect(itemGroups(kazakhstan, article, 'source').map((one) => one.id)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'])
    expect(itemGroups(kazakhstan, article, 'cluster').map((one) => one.id)).toEqual(['tokayev', 'csto', 'regional-jihadism', 'purge'])
    expect(itemGroups(kazakhstan, article, 'kind').map((one) => one.id)).toEqual(['event', 'background', 'claim', 'absence', 'document'])
  })
  it('omits a parked source, whose items belong to no group', () => {
    const view = viewOfMatrix({ rows: [row('C I', { source: 'S1' }), row('I C', { source: 'S2' })] })
    const sources = new Map([...view.sources].map(([id, one]) => [id, { ...one, parked: id === 'S1' }]))
    expect(itemGroups({ ...view, sources }, tableIn(view), 'source')).toEqual([{ id: 'S2', items: ['E2'] }])
  })
  it('equals the what-if of each group', () => {
    fc.assert(
      fc.property(groupedMatrices(), fc.constantFrom('source' as const, 'cluster' as const, 'kind' as const), (plain, kind) => {
        const view = viewOfMatrix(plain)
        const all = tableIn(view)
        const leader = leadOf(leadersOfTable(all).scores)?.leader
        for (const group of itemGroupSensitivity(view, all, kind))
          for (const how of ['without', 'neutral', 'mirrored'] as const) {
            const recomputed = leadersOfTable(tableUnder(all, [{ what: kind, id: group.id, how }]), leader)
            const quick = group[how]
            if (quick === null) expect(kind).not.toBe('source')
            else {
              expect(quick.leaders).toEqual(recomputed.leaders)
              quick.scores.forEach((score, at) => {
                expect(score).toBeCloseTo(recomputed.scores[at] ?? Number.NaN, 9)
              })
              expect(quick.margin ?? -99).toBeCloseTo(recomputed.margin ?? -99, 9)
            }
          }
      }),
      { numRuns: 300 },
    )
  })
})
