import { expect, test } from 'vitest'
import { type CellParts, cellHtml, plainCellHtml, readOnlyCellHtml } from './cell.ts'

const parts: CellParts = { evidence: 'E1', hypothesis: 'H1', rating: 'I', note: null, label: 'A & b' }

test('a cell of the matrix is one link to the card, with the rating as its name', () => {
  expect(cellHtml(parts)).toBe(
    '<td id="c-E1-H1" data-rating="I"><a href=?card=E1#h-H1 data-label="A &amp; b" aria-label="I, inconsistent"><i>I</i></a></td>',
  )
})

test('a cell of a large matrix is nothing but its letters', () => {
  expect(plainCellHtml(parts)).toBe('<td id=c-E1-H1 data-rating=I>I')
  expect(plainCellHtml({ ...parts, rating: null, note: 'why', parked: true })).toBe(
    '<td id=c-E1-H1 data-rating data-note data-parked>not rated',
  )
})

test('a cell of the matrix in a what-if is no control and has its name as a text', () => {
  expect(readOnlyCellHtml(parts, undefined)).toBe(
    '<td id="c-E1-H1" data-rating="I"><a data-label="A &amp; b" aria-hidden="true"><i>I</i></a><b class="visually-hidden">I, inconsistent</b></td>',
  )
  expect(readOnlyCellHtml({ ...parts, label: undefined }, undefined)).toBe('<td id="c-E1-H1" data-rating="I"><a><i>I</i></a></td>')
})

test('a cell whose rating a what-if changes shows the actual rating, on long pages and for blank cells too', () => {
  const blank = readOnlyCellHtml({ ...parts, rating: null, label: undefined }, 'CC')
  expect(blank).toContain('>in this what-if: not rated; actual rating: CC, very consistent</b><small aria-hidden="true">actual: CC</small>')
  expect(readOnlyCellHtml({ ...parts, note: 'because' }, 'C')).toContain(
    '>in this what-if: I, inconsistent; actual rating: C, consistent; has a note</b>',
  )
  expect(readOnlyCellHtml(parts, null)).toContain(
    '>in this what-if: I, inconsistent; actual rating: blank</b><small aria-hidden="true">actual: blank</small>',
  )
})
