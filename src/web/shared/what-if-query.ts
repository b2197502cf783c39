// Reads the what-if from the query of an address, on every page that can show one.

import type { Context } from 'hono'
import type { View } from '../../ach/view/view.ts'
import {
  addSupposition,
  type NamedSupposition,
  readAddedSupposition,
  readSuppositions,
  suppositionQuery,
} from '../../forms/what-if-query.ts'
import type { PageEnv } from './open-view.ts'

const queryEntries = (c: Context<PageEnv>) => new URL(c.req.url).searchParams

export const suppositionsOf = (c: Context<PageEnv>, view: View): NamedSupposition[] => readSuppositions(queryEntries(c), view)

/** After the form that adds to a what-if: the address to redirect to, in the form that links use. Null if the query adds nothing. */
export function redirectWithAdded(c: Context<PageEnv>, page: string, view: View): string | null {
  const added = readAddedSupposition(queryEntries(c), view)
  if (added === undefined) return null
  const all = suppositionsOf(c, view)
  return `${page}${suppositionQuery(added ? addSupposition(all, added) : all)}`
}
