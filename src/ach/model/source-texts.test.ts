// Paragraphs, places and passages of source texts.
import { describe, expect, it } from 'vitest'
import { locatorOf, paragraphsOf, repeatsQuote, type SourceText, trimPassage } from './source-texts.ts'

const text = (body: string, pages: readonly number[] | null = null): SourceText => ({
  id: 'T1',
  title: 'A text',
  source: null,
  date: null,
  body,
  pages,
  listed: true,
  version: 1,
})

describe('source texts', () => {
  it('paragraphs are numbered from 1 and know their place in the text', () => {
    expect(paragraphsOf(text('One.\nTwo.\nThree.'))).toEqual([
      { number: 1, page: null, at: 0, text: 'One.' },
      { number: 2, page: null, at: 5, text: 'Two.' },
      { number: 3, page: null, at: 10, text: 'Three.' },
    ])
  })

  it('on each page the numbers start again, and a page on which no paragraph begins has none', () => {
    const numbers = paragraphsOf(text('a\nb\nc\nd', [0, 2, 2, 3])).map(({ page, number }) => `${page}/${number}`)
    expect(numbers).toEqual(['1/1', '1/2', '3/1', '4/1'])
  })

  it('the locator names the paragraphs that a passage touches, with their pages if the text has any', () => {
    const plain = text('One.\nTwo.\nThree.')
    expect(locatorOf(plain, { from: 6, to: 8 })).toBe('para. 2')
    expect(locatorOf(plain, { from: 2, to: 11 })).toBe('paras 1 to 3')
    const paged = text('One.\nTwo.\nThree.', [0, 2])
    expect(locatorOf(paged, { from: 0, to: 4 })).toBe('p. 1, para. 1')
    expect(locatorOf(paged, { from: 0, to: 8 })).toBe('p. 1, paras 1 to 2')
    expect(locatorOf(paged, { from: 5, to: 12 })).toBe('p. 1, para. 2 to p. 2, para. 1')
  })

  it('a passage loses spaces and line ends at its ends, and must contain words of the text', () => {
    const one = text('Men came.\nThey left.')
    expect(trimPassage(one, 3, 10)).toEqual({ text: 'T1', from: 4, to: 9 })
    for (const [from, to] of [
      [3, 4],
      [5, 5],
      [6, 5],
      [-1, 5],
      [0, 21],
      [0.5, 2],
    ] as const)
      expect(trimPassage(one, from, to), `${from} to ${to}`).toBeNull()
  })

  it('an item repeats its quote if only case, spaces, quotation marks or the final stop differ', () => {
    expect(repeatsQuote(' “men  came” ', 'Men came.')).toBe(true)
    expect(repeatsQuote('Men are said to have come.', 'Men came.')).toBe(false)
    expect(repeatsQuote('', '')).toBe(false)
  })
})
