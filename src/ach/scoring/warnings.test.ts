import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrices, type Plain, row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { verdictSentence, verdictText } from '../words/verdict-words.ts'
import { scoresOf } from './score.ts'

const warned = (rows: string[], more: Partial<Plain> = {}) => {
  const view = viewOfMatrix({ rows: rows.map((one) => row(one)), labels: ['Coup', 'Jihadi', 'Third'], ...more })
  const scores = scoresOf(view, 'me')
  return { codes: scores.warnings.map((one) => one.code), warnings: scores.warnings, sentences: verdictSentence(scores, view).warnings }
}
const times = (n: number, text: string) => Array.from({ length: n }, () => text)

describe('a leader without a single C or CC', () => {
  it('is uncontradicted, not supported', () => {
    const { warnings, sentences } = warned(['N I', 'N II'])
    expect(warnings).toContainEqual({ code: 'unsupported', ids: ['H1'] })
    expect(sentences).toContain('Coup is uncontradicted, not supported: no item is rated C or CC under it.')
  })
  it('is not called uncontradicted where it has a score', () => {
    expect(warned(['I II', 'N II', 'N II']).sentences[0]).toBe('Coup is not supported: no item is rated C or CC under it.')
  })
  it('is not one with a single C', () => {
    expect(warned(['C I', 'N II']).codes).toEqual([])
  })
  it('may be two in a tie', () => {
    expect(warned(['N N I', 'N I N', 'I N I']).sentences[0]).toBe('Coup and Jihadi are not supported: no item is rated C or CC under them.')
  })
})

describe('a leader with hardly any C or CC', () => {
  it('is named with how few', () => {
    const { codes, sentences } = warned([...times(1, 'C I'), ...times(9, 'N I'), '. C'])
    expect(codes).toContain('vague')
    expect(sentences).toContain(
      'Hardly anything speaks for Coup (C or CC on 1 of 10 rated items). A vague hypothesis is hard to contradict.',
    )
  })
  it('is not vague above a tenth', () => {
    expect(warned([...times(1, 'C I'), ...times(8, 'N I')]).codes).not.toContain('vague')
  })
})

describe('two hypotheses with the same column', () => {
  it('are named', () => {
    const { warnings, sentences } = warned(['C I I', 'C I I', 'N II II'])
    expect(warnings).toContainEqual({ code: 'twins', ids: ['H2', 'H3'] })
    expect(sentences).toContain('Jihadi and Third are rated alike in every row. Say what would tell them apart, or make them one.')
  })
  it('are not twins in two rows, nor where a blank stands against N or NA', () => {
    expect(warned(['C I I', 'C I I']).codes).not.toContain('twins')
    expect(warned(['C I I', 'C I I', 'C I I', 'C N .']).codes).not.toContain('twins')
    expect(warned(['C I I', 'C I I', 'C I I', 'C NA .']).codes).not.toContain('twins')
  })
})

describe('items', () => {
  it('rated alike everywhere are named, four of them', () => {
    expect(warned(['C I', 'N N']).sentences).toEqual(['E2 is rated alike for every hypothesis and separates nothing.'])
    expect(warned(['C I', ...times(6, 'I I')]).sentences).toContain(
      'E2, E3, E4, E5 and 2 more are rated alike for every hypothesis and separate nothing.',
    )
  })
  it('that nearly all bear on one hypothesis are said to', () => {
    const { warnings, sentences } = warned([...times(2, 'N II N'), ...times(2, 'N C N'), 'C I N'])
    expect(warnings).toContainEqual({ code: 'one-sided', ids: ['H2'] })
    expect(sentences).toContain(
      'Nearly all items that separate anything speak for or against Jihadi alone. Look for items that bear on the others.',
    )
    expect(warned([...times(3, 'N II N'), ...times(2, 'C I N')]).codes).not.toContain('one-sided')
  })
  it('beyond fifty are many', () => {
    expect(warned(times(51, 'C I')).sentences).toContain('51 items are many to weigh with care, and their number is not strength.')
    expect(warned(times(50, 'C I')).codes).toEqual([])
    expect(warned(times(51, '. .')).codes).toEqual(['many-rows'])
  })
})

it('no sentence is ever bolder than the method', () => {
  fc.assert(
    fc.property(matrices(), (matrix) => {
      const view = viewOfMatrix(matrix)
      const sentence = verdictSentence(scoresOf(view, 'me'), view)
      const text = [verdictText(sentence), ...sentence.warnings].join(' ')
      expect(text).not.toMatch(/winner|best|proven|most likely|wins|!|NaN|undefined|Infinity| {2}/i)
      expect(text).toMatch(/\.$/)
      expect(sentence.lead).not.toBe('')
      for (const part of sentence.rest) if (typeof part !== 'string') expect(part.evidence ?? part.hypothesis).toBeDefined()
    }),
    { numRuns: 500 },
  )
})
