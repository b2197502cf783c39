// What somebody sees who was given a link to read a workbook: the ratings of one rater or of all, without the names of people and without
// what was noted, unless both were given along. Part of viewFor, which alone makes a View.

import { LIST_OF_ANSWER, LIST_OF_ITEM } from '../log/apply-change.ts'
import { type Change, ITEM_FIELDS, type ItemKind, type LoggedChange } from '../log/change.ts'
import { redactChange } from '../log/redact.ts'
import { ANSWER_FIELDS, type AnswerKind } from '../model/checks.ts'
import { compilePersonalTextRemover } from '../model/personal-text.ts'
import { NO_ESTIMATES, type Rater, type Workbook } from '../model/workbook.ts'
import { assignPseudonyms, type Pseudonym } from './pseudonyms.ts'
import { ratersInRun } from './run-view.ts'

/** What a link shows. */
export interface ReaderSettings {
  /** the one whose ratings are shown; null for everybody's */
  readonly rater: string | null
  readonly names: boolean
  /** notes, reasons, deception checks, words in the report */
  readonly notes: boolean
}

/** What people are called by a reader, by their id: where names are not shown by a number, also in the id, which may be a name that came with a file. */
export function readerPseudonyms({ raters }: Workbook, { names }: ReaderSettings): ReadonlyMap<string, Pseudonym> {
  const all = [...raters.values()]
  const [people, others] = [all.filter(({ kind }) => kind === 'person'), all.filter(({ kind }) => kind !== 'person')]
  const called = assignPseudonyms(
    people,
    others.map(({ id }) => id),
  )
  return names ? new Map([...called].map(([id, { name }]) => [id, { id, name }])) : called
}

/** Changes of the log as they may be told to a reader: by the ids of the reader's view, and without notes where it has none. */
export function redactForReader(workbook: Workbook, shown: ReaderSettings): (logged: LoggedChange) => LoggedChange {
  const people = new Map([...readerPseudonyms(workbook, shown)].map(([rater, { id }]) => [rater, id]))
  const known = (rater: string) => people.get(rater) ?? rater
  const told = (change: Change): Change => {
    if (!shown.notes) return redactChange(change, { keepsNotes: false, people })
    return 'rater' in change ? { ...change, rater: known(change.rater) } : change
  }
  return (logged) => ({ ...logged, by: known(logged.by), change: told(logged.change) })
}

/** Raters in the order of the workbook. */
export function ratersForReader(workbook: Workbook, { rater, notes }: ReaderSettings): Rater[] {
  const visible = workbook.run
    ? ratersInRun(workbook, workbook.run, 'wall', null)
    : [...workbook.raters.values()].filter(({ shown }) => shown)
  const all = visible.filter(({ present }) => present)
  const these = rater === null ? all : all.filter(({ id }) => id === rater)
  return notes ? these : these.map((one) => ({ ...withoutRaterTexts(one), estimates: NO_ESTIMATES }))
}

/** A rater without what they wrote. */
export const withoutRaterTexts = <R extends Pick<Rater, 'note' | 'notes' | 'rationales'>>(rater: R): R => ({
  ...rater,
  note: null,
  notes: new Map(),
  rationales: new Map(),
})

/** Each list of items and answers, with what removes the personal text of its entries. */
const PERSONAL_LISTS = [
  ...Object.entries(ITEM_FIELDS).map(([kind, fields]) => [LIST_OF_ITEM[kind as ItemKind], fields] as const),
  ...Object.entries(ANSWER_FIELDS).map(([kind, fields]) => [LIST_OF_ANSWER[kind as AnswerKind], fields] as const),
].map(([list, fields]) => ({ list, remove: compilePersonalTextRemover(fields) }))

/** The workbook, or a view of it, without what people noted beside the analysis itself. */
export function withoutNotes<T extends Omit<Workbook, 'raters' | 'run'>>(workbook: T): T {
  const lists = PERSONAL_LISTS.map(({ list, remove }) => {
    const left = [...workbook[list]].map(([key, entry]) => [key, remove<unknown>(entry)] as const)
    return [list, new Map(left.filter(([, entry]) => entry !== null))]
  })
  // A deception check goes as a whole: its finding alone says what somebody thinks of a source.
  return { ...workbook, ...Object.fromEntries(lists), deception: new Map() }
}
