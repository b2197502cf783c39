// The Robustness sheet: its figures by rank, or a sentence if there is nothing to compare.

import { describe, expect, it } from 'vitest'
import { robustnessFigures, shownRobustness } from '../../ach/analysis/robustness-figures.ts'
import { byRank } from '../../ach/scoring/leaders.ts'
import { ratingTable } from '../../ach/scoring/rating-table.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { randomView, viewOfCase } from '../sample.test-support.ts'
import { workbookPlan } from '../workbook-plan.ts'

const rowsOf = (view: View) => {
  const sheet = workbookPlan(view, [...view.raters.keys()]).sheets.find(({ name }) => name === 'Robustness')
  return (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.value ?? ''))
}
const textOf = (view: View) => rowsOf(view).flat().join('\n')

describe('the Robustness sheet', () => {
  it.each([
    ['Kazakhstan', viewOfCase('kazakhstan-2022')],
    ['a tie', viewOfCase('tokyo-1995')],
    ['twenty hypotheses', randomView({ hypotheses: 20, evidence: 30, raters: 2, seed: 4 })],
  ])('the Robustness sheet lists the figures of the first rater of %s by rank', (_, view) => {
    const [rater = ''] = view.raters.keys()
    const found = view.raters.get(rater)
    const figures = found ? robustnessFigures(ratingTable(view, found), view.method) : null
    const [drawn] = figures ? shownRobustness(figures, scoresOf(view, rater).verdict) : []
    if (!drawn) throw new Error('no robustness')
    const by = new Map(drawn.hypotheses.map((one) => [one.id, one]))
    const order = scoresOf(view, rater)
      .hypotheses.toSorted(byRank)
      .map(({ id }) => id)
    const rows = rowsOf(view)
    const from = rows.findIndex((row) => row[2] === 'Leads alone') + 1
    const pairs = rows.findIndex((row) => row[0] === 'ID' && row[2] === '') + 1
    for (const [at, id] of order.entries()) {
      const one = by.get(id)
      expect(rows[from + at]?.[0]).toBe(id)
      expect(rows[from + at]?.slice(2)).toEqual([one?.leadsAlone, one?.leadsTied, ...(one?.ranks ?? [])])
      const wins = order.map((other) => (other === id ? '' : one?.wins[drawn.hypotheses.findIndex((rival) => rival.id === other)]))
      expect(rows[pairs + at]?.slice(4)).toEqual(wins)
    }
    const fact = (name: string) => rows.find((row) => row[1] === name)?.[2]
    expect(fact('Draws')).toBe(drawn.draws === 0 ? 'none: exact' : 10_000)
    expect(fact('Chance that a rating is one step off, in each direction')).toBe(0.1)
    expect(fact('Cases with a tie for the lead')).toBe(drawn.tiesAtTop)
    expect(Number(fact('Cases with a sole leader')) + drawn.tiesAtTop).toBeCloseTo(1, 9)
  })

  it('states the finding, that its values are not live, how accurate they are, and what chance would do', () => {
    const text = textOf(viewOfCase('kazakhstan-2022'))
    expect(text).toMatch(/With one step of doubt in each rating, Coup would have the lowest score, alone or tied, in \d\d\.\d% of cases\./)
    expect(text).toContain('Values from the export, not live')
    expect(text).toContain(
      'The shares are exact. A tie counts for each hypothesis in it, so they can add up to more than 100%. They say what doubt in',
    )
    expect(text).toContain('If the same ratings had fallen on the hypotheses at random')
    expect(text).not.toMatch(/\b(winner|best hypothesis|most likely)\b/)
  })

  it('says that there is nothing to calculate without ratings or rivals', () => {
    for (const view of [
      randomView({ hypotheses: 0, evidence: 3 }),
      randomView({ hypotheses: 1, evidence: 3 }),
      randomView({ hypotheses: 3, evidence: 0 }),
      randomView({ hypotheses: 0, evidence: 0, raters: 0 }),
    ]) {
      expect(rowsOf(view)).toHaveLength(2)
      expect(textOf(view)).toContain('Nothing to calculate yet')
    }
  })

  it('shades only figures', () => {
    const sheet = workbookPlan(viewOfCase('kazakhstan-2022'), ['article']).sheets.find(({ name }) => name === 'Robustness')
    for (const { range } of sheet?.highlights ?? []) {
      const [, column = '', first = '', , last = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? []
      const ids = sheet?.rows.slice(Number(first) - 1, Number(last)).map(({ cells }) => cells[0]?.value)
      expect(ids).toEqual(['H1', 'H4', 'H3', 'H2'])
      expect(['C', 'E']).toContain(column)
    }
    expect(sheet?.highlights).toHaveLength(2)
  })
})
