import { expect, it } from 'vitest'
import { percentText, readPercent } from './percent.ts'

it('readPercent reads per cent with a point or a comma, with or without the sign', () => {
  expect(['12.5', '12,5', ' 12.5% ', '0', '100', '33.3', '.5', '5.'].map(readPercent)).toEqual([
    0.125, 0.125, 0.125, 0, 1, 0.333, 0.005, 0.05,
  ])
})

it('readPercent tells an empty field from what is no number from 0 to 100', () => {
  expect(['', '  ', ' % '].map(readPercent)).toEqual([null, null, null])
  expect(['100.1', '101', '-1', 'half', '1e1', '1 2', '.', '1.2.3'].map(readPercent)).toEqual(Array(8).fill(undefined))
})

it('readPercent reads a long run of spaces at once', () => {
  const began = performance.now()
  expect(readPercent(`5${' '.repeat(200_000)}5`)).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(1000)
})

it('percentText writes what was typed', () => {
  for (const text of ['12.5', '33.3', '0', '100', '0.1', '66.6667', '7']) expect(percentText(readPercent(text) ?? null)).toBe(text)
  expect(percentText(null)).toBe('')
})
