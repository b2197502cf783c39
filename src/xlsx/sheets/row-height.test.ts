// Breaking a text into the lines of a cell.
import { describe, expect, it } from 'vitest'
import { columnLineCount } from './row-height.ts'

describe('a text in lines', () => {
  it('a text breaks between words, and within a word only if it is longer than a line', () => {
    expect(columnLineCount('aaa bbb  ccccc\ndddd', 9, 9)).toEqual(['aaa bbb', 'ccccc', 'dddd'])
    expect(columnLineCount('aaaaaaaaaaaa bb', 5, 9)).toEqual(['aaaaa', 'aaaaa', 'aa bb'])
  })

  it('a cut text ends in an ellipsis, never in half a character', () => {
    expect(columnLineCount('aaa bbb ccccc dddd', 9, 2)).toEqual(['aaa bbb', 'ccccc…'])
    expect(columnLineCount('👩👩👩👩', 4, 9)).toEqual(['👩👩', '👩👩'])
  })

  it('an empty text has no lines, and any width ends', () => {
    expect(columnLineCount(' \n ', 9, 2)).toEqual([])
    expect(columnLineCount('日本', 0, 9)).toEqual(['日', '本'])
  })
})
