// Rows of sums and ranks below the evidence, in several languages.
import { expect, it } from 'vitest'
import { totalsRows } from './skip-totals.ts'

it.each(['Total', 'Weighted inconsistency', 'Summe', 'Gesamt', 'Ergebnis', 'Résultat', 'Итого', 'Қорытынды'])(
  'a row “%s” with numbers is not evidence',
  (words) => {
    const rows = [
      { row: 2, cells: ['Seen', 'C', 'II'] },
      { row: 3, cells: [words, '1.5', '-2'] },
    ]
    expect([...totalsRows(rows).keys()]).toEqual([3])
  },
)

it('a row rated in words is evidence, whatever its name', () => {
  expect(totalsRows([{ row: 2, cells: ['Summe', 'C', 'II'] }]).size).toBe(0)
})
