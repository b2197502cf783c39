import { expect, test } from 'vitest'
import { type CellParts, cellHtml, readOnlyCellHtml } from './cell.ts'

const parts: CellParts = { evidence: 'E1', hypothesis: 'H1', rating: 'I', note: null, label: 'A & b' }

test('a cell is one control that is called by its rating and leads to the card', () => {
  expect(cellHtml(parts)).toBe(
    '<td id="c-E1-H1" data-rating="I"><a href=?card=E1#h-H1 data-label="A &amp; b" aria-label="I, inconsistent"><i>I</i></a></td>',
  )
})

test('a cell in a what-if is no control, and says the same as a text', () => {
  expect(readOnlyCellHtml(parts, undefined)).toBe(
    '<td id="c-E1-H1" data-rating="I"><a data-label="A &amp; b" aria-hidden="true"><i>I</i></a><b class="visually-hidden">I, inconsistent</b></td>',
  )
  expect(readOnlyCellHtml({ ...parts, label: undefined }, undefined)).toBe('<td id="c-E1-H1" data-rating="I"><a><i>I</i></a></td>')
})

test('a supposed rating says what is really so, on long pages too, also where it is supposed to be blank', () => {
  const blank = readOnlyCellHtml({ ...parts, rating: null, label: undefined }, 'CC')
  expect(blank).toContain('<b class="visually-hidden">not rated; supposed, really CC</b><small aria-hidden="true">really CC</small>')
  expect(readOnlyCellHtml({ ...parts, note: 'because' }, 'C')).toContain('>I, inconsistent; supposed, really C; has a note</b>')
  expect(readOnlyCellHtml(parts, null)).toContain(
    '>I, inconsistent; supposed, really not rated</b><small aria-hidden="true">really blank</small>',
  )
})
