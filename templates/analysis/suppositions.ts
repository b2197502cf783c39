// What-ifs as the address of the analysis says them: read, written, put into words. They live in the address alone and are never saved.

import type { View } from '../../src/ach/view.ts'
import { HANDLINGS, type Handling, type Supposition } from '../../src/ach/what-if.ts'
import { counted } from '../../src/ach/wording.ts'
import { paths } from '../../src/paths.ts'

/** Whole items, sources, clusters and kinds. */
export type Supposed = Exclude<Supposition, { readonly what: 'cell' }>

const NAMES: Readonly<Record<Handling, string>> = { without: 'without', neutral: 'neutral', mirrored: 'mirror' }
const MOST = 100

/** `?without=source:S2&mirror=source:S3&neutral=evidence:E5`, each as often as one likes. What this view does not have is passed over. */
export function readSuppositions(given: URLSearchParams, view: View): Supposed[] {
  const read = new Map<string, Supposed>()
  for (const how of HANDLINGS) {
    for (const text of given.getAll(NAMES[how]).slice(0, MOST)) {
      const colon = text.indexOf(':')
      const [what, id] = [text.slice(0, colon), text.slice(colon + 1)]
      if (what !== 'evidence' && what !== 'source' && what !== 'cluster' && what !== 'kind') continue
      // the strongest comes first, and holds
      if (!read.has(text) && has(view, what, id)) read.set(text, { what, id, how })
    }
  }
  return [...read.values()]
}

function has(view: View, what: Supposed['what'], id: string): boolean {
  if (what === 'evidence') return view.evidence.get(id)?.parked === false
  if (what === 'source') return view.sources.get(id)?.parked === false
  if (what === 'cluster') return view.clusters.get(id)?.parked === false
  for (const item of view.evidence.values()) if (!item.parked && item.kind === id) return true
  return false
}

/** The same as the end of an address: empty, or from the question mark on. */
export function query(suppositions: readonly Supposed[]): string {
  const fields = new URLSearchParams(suppositions.map(({ what, id, how }): [string, string] => [NAMES[how], `${what}:${id}`]))
  return fields.size > 0 ? `?${fields}` : ''
}

export const sameThing = (a: Supposed, b: Supposed): boolean => a.what === b.what && a.id === b.id

/** The address with this one supposed too; without it where it is supposed already. */
export function toggled(id: string, all: readonly Supposed[], one: Supposed): string {
  const others = all.filter((other) => !sameThing(other, one))
  const there = all.some((other) => sameThing(other, one) && other.how === one.how)
  return `${paths.analysis(id)}${query(there ? others : [...others, one])}`
}

const DONE: Readonly<Record<Handling, string>> = {
  without: 'left out',
  neutral: 'taken as neutral',
  mirrored: 'mirrored: what was for is against',
}

/** "President Tokayev is not believed (5 items left out)" */
export function words({ what, id, how }: Supposed, view: View): string {
  if (what === 'evidence') return `${id} is ${DONE[how]}`
  const items = [...view.evidence.values()].filter((item) => !item.parked && item[what] === id).length
  const done = `${counted(items, 'item')} ${DONE[how]}`
  if (what === 'source')
    return `${view.sources.get(id)?.name ?? id} ${how === 'mirrored' ? 'says the opposite of what is so' : 'is not believed'} (${done})`
  return what === 'cluster' ? `cluster ${view.clusters.get(id)?.label ?? id}: ${done}` : `kind ${id}: ${done}`
}
