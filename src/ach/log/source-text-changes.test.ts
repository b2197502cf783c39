// Changes of source texts and passages: what is allowed, undo, copies of the workbook, and who sees them.
import { describe, expect, it } from 'vitest'
import { changesOf, documentOf } from '../document/document.ts'
import { startExercise } from '../exercise/start-exercise.ts'
import { sample } from '../model/sample.test-support.ts'
import { LIMITS } from '../model/texts.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { anonymizeView } from '../view/anonymized-view.ts'
import { redactForReader } from '../view/reader-view.ts'
import { viewFor, viewForReader } from '../view/view.ts'
import { describeBatch } from '../words/history/batch-words.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'
import { SOURCE_TEXT_REFUSALS } from './check-source-text.ts'
import { invertChange } from './invert-change.ts'
import { redactLog } from './redact-log.test-support.ts'
import { snapshotParts } from './snapshot.ts'

const BODY = 'Men came in two vans.\nThey left.'
const textAdded = (id = 'T1', body = BODY): Change => ({
  type: 'textAdded',
  id,
  fields: { title: 'The square', source: 'S1', date: '2022-01-14' },
  body,
  pages: null,
})
const quoted = (from: number, to: number, text = 'T1'): Change => ({
  type: 'quoted',
  evidence: 'E1',
  before: null,
  after: { text, from, to },
})
const removed: Change = { type: 'textChanged', id: 'T1', before: { listed: true }, after: { listed: false } }
const withText = () => sample(textAdded(), quoted(0, 8))
const problem = (workbook: Workbook, change: Change) => {
  try {
    checkChange(workbook, change, { rater: 'me' })
    return null
  } catch (error) {
    return (error as Error).message
  }
}
const names = new Map([['me', 'Me']])
const everything = { rater: null, names: true, notes: true }

describe('changes of source texts', () => {
  it('a text needs words, a title, a free id and an existing source', () => {
    expect(problem(sample(), textAdded())).toBeNull()
    expect(problem(sample(), textAdded('T1', '\n'))).toBe(SOURCE_TEXT_REFUSALS.noWords)
    expect(problem(sample(), { ...textAdded(), fields: { title: ' ', source: null, date: null } } as Change)).toBe(
      SOURCE_TEXT_REFUSALS.noTitle,
    )
    expect(problem(withText(), textAdded('t1'))).toBe(SOURCE_TEXT_REFUSALS.usedId('T1'))
    expect(problem(sample(), { ...textAdded(), fields: { title: 'A', source: 'S9', date: null } } as Change)).toMatch(/S9/)
    expect(problem(sample(), { ...textAdded(), pages: [1, 0] } as Change)).toBe(SOURCE_TEXT_REFUSALS.pages)
    expect(problem(sample(), textAdded('T1', 'x'.repeat(LIMITS.sourceText + 1)))).toMatch(/longer than 400,000/)
  })

  it('the number of texts and their characters altogether are limited, and removed ones count', () => {
    const many = sample(...Array.from({ length: LIMITS.sourceTexts }, (_, at) => textAdded(`T${at + 1}`)), removed)
    expect(problem(many, textAdded('T999'))).toBe(SOURCE_TEXT_REFUSALS.full)
    const long = 'x'.repeat(LIMITS.sourceText)
    const heavy = sample(
      ...Array.from({ length: LIMITS.sourceTextsTogether / LIMITS.sourceText }, (_, at) => textAdded(`T${at + 1}`, long)),
    )
    expect(problem(applyChange(heavy, removed), textAdded('T999', 'x'))).toBe(SOURCE_TEXT_REFUSALS.together)
  })

  it('a passage must be within a text that can be read', () => {
    expect(problem(withText(), { ...quoted(0, 4), before: { text: 'T1', from: 0, to: 8 } } as Change)).toBeNull()
    expect(problem(sample(textAdded()), quoted(0, BODY.length + 1))).toBe(SOURCE_TEXT_REFUSALS.passage)
    expect(problem(sample(textAdded()), quoted(5, 5))).toBe(SOURCE_TEXT_REFUSALS.passage)
    expect(problem(sample(textAdded(), removed), quoted(0, 4))).toBe(SOURCE_TEXT_REFUSALS.unknown('T1'))
    expect(problem(sample(textAdded()), { ...quoted(0, 4), evidence: 'E9' } as Change)).toMatch(/E9/)
  })

  it('undo takes an added text off the list and brings a removed one back with its passages', () => {
    const changes = [textAdded(), quoted(0, 8), removed]
    let workbook = sample(...changes)
    expect(documentOf(viewFor(workbook, { rater: 'me', names }), { sourceTexts: true })).toMatchObject({ texts: [], passages: {} })
    workbook = applyChange(workbook, invertChange(removed))
    const back = documentOf(viewFor(workbook, { rater: 'me', names }), { sourceTexts: true })
    expect(back).toMatchObject({ texts: [{ id: 'T1', body: BODY }], passages: { E1: { text: 'T1', from: 0, to: 8 } } })
    for (const change of [quoted(0, 8), textAdded()]) workbook = applyChange(workbook, invertChange(change))
    expect(workbook.passages.size).toBe(0)
    expect(workbook.texts.get('T1')?.listed).toBe(false)
  })

  it('the history names a text by its title, and never quotes it', () => {
    const view = viewFor(withText(), { rater: 'me', names })
    const all = [textAdded(), removed, invertChange(removed), quoted(0, 8), invertChange(quoted(0, 8))].map(
      (one) => describeBatch([one], view)?.title,
    )
    expect(all).toEqual([
      'added the text “The square”',
      'removed the text “The square”',
      'added the text “The square”',
      'marked the passage of E1',
      'removed the passage of E1',
    ])
  })

  it('redacting removes text and title, also of a workbook that came with a file, and the passages lead nowhere', () => {
    const first: Change[] = [...sampleFromFile(), textAdded(), quoted(0, 8)]
    const log = first.map((change, index) => ({
      seq: index + 1,
      at: '2026-01-01T12:00:00.000Z',
      by: 'me',
      batch: 'first',
      undoes: null,
      v: 7,
      change,
    }))
    const workbook = applyChanges(NO_WORKBOOK, redactLog(log).changes)
    const all = [...snapshotParts(workbook).values()].join()
    expect(all).not.toMatch(/vans|The square/)
    expect(documentOf(viewFor(workbook, { rater: 'P1', names }), { sourceTexts: true })).toMatchObject({ texts: [], passages: {} })
    expect(problem(workbook, textAdded('T1'))).toBe(SOURCE_TEXT_REFUSALS.usedId('T1'))
  })

  it('documents, copies for exercises and anonymised views have no texts unless someone asks for them', () => {
    const view = viewFor(withText(), { rater: 'me', names })
    expect(documentOf(view)).toMatchObject({ texts: [], passages: {} })
    const copy = applyChanges(NO_WORKBOOK, changesOf(documentOf(view, { sourceTexts: true }), null).changes)
    expect([...copy.texts.values()].map(({ body }) => body)).toEqual([BODY])
    expect(copy.passages).toEqual(withText().passages)
    expect(anonymizeView(view, { names: true, texts: true }).texts.size).toBe(0)
    expect(anonymizeView(view, { names: false, texts: false, sourceTexts: true })).toMatchObject({
      texts: view.texts,
      passages: view.passages,
    })
    const options = { stages: ['lobby', 'rate', 'reveal'], room: 10, groups: null, propose: { hypotheses: false, evidence: false } }
    const exercise = startExercise(view, { title: 'A run', options: options as never, deck: null, from: 'w' })
    expect(exercise.map(({ type }) => type)).not.toContain('textAdded')
    expect(JSON.stringify(exercise)).not.toContain('vans')
  })

  it('readers see neither texts nor passages nor changes of them, whatever their link includes', () => {
    const workbook = withText()
    const view = viewForReader(workbook, everything, names)
    expect([view.texts.size, view.passages.size]).toEqual([0, 0])
    const tell = redactForReader(workbook, everything)
    const logged = (change: Change) => ({ seq: 12, at: '2026-01-01T12:00:00.000Z', by: 'me', batch: 'b', undoes: null, v: 7, change })
    expect([textAdded(), removed, quoted(0, 8)].map((change) => tell(logged(change)))).toEqual([null, null, null])
    expect(tell(logged({ type: 'parked', what: 'evidence', id: 'E1' }))).not.toBeNull()
  })

  it('an exercise takes no texts, and its views show none', () => {
    const run = {
      ...withText(),
      run: { options: { stages: [] }, stage: 'rate', locked: false, proposals: new Map() },
    } as unknown as Workbook
    for (const change of [textAdded('T2'), removed, quoted(0, 4)]) expect(problem(run, change)).toBe(SOURCE_TEXT_REFUSALS.exercise)
  })
})

/** The changes of `sample` as they would come with a file. */
function sampleFromFile(): Change[] {
  const { changes } = changesOf({ ...documentOf(viewFor(sample(), { rater: 'me', names })) }, 'file:notes of Daniyar.json')
  return changes
}
