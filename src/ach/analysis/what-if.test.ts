import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedMatrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { leadersOfTable } from '../scoring/leaders.ts'
import { scoresOf } from '../scoring/score.ts'
import { groups } from '../view/group-members.test-support.ts'
import { tableFrom, tableIn } from './analysis.test-support.ts'
import {
  groupViewUnder,
  HANDLINGS,
  handleRating,
  rowHandlings,
  type Supposition,
  suppositionsOnAssumption,
  tableUnder,
  viewUnder,
} from './what-if.ts'

const suppositions: fc.Arbitrary<Supposition[]> = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constantFrom('evidence' as const, 'source' as const, 'cluster' as const, 'kind' as const),
      id: fc.constantFrom('E1', 'E2', 'E3', 'S1', 'S2', 'K1', 'K2', 'kind1', 'kind2', 'null', 'nobody'),
      how: fc.constantFrom(...HANDLINGS),
    }),
    fc.record({
      what: fc.constant('cell' as const),
      id: fc.constantFrom('E1', 'E2', 'E3'),
      hypothesis: fc.constantFrom('H1', 'H2', 'H9'),
      how: fc.constantFrom(...HANDLINGS),
    }),
  ),
  { maxLength: 5 },
)

describe('the handling of one rating', () => {
  it('mirrors around N or makes it N; NA and blank stay', () => {
    const all = ['CC', 'C', 'N', 'I', 'II', 'NA', null] as const
    expect(all.map((rating) => handleRating(rating, 'mirrored'))).toEqual(['II', 'I', 'N', 'C', 'CC', 'NA', null])
    expect(all.map((rating) => handleRating(rating, 'neutral'))).toEqual(['N', 'N', 'N', 'N', 'N', 'NA', null])
    expect(all.map((rating) => handleRating(rating, 'without'))).toEqual(all.map(() => null))
    expect(all.map((rating) => handleRating(rating, null))).toEqual(all)
  })
})

describe('a what-if', () => {
  const rows = [row('C I', { source: 'S1', kind: 'claim' }), row('II C', { source: 'S1', cluster: 'K1' }), row('I N', { source: 'S2' })]
  const under = (...these: Supposition[]) => tableUnder(tableFrom({ rows }), these).rows.map((one) => one.ratings.join(' '))

  it('concerns an item, source, cluster, kind or cell', () => {
    expect(under({ what: 'evidence', id: 'E2', how: 'without' })).toEqual(['C I', 'I N'])
    expect(under({ what: 'source', id: 'S1', how: 'mirrored' })).toEqual(['I C', 'CC I', 'I N'])
    expect(under({ what: 'cluster', id: 'K1', how: 'neutral' })).toEqual(['C I', 'N N', 'I N'])
    expect(under({ what: 'kind', id: 'claim', how: 'without' })).toEqual(['II C', 'I N'])
    expect(under({ what: 'cell', id: 'E1', hypothesis: 'H2', how: 'neutral' })).toEqual(['C N', 'II C', 'I N'])
    expect(under({ what: 'cell', id: 'E1', hypothesis: 'H2', how: 'without' })).toEqual(['C ', 'II C', 'I N'])
  })
  it('has no effect for an unknown subject, and no kind means no kind, not the kind "null"', () => {
    expect(under({ what: 'kind', id: 'null', how: 'without' }, { what: 'source', id: 'S9', how: 'without' })).toEqual([
      'C I',
      'II C',
      'I N',
    ])
  })
  it('combines with others: the strongest applies, and nothing is mirrored twice', () => {
    const source = { what: 'source', id: 'S1', how: 'mirrored' } as const
    expect(under(source, { what: 'cluster', id: 'K1', how: 'mirrored' })).toEqual(['I C', 'CC I', 'I N'])
    expect(under(source, { what: 'cluster', id: 'K1', how: 'without' })).toEqual(['I C', 'I N'])
    expect(under(source, { what: 'cell', id: 'E1', hypothesis: 'H1', how: 'neutral' })).toEqual(['N C', 'CC I', 'I N'])
  })
  it('changes a view in the same way for one rater, without modifying the original', () => {
    const view = shippedCase('kazakhstan-2022')
    const before = scoresOf(view, 'article')
    const without = viewUnder(view, 'article', [{ what: 'source', id: 'S2', how: 'without' }])
    expect(scoresOf(without, 'article').leaders).toEqual(['H1', 'H4'])
    expect(scoresOf(view, 'article')).toEqual(before)
    expect(() => viewUnder(view, 'nobody', [])).toThrowError(expect.objectContaining({ code: 'unknown' }))
  })
})

describe('what-ifs on random matrices', () => {
  it('give the same table from a view as from its table, with the scores of score.ts', () => {
    fc.assert(
      fc.property(groupedMatrices(), suppositions, (plain, these) => {
        const view = viewOfMatrix(plain)
        const changed = viewUnder(view, 'me', these)
        const table = tableUnder(tableIn(view), these)
        const scores = scoresOf(changed, 'me')
        // the what-if compares a hypothesis no longer if its last rating is left out
        if (tableIn(changed).hypotheses.join() !== table.hypotheses.join()) return
        expect(tableIn(changed).rows.map(({ id, ratings, v, weight }) => ({ id, ratings, v, weight }))).toEqual(
          table.rows.map(({ id, ratings, v, weight }) => ({ id, ratings, v, weight })),
        )
        expect(leadersOfTable(table).scores).toEqual(scores.hypotheses.filter(({ rated }) => rated > 0).map((one) => one.score))
        expect(scores.verdict === 'early' ? [] : leadersOfTable(table).leaders).toEqual(scores.leaders)
        expect(changed.me?.ratings).toBe(changed.raters.get('me')?.ratings)
      }),
      { numRuns: 300 },
    )
  })
  it('do not depend on order or repetition', () => {
    fc.assert(
      fc.property(groupedMatrices({ min: 2 }), suppositions, (plain, these) => {
        const table = tableFrom(plain)
        expect(tableUnder(table, [...these].reverse())).toEqual(tableUnder(table, these))
        expect(tableUnder(table, [...these, ...these])).toEqual(tableUnder(table, these))
      }),
    )
  })
})

it('a what-if about an assumption concerns its cells and whole rows', () => {
  const view = viewOfMatrix({ rows: [row('I C'), row('II I')] })
  const table = tableIn(view)
  expect(tableUnder(table, suppositionsOnAssumption({ cells: 'E1/H1 E2' }, 'without')).rows.map((one) => [one.id, ...one.ratings])).toEqual(
    [['E1', null, 'C']],
  )
  expect(tableUnder(table, suppositionsOnAssumption({ cells: 'E1/H1' }, 'mirrored')).rows[0]?.ratings).toEqual(['C', 'C'])
  expect(suppositionsOnAssumption({ cells: null }, 'without')).toEqual([])
})

describe('the handlings of whole rows', () => {
  const view = viewOfMatrix({ rows: [row('C I', { source: 'S1' }), row('I C', { source: 'S1', parked: true }), row('I N')] })

  it('omit parked items and single cells', () => {
    const handlings = rowHandlings(view, [
      { what: 'source', id: 'S1', how: 'neutral' },
      { what: 'cell', id: 'E3', hypothesis: 'H1', how: 'without' },
    ])
    expect([...handlings]).toEqual([['E1', 'neutral']])
  })

  it('are the strongest that apply', () => {
    const these: Supposition[] = [
      { what: 'source', id: 'S1', how: 'mirrored' },
      { what: 'evidence', id: 'E1', how: 'without' },
    ]
    expect(rowHandlings(view, these).get('E1')).toBe('without')
    expect(viewUnder(view, 'me', these).evidence.get('E1')?.parked).toBe(true)
  })
})

describe('a what-if for a group', () => {
  it('handles every rater’s ratings as for one rater, including the first round', () => {
    fc.assert(
      fc.property(groups({ min: 1 }), suppositions, ({ view: plain, raters }, these) => {
        const [firstRater] = plain.raters.values()
        if (!firstRater) return
        const all = raters.map(({ id, ratings }) => ({ ...firstRater, id, ratings, earlier: ratings }))
        const view = { ...plain, raters: new Map(all.map((one) => [one.id, one])) }
        const group = groupViewUnder(view, these)
        for (const { id } of all) {
          const own = viewUnder(view, id, these)
          expect(group.evidence).toEqual(own.evidence)
          expect(group.raters.get(id)).toEqual(own.raters.get(id))
          expect(group.raters.get(id)?.earlier).toEqual(group.raters.get(id)?.ratings)
        }
      }),
    )
  })
})
