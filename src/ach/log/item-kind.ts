// The kinds of items by name, and finding an item of a kind.
import { notInWorkbook, Refused } from '../model/refused.ts'
import type { ItemKind } from './change.ts'

/** Singular and plural of each kind of item. */
export const ITEM_KIND_WORDS: Readonly<Record<ItemKind, { one: string; many: string }>> = {
  hypothesis: { one: 'hypothesis', many: 'hypotheses' },
  evidence: { one: 'item of evidence', many: 'items of evidence' },
  source: { one: 'source', many: 'sources' },
  cluster: { one: 'cluster', many: 'clusters' },
  assumption: { one: 'assumption', many: 'assumptions' },
  expectation: { one: 'indicator', many: 'indicators' },
  milestone: { one: 'milestone', many: 'milestones' },
}

/** Returns the item, parked or not. Throws `Refused('unknown')` if it does not exist. */
export function requireItem<One>(items: ReadonlyMap<string, One>, what: ItemKind, id: string): One {
  const found = items.get(id)
  if (!found) throw new Refused('unknown', notInWorkbook(ITEM_KIND_WORDS[what].one, id))
  return found
}
