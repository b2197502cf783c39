import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../ach/model/refused.ts'
import { craftedParts } from '../crafted-book.test-support.ts'
import { craftedZip } from '../crafted-zip.test-support.ts'
import { HAZARDS } from '../hazards.test-support.ts'
import { readSpreadsheet } from './read-sheets.ts'

const ROOTS = [Object.prototype, Array.prototype, Map.prototype, Function.prototype, String.prototype]
const inherited = () => ROOTS.map((root) => [...Object.getOwnPropertyNames(root), ...Object.getOwnPropertySymbols(root)])

/** Returns the refusal's sentence, or what was read. */
function outcome(bytes: Uint8Array) {
  try {
    return { read: readSpreadsheet(bytes), sentence: null }
  } catch (error) {
    if (error instanceof Refused && error.code === 'invalid') return { read: null, sentence: error.message }
    throw error
  }
}

const tenRows = outcome(craftedZip(craftedParts())).read?.sheets[0]
const sentences = new Map<string, string>()

describe('a damaged or malicious file', () => {
  it.each(HAZARDS)('$name: $expected', ({ name, bytes, expected }) => {
    const before = inherited()
    const { read, sentence } = outcome(bytes())
    expect(inherited()).toEqual(before)
    expect(({} as Record<number, unknown>)[7]).toBeUndefined()
    if (expected === 'harmless') {
      expect(sentence).toBeNull()
      expect(read?.sheets.map((sheet) => sheet.name)).toEqual(['Matrix'])
      for (let row = 1; row <= 10; row += 1) expect(read?.sheets[0]?.rows.get(row)).toEqual(tenRows?.rows.get(row))
      return
    }
    expect(sentence).toContain(expected)
    expect(sentence).toMatch(/^[A-Z].*[.;:] [A-Z].*\.$/)
    sentences.set(name, sentence ?? '')
  })

  it('is refused with a distinct sentence', () => {
    const refused = HAZARDS.filter(({ expected }) => expected !== 'harmless')
    expect(sentences.size).toBe(refused.length)
    for (const { name, expected } of refused) {
      const others = refused.filter((other) => other.expected !== expected && sentences.get(name)?.includes(other.expected))
      expect(
        others.map((other) => other.name),
        name,
      ).toEqual([])
    }
  })

  it('is distinguished from a sound one', () => {
    expect(tenRows?.rows.size).toBe(10)
    expect(tenRows?.rows.get(3)?.get(1)).toEqual({ value: 'shared', error: null, formula: false })
  })
})

describe('a sound file with some parts changed', () => {
  const parts = craftedParts().map(({ name, text = '' }) => ({ name, text }))
  const pieces = [
    '<',
    '>',
    '/',
    '"',
    '&',
    'A1',
    '0',
    '-',
    '</c>',
    '<c>',
    '<row r="3">',
    ' t="s"',
    ' r="B2"',
    '<v>',
    '</v>',
    '<is><t>',
    '__proto__',
    '',
  ]

  it('is read or refused with a sentence, and never causes another error', () => {
    const change = fc.record({ part: fc.nat(parts.length - 1), at: fc.nat(2000), cut: fc.nat(12), piece: fc.constantFrom(...pieces) })
    const before = inherited()
    const outcomes = new Set<string>()
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const texts = parts.map(({ text }) => text)
        for (const { part, at, cut, piece } of changes) {
          const text = texts[part] ?? ''
          const from = at % (text.length + 1)
          texts[part] = text.slice(0, from) + piece + text.slice(from + cut)
        }
        outcomes.add(outcome(craftedZip(parts.map(({ name }, index) => ({ name, text: texts[index] ?? '' })))).sentence ?? 'read')
      }),
      { numRuns: 1500 },
    )
    expect(inherited()).toEqual(before)
    expect(outcomes.size).toBeGreaterThan(5)
  })
})
