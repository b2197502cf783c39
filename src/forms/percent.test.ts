import { expect, it } from 'vitest'
import { percentText, readPercent } from './percent.ts'

it('readPercent accepts a decimal point or comma, with or without the sign', () => {
  expect(['12.5', '12,5', ' 12.5% ', '0', '100', '33.3', '.5', '5.'].map(readPercent)).toEqual([
    0.125, 0.125, 0.125, 0, 1, 0.333, 0.005, 0.05,
  ])
})

it('readPercent returns null for a blank field and undefined for text that is not a number from 0 to 100', () => {
  expect(['', '  ', ' % '].map(readPercent)).toEqual([null, null, null])
  expect(['100.1', '101', '-1', 'half', '1e1', '1 2', '.', '1.2.3'].map(readPercent)).toEqual(Array(8).fill(undefined))
})

it('readPercent takes less than a second for 200,000 spaces', () => {
  const began = performance.now()
  expect(readPercent(`5${' '.repeat(200_000)}5`)).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(1000)
})

it('percentText writes a percentage as it was typed', () => {
  for (const text of ['12.5', '33.3', '0', '100', '0.1', '66.6667', '7']) expect(percentText(readPercent(text) ?? null)).toBe(text)
  expect(percentText(null)).toBe('')
})
