// The hypothesis that came true: stored, undone, described in the history, and visible to viewers who may see the group.
import { expect, test } from 'vitest'
import { changesOf, documentOf, parseDocument, writeDocument } from '../document/document.ts'
import { optionsFor, ratedBy, runWith, to } from '../exercise/exercise.test-support.ts'
import { startExercise } from '../exercise/start-exercise.ts'
import { noSuchItem, notInWorkbook } from '../model/refused.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { viewFor, viewForReader } from '../view/view.ts'
import { describeChange } from '../words/history/history-words.ts'
import { applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { CHANGE_REFUSALS, checkChange } from './check-change.ts'
import { RUN_REFUSALS } from './check-run-change.ts'
import { invertChange, isUndoable } from './invert-change.ts'

const cameTrue = (after: string | null, before: string | null = null): Change => ({ type: 'cameTrue', before, after })
const closed = (() => {
  const run = applyChanges(runWith(['ann', 'bob']), [
    to(runWith([]), 'rate'),
    ratedBy('ann', 'E1', 'H1', 'C'),
    ratedBy('bob', 'E1', 'H1', 'II'),
  ])
  return applyChanges(run, [to(run, 'closed')])
})()
const agreed = applyChanges(closed, [cameTrue('H1')])
const room = (workbook: Workbook) => viewFor(workbook, { rater: null, names: new Map() })

test('which hypothesis came true is stored, can be changed and can be undone', () => {
  expect([closed.cameTrue, agreed.cameTrue]).toEqual([null, 'H1'])
  const other = cameTrue('H2', 'H1')
  checkChange(agreed, other, { rater: 'lead' })
  expect(isUndoable(other)).toBe(true)
  expect(applyChanges(agreed, [other, invertChange(other)]).cameTrue).toBe('H1')
})

test('only an active hypothesis can be recorded as true, not by a participant and not over a newer value', () => {
  expect(() => checkChange(closed, cameTrue('H9'), { rater: 'lead' })).toThrow(notInWorkbook('hypothesis', 'H9'))
  const parked = applyChanges(closed, [{ type: 'parked', what: 'hypothesis', id: 'H2' }])
  expect(() => checkChange(parked, cameTrue('H2'), { rater: 'lead' })).toThrow(CHANGE_REFUSALS.parked('H2'))
  expect(() => checkChange(closed, cameTrue('H1'), { rater: 'ann' })).toThrow(RUN_REFUSALS.notYours)
  expect(() => checkChange(agreed, cameTrue('H2'), { rater: 'lead' })).toThrow(CHANGE_REFUSALS.conflict)
})

test('the history names the hypothesis that came true', () => {
  const view = room(agreed)
  expect([cameTrue('H1'), cameTrue('H2', 'H1'), cameTrue(null, 'H2')].map((change) => describeChange(change, view))).toEqual([
    'recorded that H1 turned out to be true',
    'recorded that H2 turned out to be true (was H1)',
    'removed the record that H2 turned out to be true',
  ])
})

test('export and import keep which hypothesis came true; a copy without ratings and a new exercise do not', () => {
  const document = documentOf(room(agreed))
  const text = writeDocument(document)
  expect(text).toContain('\n  "cameTrue": "H1",\n')
  const read = parseDocument(text)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { changes, people } = changesOf(read.document, null)
  const made = applyChanges(NO_WORKBOOK, changes)
  expect(writeDocument(documentOf(viewFor(made, { rater: null, names: people, unveiled: true })))).toBe(text)
  const run = startExercise(room(made), { title: 'Again', options: optionsFor(), deck: null, from: 'w1' })
  for (const others of [changesOf(document, null, { withRatings: false }).changes, run])
    expect(others.some(({ type }) => type === 'cameTrue')).toBe(false)
  const wrong = parseDocument(JSON.stringify({ ...document, cameTrue: 'H9' }))
  expect(wrong.ok ? [] : wrong.problems).toEqual([`cameTrue: ${noSuchItem('hypothesis', 'H9')}`])
})

test('a document may name a parked hypothesis as the one that came true', () => {
  const workbook = applyChanges(agreed, [{ type: 'parked', what: 'hypothesis', id: 'H1' }])
  let made = NO_WORKBOOK
  for (const change of changesOf(documentOf(room(workbook)), null).changes) {
    checkChange(made, change, { rater: 'lead', importing: true })
    made = applyChanges(made, [change])
  }
  expect([made.cameTrue, made.hypotheses.get('H1')?.parked]).toEqual(['H1', true])
})

test('readers, walls and participants see which hypothesis came true only if they may see the group', () => {
  const early = applyChanges(runWith(['ann', 'bob']), [cameTrue('H1')])
  const all = { rater: null, names: false, notes: false }
  const reader = (workbook: Workbook, rater: string | null = null) => viewForReader(workbook, { ...all, rater }, new Map()).cameTrue
  expect([reader(early), reader(agreed), reader(agreed, 'ann')]).toEqual([null, 'H1', null])
  for (const looks of ['wall', 'participant'] as const)
    for (const [workbook, seen] of [
      [early, null],
      [agreed, 'H1'],
    ] as const)
      expect(viewFor(workbook, { rater: 'ann', names: new Map(), looks }).cameTrue).toBe(seen)
})
