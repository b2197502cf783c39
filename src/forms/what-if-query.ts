// What-ifs as an address says them: read, written, put into words. They live in the address alone and are never saved.

import { HANDLINGS, type Handling, type Supposition } from '../ach/analysis/what-if.ts'
import type { View } from '../ach/view/view.ts'
import { isSubjectKind, SUBJECTS, type SubjectKind } from './what-if-subjects.ts'

export interface NamedSupposition {
  readonly what: SubjectKind
  readonly id: string
  readonly how: Handling
}

const NAMES: Readonly<Record<Handling, string>> = { without: 'without', neutral: 'neutral', mirrored: 'mirror' }
/** of each handling */
const MOST = 100

/** `?without=source:S2&mirror=source:S3&neutral=evidence:E5`, each as often as one likes. What this view does not have is passed over. */
export function readSuppositions(given: URLSearchParams, view: View): NamedSupposition[] {
  const read = new Map<string, NamedSupposition>()
  for (const how of HANDLINGS) {
    for (const text of given.getAll(NAMES[how]).slice(0, MOST)) {
      const thing = readThing(text, view)
      // the strongest comes first, and holds
      if (thing && !read.has(text)) read.set(text, { ...thing, how })
    }
  }
  return [...read.values()]
}

function readThing(text: string, view: View): Pick<NamedSupposition, 'what' | 'id'> | null {
  const colon = text.indexOf(':')
  const [what, id] = [text.slice(0, colon), text.slice(colon + 1)]
  return isSubjectKind(what) && SUBJECTS[what].named(view).has(id) ? { what, id } : null
}

/** The fields of the form that adds one: a thing, and how it is handled. */
export const ADD_FIELDS = { thing: 'suppose', how: 'how' } as const

/** What `?suppose=source:S2&how=mirror` adds; undefined where nothing is asked for, null where it is nothing of this view. */
export function readAddedSupposition(given: URLSearchParams, view: View): NamedSupposition | null | undefined {
  const text = given.get(ADD_FIELDS.thing)
  if (text === null) return undefined
  const thing = readThing(text, view)
  const how = HANDLINGS.find((one) => NAMES[one] === given.get(ADD_FIELDS.how))
  return thing && how ? { ...thing, how } : null
}

export const subjectParameter = ({ what, id }: Pick<NamedSupposition, 'what' | 'id'>): string => `${what}:${id}`
export const handlingParameter = (how: Handling): string => NAMES[how]

/** Names and values as fields of an address or a form: in the order in which they are read. */
export const suppositionFields = (suppositions: readonly NamedSupposition[]): [string, string][] =>
  HANDLINGS.flatMap((how) => suppositions.filter((one) => one.how === how)).map((one) => [NAMES[one.how], subjectParameter(one)])

/** The same as the end of an address: empty, or from the question mark on. `further`: what else it says. */
export function suppositionQuery(suppositions: readonly NamedSupposition[], further: Readonly<Record<string, string>> = {}): string {
  const written = new URLSearchParams([...suppositionFields(suppositions), ...Object.entries(further)])
  return written.size > 0 ? `?${written}` : ''
}

export const isSameSubject = (a: NamedSupposition, b: NamedSupposition): boolean => a.what === b.what && a.id === b.id

/** Everything that is supposed, with this one too; a thing is supposed in one way at a time. */
export const addSupposition = (all: readonly NamedSupposition[], one: NamedSupposition): NamedSupposition[] => [
  ...all.filter((other) => !isSameSubject(other, one)),
  one,
]

/** The address of a page with this one supposed too; without it where it is supposed already. */
export function toggleLink(page: string, all: readonly NamedSupposition[], one: NamedSupposition): string {
  const there = all.some((other) => isSameSubject(other, one) && other.how === one.how)
  return `${page}${suppositionQuery(there ? all.filter((other) => !isSameSubject(other, one)) : addSupposition(all, one))}`
}

/** "President Tokayev is not believed (5 items left out)" */
export const suppositionWords = ({ what, id, how }: NamedSupposition, view: View): string => SUBJECTS[what].words(view, id, how)

/** What they come to for items and cells: what the arithmetic takes. */
export const resolveSuppositions = (view: View, suppositions: readonly NamedSupposition[]): Supposition[] =>
  suppositions.flatMap(({ what, id, how }) => SUBJECTS[what].means(view, id, how))
