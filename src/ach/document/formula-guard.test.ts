import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeFormula, unescapeFormula } from './formula-guard.ts'

describe('formula escaping', () => {
  it('unescapeFormula reverses escapeFormula for any text', () => {
    const dangerous = fc.string({ unit: fc.constantFrom(...'=+-@\',"\n\r\t a1.é😀') })
    fc.assert(fc.property(fc.oneof(dangerous, fc.string()), (text) => unescapeFormula(escapeFormula(text)) === text))
  })
  it.each([
    ["'=1+1", '=1+1'],
    ["''=1+1", "'=1+1"],
    ["'-1", "'-1"],
    ["'twas night", "'twas night"],
    ["'", "'"],
    ['', ''],
  ])('unescapeFormula removes only an added apostrophe: %j', (escaped, text) => {
    expect(unescapeFormula(escaped)).toBe(text)
  })
})
