// What a reader link shows: the ratings of one rater or of all; names and notes only if the link includes them. Part of viewForReader.

import { type Change, ITEM_FIELDS, type ItemKind, type LoggedChange } from '../log/change.ts'
import { redactChange } from '../log/redact.ts'
import { LIST_OF_ANSWER, LIST_OF_ITEM } from '../log/workbook-lists.ts'
import { ANSWER_FIELDS, type AnswerKind } from '../model/checks.ts'
import { isRevealed } from '../model/exercise.ts'
import { compilePersonalTextRemover } from '../model/personal-text.ts'
import { printedSchema } from '../model/printed-results.ts'
import { NO_SOURCE_TEXTS } from '../model/source-texts.ts'
import { NO_ESTIMATES, type Rater, type Workbook } from '../model/workbook.ts'
import { assignPseudonyms, type Pseudonym } from './pseudonyms.ts'
import { ratersInRun, secondRoundHiddenAfter } from './run-view.ts'

/** What a reader link shows. */
export interface ReaderSettings {
  /** id of the rater whose ratings are shown; null for all raters */
  readonly rater: string | null
  readonly names: boolean
  /** notes, reasons, deception checks, report comments */
  readonly notes: boolean
}

/** The ids and names of people as a reader sees them, by id. Without names both are numbered, because an id may be a name from an imported file. */
export function readerPseudonyms({ raters }: Workbook, { names }: ReaderSettings): ReadonlyMap<string, Pseudonym> {
  const all = [...raters.values()]
  const [people, others] = [all.filter(({ kind }) => kind === 'person'), all.filter(({ kind }) => kind !== 'person')]
  const pseudonyms = assignPseudonyms(
    people,
    others.map(({ id }) => id),
  )
  return names ? new Map([...pseudonyms].map(([id, { name }]) => [id, { id, name }])) : pseudonyms
}

/**
 * Rewrites changes of the log for a reader: with the ids of the reader's view, without notes if the link excludes them, and without names of
 * files if it excludes names. Returns null for a change that the reader may not know of.
 */
export function redactForReader(workbook: Workbook, shown: ReaderSettings): (logged: LoggedChange) => LoggedChange | null {
  const ids = new Map([...readerPseudonyms(workbook, shown)].map(([rater, { id }]) => [rater, id]))
  const readerId = (rater: string) => ids.get(rater) ?? rater
  const rewrite = (change: Change): Change => {
    if (!shown.notes) return redactChange(change, { keepsNotes: false, people: ids })
    return 'rater' in change ? { ...change, rater: readerId(change.rater) } : change
  }
  return (logged) => {
    if (!isShownToReader(workbook, logged)) return null
    const change = rewrite(logged.change)
    return { ...logged, by: readerId(logged.by), change: shown.names ? change : withoutFileNames(change) }
  }
}

/** What a participant did besides rating is shown by the view, if at all: reasons only once they are approved. */
const SHOWN_OF_PARTICIPANTS: readonly Change['type'][] = ['joined', 'present', 'rated']

/** Never shown to readers, whatever the link includes. */
const OF_SOURCE_TEXTS: readonly Change['type'][] = ['textAdded', 'textChanged', 'quoted']

/** Follows `ratersInRun`: no ratings of participants before the reveal, and none of a second round that is not shown yet. */
function isShownToReader({ run, raters }: Workbook, { seq, change }: LoggedChange): boolean {
  if (OF_SOURCE_TEXTS.includes(change.type)) return false
  if (run === null || !('rater' in change) || !raters.get(change.rater)?.participation) return true
  if (!isRevealed(run) || !SHOWN_OF_PARTICIPANTS.includes(change.type)) return false
  return change.type !== 'rated' || seq <= (secondRoundHiddenAfter(run) ?? seq)
}

/** The name of an imported file often contains the name of a person. */
function withoutFileNames(change: Change): Change {
  if (change.type === 'created') return { ...change, from: null }
  if (change.type !== 'joined' || change.kind === 'reference') return change
  const { enteredBy: _, ...others } = change
  return { ...others, note: null }
}

/** The raters that the link shows, in the workbook's order. */
export function ratersForReader(workbook: Workbook, { rater, notes }: ReaderSettings): Rater[] {
  const visible = workbook.run
    ? ratersInRun(workbook, workbook.run, 'wall', null)
    : [...workbook.raters.values()].filter(({ shown }) => shown)
  const all = visible.filter(({ present }) => present)
  const these = rater === null ? all : all.filter(({ id }) => id === rater)
  return notes ? these : these.map((one) => ({ ...withoutRaterTexts(one), estimates: NO_ESTIMATES, confidence: null }))
}

/** A rater without notes and reasons. */
export const withoutRaterTexts = <R extends Pick<Rater, 'note' | 'notes' | 'rationales'>>(rater: R): R => ({
  ...rater,
  note: null,
  notes: new Map(),
  rationales: new Map(),
})

/** Each list of items and answers, with the function that removes personal text from an entry. */
const PERSONAL_LISTS = [
  ...Object.entries(ITEM_FIELDS).map(([kind, fields]) => [LIST_OF_ITEM[kind as ItemKind], fields] as const),
  ...Object.entries(ANSWER_FIELDS).map(([kind, fields]) => [LIST_OF_ANSWER[kind as AnswerKind], fields] as const),
].map(([list, fields]) => ({ list, remove: compilePersonalTextRemover(fields) }))

const withoutPrintedTexts = compilePersonalTextRemover(printedSchema)

/** The workbook, or a view of it, without notes, comments and deception checks. */
export function withoutNotes<T extends Omit<Workbook, 'raters' | 'run' | 'firstPass' | 'from'>>(workbook: T): T {
  const lists = PERSONAL_LISTS.map(({ list, remove }) => {
    const entries = [...workbook[list]].map(([key, entry]) => [key, remove<unknown>(entry)] as const)
    return [list, new Map(entries.filter(([, entry]) => entry !== null))]
  })
  // Withdrawn items are not shown anyway, and may have notes. Deception checks are removed as a whole, because even the finding reveals
  // what a person thinks of a source.
  const none = { deception: new Map(), withdrawn: new Map(), stateNames: new Map() }
  const printed = workbook.printed && withoutPrintedTexts(workbook.printed)
  return { ...workbook, ...Object.fromEntries(lists), ...none, ...NO_SOURCE_TEXTS, printed }
}
