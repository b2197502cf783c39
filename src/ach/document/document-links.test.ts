import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument } from './document.ts'
import { linksOf } from './document-links.ts'

it('linksOf accepts any value, and gives an item without an id one that no link can match', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const links = linksOf(value)
      for (const list of [links.hypotheses, links.sources, links.clusters, links.evidence, links.raters])
        expect(Array.isArray(list)).toBe(true)
    }),
  )
  expect(linksOf({ evidence: [null, { id: 'E1', source: 7 }, 'x'] }).evidence).toEqual([
    { id: ' evidence 0', parked: false, source: null, cluster: null },
    { id: 'E1', parked: false, source: null, cluster: null },
    { id: ' evidence 2', parked: false, source: null, cluster: null },
  ])
})

it('parseDocument reads a document of any shape or reports problems, and never throws', () => {
  const part = fc.oneof(
    fc.jsonValue(),
    fc.array(
      fc.record(
        { id: fc.oneof(fc.constantFrom('H1', 'h1', 'E1', '__proto__'), fc.jsonValue()), parked: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    ),
  )
  const keys = ['title', 'question', 'hypotheses', 'evidence', 'sources', 'clusters', 'raters', 'exercise', 'reference', 'method'] as const
  const any = fc.record(Object.fromEntries(keys.map((key) => [key, part])), { requiredKeys: [] })
  fc.assert(
    fc.property(any, (parts) => {
      const read = parseDocument(JSON.stringify({ format: 'ach-workbook', version: 1, ...parts }))
      if (read.ok) return
      expect(read.problems.length).toBeGreaterThan(0)
      for (const problem of read.problems) expect(problem).toMatch(/^\S.*: /)
    }),
    { numRuns: 500 },
  )
})
