// Readers without notes, and exports without texts, contain nothing that is marked as personal text.

import { expect, it } from 'vitest'
import { ratedBy, runWith, to } from '../exercise/exercise.test-support.ts'
import { applyChanges } from '../log/apply-change.ts'
import type { Change, LoggedChange } from '../log/change.ts'
import { personalChanges, SECRET } from '../log/personal-texts.test-support.ts'
import { join } from '../log/rater-changes.ts'
import { sample } from '../model/sample.test-support.ts'
import type { Stage } from '../model/stage.ts'
import { type ExercisePlan, NO_WORKBOOK } from '../model/workbook.ts'
import { anonymizeView } from './anonymized-view.ts'
import { redactForReader } from './reader-view.ts'
import { type View, viewFor, viewForReader } from './view.ts'

const workbook = sample(...personalChanges)
const names = new Map([['me', 'Analyst']])
const textOf = (view: View) => JSON.stringify(view, (_, value) => (value instanceof Map ? [...value] : value))

it('a reader’s view has personal texts only if the link includes notes', () => {
  const readerView = (notes: boolean) => viewForReader(workbook, { rater: null, names: true, notes }, names)
  expect(textOf(readerView(false))).not.toContain(SECRET)
  expect(readerView(true)).toMatchObject({ evidence: workbook.evidence, pairs: workbook.pairs, deception: workbook.deception })
})

it('a reader’s view without notes keeps the answers that were chosen', () => {
  const view = viewForReader(workbook, { rater: null, names: true, notes: false }, names)
  expect([...view.pairs.values()]).toMatchObject([{ both: 'no', note: null }])
  expect(view.completeness.get('all')).toMatchObject({ complete: 'unsure', note: null })
  expect(view.evidence.get('E1')).toMatchObject({ kind: 'event', notes: null })
  expect([view.deception.size, view.report.size]).toEqual([0, 0])
})

/** A worksheet of Nurlan's, imported by Aigerim, in a workbook that was made from a file of hers. */
const logOf = (changes: readonly Change[]): LoggedChange[] =>
  changes.map((change, at) => ({ seq: at + 1, at: '2026-01-01T00:00:00.000Z', by: 'aigerim', batch: `b${at}`, undoes: null, v: 5, change }))
const imported: readonly Change[] = [
  {
    type: 'created',
    fields: { title: 'A title', question: 'Why?', background: null, method: 'count' },
    ...{ reference: null, exercise: null, from: 'file:aigerim.json' },
  },
  join('aigerim'),
  join('R1', { note: 'nurlan-s.xlsx', enteredBy: 'aigerim' }),
]

it.each([
  ['with notes', true],
  ['without notes', false],
])('a reader link %s but without names names no file, which may hold a name, in the view or in the log', (_, notes) => {
  const withFiles = applyChanges(NO_WORKBOOK, imported)
  const shown = { rater: null, names: false, notes }
  expect(textOf(viewForReader(withFiles, shown, new Map()))).not.toMatch(/nurlan|aigerim/)
  expect(JSON.stringify(logOf(imported).map(redactForReader(withFiles, shown)))).not.toMatch(/nurlan|aigerim/)
  expect(textOf(viewForReader(withFiles, { rater: null, names: true, notes: true }, new Map()))).toContain('nurlan-s.xlsx')
})

it('a reader’s log of an exercise has only what the reader’s view shows of participants', () => {
  let run = runWith(['ann', 'bob'])
  const log: LoggedChange[] = []
  const add = (...changes: Change[]) => {
    for (const change of changes) {
      run = applyChanges(run, [change])
      log.push({ ...(logOf([change])[0] as LoggedChange), seq: run.seq })
    }
  }
  const reason = (after: string): Change => ({ type: 'reasoned', rater: 'ann', evidence: 'E1', before: null, after })
  const shown = { rater: null, names: true, notes: true }
  const ratingsSeen = () => {
    const visible = log.flatMap((logged) => redactForReader(run, shown)(logged) ?? [])
    expect(JSON.stringify(visible)).not.toContain('Not approved')
    return visible.flatMap(({ change }) => (change.type === 'rated' ? [change.after] : []))
  }
  add(to(run, 'rate'), ratedBy('ann', 'E1', 'H1', 'C'), reason('Not approved'))
  expect(ratingsSeen()).toEqual([])
  add(to(run, 'reveal'), to(run, 'discuss'), ratedBy('ann', 'E1', 'H1', 'I', 'C'))
  expect(ratingsSeen()).toEqual(['C'])
  add(to(run, 'rate'), ratedBy('bob', 'E1', 'H1', 'II'))
  expect(ratingsSeen()).toEqual([])
  add(to(run, 'reveal'))
  expect(ratingsSeen()).toEqual(['C', 'I', 'II'])
  add(to(run, 'discuss'), ratedBy('bob', 'E1', 'H1', 'C'))
  expect(ratingsSeen()).toEqual(['C', 'I', 'II'])
  add(to(run, 'probabilities'))
  expect(ratingsSeen()).toEqual(['C', 'I', 'II', 'C'])
})

it('an export without names and texts has no personal text', () => {
  const view = viewFor(workbook, { rater: 'me', names })
  expect(textOf(view)).toContain(SECRET)
  expect(textOf(anonymizeView(view, { names: false, texts: false }))).not.toContain(SECRET)
})

it('a reader gets the questions of the debrief only once it has begun', () => {
  const plan: ExercisePlan = { debrief: ['Which hypothesis is missing?'] }
  const room = { ...runWith(['ann']), exercise: plan }
  const debriefAt = (stage: Stage) => {
    const run = room.run && { ...room.run, stage }
    return viewForReader({ ...room, run }, { rater: null, names: true, notes: true }, names).exercise?.debrief
  }
  expect([debriefAt('lobby'), debriefAt('discuss')]).toEqual([undefined, undefined])
  expect([debriefAt('debrief'), debriefAt('closed')]).toEqual([plan.debrief, plan.debrief])
})
