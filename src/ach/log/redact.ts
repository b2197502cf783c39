// Takes out of a log who people are and what they wrote, and leaves what they judged: the one rewrite of a log. Pure. What goes is
// marked in the schemas of changes; what goes and what stays is written down in docs/decisions/011-redact.md.
import { compilePersonalTextRemover } from '../model/personal-text.ts'
import { type Change, changeSchema, type LoggedChange } from './change.ts'

/** A log without personal data. */
export interface RedactedLog {
  /** one for each change of the log, in its order */
  readonly changes: readonly Change[]
  /** the names of people from now on, by rater id; whoever is not among them has none */
  readonly people: ReadonlyMap<string, string>
  /** the ids of people from now on, by their ids so far */
  readonly ids: ReadonlyMap<string, string>
}

/** What redactChange needs to know of the log around a change. */
export interface RedactContext {
  /** the notes on items came with a case or a file, and are part of the analysis */
  readonly keepsNotes: boolean
  /** the people who rate, by their id so far: their id from now on */
  readonly people: ReadonlyMap<string, string>
}

/** The whole log, first change first. People are numbered in the order in which they joined. Doing it again changes no text. */
export function redactLog(log: readonly LoggedChange[]): RedactedLog {
  const ids = idsFromNowOn(log)
  const [first] = log
  const brought = first?.change.type === 'created' && /^(case|file):/.test(first.change.from ?? '')
  return {
    changes: log.map(({ change, batch }) => redactChange(change, { keepsNotes: brought && batch === first.batch, people: ids })),
    people: new Map([...ids.values()].map((id, index) => [id, `Participant ${index + 1}`])),
    ids,
  }
}

/** Ids of those who did something here are opaque and stay. The others came with a file, where an id may be a name: they get new ones. */
function idsFromNowOn(log: readonly LoggedChange[]): Map<string, string> {
  const joined = log.flatMap(({ change }) => (change.type === 'joined' ? [change] : []))
  const acted = new Set(log.map(({ by }) => by))
  const taken = new Set(joined.map(({ rater }) => rater.toLowerCase()))
  const people = new Map<string, string>()
  for (const { rater, kind } of joined)
    if (kind === 'person') people.set(rater, acted.has(rater) ? rater : neutralId(rater, people.size + 1, taken))
  return people
}

function neutralId(rater: string, number: number, taken: Set<string>): string {
  // What was given the last time stays.
  if (/^P\d+(-\d+)?$/.test(rater)) return rater
  let id = `P${number}`
  for (let more = 2; taken.has(id.toLowerCase()); more += 1) id = `P${number}-${more}`
  taken.add(id.toLowerCase())
  return id
}

const removePersonalText = compilePersonalTextRemover(changeSchema)

/** The change as it may stay. Texts that go are null before and after, so that undoing it would bring nothing back. */
export function redactChange(change: Change, { keepsNotes, people }: RedactContext): Change {
  // The name of a file may be that of a person.
  if (change.type === 'created') return change.from?.startsWith('file:') ? { ...change, from: null } : change
  if (change.type === 'added' && keepsNotes) return change
  if (!('rater' in change)) return withoutPersonalText(change)
  const rater = people.get(change.rater)
  // What a reference rater says was published; nobody but people proposes anything.
  if (rater === undefined && change.type !== 'proposed') return change
  const left = withoutPersonalText(change)
  return rater === undefined || rater === left.rater ? left : { ...left, rater }
}

function withoutPersonalText<C extends Change>(change: C): C {
  const left = removePersonalText(change)
  if (left === null) throw new Error(`A change of the type ${change.type} cannot stay without its personal text.`)
  return left
}
