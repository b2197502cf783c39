// Removes names and personal texts from a log and keeps the judgements. The only rewrite of a log; pure. Personal text is marked in the
// schemas of changes; what is removed and what stays is documented in docs/decisions/011-redact.md.
import { compilePersonalTextRemover } from '../model/personal-text.ts'
import { type Change, changeSchema, type LoggedChange } from './change.ts'

/** How to redact the changes of one log. Plain data, so that a rewrite that was interrupted can continue. */
export interface Redaction {
  /** The batch whose notes on items came with a case or a file and are part of the analysis; null if there is none. */
  readonly keepsNotesOf: string | null
  /** Previous and new ids of people who rate, in the order in which they joined. */
  readonly ids: readonly (readonly [before: string, now: string])[]
  /** Only this person's name and texts are removed; missing for everyone's. */
  readonly only?: string
}

/** What redactChange needs to know about the log. */
export interface RedactContext {
  /** True if the notes on items came with a case or a file and are part of the analysis. */
  readonly keepsNotes: boolean
  /** New ids of people who rate, by their previous ids. */
  readonly people: ReadonlyMap<string, string>
}

/** Changes of the type 'joined' have this in their JSON. So may texts of other changes. */
export const JOINED = '"type":"joined"'

/**
 * `only`: the one person whose data is removed, undefined for everyone. `first`: the first change of the log. `joined`: all changes of the type 'joined', in their order; others are ignored. `acted`: the ids of
 * all who made a change.
 */
export function planRedaction(
  first: LoggedChange | undefined,
  joined: readonly LoggedChange[],
  acted: ReadonlySet<string>,
  only?: string,
): Redaction {
  const imported = first?.change.type === 'created' && /^(case|file):/.test(first.change.from ?? '')
  const ids = [...newIds(joined, acted)]
  const keepsNotesOf = imported ? first.batch : null
  // The ids of participants are random, also of those who never acted because they used a paper form.
  return only === undefined ? { keepsNotesOf, ids } : { keepsNotesOf, ids: ids.map(([id]) => [id, id] as const), only }
}

/** The new names of people, by their new ids. Anyone missing has no name. People are numbered in the order in which they joined. */
export const redactedNames = ({ ids, only }: Redaction): Map<string, string> =>
  new Map(ids.map(([, id], index) => [id, `Participant ${index + 1}`] as const).filter(([id]) => only === undefined || id === only))

/** Returns a function that redacts the changes of the log, each by itself. Redacting again changes no text. */
export function redactor({ keepsNotesOf, ids, only }: Redaction): (logged: Pick<LoggedChange, 'change' | 'batch'>) => Change {
  const people = new Map(ids)
  if (only !== undefined)
    return ({ change }) => ('rater' in change && change.rater === only ? redactChange(change, { keepsNotes: true, people }) : change)
  return ({ change, batch }) => redactChange(change, { keepsNotes: batch === keepsNotesOf, people })
}

/** Ids of people who acted here are random and stay. Other people came with a file, where an id may be a name, so they get new ids. */
function newIds(log: readonly LoggedChange[], acted: ReadonlySet<string>): Map<string, string> {
  const joined = log.flatMap(({ change }) => (change.type === 'joined' ? [change] : []))
  const taken = new Set(joined.map(({ rater }) => rater.toLowerCase()))
  const people = new Map<string, string>()
  for (const { rater, kind } of joined)
    if (kind === 'person') people.set(rater, acted.has(rater) ? rater : neutralId(rater, people.size + 1, taken))
  return people
}

function neutralId(rater: string, number: number, taken: Set<string>): string {
  // Ids from an earlier redaction stay.
  if (/^P\d+(-\d+)?$/.test(rater)) return rater
  let id = `P${number}`
  for (let more = 2; taken.has(id.toLowerCase()); more += 1) id = `P${number}-${more}`
  taken.add(id.toLowerCase())
  return id
}

const removePersonalText = compilePersonalTextRemover(changeSchema)

/** Returns the change without personal text. Removed texts are null before and after, so that undo restores nothing. */
export function redactChange(change: Change, { keepsNotes, people }: RedactContext): Change {
  // The name of a file may contain a person's name. Printed results stay like notes on items that came with the file.
  if (change.type === 'created') {
    const unnamed = change.from?.startsWith('file:') ? { ...change, from: null } : change
    return keepsNotes ? unnamed : withoutPersonalText(unnamed)
  }
  if (change.type === 'added' && keepsNotes) return change
  if (!('rater' in change)) return withoutPersonalText(change)
  const rater = people.get(change.rater)
  // Texts of a reference rater are published; proposals come only from people.
  if (rater === undefined && change.type !== 'proposed') return change
  const redacted = withoutPersonalText(change)
  return rater === undefined || rater === redacted.rater ? redacted : { ...redacted, rater }
}

function withoutPersonalText<C extends Change>(change: C): C {
  const redacted = removePersonalText(change)
  if (redacted === null) throw new Error(`A change of the type ${change.type} cannot stay without its personal text.`)
  return redacted
}
