// The cells to rate first are the most telling ones, and someone's ratings of them are compared with those of the document.
import { expect, it } from 'vitest'
import { table } from '../analysis/analysis.test-support.ts'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { Rating } from '../model/rating.ts'
import { emptyRater } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { cellsToRate, compareOwnRatings } from './cells-to-rate.ts'

const places = (...rows: string[]) => cellsToRate(table(...rows), 3).map(({ evidence, hypothesis }) => `${evidence} ${hypothesis}`)

it('asks first for cells that would change the leader alone, then for diagnostic rows', () => {
  expect(places('C N', 'N I', 'C C')).toEqual(['E1 H1', 'E2 H1', 'E2 H2'])
  expect(places('C N N', 'N II I', 'C II II')).toHaveLength(3)
})

it('asks for cells rated CC to II only, and for at most ten', () => {
  expect(places('. NA', 'C .')).toEqual(['E2 H1'])
  expect(cellsToRate(table(...Array.from({ length: 20 }, () => 'C I N')))).toHaveLength(10)
  expect(cellsToRate(table('. .'))).toEqual([])
})

it('asks for at most half of the cells of one hypothesis if there are enough others', () => {
  const cells = cellsToRate(table(...Array.from({ length: 20 }, () => 'C I I')))
  expect(cells.filter(({ hypothesis }) => hypothesis === 'H1').length).toBeLessThanOrEqual(5)
})

it('compares own ratings with those of the document, and says who would lead with them', () => {
  const view = viewOfMatrix({ rows: ['C I', 'C N', 'N I'].map((one) => row(one)) })
  const ratings = new Map<string, ReadonlyMap<string, Rating>>([
    ['E1', new Map([['H1', 'II']])],
    ['E2', new Map([['H1', 'C']])],
  ])
  const you = { ...emptyRater('you'), name: 'You', ratings }
  const both: View = { ...view, raters: new Map([...view.raters, ['you', you]]) }
  const cells = [
    { evidence: 'E1', hypothesis: 'H1' },
    { evidence: 'E2', hypothesis: 'H1' },
    { evidence: 'E3', hypothesis: 'H2' },
  ]
  expect(compareOwnRatings(both, 'me', 'you', cells)).toMatchObject({
    cells: [{ theirs: 'C', mine: 'II', steps: 3 }, { steps: 0 }],
    same: 1,
    agreement: { cells: 2 },
    leaders: ['H1', 'H2'],
  })
  expect(compareOwnRatings(both, 'me', 'you', cells.slice(2))).toBeNull()
})
