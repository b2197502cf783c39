// Takes out of a log who people are and what they wrote, and leaves what they judged: the one rewrite of a log. Pure. What goes and what
// stays is written down in docs/decisions/011-redact.md.
import type { Change, ChangeOf, LoggedChange } from './change.ts'

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
    if (kind === 'person') people.set(rater, acted.has(rater) ? rater : redactAnswers(rater, people.size + 1, taken))
  return people
}

function redactAnswers(rater: string, number: number, taken: Set<string>): string {
  // What was given the last time stays.
  if (/^P\d+(-\d+)?$/.test(rater)) return rater
  let id = `P${number}`
  for (let more = 2; taken.has(id.toLowerCase()); more += 1) id = `P${number}-${more}`
  taken.add(id.toLowerCase())
  return id
}

/** The change as it may stay. Texts that go are null before and after, so that undoing it would bring nothing back. */
export function redactChange(change: Change, { keepsNotes, people }: RedactContext): Change {
  switch (change.type) {
    case 'created':
      // The name of a file may be that of a person.
      return change.from?.startsWith('file:') ? { ...change, from: null } : change
    case 'added':
      return keepsNotes ? change : ({ ...change, fields: redactNotes(change.fields, null) } as Change)
    case 'changed':
      return { ...change, before: redactNotes(change.before), after: redactNotes(change.after) } as Change
    case 'answered':
      return redactAnswer(change)
    case 'joined': {
      const rater = people.get(change.rater)
      return rater === undefined ? change : { ...change, rater, name: null, note: null }
    }
    case 'noted':
    case 'reasoned': {
      const rater = people.get(change.rater)
      return rater === undefined ? change : { ...change, rater, before: null, after: null }
    }
    case 'present':
    case 'shown':
    case 'rated':
    case 'recorded':
    case 'remembered':
    case 'estimated':
      return { ...change, rater: people.get(change.rater) ?? change.rater }
    case 'grouped':
    case 'practised':
    case 'weighed':
    case 'unsure':
    case 'approved':
      return { ...change, rater: people.get(change.rater) ?? change.rater }
    case 'proposed':
      return { ...change, rater: people.get(change.rater) ?? change.rater, fields: { ...change.fields, label: null, statement: '' } }
    case 'opened':
    case 'staged':
    case 'timed':
    case 'switched':
    case 'decided':
    case 'settings':
    case 'parked':
    case 'restored':
    case 'ordered':
    case 'cameTrue':
    case 'redacted':
      return change
  }
}

/** Fields of an item with its notes replaced, or without them: then the notes stay what they were. */
function redactNotes(fields: object, notes?: null): object {
  const entries = Object.entries(fields)
  const isNote = ([field]: [string, unknown]) => field === 'notes' || field === 'note'
  if (notes === undefined) return Object.fromEntries(entries.filter((entry) => !isNote(entry)))
  return Object.fromEntries(entries.map((entry) => (isNote(entry) ? [entry[0], notes] : entry)))
}

/** What was chosen stays; what was written goes. */
function redactAnswer(change: ChangeOf<'answered'>): Change {
  const { before, after } = change
  switch (change.about) {
    case 'report':
      return { ...change, before: null, after: null }
    case 'pair':
    case 'completeness':
      return { ...change, before: before && redactNotes(before, null), after: after && redactNotes(after, null) } as Change
    case 'deception': {
      const texts = { motive: null, practice: null, manipulability: null, evaluation: null }
      return { ...change, before: before && { ...before, ...texts }, after: after && { ...after, ...texts } } as Change
    }
  }
}
