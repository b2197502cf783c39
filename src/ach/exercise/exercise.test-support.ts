// Test support for exercises: default options, and a small run with participants.
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { join } from '../log/rater-changes.ts'
import { NO_TIMER, type RunOptions } from '../model/exercise.ts'
import { noEvidenceFields } from '../model/sample.test-support.ts'
import { STAGES, type Stage } from '../model/stage.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'

export const optionsFor = (changed: Partial<RunOptions> = {}): RunOptions => ({
  stages: [...STAGES],
  minutes: {},
  anonymous: false,
  shuffled: false,
  turned: false,
  propose: { hypotheses: true, evidence: true },
  discuss: 'worth',
  contentNote: null,
  room: 200,
  ...changed,
})

/** A run with two hypotheses, two items, one set of reference ratings, and participants with these ids. */
export function runWith(people: readonly string[], options: Partial<RunOptions> = {}): Workbook {
  const changes: Change[] = [
    {
      type: 'created',
      fields: { title: 'A room', question: 'Why?', background: null, method: 'count' },
      reference: null,
      exercise: null,
      from: 'w0',
    },
    ...['H1', 'H2'].map(
      (id): Change => ({ type: 'added', what: 'hypothesis', id, fields: { label: id, statement: id, notes: `${id} note` } }),
    ),
    ...['E1', 'E2'].map(
      (id): Change => ({
        type: 'added',
        what: 'evidence',
        id,
        fields: { statement: id, ...noEvidenceFields, notes: `${id} note` },
      }),
    ),
    { type: 'joined', rater: 'article', kind: 'reference', name: 'The article', note: null, shown: false },
    { type: 'rated', rater: 'article', evidence: 'E1', hypothesis: 'H1', before: null, after: 'II' },
    { type: 'opened', options: optionsFor(options) },
    ...people.map(joinedAs),
  ]
  return applyChanges(NO_WORKBOOK, changes)
}

export const joinedAs = (rater: string): Change => join(rater, { participant: true })
export const ratedBy = (
  rater: string,
  evidence: string,
  hypothesis: string,
  after: 'C' | 'I' | 'II',
  before: 'C' | 'I' | null = null,
): Change => ({
  type: 'rated',
  rater,
  evidence,
  hypothesis,
  before,
  after,
})

/** The change that moves the room to a stage. */
export const to = ({ run }: Workbook, stage: Stage): Change => ({
  type: 'staged',
  before: { stage: run?.stage ?? 'lobby', timer: run?.timer ?? NO_TIMER },
  after: { stage, timer: NO_TIMER },
})
