import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { leadersOfTable } from '../scoring/leaders.ts'
import { tableIn } from './analysis.test-support.ts'
import { smallestSourceSets, tooManySources } from './source-sets.ts'
import { tableUnder } from './what-if.ts'

const found = (rows: [string, string | null][]) => {
  const view = viewOfMatrix({ rows: rows.map(([text, source]) => row(text, { source })) })
  return smallestSourceSets(view, tableIn(view))
}

describe('the smallest sets of sources', () => {
  it('are all single sources if one is enough', () => {
    const view = shippedCase('kazakhstan-2022')
    expect(smallestSourceSets(view, tableIn(view, 'article'))).toEqual({
      found: 'sets',
      size: 1,
      sets: [
        { sources: ['S2'], leadersWithout: ['H1', 'H4'] },
        { sources: ['S5'], leadersWithout: ['H4'] },
      ],
    })
  })
  it('may have two sources', () => {
    const rows: [string, string][] = [
      ['C I', 'S1'],
      ['C I', 'S2'],
      ['C C', 'S3'],
    ]
    expect(found(rows)).toEqual({ found: 'sets', size: 2, sets: [{ sources: ['S1', 'S2'], leadersWithout: ['H1', 'H2'] }] })
  })
  it('do not exist if an item without a source is enough for the lead, or without sources', () => {
    expect(
      found([
        ['C I', 'S1'],
        ['C I', null],
      ]),
    ).toEqual({ found: 'none' })
    expect(found([['C I', null]])).toEqual({ found: 'none' })
    expect(found([['I', 'S1']])).toEqual({ found: 'none' })
  })
  it('are found for up to twelve sources, not counting sources that cannot matter', () => {
    const many = (n: number): [string, string][] => Array.from({ length: n }, (_, at) => ['C I', `S${at + 1}`])
    expect(found(many(12))).toMatchObject({ found: 'sets', size: 12 })
    expect(found([...many(12), ['I I', 'S13']])).toMatchObject({ found: 'sets', size: 12 })
    expect(found(many(13))).toEqual({
      found: 'too-many',
      sources: 13,
      sentence: tooManySources(13),
    })
  })
  it('agree with trying every set as a what-if', () => {
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), (plain) => {
        const view = viewOfMatrix(plain)
        const table = tableIn(view)
        const ids = [...view.sources.keys()]
        const now = leadersOfTable(table).leaders.join()
        const sets = Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, at) => (bits >> at) & 1))
        const changing = sets.filter((set) => {
          const these = set.map((id) => ({ what: 'source', id, how: 'without' }) as const)
          return leadersOfTable(tableUnder(table, these)).leaders.join() !== now
        })
        const least = Math.min(...changing.map((set) => set.length))
        const smallest = smallestSourceSets(view, table)
        if (changing.length === 0) expect(smallest).toEqual({ found: 'none' })
        else {
          const expected = changing.filter((set) => set.length === least).map((set) => set.join())
          expect(smallest.found === 'sets' && smallest.sets.map((set) => set.sources.join()).sort()).toEqual(expected.sort())
        }
      }),
      { numRuns: 200 },
    )
  })
})
