import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { read } from '../document/read-table.test-support.ts'
import { headingText, readHeading, readOwnHeading } from './hypothesis-heading.ts'

describe('a hypothesis heading', () => {
  it.each([
    ['H1 Coup', 'H1', 'Coup'],
    ['H1: Coup', 'H1', 'Coup'],
    ['h1 - Coup', 'H1', 'Coup'],
    ['H1\nCoup', 'H1', 'Coup'],
    ['H 2. Coup: the palace', 'H2', 'Coup: the palace'],
    ['Hypothesis 3 – Coup', 'H3', 'Coup'],
    ['Hyp. 4) Coup', 'H4', 'Coup'],
    ['H1a Coup', 'H1a', 'Coup'],
    ['H01', 'H1', 'H01'],
    ['Hypothesis 2:', 'H2', 'Hypothesis 2'],
    ['Coup', null, 'Coup'],
    ['Helsinki 1975', null, 'Helsinki 1975'],
    ['H1N1 broke out', null, 'H1N1 broke out'],
    ['  The   coup ', null, 'The coup'],
  ])('%j has the id %s and the label %j', (text, id, label) => {
    expect(readHeading(text)).toEqual({ hypothesis: label, id, statement: null, parked: false })
  })
  it('can say that the hypothesis is parked', () => {
    expect(readHeading('H2 Jihadi (parked)')).toMatchObject({ hypothesis: 'Jihadi', id: 'H2', parked: true })
  })
  it('that is too long for a label becomes the statement', () => {
    const text = `${'word '.repeat(60)}end`
    expect(readHeading(`H1: ${text}`)).toEqual({
      hypothesis: 'word word word word word word word word…',
      id: 'H1',
      statement: text,
      parked: false,
    })
  })
  it('can span two rows, in either order', () => {
    expect(readHeading('H1', 'Coup')).toEqual({ hypothesis: 'Coup', id: 'H1', statement: null, parked: false })
    expect(readHeading('Coup', 'H1')).toEqual({ hypothesis: 'Coup', id: 'H1', statement: null, parked: false })
    expect(readHeading('Coup', 'It was a coup')).toEqual({ hypothesis: 'Coup', id: null, statement: 'It was a coup', parked: false })
    expect(readHeading('', 'H1: Coup')).toEqual(readHeading('H1: Coup'))
  })
  it('formatted on one line can be parsed again', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abc H1:.- '), minLength: 1 }).filter((text) => /[a-c]/.test(text))
    fc.assert(
      fc.property(label, (text) => {
        const once = headingText(readHeading(text))
        expect(headingText(readHeading(once))).toBe(once)
      }),
    )
  })
  it('of an exported .csv is an id, a space and the unchanged label', () => {
    expect(readOwnHeading('coup H2: the  coup (parked) (parked)')).toEqual({
      hypothesis: 'H2: the  coup (parked)',
      id: 'coup',
      statement: null,
      parked: true,
    })
  })
})

it('of a heading that is longer than any text only the beginning is read', () => {
  const { mapping } = read(`ID,Evidence,H1 ${'(a '.repeat(LIMITS.text)},H2\nE1,It was seen.,C,I\n`)
  expect(mapping.columns[2]).toMatchObject({ id: 'H1', hypothesis: expect.stringMatching(/^\(a .{1,40}…$/) })
  expect(JSON.stringify(mapping).length).toBeLessThan(2 * LIMITS.text)
})
