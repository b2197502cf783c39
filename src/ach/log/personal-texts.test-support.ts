// Changes that write into every field of personal text, for tests.
import { pairKey } from '../model/checks.ts'
import { created, joined, rated } from '../model/sample.test-support.ts'
import type { Change, ChangeOf } from './change.ts'

/** Contained in every personal text. */
export const SECRET = 'SECRET'
export const noteFields = { label: 'One witness', note: SECRET }
/** Changes on the workbook of `sample`, with SECRET in every field that is marked as personal text. */
export const personalChanges: readonly Change[] = [
  { type: 'reasoned', rater: 'me', evidence: 'E1', before: null, after: `${SECRET} one` },
  { type: 'reasoned', rater: 'me', evidence: 'E1', before: `${SECRET} one`, after: null },
  { type: 'noted', rater: 'other', evidence: 'E1', hypothesis: 'H1', before: null, after: SECRET },
  { ...joined('R1'), note: `${SECRET}.xlsx`, enteredBy: 'me' } as Change,
  { type: 'noted', rater: 'R1', evidence: 'E2', hypothesis: 'H1', before: null, after: SECRET },
  { type: 'answered', about: 'report', key: 'bottom', before: null, after: { text: SECRET } },
  { type: 'answered', about: 'report', key: 'bottom', before: { text: SECRET }, after: { text: `${SECRET} two` } },
  { type: 'answered', about: 'pair', key: pairKey('H1', 'H2'), before: null, after: { both: 'no', note: SECRET } },
  { type: 'answered', about: 'completeness', key: 'all', before: null, after: { complete: 'unsure', note: SECRET } },
  {
    type: 'answered',
    about: 'deception',
    key: 'S1',
    before: null,
    after: { motive: SECRET, practice: SECRET, manipulability: SECRET, evaluation: SECRET, finding: 'possible' },
  },
  { type: 'changed', what: 'evidence', id: 'E1', before: { notes: null, kind: null }, after: { notes: SECRET, kind: 'event' } },
  { type: 'changed', what: 'source', id: 'S1', before: { note: null }, after: { note: SECRET } },
  { type: 'added', what: 'cluster', id: 'K2', fields: noteFields },
  { type: 'added', what: 'assumption', id: 'A1', fields: { statement: 'It holds', state: null, cells: 'E1', notes: SECRET } },
  {
    type: 'added',
    what: 'milestone',
    id: 'M1',
    fields: { statement: 'A speech', hypothesis: 'H1', where: 'radio', by: null, seen: null, evidence: null, notes: SECRET },
  },
  rated('E1', 'H1', null, 'II', 'other'),
  { type: 'changed', what: 'hypothesis', id: 'H1', before: { notes: null }, after: { notes: SECRET } },
  {
    type: 'added',
    what: 'expectation',
    id: 'X1',
    fields: { statement: 'Shots', hypothesis: 'H1', seen: null, search: null, where: null, evidence: null, notes: SECRET },
  },
  { ...joined('R2'), name: SECRET } as Change,
  { type: 'noted', rater: 'other', evidence: 'E1', hypothesis: 'H1', before: SECRET, after: `${SECRET} two` },
  { type: 'confidence', rater: 'me', before: null, after: { level: 'low', why: SECRET } },
  { type: 'confidence', rater: 'me', before: { level: 'low', why: SECRET }, after: null },
  { type: 'named', seq: 3, before: null, after: SECRET },
  { type: 'named', seq: 3, before: SECRET, after: null },
  {
    type: 'textAdded',
    id: 'T1',
    fields: { title: `${SECRET} one`, source: 'S1', date: '2022-01-05' },
    body: `A guard saw ${SECRET}.\nHe left.`,
    pages: [0],
  },
  { type: 'textChanged', id: 'T1', before: { title: `${SECRET} one` }, after: { title: `${SECRET} two` } },
  { type: 'quoted', evidence: 'E1', before: null, after: { text: 'T1', from: 0, to: 11 } },
  { type: 'proposed', rater: 'other', id: 'p1', fields: { what: 'hypothesis', label: SECRET, statement: SECRET } },
]

/** The creation of a workbook with printed results: the first change of its log. */
export const createdWithPrinted = (from: string | null): Change => ({
  ...(created() as ChangeOf<'created'>),
  from,
  printed: { rows: [{ heading: SECRET, kind: 'total', values: { H1: { text: `${SECRET} (3)`, number: 3 } } }] },
})
