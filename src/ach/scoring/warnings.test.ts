import { describe, expect, it } from 'vitest'
import { type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from './score.ts'

const warned = (rows: string[], more: Partial<Plain> = {}) => {
  const view = viewOfMatrix({ rows: rows.map((one) => row(one)), labels: ['Coup', 'Jihadi', 'Third'], ...more })
  const { warnings } = scoresOf(view, 'me')
  return { codes: warnings.map((one) => one.code), warnings }
}
const times = (n: number, text: string) => Array.from({ length: n }, () => text)

describe('the warning about an unsupported leader', () => {
  it('is given for a leader with no C or CC', () => {
    expect(warned(['N I', 'N II']).warnings).toContainEqual({ code: 'unsupported', ids: ['H1'] })
  })
  it('is given for a leader with a score above 0 too', () => {
    expect(warned(['I II', 'N II', 'N II']).warnings[0]).toEqual({ code: 'unsupported', ids: ['H1'] })
  })
  it('is not given for a leader with one C', () => {
    expect(warned(['C I', 'N II']).codes).toEqual([])
  })
  it('names both leaders of a tie', () => {
    expect(warned(['N N I', 'N I N', 'I N I']).warnings[0]).toEqual({ code: 'unsupported', ids: ['H1', 'H2'] })
  })
})

describe('the warning about a vague leader', () => {
  it('is given when a tenth of its ratings are C or CC', () => {
    expect(warned([...times(1, 'C I'), ...times(9, 'N I'), '. C']).warnings).toContainEqual({ code: 'vague', ids: ['H1'] })
  })
  it('is not given above a tenth', () => {
    expect(warned([...times(1, 'C I'), ...times(8, 'N I')]).codes).not.toContain('vague')
  })
})

describe('the warning about twin hypotheses', () => {
  it('names two hypotheses with the same column', () => {
    expect(warned(['C I I', 'C I I', 'N II II']).warnings).toContainEqual({ code: 'twins', ids: ['H2', 'H3'] })
  })
  it('needs three rows, and tells a blank cell from N and NA', () => {
    expect(warned(['C I I', 'C I I']).codes).not.toContain('twins')
    expect(warned(['C I I', 'C I I', 'C I I', 'C N .']).codes).not.toContain('twins')
    expect(warned(['C I I', 'C I I', 'C I I', 'C NA .']).codes).not.toContain('twins')
  })
})

describe('warnings about items', () => {
  it('name items rated the same for every hypothesis', () => {
    expect(warned(['C I', 'N N']).warnings).toEqual([{ code: 'same-everywhere', ids: ['E2'] }])
    expect(warned(['C I', ...times(6, 'I I')]).warnings).toContainEqual({
      code: 'same-everywhere',
      ids: ['E2', 'E3', 'E4', 'E5', 'E6', 'E7'],
    })
  })
  it('name the hypothesis that nearly all items bear on', () => {
    expect(warned([...times(2, 'N II N'), ...times(2, 'N C N'), 'C I N']).warnings).toContainEqual({ code: 'one-sided', ids: ['H2'] })
    expect(warned([...times(3, 'N II N'), ...times(2, 'C I N')]).codes).not.toContain('one-sided')
  })
  it('are given for more than fifty items', () => {
    expect(warned(times(51, 'C I')).codes).toContain('many-rows')
    expect(warned(times(50, 'C I')).codes).toEqual([])
    expect(warned(times(51, '. .')).codes).toEqual(['many-rows'])
  })
})
