import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeFormula, unescapeFormula } from './formula-guard.ts'

const dangerous = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\',";\n\r\t \u00a0a1.é😀') })
/** Places where a spreadsheet program may start a cell, if it separates by `;` or tab or does not know our quotation marks. */
const pieces = (text: string) => text.split(/[;\t\r\n]/)

/** As version 0.1 wrote fields. */
const escapedBefore = (text: string): string =>
  (/^['\s]*[=+\-@]/.test(text) || /^'*[\t\r\n]/.test(text)) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text

describe('formula escaping', () => {
  it('unescapeFormula reverses escapeFormula for any text', () => {
    fc.assert(
      fc.property(fc.oneof(dangerous, fc.string()), (text) => unescapeFormula(escapeFormula(text)) === text),
      { numRuns: 2000 },
    )
  })
  it('no piece of an escaped text starts a formula, whatever separates the cells', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        const [first = '', ...more] = pieces(escapeFormula(text))
        for (const piece of more) expect(piece).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/)
        if (!/^[+-]\d+(\.\d+)?$/.test(text)) expect(first).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/)
      }),
      { numRuns: 2000 },
    )
  })
  it('a field of an earlier version is read unchanged, unless an apostrophe was typed where one is added now', () => {
    const typedBefore = dangerous.filter((text) => pieces(text).every((piece) => !/^["\s]*'['"\s]*[=+\-@＝＋－＠]/.test(piece)))
    fc.assert(
      fc.property(typedBefore, (text) => unescapeFormula(escapedBefore(text)) === text),
      { numRuns: 2000 },
    )
  })
  it.each([
    ['a;=1+1', "a;'=1+1"],
    ['a;\t @SUM(A1)', "a;\t' @SUM(A1)"],
    ['one\n-two\r+three', "one\n'-two\r'+three"],
    ['＝1+1', "'＝1+1"],
    ['a\t＠SUM(A1)', "a\t'＠SUM(A1)"],
    ['a;"=1+1"', 'a;\'"=1+1"'],
    ['"=1+1"', '\'"=1+1"'],
    ['a=1; b; 5-3', 'a=1; b; 5-3'],
    ['-1', '-1'],
  ])('escapeFormula puts an apostrophe at each place where a cell may start: %j', (text, escaped) => {
    expect(escapeFormula(text)).toBe(escaped)
  })
  it.each([
    ["'=1+1", '=1+1'],
    ["''=1+1", "'=1+1"],
    ["'-1", "'-1"],
    ["a;''=1", "a;'=1"],
    ["a;'b", "a;'b"],
    ["'twas night", "'twas night"],
    ["'", "'"],
    ['', ''],
  ])('unescapeFormula removes only an added apostrophe: %j', (escaped, text) => {
    expect(unescapeFormula(escaped)).toBe(text)
  })
})
