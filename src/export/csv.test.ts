// The CSV export: rows, escaping of formulas and quoting.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeFormula, unescapeFormula } from '../ach/document/formula-guard.ts'
import { row, shippedCase, viewOfMatrix } from '../ach/model/matrix.test-support.ts'
import { RATINGS } from '../ach/model/rating.ts'
import type { View } from '../ach/view/view.ts'
import { BYTE_ORDER_MARK, csvField, csvLine, csvOf } from './csv.ts'

/** Parses CSV as RFC 4180 defines it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let fields: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (const [, quoted, bare, end] of text.matchAll(pattern)) {
    fields.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(fields)
    fields = []
  }
  return rows
}
const rowsOf = (csv: string) => parseCsv(csv.slice(BYTE_ORDER_MARK.length))
const withStatement = (view: View, statement: string): View => ({
  ...view,
  evidence: new Map([...view.evidence].map(([id, item]) => [id, { ...item, statement }])),
})

describe('the CSV of a matrix', () => {
  it('has one row per item, blank cells empty and NA as NA', () => {
    const view = viewOfMatrix({ rows: [row('CC . NA N'), row('I II C .', { credibility: 'high' })], method: 'weighted' })
    expect(csvOf(view, ['me'])).toBe(
      `${BYTE_ORDER_MARK}id,statement,kind,source,cluster,locator,url,date,credibility,grade,relevance,weight,diagnosticity,parked,H1 Label 1,H2 Label 2,H3 Label 3,H4 Label 4\r\n` +
        'E1,Item 1,,,,,,,,,,1,1,no,CC,,NA,N\r\n' +
        `E2,Item 2,,,,,,,high,,,${Math.SQRT2},${Math.sqrt(14) / 3},no,I,II,C,\r\n`,
    )
  })

  it('begins with the byte order mark that makes Excel read it as UTF-8', () => {
    expect([...Buffer.from(csvOf(viewOfMatrix({ rows: [row('C I')] }), ['me'])).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('names sources and clusters, and has every rating of the case', () => {
    const view = shippedCase('kazakhstan-2022')
    const [rater] = view.raters.values()
    const rows = rowsOf(csvOf(view, [rater?.id ?? '']))
    expect(rows).toHaveLength(24)
    expect(rows[5]?.slice(3, 5)).toEqual(['Open record', 'Moves against the Nazarbayev camp'])
    for (const one of rows.slice(1)) for (const rating of one.slice(-4)) expect(RATINGS).toContain(rating)
  })

  it('includes parked items and hypotheses and marks them', () => {
    const rows = rowsOf(csvOf(viewOfMatrix({ rows: [row('C I'), row('I C', { parked: true })], parked: [1] }), ['me']))
    expect(rows[0]?.slice(-2)).toEqual(['H1 Label 1', 'H2 Label 2 (parked)'])
    expect(rows[2]?.slice(-4)).toEqual(['', 'yes', 'I', 'C'])
  })

  it('begins each row with the rater where there are several', () => {
    const view = viewOfMatrix({ rows: [row('C I'), row('I C')] })
    const me = view.raters.get('me')
    if (!me) throw new Error('no rater')
    const two: View = {
      ...view,
      raters: new Map([
        ['me', me],
        ['you', { ...me, id: 'you', name: 'Daniyar', ratings: new Map() }],
      ]),
    }
    const rows = rowsOf(csvOf(two, ['me', 'you']))
    expect(rows[0]?.slice(0, 3)).toEqual(['rater', 'rater name', 'id'])
    expect(rows.slice(1).map((one) => [one[0], one[1], one[2], one.at(-1)])).toEqual([
      ['me', 'Analyst', 'E1', 'I'],
      ['me', 'Analyst', 'E2', 'C'],
      ['you', 'Daniyar', 'E1', ''],
      ['you', 'Daniyar', 'E2', ''],
    ])
    expect(() => csvOf(view, ['me', 'nobody'])).toThrowError(expect.objectContaining({ code: 'unknown' }))
  })

  const hostile = fc.string({ unit: fc.constantFrom(...'=+-@＝＠\',;"\n\r\t a1é😀'), minLength: 1 })
  it('preserves any text once the apostrophes are removed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [, found] = rowsOf(csvOf(withStatement(viewOfMatrix({ rows: [row('C I')] }), text), ['me']))
        expect(unescapeFormula(found?.[1] ?? '')).toBe(text)
      }),
    )
  })

  it('starts no formula in a program that separates cells by semicolons or tabs, or ignores our quotation marks', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const csv = csvOf(withStatement(viewOfMatrix({ rows: [row('C I')] }), text), ['me'])
        for (const cell of csv.slice(BYTE_ORDER_MARK.length).split(/[;\t\r\n]/)) expect(cell).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a CSV field', () => {
  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', ' =1', '\tx', '\nx', "'=1", '=cmd|/c calc!A1', '-', '+49 30 1234', '＝1', '"=1'])(
    'never starts a formula: %j',
    (text) => {
      expect(escapeFormula(text)).toBe(`'${text}`)
    },
  )
  it.each(['1', '-1', '+1.5', '-0.25', 'plain', "it's", 'a=b', ''])('is unchanged where it is harmless: %j', (text) => {
    expect(escapeFormula(text)).toBe(text)
  })
  it('is quoted only where necessary', () => {
    expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', 'h;i', null, 1.5])).toBe('a,"b,c","d""e","f\ng","h;i",,1.5\r\n')
    expect(csvField('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"')
  })
})
