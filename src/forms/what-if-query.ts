// What-ifs as an address says them: read, written, put into words. They live in the address alone and are never saved.

import { HANDLINGS, type Handling, type Supposition } from '../ach/analysis/what-if.ts'
import type { View } from '../ach/view/view.ts'
import { isWhat, THINGS, type What } from './what-if-subjects.ts'

export interface Supposed {
  readonly what: What
  readonly id: string
  readonly how: Handling
}

const NAMES: Readonly<Record<Handling, string>> = { without: 'without', neutral: 'neutral', mirrored: 'mirror' }
/** of each handling */
const MOST = 100

/** `?without=source:S2&mirror=source:S3&neutral=evidence:E5`, each as often as one likes. What this view does not have is passed over. */
export function readSuppositions(given: URLSearchParams, view: View): Supposed[] {
  const read = new Map<string, Supposed>()
  for (const how of HANDLINGS) {
    for (const text of given.getAll(NAMES[how]).slice(0, MOST)) {
      const thing = readThing(text, view)
      // the strongest comes first, and holds
      if (thing && !read.has(text)) read.set(text, { ...thing, how })
    }
  }
  return [...read.values()]
}

function readThing(text: string, view: View): Pick<Supposed, 'what' | 'id'> | null {
  const colon = text.indexOf(':')
  const [what, id] = [text.slice(0, colon), text.slice(colon + 1)]
  return isWhat(what) && THINGS[what].named(view).has(id) ? { what, id } : null
}

/** The fields of the form that adds one: a thing, and how it is handled. */
export const ADDED = { thing: 'suppose', how: 'how' } as const

/** What `?suppose=source:S2&how=mirror` adds; undefined where nothing is asked for, null where it is nothing of this view. */
export function readAdded(given: URLSearchParams, view: View): Supposed | null | undefined {
  const text = given.get(ADDED.thing)
  if (text === null) return undefined
  const thing = readThing(text, view)
  const how = HANDLINGS.find((one) => NAMES[one] === given.get(ADDED.how))
  return thing && how ? { ...thing, how } : null
}

export const nameOfThing = ({ what, id }: Pick<Supposed, 'what' | 'id'>): string => `${what}:${id}`
export const nameOfHandling = (how: Handling): string => NAMES[how]

/** Names and values as fields of an address or a form: in the order in which they are read. */
export const fields = (suppositions: readonly Supposed[]): [string, string][] =>
  HANDLINGS.flatMap((how) => suppositions.filter((one) => one.how === how)).map((one) => [NAMES[one.how], nameOfThing(one)])

/** The same as the end of an address: empty, or from the question mark on. `further`: what else it says. */
export function query(suppositions: readonly Supposed[], further: Readonly<Record<string, string>> = {}): string {
  const written = new URLSearchParams([...fields(suppositions), ...Object.entries(further)])
  return written.size > 0 ? `?${written}` : ''
}

export const sameThing = (a: Supposed, b: Supposed): boolean => a.what === b.what && a.id === b.id

/** Everything that is supposed, with this one too; a thing is supposed in one way at a time. */
export const withOne = (all: readonly Supposed[], one: Supposed): Supposed[] => [...all.filter((other) => !sameThing(other, one)), one]

/** The address of a page with this one supposed too; without it where it is supposed already. */
export function toggled(page: string, all: readonly Supposed[], one: Supposed): string {
  const there = all.some((other) => sameThing(other, one) && other.how === one.how)
  return `${page}${query(there ? all.filter((other) => !sameThing(other, one)) : withOne(all, one))}`
}

/** "President Tokayev is not believed (5 items left out)" */
export const words = ({ what, id, how }: Supposed, view: View): string => THINGS[what].words(view, id, how)

/** What they come to for items and cells: what the arithmetic takes. */
export const meant = (view: View, suppositions: readonly Supposed[]): Supposition[] =>
  suppositions.flatMap(({ what, id, how }) => THINGS[what].means(view, id, how))
