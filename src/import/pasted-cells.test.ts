import { expect, test } from 'vitest'
import { readPastedCells } from './pasted-cells.ts'

test('each line of a pasted block names a cell and its rating, in codes, words or signs', () => {
  expect(readPastedCells('E1 H1 CC\nE1 H2 very inconsistent\nE2 H1 \nE2 H2 na', undefined)).toEqual({
    ok: true,
    cells: [
      { evidence: 'E1', hypothesis: 'H1', rating: 'CC' },
      { evidence: 'E1', hypothesis: 'H2', rating: 'II' },
      { evidence: 'E2', hypothesis: 'H1', rating: null },
      { evidence: 'E2', hypothesis: 'H2', rating: 'NA' },
    ],
  })
})

test('a block of numbers from 2 to -2 is read as ratings if some are negative', () => {
  const read = readPastedCells('E1 H1 2\nE1 H2 -2\nE1 H3 0', undefined)
  expect(read.ok && read.cells.map(({ rating }) => rating)).toEqual(['CC', 'II', 'N'])
})

test('a text that is no rating makes the whole block a problem that names the cell', () => {
  const read = readPastedCells('E1 H1 CC\nE1 H2 maybe', undefined)
  expect(read.ok ? '' : read.problem).toMatch(/“maybe” for E1 and H2.*Nothing was changed/)
})

test('one rating applies to all cells', () => {
  expect(readPastedCells('E1 H1\nE2 H1', 'I')).toEqual({
    ok: true,
    cells: [
      { evidence: 'E1', hypothesis: 'H1', rating: 'I' },
      { evidence: 'E2', hypothesis: 'H1', rating: 'I' },
    ],
  })
})
