// Reads what-ifs from the query of an address, writes them to it and puts them into words. They exist only in the address and are never stored.

import { HANDLINGS, type Handling, type Supposition } from '../ach/analysis/what-if.ts'
import type { View } from '../ach/view/view.ts'
import { isSubjectKind, SUBJECTS, type SubjectKind } from './what-if-subjects.ts'

export interface NamedSupposition {
  readonly what: SubjectKind
  readonly id: string
  readonly how: Handling
}

const NAMES: Readonly<Record<Handling, string>> = { without: 'without', neutral: 'neutral', mirrored: 'mirror' }
/** at most this many of each handling are read */
const MAX_READ = 100

/** Reads `?without=source:S2&mirror=source:S3&neutral=evidence:E5`; each may repeat. Ignores subjects that the view does not have. */
export function readSuppositions(query: URLSearchParams, view: View): NamedSupposition[] {
  const read = new Map<string, NamedSupposition>()
  for (const how of HANDLINGS) {
    for (const text of query.getAll(NAMES[how]).slice(0, MAX_READ)) {
      const subject = readSubject(text, view)
      // HANDLINGS begins with the strongest, which wins
      if (subject && !read.has(text)) read.set(text, { ...subject, how })
    }
  }
  return [...read.values()]
}

function readSubject(text: string, view: View): Pick<NamedSupposition, 'what' | 'id'> | null {
  const colon = text.indexOf(':')
  const [what, id] = [text.slice(0, colon), text.slice(colon + 1)]
  return isSubjectKind(what) && SUBJECTS[what].named(view).has(id) ? { what, id } : null
}

/** The fields of the form that adds one: the subject, and how it is handled. */
export const ADD_FIELDS = { thing: 'suppose', how: 'how' } as const

/** Reads what `?suppose=source:S2&how=mirror` adds. Returns undefined if the query adds nothing, null if the view does not have the subject. */
export function readAddedSupposition(query: URLSearchParams, view: View): NamedSupposition | null | undefined {
  const text = query.get(ADD_FIELDS.thing)
  if (text === null) return undefined
  const subject = readSubject(text, view)
  const how = HANDLINGS.find((one) => NAMES[one] === query.get(ADD_FIELDS.how))
  return subject && how ? { ...subject, how } : null
}

export const subjectParameter = ({ what, id }: Pick<NamedSupposition, 'what' | 'id'>): string => `${what}:${id}`
export const handlingParameter = (how: Handling): string => NAMES[how]

/** Names and values for an address or a form, in the order in which `readSuppositions` returns them. */
export const suppositionFields = (suppositions: readonly NamedSupposition[]): [string, string][] =>
  HANDLINGS.flatMap((how) => suppositions.filter((one) => one.how === how)).map((one) => [NAMES[one.how], subjectParameter(one)])

/** The query part of an address: empty, or starting with a question mark. `parameters` are added to it. */
export function suppositionQuery(suppositions: readonly NamedSupposition[], parameters: Readonly<Record<string, string>> = {}): string {
  const written = new URLSearchParams([...suppositionFields(suppositions), ...Object.entries(parameters)])
  return written.size > 0 ? `?${written}` : ''
}

export const isSameSubject = (a: NamedSupposition, b: NamedSupposition): boolean => a.what === b.what && a.id === b.id

/** Adds one to the what-ifs, replacing another handling of the same subject. */
export const addSupposition = (all: readonly NamedSupposition[], one: NamedSupposition): NamedSupposition[] => [
  ...all.filter((other) => !isSameSubject(other, one)),
  one,
]

/** The address of a page with this what-if added, or removed if it is already there. */
export function toggleLink(page: string, all: readonly NamedSupposition[], one: NamedSupposition): string {
  const active = all.some((other) => isSameSubject(other, one) && other.how === one.how)
  return `${page}${suppositionQuery(active ? all.filter((other) => !isSameSubject(other, one)) : addSupposition(all, one))}`
}

/** "President Tokayev is left out (5 items)" */
export const suppositionWords = ({ what, id, how }: NamedSupposition, view: View): string => SUBJECTS[what].words(view, id, how)

/** Translates what-ifs into items and cells for the calculation. */
export const resolveSuppositions = (view: View, suppositions: readonly NamedSupposition[]): Supposition[] =>
  suppositions.flatMap(({ what, id, how }) => SUBJECTS[what].means(view, id, how))
