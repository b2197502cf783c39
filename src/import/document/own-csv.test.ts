// Importing this program's own .csv gives back what was exported; tables like it are recognised.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, type Document, documentOf } from '../../ach/document/document.ts'
import { documentSchema } from '../../ach/document/document-schema.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { shippedCase } from '../../ach/model/matrix.test-support.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { LEVELS, NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { csvOf } from '../../export/csv.ts'
import { gridFromText } from '../table/grid.ts'
import { guessMapping } from '../table/mapping.ts'
import { readGrid } from './read-table.ts'

/** Texts that are hard to carry: formulas, quotes, line ends, separators, words with other meanings. */
const hard = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'=+-@＝＠\',;"\n\t a1é😀|') }),
  fc.constantFrom(
    '=1+1',
    'Total',
    'Rank',
    'Evidence',
    'H1: Coup',
    'N/A',
    '__proto__',
    'constructor',
    'sep=;',
    "'",
    '"',
    '0',
    'true',
    ' out ',
    '#',
  ),
)
const text = hard.filter((one) => /\S/.test(one))
const line = text.map((one) => one.trim().replace(/\s+/g, ' '))
const id = (start: string) =>
  fc.oneof(
    fc.nat(999).map((n) => `${start}${n}`),
    fc.constantFrom('Total', 'rank', 'H1', 'why', 'rater', 'CC', 'x.y-z_1'),
  )
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const level = maybe(fc.constantFrom(...LEVELS))
const byId = { selector: (one: { id: string }) => one.id.toLowerCase() }

const documents = (raters: number) =>
  fc
    .record({
      hypotheses: fc.uniqueArray(fc.record({ id: id('H'), label: line, parked: fc.boolean() }), { ...byId, minLength: 1, maxLength: 4 }),
      evidence: fc.uniqueArray(
        fc.record({
          id: id('E'),
          statement: text,
          kind: maybe(line),
          locator: maybe(line),
          date: maybe(fc.constantFrom('2022', '2022-01', '2022-01-05')),
          credibility: level,
          relevance: level,
          parked: fc.boolean(),
        }),
        { ...byId, minLength: 1, maxLength: 6 },
      ),
      names: fc.uniqueArray(line, { selector: (one) => one.toLowerCase(), maxLength: 3 }),
      draws: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    })
    .map(({ hypotheses, evidence, names, draws }): Document => {
      let drawCount = 0
      const draw = <T>(list: readonly T[]): T | undefined => list[(draws[drawCount++ % draws.length] ?? 0) % Math.max(1, list.length + 1)]
      const sources = names.map((name, at) => ({ id: `S${at + 1}`, name }))
      return documentSchema.parse({
        format: 'ach-workbook',
        version: 1,
        title: 'A table',
        question: 'Which?',
        hypotheses: hypotheses.map((one) => ({ ...one, statement: one.label })),
        sources,
        clusters: names.map((label, at) => ({ id: `C${at + 1}`, label })),
        evidence: evidence.map((one) => ({
          ...one,
          source: draw(sources)?.id ?? null,
          cluster: draw(['C1', 'C2'].slice(0, names.length)) ?? null,
        })),
        raters: Array.from({ length: raters }, (_, at) => ({
          id: `p${at + 1}`,
          name: `Analyst ${at + 1}`,
          ratings: Object.fromEntries(
            evidence.map((item) => [
              item.id,
              Object.fromEntries(
                hypotheses.flatMap((one) => {
                  const rating = draw(RATINGS)
                  return rating ? [[one.id, rating]] : []
                }),
              ),
            ]),
          ),
        })),
      })
    })

function csvFrom(document: Document): string {
  const { changes, people } = changesOf(document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people })
  return csvOf(view, [...view.raters.keys()])
}
function readBack(csv: string, separator?: ',') {
  const { grid } = gridFromText(csv, separator)
  const read = readGrid(grid, guessMapping(grid), { title: 'A table' })
  if (!read.document) throw new Error(`${read.stop}\n${csv}`)
  return { ...read, document: read.document }
}
/** The contents of a .csv, with names instead of source and cluster ids, and without unrated rows. */
const contentsOf = ({ hypotheses, evidence, sources, clusters, raters }: Document) => ({
  hypotheses: hypotheses.map(({ id, label, parked }) => ({ id, label, parked })),
  evidence: evidence.map(({ source, cluster, ...item }) => ({
    ...item,
    notes: null,
    source: sources.find((one) => one.id === source)?.name ?? null,
    cluster: clusters.find((one) => one.id === cluster)?.label ?? null,
  })),
  ratings: raters.map(({ ratings }) => Object.entries(ratings).filter(([, row]) => Object.keys(row).length > 0)),
})

describe('a .csv exported by this program', () => {
  it('of one rater is read back with the same evidence, hypotheses and ratings, and no problem', () => {
    fc.assert(
      fc.property(documents(1), (document) => {
        const read = readBack(csvFrom(document))
        expect(contentsOf(read.document)).toEqual(contentsOf(document))
        expect([read.problems, read.ignored]).toEqual([[], []])
      }),
      { numRuns: 300 },
    )
  })
  it('of several raters is read back with the ratings of each', () => {
    fc.assert(
      fc.property(documents(3), (document) => {
        const read = readBack(csvFrom(document))
        expect(contentsOf(read.document)).toEqual(contentsOf(document))
        expect(read.document.raters.map(({ id, name }) => [id, name])).toEqual(document.raters.map(({ id, name }) => [id, name]))
        expect(read.problems).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
  it('with items called H1 and H2 is not mistaken for a transposed table', () => {
    const head = 'id,statement,kind,source,cluster,locator,date,credibility,relevance,weight,diagnosticity,parked,H1 Coup,H2 Jihadi'
    const { document } = readBack(`${head}\r\nH1,a,,,,,,,,1,1,no,C,I\r\nH2,b,,,,,,,,1,1,no,I,C\r\n`)
    expect(document.evidence.map((item) => item.id)).toEqual(['H1', 'H2'])
  })
  it('of a case is read back completely, with a report that weights are recalculated', () => {
    const view = shippedCase('kazakhstan-2022')
    const read = readBack(csvOf(view, [...view.raters.keys()].slice(0, 1)))
    const document = documentOf(view)
    expect(contentsOf(read.document)).toEqual({
      ...contentsOf(document),
      ratings: contentsOf(document).ratings.slice(0, 1),
      evidence: contentsOf(document).evidence,
    })
    expect(read.computed).toEqual(['weight', 'diagnosticity'])
  })
})
