// A random matrix written in every layout, notation and format comes back the same.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { isOpen } from '../questions/question.ts'
import { readTextTables } from '../text/read-text.ts'
import { formOfAnswers } from './answers.ts'
import { readTables } from './read-tables.ts'
import { ARRANGEMENTS, FORMATS, NOTATIONS, type NotationSample, type SampleMatrix } from './written-tables.test-support.ts'

const texts = fc.constantFrom(
  'Agents keep the old radio schedule',
  'Envoy recalled, for consultations',
  'Fuel moved to the border; at night',
  'No “mobilisation” order seen',
  'Цены на газ выросли вдвое',
  'Total war was mentioned',
  'A score of witnesses saw it (26.8% of them)',
  'Neutral observers left [R1, R2]',
  '証拠となる写真',
  'I saw it myself',
)
const labels = fc.constantFrom('Bluff', 'Limited strike', 'Invasion', 'Переворот', 'Popular revolt', '反乱')

/** At least one rating in each row and column can be nothing else. */
const matrices: fc.Arbitrary<SampleMatrix> = fc
  .record({
    names: fc.uniqueArray(labels, { minLength: 2, maxLength: 4 }),
    items: fc.uniqueArray(texts, { minLength: 3, maxLength: 6 }),
    draws: fc.array(fc.constantFrom<Rating | null>(...RATINGS, null), { minLength: 24, maxLength: 24 }),
  })
  .map(({ names, items, draws }) => ({
    hypotheses: names.map((name, at) => `H${at + 1}: ${name}`),
    evidence: items.map((text, row) => ({
      text,
      ratings: names.map((_, at) => (row % names.length === at || row === 0 ? 'C' : (draws[row * names.length + at] ?? null))),
    })),
  }))

function readBack(text: string, { answers }: NotationSample) {
  const order = { tables: readTextTables('A table', text), form: formOfAnswers(answers), options: { title: 'A table' } }
  const { read, questions } = readTables(order)
  const open = questions.filter(isOpen).map(({ id }) => id)
  const { document } = read
  if (!document || open.length > 0) throw new Error(`${read.stop ?? ''} ${open.join(', ')}\n${text}`)
  return {
    hypotheses: document.hypotheses.map(({ id, label }) => `${id}: ${label}`),
    evidence: document.evidence.map(({ id, statement }) => ({
      text: statement,
      ratings: document.hypotheses.map((one) => document.raters[0]?.ratings[id]?.[one.id] ?? null),
    })),
  }
}

describe.each(Object.keys(ARRANGEMENTS))('a matrix laid out as %s', (arrangement) => {
  it.each(NOTATIONS.map(({ name }, at) => [name, at] as const))('in %s comes back the same from every format', (_, at) => {
    const notation = NOTATIONS[at] as NotationSample
    fc.assert(
      fc.property(matrices, fc.constantFrom(...Object.keys(FORMATS)), (matrix, format) => {
        const sheet = ARRANGEMENTS[arrangement]?.(matrix, notation) ?? []
        expect(readBack(FORMATS[format]?.(sheet) ?? '', notation)).toEqual(matrix)
      }),
      { numRuns: 5 },
    )
  })
})

test('columns aligned with spaces come back the same', () => {
  const notation = NOTATIONS[0] as NotationSample
  fc.assert(
    fc.property(matrices, (matrix) => {
      const sheet = ARRANGEMENTS.plain?.(matrix, notation) ?? []
      const widths = sheet[0]?.map((_, at) => Math.max(...sheet.map((row) => (row[at] ?? '').length)) + 3) ?? []
      const text = sheet
        .map((row) =>
          row
            .map((cell, at) => cell.padEnd(widths[at] ?? 0))
            .join('')
            .trimEnd(),
        )
        .join('\n')
      expect(readBack(text, notation)).toEqual(matrix)
    }),
    { numRuns: 50 },
  )
})
