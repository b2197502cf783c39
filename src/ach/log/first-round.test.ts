// First-round ratings outside their exercise: in the exported document, and in the workbook made from it.
import { expect, test } from 'vitest'
import { changesOf, documentOf, parseDocument, writeDocument } from '../document/document.ts'
import { joinedAs, optionsFor, ratedBy, runWith, to } from '../exercise/exercise.test-support.ts'
import { startExercise } from '../exercise/start-exercise.ts'
import { compareRounds } from '../group/second-round.ts'
import { noSuchItem, notInWorkbook } from '../model/refused.ts'
import { STAGES, type Stage } from '../model/stage.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { anonymizeView } from '../view/anonymized-view.ts'
import { bothRounds } from '../view/group-members.ts'
import type { RunAudience } from '../view/run-view.ts'
import { viewFor, viewForReader } from '../view/view.ts'
import { applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS, checkChange } from './check-change.ts'
import { RUN_REFUSALS } from './check-run-change.ts'
import { redactLog } from './redact-log.test-support.ts'

const names = new Map(['ann', 'bob', 'cem'].map((id) => [id, `Called ${id}`]))
const viewAs = (workbook: Workbook, looks: RunAudience = 'room', rater: string | null = null) => viewFor(workbook, { rater, names, looks })
const documentAt = (workbook: Workbook, looks?: RunAudience, rater?: string | null) => documentOf(viewAs(workbook, looks, rater))
const firstRounds = ({ raters }: ReturnType<typeof documentOf>) => raters.map(({ id, firstRound }) => [id, firstRound])

/** Ann changes a rating, Bob none; Cem joins later. */
function runUntil(until: Stage): Workbook {
  let run = applyChanges(runWith(['ann', 'bob']), [
    to(runWith([]), 'rate'),
    ratedBy('ann', 'E1', 'H1', 'C'),
    ratedBy('bob', 'E1', 'H1', 'II'),
  ])
  const go = (stage: Stage, ...changes: Change[]) => {
    if (STAGES.indexOf(run.run?.stage ?? 'lobby') < STAGES.indexOf(until)) run = applyChanges(run, [to(run, stage), ...changes])
  }
  go('reveal')
  go('discuss', joinedAs('cem'), ratedBy('ann', 'E1', 'H1', 'I', 'C'), ratedBy('cem', 'E2', 'H1', 'I'))
  go('closed')
  return run
}

test('a document has the first round of everyone who took part in it', () => {
  expect(Object.fromEntries(firstRounds(documentAt(runUntil('closed'))))).toEqual({
    ...{ article: {}, ann: { E1: { H1: 'C' } }, bob: { E1: { H1: 'II' } }, cem: {} },
  })
})

test('export, import and a second export give the same bytes, and the same first and second round as the exercise', () => {
  const run = runUntil('closed')
  const text = writeDocument(documentAt(run))
  const read = parseDocument(text)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  expect(read.dropped).toEqual([])
  const { changes, people } = changesOf(read.document, null)
  let workbook = NO_WORKBOOK
  for (const change of changes) {
    checkChange(workbook, change, { rater: 'ann', importing: true })
    workbook = applyChanges(workbook, [change])
  }
  const view = viewFor(workbook, { rater: null, names: people, unveiled: true })
  expect(writeDocument(documentOf(view))).toBe(text)
  const [was, is] = [bothRounds(viewAs(run)), bothRounds(view)]
  if (!was || !is) throw new Error('There is no second round')
  expect(compareRounds(view, is.before, is.after)).toEqual(compareRounds(run, was.before, was.after))
  expect(is.after.map(({ id }) => id)).toEqual(['ann', 'bob'])
})

test('no one gets the first round of others before the reveal or after the first round was reopened', () => {
  for (const looks of ['room', 'wall', 'participant'] as const) {
    const others = (workbook: Workbook) => firstRounds(documentAt(workbook, looks, 'ann')).filter(([id]) => id === 'bob')
    expect(others(runUntil('rate')), looks).toEqual([])
    expect(others(runUntil('reveal')), looks).toEqual([['bob', { E1: { H1: 'II' } }]])
    const reopened = runUntil('discuss')
    expect(others(applyChanges(reopened, [to(reopened, 'rate')])), looks).toEqual([])
  }
  const link = { rater: null, names: false, notes: false }
  expect(documentOf(viewForReader(runUntil('rate'), link, names)).raters).toEqual([])
})

test('a reader link shows the first round, also without names', () => {
  const view = viewForReader(runUntil('closed'), { rater: null, names: false, notes: false }, names)
  expect(firstRounds(documentOf(view)).filter(([id]) => id !== 'article')).toEqual([
    ['R1', { E1: { H1: 'C' } }],
    ['R2', { E1: { H1: 'II' } }],
    ['R3', {}],
  ])
})

test('the first round stays when names are left out or removed', () => {
  const run = runUntil('closed')
  const nameless = documentOf(anonymizeView(viewAs(run), { names: false, texts: false }))
  expect(firstRounds(nameless).map(([, ratings]) => ratings)).toEqual(firstRounds(documentAt(run)).map(([, ratings]) => ratings))
  expect(JSON.stringify(nameless)).not.toMatch(/Called|"(ann|bob|cem)"/)
  const log = changesOf(documentAt(run), null).changes.map((change, at) => ({
    ...{ seq: at + 1, at: '2026-01-01T00:00:00.000Z', by: 'me', batch: 'b', undoes: null, v: 5, change },
  }))
  const redacted = redactLog(log)
  const workbook = applyChanges(NO_WORKBOOK, redacted.changes)
  expect([...workbook.raters.values()].map(({ id, earlier }) => [id, earlier?.get('E1')?.get('H1') ?? null])).toEqual([
    ['article', null],
    ['P1', 'C'],
    ['P2', 'II'],
    ['P3', null],
  ])
})

test('first-round ratings are accepted only from a document and never in an exercise', () => {
  const change: Change = { type: 'remembered', rater: 'ann', ratings: { E1: { H1: 'C' } } }
  const workbook = applyChanges(NO_WORKBOOK, changesOf({ ...documentAt(runUntil('closed')), raters: [] }, null).changes)
  const people = applyChanges(workbook, [{ type: 'joined', rater: 'ann', kind: 'person', name: null, note: null, shown: true }])
  expect(() => checkChange(people, change, { rater: 'ann' })).toThrow(CHANGE_REFUSALS.firstRound)
  expect(() => checkChange(people, { ...change, ratings: { E9: {} } }, { rater: 'ann', importing: true })).toThrow(
    notInWorkbook('item of evidence', 'E9'),
  )
  checkChange(people, change, { rater: 'ann', importing: true })
  expect(() => checkChange(applyChanges(people, [change]), change, { rater: 'ann', importing: true })).toThrow(CHANGE_REFUSALS.conflict)
  expect(() => checkChange(runUntil('closed'), change, { rater: 'lead', importing: true })).toThrow(RUN_REFUSALS.firstRound)
})

test('a copy without ratings and a new exercise have no first round', () => {
  const document = documentAt(runUntil('closed'))
  const copy = changesOf(document, null, { withRatings: false }).changes
  const made = applyChanges(NO_WORKBOOK, changesOf(document, null).changes)
  const run = startExercise(viewAs(made), { title: 'Again', options: optionsFor(), deck: null, from: 'w1' })
  for (const changes of [copy, run]) expect(changes.some(({ type }) => type === 'remembered')).toBe(false)
})

test('a first round with unknown items is reported as a problem of the document, with its place', () => {
  const document = documentAt(runUntil('closed'))
  const raters = document.raters.map((rater) => ({ ...rater, firstRound: { E9: { H1: 'C' }, E1: { H9: 'C' } } }))
  const read = parseDocument(JSON.stringify({ ...document, raters: raters.slice(0, 1) }))
  expect(read.ok ? [] : read.problems).toEqual([
    `raters[0].firstRound.E9: ${noSuchItem('evidence', 'E9')}`,
    `raters[0].firstRound.E1.H9: ${noSuchItem('hypothesis', 'H9')}`,
  ])
})
