// Tests single ratings that would change the leader, against trying every rating of every cell, and their sentences.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS } from '../model/rating.ts'
import { leadersOfTable, sameLeaders } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { scoresOf } from '../scoring/score.ts'
import { wouldChangeOpening, wouldChangeSentence } from '../words/analysis-words.ts'
import { table, tableFrom, tableIn, withRatings } from './analysis.test-support.ts'
import { wouldChange } from './would-change.ts'

const short = (of: RatingTable, most?: number) =>
  wouldChange(of, most).changes.map(
    ({ evidence, hypothesis, from, to, leaders }) => `${evidence}/${hypothesis} ${from}→${to}: ${leaders.join()}`,
  )

/** Cells of which some rating changes the leaders, tried one by one. */
function naiveChanges(of: RatingTable): string[] {
  const now = leadersOfTable(of).leaders
  return of.rows.flatMap(({ id, ratings }, r) =>
    ratings.flatMap((rating, at) => {
      if (rating === 'NA' || of.hypotheses.length < 2) return []
      const changes = COUNTED_RATINGS.some((to) => {
        const all = of.rows.map((one, n) => one.ratings.map((old, place) => (n === r && place === at ? to : old)))
        return !sameLeaders(leadersOfTable(withRatings(of, all)).leaders, now)
      })
      return changes ? [`${id}/${of.hypotheses[at]}`] : []
    }),
  )
}

describe('wouldChange', () => {
  it('finds every cell that trying all ratings finds, on random matrices', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const of = tableIn(viewOfMatrix(plain))
        const { cells, changes } = wouldChange(of, 1000)
        const found = naiveChanges(of)
        expect(cells).toBe(found.length)
        expect(changes.map((one) => `${one.evidence}/${one.hypothesis}`).sort()).toEqual(found.sort())
      }),
      { numRuns: 200 },
    )
  })
  it('gives the leaders and scores that each change leads to', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const of = tableIn(viewOfMatrix(plain))
        for (const one of wouldChange(of).changes) {
          const at = of.hypotheses.indexOf(one.hypothesis)
          const all = of.rows.map(({ id, ratings }) => ratings.map((old, place) => (id === one.evidence && place === at ? one.to : old)))
          const result = leadersOfTable(withRatings(of, all))
          expect(one.leaders).toEqual(result.leaders)
          one.scores.forEach((score, place) => {
            expect(score).toBeCloseTo(result.scores[place] ?? Number.NaN, 9)
          })
        }
      }),
      { numRuns: 100 },
    )
  })
  it('finds the nearest rating that changes the leader', () => {
    expect(short(table('C I'))).toEqual(['E1/H2 I→N: H1,H2', 'E1/H1 C→I: H1,H2'])
    expect(short(table('N II'))).toEqual(['E1/H1 N→II: H1,H2', 'E1/H2 II→N: H1,H2'])
  })
  it('counts decisive blank cells and ignores NA cells', () => {
    expect(short(table('. I'))).toContain('E1/H1 null→I: H1,H2')
    expect(wouldChange(table('. I', 'NA .'))).toMatchObject({ cells: 2, blanks: 1 })
  })
  it('calls the listed changes nearest only if no other change is nearer, on random matrices', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const of = tableIn(viewOfMatrix(plain))
        const all = wouldChange(of, 1000).changes.map((one) => one.steps)
        const { changes, nearest } = wouldChange(of)
        const sorted = (steps: readonly number[]) => steps.toSorted((a, b) => a - b)
        const listed = sorted(changes.map((one) => one.steps))
        expect(nearest).toBe(listed.join() === sorted(all).slice(0, listed.length).join())
      }),
      { numRuns: 200 },
    )
  })
  it('lists each outcome once before any twice', () => {
    const outcomes = wouldChange(table('N I I', 'N N N', 'N N N'), 3).changes.map((one) => one.leaders.join())
    expect(new Set(outcomes).size).toBeGreaterThan(1)
  })
  it('changes a tie by any rating that counts', () => {
    expect(short(table('I I'), 2)).toEqual(['E1/H1 I→N: H1', 'E1/H2 I→N: H2'])
  })
  it('finds nothing with one hypothesis, without evidence or if everything is NA', () => {
    for (const of of [table('I'), tableFrom({ rows: [], hypotheses: 3 }), table('NA NA')])
      expect(wouldChange(of)).toEqual({ cells: 0, blanks: 0, changes: [], nearest: true })
  })
})

describe('the sentences on single ratings that would change the leader', () => {
  const words = (...rows: string[]) => {
    const view = viewOfMatrix({ rows: rows.map((one) => row(one)) })
    const of = tableIn(view)
    const found = wouldChange(of)
    const sentences = found.changes.map((one) =>
      wouldChangeSentence(one, of.hypotheses, view)
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join(''),
    )
    return [wouldChangeOpening(found, { leaders: leadersOfTable(of).leaders, verdict: 'close' }), ...sentences]
  }
  it('name the cell, the rating and the result', () => {
    expect(words('C I')).toEqual([
      'A different rating in any one of 2 cells could change the leader.',
      'If E1 for Label 2 were rated N instead of I, the lowest score would be shared by Label 1 and Label 2, at 0.',
      'If E1 for Label 1 were rated I instead of C, the lowest score would be shared by Label 1 and Label 2, at 1.',
    ])
    expect(words('. I', 'C N')[0]).toContain('of them blank) could change the leader.')
    expect(words('. I', 'C N')).toContain(
      'If E1 for Label 1 (blank) were rated I, the lowest score would be shared by Label 1 and Label 2, at 1.',
    )
    expect(words('I I')).toContain('If E1 for Label 1 were rated N instead of I, Label 1 would lead, 0 to 1.')
  })
  it('do not call a change smallest that is listed for its outcome', () => {
    expect(words('. CC CC CC CC', 'N CC CC I CC')[0]).toMatch(/ For example:$/)
    expect(words('N I', 'N N', 'N N', 'N N', 'N N')[0]).toMatch(/ Some of the smallest changes:$/)
  })
  it('say so when no single rating would do', () => {
    expect(words('C II', 'C II')).toEqual([
      'No change of a single rating, however large, would change the leader. Nor would filling a blank cell.',
    ])
  })
  it('do not say that nothing could change while a hypothesis is not tested', () => {
    const opening = wouldChangeOpening(wouldChange(table('C II', 'C II')), { leaders: ['H1'], verdict: 'untested' })
    expect(opening).toMatch(/would change which hypothesis has the lowest score\. Rating what is not tested yet could\.$/)
  })
  it('count the decisive cells of the shipped case', () => {
    const view = shippedCase('kazakhstan-2022')
    const scores = scoresOf(view, 'article')
    expect(scores.grounds.cells).toHaveLength(15)
    expect(wouldChangeOpening(wouldChange(tableIn(view, 'article')), scores)).toMatch(
      /^A different rating in any one of 25 cells could change the leader; one step is enough for 15 ratings, and for 1 more in items that are rated the same for every hypothesis\. Some of the smallest changes:$/,
    )
  })
})
