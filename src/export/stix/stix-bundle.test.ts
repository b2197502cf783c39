// The STIX bundle: valid objects, stable ids and bytes, the marking, and what each rating becomes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { shippedCase } from '../../ach/model/matrix.test-support.ts'
import { created, drawChange, draws, sample } from '../../ach/model/sample.test-support.ts'
import { MARKINGS, NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { stixOf } from './stix-bundle.ts'
import { nameBasedUuid } from './stix-ids.ts'
import { readBundle } from './stix-rules.test-support.ts'

const FACTS = { seed: 'one', created: '2026-01-02T03:04:05.000Z', modified: '2026-02-03T04:05:06.789Z', report: null }
const objectsOf = (view: View, raters: readonly string[] = [...view.raters.keys()], facts = FACTS) =>
  readBundle(stixOf(view, raters, facts)).objects

test('ids are UUIDs of version 5: the example of RFC 9562', () => {
  const dns = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex')
  expect(nameBasedUuid('www.example.com', dns)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('a shipped case becomes a valid bundle with its hypotheses, items and ratings', () => {
  const view = shippedCase('kazakhstan-2022')
  const objects = objectsOf(view)
  const count = (type: string, label?: string) =>
    objects.filter((one) => one.type === type && (label === undefined || ('labels' in one && one.labels?.includes(label)))).length
  const [rater] = view.raters.values()
  const ratings = [...(rater?.ratings.values() ?? [])].flatMap((row) => [...row.values()])
  expect(count('note', 'hypothesis')).toBe(view.hypotheses.size)
  expect(count('note', 'evidence')).toBe(view.evidence.size)
  expect(count('opinion')).toBe(ratings.filter((rating) => rating !== 'NA').length)
  expect(count('identity')).toBe(2)
  expect(objects.find(({ type }) => type === 'report')).toMatchObject({
    name: view.title,
    description: expect.stringContaining(view.question),
  })
})

test('the same workbook gives the same bytes, and ids that only another workbook changes', () => {
  const view = shippedCase('tokyo-1995')
  const raters = [...view.raters.keys()]
  expect(stixOf(view, raters, FACTS)).toBe(stixOf(view, raters, FACTS))
  const ids = (facts: typeof FACTS) => objectsOf(view, raters, facts).map(({ id }) => id)
  expect(ids({ ...FACTS, modified: '2026-03-01T00:00:00.000Z' })).toEqual(ids(FACTS))
  const others = new Set(ids({ ...FACTS, seed: 'two' }))
  expect(ids(FACTS).filter((id) => others.has(id))).toHaveLength(1)
})

test.each([
  ['CC', 'strongly-agree'],
  ['C', 'agree'],
  ['N', 'neutral'],
  ['I', 'disagree'],
  ['II', 'strongly-disagree'],
  ['NA', undefined],
] as const)('a rating of %s becomes the opinion %s about the hypothesis, not about the item', (rating, opinion) => {
  const rated = { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: rating } as const
  const workbook = sample()
  const before = workbook.raters.get('me')?.ratings.get('E1')?.get('H1') ?? null
  const view = viewFor(applyChanges(workbook, [{ ...rated, before }]), { rater: 'me', names: new Map([['me', 'Me']]) })
  const objects = objectsOf(view, ['me'])
  const hypothesis = objects.find((one) => one.type === 'note' && one.abstract?.startsWith('H1 '))?.id
  const found = objects.flatMap((one) => (one.type === 'opinion' && one.external_references?.[0]?.external_id === 'E1' ? [one] : []))
  const about = found.filter(({ object_refs }) => object_refs[0] === hypothesis)
  expect(about.map((one) => one.opinion)).toEqual(opinion === undefined ? [] : [opinion])
  for (const one of about) expect(one.object_refs).toEqual([hypothesis])
})

test.each([...MARKINGS, 'TLP:WHITE', 'tlp: amber+strict', 'TLP:PURPLE', 'Not for "release"'])(
  'the marking %s is on every object but the program itself',
  (marking) => {
    const view = { ...shippedCase('tokyo-1995'), marking }
    const [definition, ...objects] = objectsOf(view)
    const levels = /^TLP:\s*(WHITE|CLEAR|GREEN|AMBER|AMBER\+STRICT|RED)$/i
    expect(definition).toMatchObject(
      levels.test(marking)
        ? { name: marking.replace(' ', '').toUpperCase() }
        : { definition_type: 'statement', definition: { statement: marking } },
    )
    const marked = objects.filter((one) => 'object_marking_refs' in one)
    expect(marked).toHaveLength(objects.length - 1)
    for (const one of marked) expect(one).toMatchObject({ object_marking_refs: [definition?.id] })
  },
)

test('the published TLP objects are the ones that others have', () => {
  const idOf = (marking: string) => objectsOf({ ...shippedCase('tokyo-1995'), marking })[0]?.id
  expect(idOf('TLP:AMBER+STRICT')).toBe('marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003')
  expect(idOf('TLP:WHITE')).toBe('marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9')
})

test('an empty workbook and any workbook give a valid bundle', () => {
  const empty = viewFor(applyChanges(NO_WORKBOOK, [created()]), { rater: null, names: new Map() })
  expect(objectsOf(empty).map(({ type }) => type)).toEqual(['report', 'identity'])
  fc.assert(
    fc.property(draws(), (drawn) => {
      let workbook = sample()
      for (const draw of drawn) {
        const change = drawChange(workbook, draw)
        if (change) workbook = applyChanges(workbook, [change])
      }
      const view = viewFor(workbook, { rater: 'me', names: new Map([['me', 'Me']]) })
      expect(objectsOf(view).length).toBeGreaterThan(1)
    }),
    { numRuns: 50 },
  )
})
