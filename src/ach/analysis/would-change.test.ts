// Single ratings that would change who leads: against trying every rating of every cell, and in words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { COUNTED_RATINGS } from '../model/rating.ts'
import { leadersOfTable, sameLeaders } from '../scoring/leaders.ts'
import type { RatingTable } from '../scoring/rating-table.ts'
import { wouldChangeOpening, wouldChangeSentence } from '../words/analysis-words.ts'
import { table, tableFrom, tableIn, withRatings } from './analysis.test-support.ts'
import { wouldChange } from './would-change.ts'

const short = (of: RatingTable, most?: number) =>
  wouldChange(of, most).changes.map(
    ({ evidence, hypothesis, from, to, leaders }) => `${evidence}/${hypothesis} ${from}→${to}: ${leaders.join()}`,
  )

/** Cells of which some rating changes the leaders, tried one by one. */
function slowly(of: RatingTable): string[] {
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
  it('finds every cell that trying all ratings finds, on any matrix', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const of = tableIn(viewOfMatrix(plain))
        const { cells, changes } = wouldChange(of, 1000)
        const found = slowly(of)
        expect(cells).toBe(found.length)
        expect(changes.map((one) => `${one.evidence}/${one.hypothesis}`).sort()).toEqual(found.sort())
      }),
      { numRuns: 200 },
    )
  })
  it('gives each change as it would come out', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const of = tableIn(viewOfMatrix(plain))
        for (const one of wouldChange(of).changes) {
          const at = of.hypotheses.indexOf(one.hypothesis)
          const all = of.rows.map(({ id, ratings }) => ratings.map((old, place) => (id === one.evidence && place === at ? one.to : old)))
          const then = leadersOfTable(withRatings(of, all))
          expect(one.leaders).toEqual(then.leaders)
          one.scores.forEach((score, place) => {
            expect(score).toBeCloseTo(then.scores[place] ?? Number.NaN, 9)
          })
        }
      }),
      { numRuns: 100 },
    )
  })
  it('takes the nearest rating that does it', () => {
    expect(short(table('C I'))).toEqual(['E1/H2 I→N: H1,H2', 'E1/H1 C→I: H1,H2'])
    expect(short(table('N II'))).toEqual(['E1/H1 N→II: H1,H2', 'E1/H2 II→N: H1,H2'])
  })
  it('counts blank cells that would decide, and leaves NA alone', () => {
    expect(short(table('. I'))).toContain('E1/H1 null→I: H1,H2')
    expect(wouldChange(table('. I', 'NA .'))).toMatchObject({ cells: 2, blanks: 1 })
  })
  it('calls those it tells the nearest only where no other is nearer, on any matrix', () => {
    fc.assert(
      fc.property(matrices(), (plain) => {
        const of = tableIn(viewOfMatrix(plain))
        const all = wouldChange(of, 1000).changes.map((one) => one.steps)
        const { changes, nearest } = wouldChange(of)
        const sorted = (steps: readonly number[]) => steps.toSorted((a, b) => a - b)
        const told = sorted(changes.map((one) => one.steps))
        expect(nearest).toBe(told.join() === sorted(all).slice(0, told.length).join())
      }),
      { numRuns: 200 },
    )
  })
  it('names each outcome once before it names one again', () => {
    const outcomes = wouldChange(table('N I I', 'N N N', 'N N N'), 3).changes.map((one) => one.leaders.join())
    expect(new Set(outcomes).size).toBeGreaterThan(1)
  })
  it('ends a tie by any rating that counts', () => {
    expect(short(table('I I'), 2)).toEqual(['E1/H1 I→N: H1', 'E1/H2 I→N: H2'])
  })
  it('finds nothing with one hypothesis, without evidence, or where everything is NA', () => {
    for (const of of [table('I'), tableFrom({ rows: [], hypotheses: 3 }), table('NA NA')])
      expect(wouldChange(of)).toEqual({ cells: 0, blanks: 0, changes: [], nearest: true })
  })
})

describe('wouldChange in words', () => {
  const words = (...rows: string[]) => {
    const view = viewOfMatrix({ rows: rows.map((one) => row(one)) })
    const of = tableIn(view)
    const found = wouldChange(of)
    const said = found.changes.map((one) =>
      wouldChangeSentence(one, of.hypotheses, view)
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join(''),
    )
    return [wouldChangeOpening(found, leadersOfTable(of).leaders), ...said]
  }
  it('names the cell, the rating and what comes of it', () => {
    expect(words('C I')).toEqual([
      'Any one of 2 cells could change who leads, if rated otherwise.',
      'Rating E1 against Label 2 as N (now I) would tie Label 1 and Label 2 at 0.',
      'Rating E1 against Label 1 as I (now C) would tie Label 1 and Label 2 at 1.',
    ])
    expect(words('. I')[0]).toBe('Any one of 2 cells (1 of them blank) could change who leads, if rated otherwise.')
    expect(words('. I', 'C N')).toContain('Rating E1 against Label 1 as I (now blank) would tie Label 1 and Label 2 at 1.')
    expect(words('I I')).toContain('Rating E1 against Label 1 as N (now I) would put Label 1 first, with 0 before Label 2 with 1.')
  })
  it('does not call nearest what is listed for its outcome', () => {
    expect(words('. CC CC CC CC', 'N CC CC I CC')[0]).toMatch(/ For example:$/)
    expect(words('N I', 'N N', 'N N', 'N N', 'N N')[0]).toMatch(/ The nearest are:$/)
  })
  it('says so where no single rating would', () => {
    expect(words('C II', 'C II')).toEqual(['No single rating, however far it is moved, would change who leads; nor would any blank cell.'])
  })
  it('says of the shipped case which cells decide', () => {
    const view = shippedCase('kazakhstan-2022')
    expect(wouldChangeOpening(wouldChange(tableIn(view, 'article')), ['H1'])).toMatch(
      /^Any one of \d+ cells could change who leads, if rated otherwise\. The nearest are:$/,
    )
  })
})
