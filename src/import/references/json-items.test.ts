// CSL-JSON, annotations and STIX bundles as items of evidence.
import { expect, test } from 'vitest'
import { shippedCase } from '../../ach/model/matrix.test-support.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { stixOf } from '../../export/stix/stix-bundle.ts'
import { itemsGrid } from './foreign-items.ts'
import { itemsOfJson } from './read-items.ts'

test('CSL-JSON of Zotero becomes items, with names, dates and tags as people read them', () => {
  const list = [
    {
      id: 'http://zotero.org/users/1/items/A',
      type: 'article-journal',
      title: 'On <i>things</i>',
      abstract: '<jats:p>The tank was empty.</jats:p><jats:p>If a < b, all is well.</jats:p>',
      author: [{ family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van den' }, { literal: 'The Office' }],
      'container-title': 'Journal',
      issued: { 'date-parts': [['2020', 5]] },
      page: '4-6',
      URL: 'https://example.org/a',
    },
    { id: 2, type: 'webpage', title: 'A page', issued: { raw: '3 May 2021' }, URL: 'javascript:alert(1)' },
  ]
  expect(itemsOfJson(list)?.items).toMatchObject([
    {
      ...{ statement: 'The tank was empty.\nIf a < b, all is well.', source: 'van den Berg, Anna; The Office', locator: 'p. 4–6' },
      ...{ date: '2020-05', url: 'https://example.org/a', notes: 'On things\nJournal' },
    },
    { statement: 'A page', source: '', date: '2021-05-03', url: '' },
  ])
  expect(itemsOfJson({ items: list })?.items).toHaveLength(2)
})

test('annotations become items with the quote as text, and the comment, the tags and who annotated as notes', () => {
  const annotation = {
    created: '2026-02-03T04:05:06.000Z',
    user: 'acct:anna@hypothes.is',
    uri: 'https://example.org/page',
    text: 'Doubtful.',
    tags: ['tank', 'time'],
    document: { title: ['The page'] },
    target: [
      {
        source: 'https://example.org/page',
        selector: [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector', exact: ' The tank was empty. ' }],
      },
    ],
  }
  const rows = [annotation, { ...annotation, target: [], tags: [] }, { ...annotation, target: [], text: '' }]
  const read = itemsOfJson({ rows, total: 3 })
  expect(read?.items).toMatchObject([
    {
      ...{ statement: 'The tank was empty.', source: 'The page', url: 'https://example.org/page', date: '' },
      notes: 'Doubtful.\nTags: tank, time\nAnnotated by anna on 2026-02-03',
    },
    { statement: 'Doubtful.', kind: '', notes: 'Annotated by anna on 2026-02-03' },
  ])
  expect(read?.note).toMatch(/^2 annotations were read\. .*1 annotation has neither/)
  expect(itemsOfJson({ client_version: '1', annotations: rows })?.items).toHaveLength(2)
})

const id = (type: string, n: number) => `${type}--00000000-0000-4000-8000-00000000000${n}`
const times = { created: '2026-01-02T03:04:05.000Z', modified: '2026-01-02T03:04:05.000Z' }

test('objects of a STIX bundle become items with creator, confidence, link, date and marking', () => {
  const bundle = {
    type: 'bundle',
    id: id('bundle', 1),
    objects: [
      { type: 'identity', id: id('identity', 1), ...times, name: 'CERT Example' },
      {
        type: 'marking-definition',
        id: id('marking-definition', 1),
        created: times.created,
        definition_type: 'tlp',
        definition: { tlp: 'green' },
      },
      {
        ...{
          type: 'indicator',
          id: id('indicator', 1),
          ...times,
          name: 'Bad host',
          description: 'Hosts called home.',
          pattern: "[ipv4-addr:value = '198.51.100.1']",
        },
        ...{ created_by_ref: id('identity', 1), confidence: 85, valid_from: '2025-12-31T23:00:00Z' },
        object_marking_refs: [id('marking-definition', 1)],
        external_references: [{ source_name: 'a' }, { source_name: 'b', url: 'https://example.org/r', description: 'page 3' }],
      },
      { type: 'indicator', id: id('indicator', 2), ...times, pattern: '[file:name = "x"]', confidence: 15 },
      { type: 'note', id: id('note', 1), ...times, content: 'Old.' },
      { type: 'note', id: id('note', 1), ...times, modified: '2026-02-02T03:04:05.000Z', content: 'New.', confidence: 50 },
      { type: 'report', id: id('report', 1), ...times, name: 'Withdrawn', revoked: true },
      { type: 'relationship', id: id('relationship', 1), ...times, description: 'indicates' },
      {
        type: 'observed-data',
        id: id('observed-data', 1),
        ...times,
        first_observed: '2025-01-01T00:00:00Z',
        number_observed: 3,
        object_refs: [id('domain-name', 1), id('file', 9)],
      },
      { type: 'domain-name', id: id('domain-name', 1), value: 'example.org' },
    ],
  }
  const read = itemsOfJson(bundle)
  expect(read?.items).toEqual([
    {
      ...{ statement: 'Hosts called home.', kind: 'indicator', source: 'CERT Example', locator: 'page 3', url: 'https://example.org/r' },
      ...{ date: '2025-12-31', credibility: 'high' },
      notes: "Bad host\n[ipv4-addr:value = '198.51.100.1']\nConfidence of the creator: 85 of 100.\nMarking: TLP:GREEN",
    },
    expect.objectContaining({ statement: '[file:name = "x"]', credibility: 'low', source: '' }),
    expect.objectContaining({ statement: 'New.', credibility: 'medium' }),
    expect.objectContaining({ statement: 'Observed 3 times: domain-name example.org', date: '2025-01-01' }),
  ])
  expect(read?.note).toContain('4 objects of a STIX bundle were read')
  expect(read?.note).toContain('3 other objects are left out')
})

test('the evidence of an exported bundle can be read again, with source, link and credibility', () => {
  const view = shippedCase('kazakhstan-2022')
  const facts = { seed: 'x', ...times, report: null }
  const items = itemsOfJson(JSON.parse(stixOf(view, [...view.raters.keys()], facts)))?.items ?? []
  const [first] = view.evidence.values()
  if (!first) throw new Error('no evidence')
  const found = items.find(({ statement }) => statement.startsWith(first.statement))
  expect(found).toMatchObject({ kind: 'note', credibility: first.credibility ?? '' })
  expect(items).toHaveLength(1 + view.hypotheses.size + view.evidence.size)
})

test('keys of prototypes, wrong types and long texts do no harm', () => {
  const hostile = JSON.parse(
    '{"type":"bundle","objects":[null,1,"x",{"type":"note"},{"__proto__":{"description":"x"},"type":"note","id":"__proto__","created":"y","name":{"a":1},"external_references":{"length":9},"object_marking_refs":["constructor","__proto__"],"created_by_ref":"toString","confidence":1e9,"content":["x"]}]}',
  )
  expect(itemsOfJson(hostile)?.items).toEqual([])
  for (const raw of [
    null,
    1,
    'x',
    [],
    {},
    { type: 'bundle' },
    [{ type: 'article' }],
    { rows: [1] },
    { rows: [{ uri: 1 }] },
    [{ type: '__proto__', title: 'x' }],
  ])
    expect(itemsOfJson(raw)).toBeNull()
  const long = itemsOfJson([{ type: 'book', title: 'x', abstract: 'y'.repeat(200_000), author: [{ literal: 'z'.repeat(9_000) }] }])
  const [, row] = itemsGrid(long?.items ?? []).rows
  expect(row?.cells.map(({ length }) => length)).toEqual([LIMITS.text, 8, LIMITS.label, 1])
})

test('a reference of Crossref, with lists of titles and escaped signs, is read', () => {
  const raw = [
    { type: 'article-journal', title: ['Q <i>A</i> &amp; R'], 'container-title': ['A journal'], issued: { 'date-parts': [[2022, 1]] } },
  ]
  expect(itemsOfJson(raw)?.items).toMatchObject([{ statement: 'Q A & R', source: 'A journal', date: '2022-01' }])
})
