// Tests that wrapped texts fit, whatever they consist of, and lose nothing but spaces.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRightToLeft, textWidth, wrapText } from './text-width.ts'

const FONT = { size: 13, width: 120 }
const withoutSpaces = (text: string) => text.replace(/\s/g, '')

test('every line of a wrapped text fits, and together the lines are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (text, bold) => {
      const lines = wrapText(text, { ...FONT, bold })
      for (const line of lines) expect(textWidth(line, { size: 13, bold })).toBeLessThanOrEqual(120)
      expect(withoutSpaces(lines.join(''))).toBe(withoutSpaces(text))
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('words stay whole where they fit, and longer ones break', () => {
  expect(wrapText('The airport was held for an hour', FONT)).toEqual(['The airport was', 'held for an hour'])
  const broken = wrapText('Donaudampfschifffahrtsgesellschaft', FONT)
  expect(broken.length).toBeGreaterThan(1)
  expect(broken.join('')).toBe('Donaudampfschifffahrtsgesellschaft')
  expect(wrapText('机场被占领了一个小时然后离开两名官员', FONT).length).toBeGreaterThan(1)
})

test('a text that needs more lines than there are ends with an ellipsis', () => {
  const lines = wrapText('The airport was held for an hour, then left, and held again', { ...FONT, most: 2 })
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/…$/)
  expect(textWidth(lines[1] ?? '', { size: 13 })).toBeLessThanOrEqual(120)
  expect(wrapText('Short', { ...FONT, most: 1 })).toEqual(['Short'])
})

test('an empty text is one empty line, and a text of 20,000 characters is not measured beyond its last line', () => {
  expect(wrapText('', FONT)).toEqual([''])
  expect(wrapText('word '.repeat(4000), { ...FONT, most: 3 })).toHaveLength(3)
})

test.each([
  ['انسحبت القوات', true],
  ['“שלום” said', true],
  ['12. سري', true],
  ['E1 انسحبت', false],
  ['', false],
  ['机场', false],
])('the direction of %o comes from its first letter', (text, expected) => {
  expect(isRightToLeft(text)).toBe(expected)
})
