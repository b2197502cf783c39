import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import { drawChange, rated, sample } from '../model/sample.test-support.ts'
import type { Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { raterIn, ratingTable } from './rating-table.ts'

const ME = 'me'
function tableOf(workbook: Workbook) {
  const view = viewFor(workbook, { rater: ME, names: new Map() })
  const rater = view.raters.get(ME)
  return rater ? ratingTable(view, rater) : null
}

it('reuses rows in which nothing changed', () => {
  const before = sample(rated('E1', 'H1', null, 'CC'))
  const rows = tableOf(before)?.rows ?? []
  const after = tableOf(applyChanges(before, [rated('E2', 'H1', null, 'II')]))?.rows ?? []
  expect(rows.map((row, at) => row === after[at])).toEqual([true, false, true])
})

it('weighs items again when the method changes', () => {
  const view = viewFor(sample(), { rater: ME, names: new Map() })
  const [item] = view.evidence.values()
  const heavy = { ...view, evidence: new Map(item ? [[item.id, { ...item, credibility: 'high' as const }]] : []) }
  const weights = (['count', 'weighted', 'count'] as const).map(
    (method) => ratingTable({ ...heavy, method }, raterIn(heavy, ME)).rows[0]?.weight,
  )
  expect(weights).toEqual([1, Math.SQRT2, 1])
})

it('gives the same table after any changes as if it had never built one before', () => {
  const draws = fc.array(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(draws, (all) => {
      let workbook = sample()
      for (const draw of all) {
        const change = drawChange(workbook, draw)
        if (change) workbook = applyChanges(workbook, [change])
        expect(tableOf(workbook)).toEqual(tableOf(structuredClone(workbook)))
      }
    }),
  )
})
