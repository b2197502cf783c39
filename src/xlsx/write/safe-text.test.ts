import { describe, expect, it } from 'vitest'
import { rowHeight } from '../sheets/row-height.ts'
import { cutWithEllipsis, footerText, oneLine, safeText } from './safe-text.ts'

describe('text for a cell', () => {
  it('loses what XML cannot hold and keeps everything else', () => {
    expect(safeText('a\u0000b\ufffec\ud83dd\r\ne 👍 שלום')).toBe('abc\ufffdd\ne 👍 שלום')
  })

  it('escapes what Excel would read as a code', () => {
    expect(safeText('_x0041_ _x005F_ _x41_ a_x00e9_b')).toBe('_x005F_x0041_ _x005F_x005F_ _x41_ a_x005F_x00e9_b')
  })

  it('is cut to a cell’s limit, never inside a surrogate pair', () => {
    const long = `${'x'.repeat(32_765)}👍👍`
    expect(safeText(long)).toHaveLength(32_766)
    expect(safeText(long).endsWith('x…')).toBe(true)
    expect(cutWithEllipsis('abc', 3)).toBe('abc')
  })
})

describe('text for a footer', () => {
  it('starts no command and is short and on one line', () => {
    expect(footerText('2022 R&D\nplan')).toBe(' 2022 R&&D plan')
    expect(footerText('&'.repeat(500)).length).toBeLessThan(170)
  })
})

it('text for one line loses its line breaks', () => {
  expect(oneLine(' a\n\tb  c ', 100)).toBe('a b c')
})

describe('the height of a row', () => {
  it('grows with the longest text, its line breaks and wide letters', () => {
    const one = rowHeight([['short', 40]])
    expect(rowHeight([['a\nb\nc', 40]])).toBeGreaterThan(2 * one)
    expect(rowHeight([['x'.repeat(100), 40]])).toBeGreaterThan(rowHeight([['x'.repeat(50), 40]]))
    expect(rowHeight([['日本語'.repeat(10), 40]])).toBeGreaterThan(rowHeight([['iii'.repeat(10), 40]]))
  })

  it('stays within Excel’s limits, and is one line for an empty row', () => {
    expect(rowHeight([['x'.repeat(32_000), 10]])).toBe(409)
    expect(rowHeight([[null, 10]])).toBe(rowHeight([['a', 10]]))
  })
})
