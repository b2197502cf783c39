import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeFormula, unescapeFormula } from './formula-guard.ts'

describe('a guarded text', () => {
  it('comes back as it was, whatever it is', () => {
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
  ])('loses only the apostrophe that was put there: %j', (given, text) => {
    expect(unescapeFormula(given)).toBe(text)
  })
})
