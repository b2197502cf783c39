// Rows below the evidence that are sums and ranks, in the languages in which tables of this kind are written.
import { expect, it } from 'vitest'
import { totalsRows } from './skip-totals.ts'

it.each(['Total', 'Weighted inconsistency', 'Summe', 'Gesamt', 'Ergebnis', 'Résultat', 'Итого', 'Қорытынды'])(
  '%s with numbers is no evidence',
  (words) => {
    const rows = [
      { row: 2, cells: ['Seen', 'C', 'II'] },
      { row: 3, cells: [words, '1.5', '-2'] },
    ]
    expect([...totalsRows(rows).keys()]).toEqual([3])
  },
)

it('what is rated in words is evidence, whatever it is called', () => {
  expect(totalsRows([{ row: 2, cells: ['Summe', 'C', 'II'] }]).size).toBe(0)
})
