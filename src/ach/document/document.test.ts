import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import { CHANGE_REFUSALS } from '../log/check-change.ts'
import { noSuchItem } from '../model/refused.ts'
import { LIMITS, TEXT_PROBLEMS } from '../model/texts.ts'
import { NO_WORKBOOK } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { changesOf, DOCUMENT_REFUSALS, type Document, documentOf, parseDocument, writeDocument } from './document.ts'
import { DOCUMENT_PROBLEMS } from './document-rules.ts'
import { moreThan, tooManyCells } from './document-size.ts'
import { unknownKeys } from './document-words.ts'

const caseText = readFileSync(new URL('../../../data/cases/kazakhstan-2022.json', import.meta.url), 'utf8')
const minimal = { format: 'ach-workbook', version: 1, title: 'T', question: 'Q?', hypotheses: [], evidence: [], raters: [] }

function read(raw: unknown): Document {
  const result = parseDocument(typeof raw === 'string' ? raw : JSON.stringify(raw))
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.document
}
function problems(raw: unknown): readonly string[] {
  const result = parseDocument(typeof raw === 'string' ? raw : JSON.stringify(raw))
  return result.ok ? [] : result.problems
}
function workbookFrom(document: Document, unveiled = true) {
  const { changes, people } = changesOf(document, null)
  return viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled })
}

describe('the JSON document', () => {
  it('holds the shipped case: 4 hypotheses, 23 items and 92 reference ratings', () => {
    const view = workbookFrom(read(caseText))
    expect([view.hypotheses.size, view.evidence.size, view.sources.size, view.clusters.size]).toEqual([4, 23, 8, 4])
    const article = view.raters.get('article')
    expect([...(article?.ratings.values() ?? [])].reduce((cells, row) => cells + row.size, 0)).toBe(92)
    expect(article?.kind).toBe('reference')
    expect(view.exercise?.minutes?.rate).toBe(30)
  })

  it('has the same bytes after export, import and export again', () => {
    const once = writeDocument(documentOf(workbookFrom(read(caseText))))
    expect(writeDocument(documentOf(workbookFrom(read(once))))).toBe(once)
    expect(once).toContain('  "method": "weighted",\n')
  })

  it('keeps every key of the shipped case except nulls', () => {
    const bare = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(bare)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .filter(([, one]) => one !== null)
                .map(([key, one]) => [key, bare(one)]),
            )
          : value
    expect(JSON.parse(writeDocument(documentOf(workbookFrom(read(caseText)))))).toEqual(bare(JSON.parse(caseText)))
  })

  it('writes a content note after the brief, and only if there is one', () => {
    const exercise = { contentNote: 'People died.', minutes: { rate: 30 }, brief: 'Alone first.' }
    const written = writeDocument(documentOf(workbookFrom(read({ ...minimal, exercise }))))
    expect(JSON.stringify(JSON.parse(written).exercise)).toBe('{"brief":"Alone first.","contentNote":"People died.","minutes":{"rate":30}}')
    const without = writeDocument(documentOf(workbookFrom(read({ ...minimal, exercise: { brief: 'Alone first.' } }))))
    expect(without).toContain('"exercise": {\n    "brief": "Alone first."\n  }')
    expect(read(caseText).exercise?.contentNote).toMatch(/People died .* without a reason\./)
  })

  it('leaves out reference ratings that are not revealed', () => {
    const text = writeDocument(documentOf(workbookFrom(read(caseText), false)))
    expect(JSON.parse(text).raters).toEqual([])
    expect(text).not.toContain('A revolt over prices')
  })

  it('writes ratings in the order of the workbook', () => {
    const document = {
      ...minimal,
      hypotheses: [
        { id: 'H1', label: 'a', statement: 'a' },
        { id: 'H2', label: 'b', statement: 'b' },
      ],
      evidence: [
        { id: 'E1', statement: 'x' },
        { id: 'E2', statement: 'y' },
      ],
      raters: [{ id: 'me', name: 'Me', ratings: { E2: { H2: 'I', H1: 'C' }, E1: { H1: 'NA' } } }],
    }
    const [rater] = JSON.parse(writeDocument(documentOf(workbookFrom(read(document))))).raters
    expect(JSON.stringify(rater.ratings)).toBe('{"E1":{"H1":"NA"},"E2":{"H1":"C","H2":"I"}}')
  })

  it('has method weighted by default, and keeps parked items with their ratings', () => {
    const view = workbookFrom(
      read({
        ...minimal,
        hypotheses: [{ id: 'H1', label: 'a', statement: 'a' }],
        evidence: [{ id: 'E1', statement: 'x', parked: true }],
        raters: [{ id: 'me', name: 'Me', ratings: { E1: { H1: 'II' } } }],
      }),
    )
    expect(view.method).toBe('weighted')
    expect(view.evidence.get('E1')?.parked).toBe(true)
    expect(view.raters.get('me')?.ratings.get('E1')?.get('H1')).toBe('II')
  })

  it('is refused with all problems at once, each with its place', () => {
    const found = problems({
      ...minimal,
      title: '  ',
      hypotheses: [
        { id: 'H1', label: 'a', statement: 'a' },
        { id: 'h1', label: 'b', statement: 'b' },
      ],
      evidence: [
        { id: 'E1', statement: 'x', source: 'S9', date: '2022-02-30' },
        { id: 'constructor', statement: 'y' },
      ],
      raters: [{ id: 'me', name: 'Me', ratings: { E1: { H1: 'maybe' } } }],
    })
    expect(found).toContain(`title: ${TEXT_PROBLEMS.empty('The title')}`)
    expect(found).toContain(`hypotheses[1].id: ${DOCUMENT_PROBLEMS.idCase('H1', 'h1')}`)
    expect(found).toContain(`evidence[0].source: ${noSuchItem('source', 'S9')}`)
    expect(found).toContain(`evidence[0].date: ${TEXT_PROBLEMS.noSuchDay}`)
    expect(found).toContain(`evidence[1].id: ${TEXT_PROBLEMS.idWord}`)
    expect(found.some((problem) => problem.startsWith('raters[0].ratings.E1.H1: '))).toBe(true)
  })

  it('is refused with the expected type or values of a wrong value', () => {
    const found = problems({
      ...minimal,
      title: 7,
      hypotheses: { H1: 'x' },
      evidence: [{ id: 'E1' }, { id: 'E2', statement: 'x', credibility: 'sky', parked: 'no' }],
      raters: [{ id: 'me', name: 'Me', kind: 'guest', ratings: [] }],
    })
    expect(found).toEqual([
      'title: This must be text.',
      'hypotheses: This must be a list.',
      'evidence[0].statement: This value is missing.',
      'evidence[1].credibility: This must be low, medium or high.',
      'evidence[1].parked: This must be true or false.',
      'raters[0].kind: This must be person or reference.',
      'raters[0].ratings: This must be an object.',
    ])
  })

  it('is refused with duplicate ids, unknown sources and ratings of unknown items', () => {
    const found = problems({
      ...minimal,
      hypotheses: [
        { id: 'H1', label: 'a', statement: 'a' },
        { id: 'h1', label: 'b', statement: 'b' },
      ],
      evidence: [
        { id: 'E1', statement: 'x', source: 'S9' },
        { id: 'E1', statement: 'y', cluster: 'c' },
      ],
      raters: [{ id: 'me', name: 'Me', ratings: { E7: { H1: 'C' }, E1: { H9: 'C' } }, rationales: { E8: 'why' } }],
    })
    expect(found).toEqual([
      `hypotheses[1].id: ${DOCUMENT_PROBLEMS.idCase('H1', 'h1')}`,
      `evidence[1].id: ${DOCUMENT_PROBLEMS.idTwice('E1')}`,
      `evidence[0].source: ${noSuchItem('source', 'S9')}`,
      `evidence[1].cluster: ${noSuchItem('cluster', 'c')}`,
      `raters[0].ratings.E7: ${noSuchItem('evidence', 'E7')}`,
      `raters[0].ratings.E1.H9: ${noSuchItem('hypothesis', 'H9')}`,
      `raters[0].rationales.E8: ${noSuchItem('evidence', 'E8')}`,
    ])
  })

  it('is refused with the place of a wrong pair, even after unreadable pairs', () => {
    expect(problems({ ...minimal, pairs: ['x', { hypotheses: ['H1'], both: 'no' }, { hypotheses: ['H9', 'H9'], both: 'no' }] })).toEqual(
      expect.arrayContaining([
        `pairs[2].hypotheses: ${noSuchItem('hypothesis', 'H9')}`,
        `pairs[2].hypotheses: ${CHANGE_REFUSALS.samePair}`,
      ]),
    )
  })

  it('is refused with an unknown part of the report', () => {
    expect(problems({ ...minimal, report: { bottom: 'x', summary: 'y' } })).toEqual([`report: ${unknownKeys(['summary'])}`])
  })

  it('is refused if it is not JSON, has another format or a newer version', () => {
    expect(problems('{"a":')[0]).toMatch(/^This is not valid JSON/)
    expect(problems({ hello: 1 })).toEqual([DOCUMENT_REFUSALS.otherFormat])
    expect(problems({ ...minimal, version: 2 })).toEqual([DOCUMENT_REFUSALS.newer(2)])
  })

  it('is read with the names of unknown keys, which are dropped', () => {
    const result = parseDocument(JSON.stringify({ ...minimal, colour: 'red', evidence: [{ id: 'E1', statement: 'x', mood: 1 }] }))
    expect(result.ok && result.dropped).toEqual(['evidence[0].mood', 'colour'])
  })

  it('cannot pollute the prototype with the key __proto__', () => {
    const text = JSON.stringify({ ...minimal, raters: [{ id: 'me', name: 'Me' }] }).replace(
      '"name":"Me"',
      '"name":"Me","ratings":{"__proto__":{"H1":"C"}}',
    )
    const result = parseDocument(text)
    expect(({} as Record<string, unknown>).H1).toBeUndefined()
    expect(result.ok ? result.dropped : result.problems).not.toEqual([])
  })

  it('is read without control characters, unpaired surrogates and carriage returns in texts', () => {
    const view = workbookFrom(read({ ...minimal, title: 'a\r\nb\u0000c\ud800d <b>=1+1</b> 🙂 שלום' }))
    expect(view.title).toBe('a\nbc\ufffdd <b>=1+1</b> 🙂 שלום')
  })

  it('is refused with more than 20 hypotheses, not counting parked ones', () => {
    const hypotheses = Array.from({ length: 21 }, (_, at) => ({ id: `H${at}`, label: 'a', statement: 'a' }))
    expect(problems({ ...minimal, hypotheses })).toEqual([`hypotheses: ${DOCUMENT_PROBLEMS.tooMany(LIMITS.hypotheses)}`])
    expect(problems({ ...minimal, hypotheses: hypotheses.map((one, at) => ({ ...one, parked: at === 0 })) })).toEqual([])
  })

  it('can be turned into a workbook without people’s ratings', () => {
    const document = read({
      ...minimal,
      hypotheses: [{ id: 'H1', label: 'a', statement: 'a' }],
      evidence: [{ id: 'E1', statement: 'x' }],
      raters: [
        { id: 'me', name: 'Me', ratings: { E1: { H1: 'C' } } },
        { id: 'ref', name: 'R', kind: 'reference', ratings: { E1: { H1: 'I' } } },
      ],
      completeness: { complete: 'no' },
      report: { bottom: 'It was a.' },
    })
    const { changes } = changesOf(document, null, { withRatings: false })
    expect(changes.filter((change) => change.type === 'rated').map((change) => change.rater)).toEqual(['ref'])
    expect(changes.filter((change) => change.type === 'answered').map((change) => change.about)).toEqual(['completeness'])
  })

  it('is refused with one problem for each list that is far beyond its limit', () => {
    const many = (count: number, one: (at: number) => unknown) => Array.from({ length: count }, (_, at) => one(at))
    expect(problems({ ...minimal, evidence: many(200_000, () => 1) })).toEqual([`evidence: ${moreThan(5_000, 'items of evidence')}`])
    expect(problems({ ...minimal, raters: many(LIMITS.raters + 1, () => ({})), sources: many(5001, () => 1) })).toEqual([
      `sources: ${moreThan(5_000, 'sources')}`,
      `raters: ${moreThan(250, 'raters')}`,
    ])
    expect(problems({ ...minimal, pairs: many(4951, () => 1) })).toEqual([`pairs: ${moreThan(4_950, 'pairs')}`])
    const estimates = { now: Object.fromEntries(many(101, (at) => [`H${at}`, 0.1]) as [string, number][]) }
    expect(problems({ ...minimal, raters: [{ id: 'me', name: 'Me', estimates }] })).toEqual([
      `raters[0].estimates.now: ${moreThan(100, 'hypotheses')}`,
    ])
    const rows = (count: number) => Object.fromEntries(many(count, (at) => [`E${at}`, { H1: 1, H2: 1 }]) as [string, object][])
    expect(problems({ ...minimal, raters: [{ id: 'me', name: 'Me', ratings: rows(5001) }] })).toEqual([
      `raters[0].ratings: ${moreThan(5_000, 'items of evidence')}`,
    ])
    expect(problems({ ...minimal, raters: many(41, (at) => ({ id: `r${at}`, name: 'R', ratings: rows(5000) })) })).toEqual([
      `raters: ${tooManyCells('rated cells')}`,
    ])
  })

  it('is refused with at most 1,000 problems and read with at most 1,000 dropped keys', () => {
    const rows = (count: number, key: (at: number) => string, value: unknown) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [key(at), value]))
    const rated = (ratings: object) => ({ ...minimal, raters: [{ id: 'me', name: 'Me', ratings }] })
    expect(problems(rated(rows(3000, (at) => `E${at}`, { H1: 'C' })))).toHaveLength(1000)
    expect(problems(rated({ E1: rows(200_000, (at) => `H${at}`, 'better') }))).toEqual([DOCUMENT_REFUSALS.tooManyMistakes])
    const result = parseDocument(JSON.stringify({ ...minimal, ...rows(3000, (at) => `k${at}`, 1) }))
    expect(result.ok && result.dropped).toHaveLength(1000)
  })
})
