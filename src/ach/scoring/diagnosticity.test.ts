import { describe, expect, it } from 'vitest'
import { row } from '../model/matrix.test-support.ts'
import { diagnosticity, isUniform, ratingRange } from './diagnosticity.ts'

const of = (text: string) => row(text).ratings

describe('diagnosticity and range of a row', () => {
  it.each([
    ['C N I', 0.8165, 1],
    ['C C I', 0.9428, 1],
    ['CC N II', 1.633, 2],
    ['CC II II', 1.8856, 2],
    ['I I I', 0, 0],
    ['II II II II', 0, 0],
    ['CC C', 0.5, 0],
  ])('of %s are %f and %i', (text, spread, reach) => {
    expect(diagnosticity(of(text))).toBeCloseTo(spread, 4)
    expect(ratingRange(of(text))).toBe(reach)
  })
  it('ignore blank and NA cells, which are not N', () => {
    expect(diagnosticity(of('C . NA I'))).toBe(1)
    expect(diagnosticity(of('C N N I'))).not.toBe(1)
    expect(ratingRange(of('. NA II CC'))).toBe(2)
  })
  it('are 0 with fewer than two ratings from CC to II', () => {
    for (const text of ['. .', 'II .', 'II NA', '.']) expect([diagnosticity(of(text)), ratingRange(of(text))]).toEqual([0, 0])
  })
})

describe('a uniform row', () => {
  it('has the same rating from CC to II for every hypothesis', () => {
    expect(isUniform(of('II II II'))).toBe(true)
    expect(isUniform(of('C CC C'))).toBe(false)
  })
  it('is never a blank row, an NA row or a row with one cell', () => {
    for (const text of ['. .', 'NA NA', 'I', 'I .']) expect(isUniform(of(text))).toBe(false)
  })
})
