// The tour in words: its figures are those of the scoring code, for any workbook.
import { describe, expect, it } from 'vitest'
import { viewUnder } from '../analysis/what-if.ts'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { formatScore } from './phrases.ts'
import { tourSteps } from './tour-words.ts'

const view = viewOfMatrix({ rows: [row('C II I'), row('N I II'), row('I C C')], labels: ['Fire', 'Flood', 'Theft'] })
const scores = scoresOf(view, 'me')
const points = { row: 'E1', linchpin: 'E2', source: 'S1' }
const textOf = (step: number) => tourSteps(view, points)[step]?.paragraphs.join(' ') ?? ''
const scoreOf = (id: string, of = scores) => formatScore(of.hypotheses.find((one) => one.id === id)?.score ?? -1, of.method)

describe('the tour', () => {
  it('counts the columns, rows and cells of the workbook, and names its lowest and highest score', () => {
    expect(textOf(0)).toContain('The 3 columns are hypotheses')
    expect(textOf(0)).toContain('The 3 rows are items of evidence. Each of the 9 cells')
    expect(textOf(0)).toContain(`${scoreOf('H1')} for Fire`)
  })

  it('reads a row rating by rating, and says what it adds to which score', () => {
    expect(textOf(1)).toContain('consistent (C) for Fire; inconsistent (I) for Theft; very inconsistent (II) for Flood.')
    expect(textOf(1)).toContain('the row adds 2 to the score of Flood and 1 to the score of Theft.')
  })

  it('compares the result with and without an item', () => {
    const without = scoresOf(viewUnder(view, 'me', [{ what: 'evidence', id: 'E2', how: 'without' }]), 'me')
    expect(textOf(2)).toContain(`Fire leads with ${scoreOf('H1')}`)
    expect(without.leaders.length === 1 ? textOf(2) : '').toContain(
      without.leaders.length === 1 ? scoreOf(without.leaders[0] ?? '', without) : '',
    )
    expect(textOf(2)).toMatch(/Without it, .+(leads with|are tied at) \d/)
  })
})
