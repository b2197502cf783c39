import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JSON_BOUNDS, jsonExcess } from './json-bounds.ts'

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

test('JSON that is nested too deeply is found before it is parsed, whatever brackets it uses', () => {
  expect(jsonExcess(deep(64))).toBeNull()
  expect(jsonExcess(deep(65))).toBe(JSON_BOUNDS.deep)
  expect(jsonExcess('{"a":['.repeat(33))).toBe(JSON_BOUNDS.deep)
  expect(jsonExcess(`[${`${deep(60)},`.repeat(1000)}0]`)).toBeNull()
})

test('JSON with too many values is found before it is parsed, empty ones too', () => {
  for (const value of ['[]', '{}', '0', '""', '{"a":0}', '[0]'])
    expect(jsonExcess(`[${`${value},`.repeat(2_500_000)}0]`), value).toBe(JSON_BOUNDS.many)
  expect(jsonExcess(`[${'0,'.repeat(2_400_000)}0]`)).toBeNull()
})

test('brackets and commas within texts do not count', () => {
  const marks = '[{,'.repeat(1_000_000)
  expect(jsonExcess(JSON.stringify({ a: marks, [marks]: `\\"${marks}\\`, b: '\\' }))).toBeNull()
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '[', '}', 'a') }), (text) => {
      expect(jsonExcess(`[${JSON.stringify(text)},${deep(64)}]`)).toBe(JSON_BOUNDS.deep)
      expect(jsonExcess(`[${JSON.stringify(text)},${deep(63)}]`)).toBeNull()
    }),
  )
})

test('text that is not JSON is scanned to its end', () => {
  for (const text of ['', '"', '"\\', '"\\"', ']]]', '\\"']) expect(jsonExcess(text)).toBeNull()
})
