// Turns changes made elsewhere into proposals for the current workbook. Each can be accepted or not, and flags values that changed here
// since the file was exported. Pure.

import type { Change, ChangeOf, ItemKind } from '../../ach/log/change.ts'
import { changeTargets } from '../../ach/log/invert-change.ts'
import { ITEM_KIND_WORDS } from '../../ach/log/item-kind.ts'
import { itemKeyOf, itemsOfKind, usedIds } from '../../ach/log/workbook-lists.ts'
import { noteAt, ratingAt, type Workbook } from '../../ach/model/workbook.ts'
import { UsedIds } from '../../forms/ids.ts'

export const parkedHere = (id: string): string => `${id} is parked in this workbook.`

/** A change that the file proposes. */
export interface ImportProposal {
  /** stable as long as the same value would be changed */
  readonly key: string
  /** applies to the workbook as it is now */
  readonly change: Change
  /** true if the workbook's value differs from the one in the file when it was exported */
  readonly changedSince: boolean
  /** new items that this depends on, such as `evidence E24`; empty if all exist */
  readonly needs: readonly string[]
}

/** A change that cannot be applied to this workbook, and why. */
export interface BlockedChange {
  readonly change: Change
  readonly why: string
}

export interface ImportProposals {
  readonly proposals: readonly ImportProposal[]
  readonly blocked: readonly BlockedChange[]
  /** number of changes that are already in the workbook */
  readonly already: number
  /** maps an item's id in the file to its id here */
  readonly idOf: (what: ItemKind, id: string) => string
}

/**
 * `wanted`: changes as src/ach/document/document-differences.ts returns them. `whose` maps a rater id of the file to the rater who receives
 * the ratings.
 */
export function proposalsFor(workbook: Workbook, wanted: readonly Change[], whose: (rater: string) => string): ImportProposals {
  const draft = new Draft(workbook, whose)
  for (const change of wanted) if (change.type === 'added') draft.known.add(foldedKey(change.what, change.id))
  for (const change of wanted) draft.take(change)
  const { proposals, blocked, already, idOf } = draft
  return { proposals, blocked, already, idOf }
}

/**
 * Returns the picked changes in their order, without those that depend on an item that was not picked. `more`: ratings of other raters;
 * they are applied before any parking and filtered in the same way.
 */
export function pickChanges(proposals: readonly ImportProposal[], keys: ReadonlySet<string>, more: readonly Change[] = []): Change[] {
  const coming = addedItemKeys(proposals)
  const taken = new Set<string>()
  const changes: Change[] = []
  const parked: Change[] = []
  for (const { key, change, needs } of proposals) {
    if (!keys.has(key) || needs.some((need) => !taken.has(need))) continue
    if (change.type === 'added' || change.type === 'restored') taken.add(itemKeyOf(change.what, change.id))
    if (change.type === 'parked') parked.push(change)
    else changes.push(change)
  }
  const possible = more.filter((change) => ratedItems(change).every((item) => !coming.has(item) || taken.has(item)))
  return [...changes, ...possible, ...parked]
}

/** Returns the keys of added and restored items, such as `evidence E24`. */
export const addedItemKeys = (proposals: readonly ImportProposal[]): ReadonlySet<string> =>
  new Set(
    proposals.flatMap(({ change }) => (change.type === 'added' || change.type === 'restored' ? [itemKeyOf(change.what, change.id)] : [])),
  )

const ratedItems = (change: Change): string[] => [
  ...('evidence' in change ? [itemKeyOf('evidence', change.evidence)] : []),
  ...('hypothesis' in change ? [itemKeyOf('hypothesis', change.hypothesis)] : []),
]

type Fields = Readonly<Record<string, unknown>>
const LINKS = ['source', 'cluster'] as const
const foldedKey = (what: ItemKind, id: string) => itemKeyOf(what, id.toLowerCase())

/** The workbook already has this value. */
const ALREADY = 'already'
type Outcome = ImportProposal | BlockedChange | typeof ALREADY

class Draft {
  readonly proposals: ImportProposal[] = []
  readonly blocked: BlockedChange[] = []
  already = 0
  /** keys of the items that the file adds, in lower case; no other item may take such an id */
  readonly known = new Set<string>()
  readonly #coming = new Set<string>()
  /** maps keys in the file to ids here, where the id in the file is taken by another item */
  readonly #renamed = new Map<string, string>()

  constructor(
    readonly workbook: Workbook,
    readonly whose: (rater: string) => string,
  ) {}

  take(change: Change): void {
    const outcome = this.#outcome(change)
    if (outcome === ALREADY) this.already += 1
    else if ('why' in outcome) this.blocked.push(outcome)
    else this.proposals.push(outcome)
  }

  #outcome(change: Change): Outcome {
    switch (change.type) {
      case 'settings':
        return this.#setting(change)
      case 'added':
        return this.#added(change)
      case 'changed':
        return this.#changed(change)
      case 'parked':
      case 'restored':
        return this.#moved(change)
      case 'rated':
      case 'noted':
      case 'reasoned':
        return this.#rated(change)
      default:
        throw new Error(`A file cannot propose a change of type ${change.type}.`)
    }
  }

  #added(change: ChangeOf<'added'>): Outcome {
    const items = itemsOfKind(this.workbook, change.what)
    const fields = this.#links(change.fields)
    const existing = [...items.values()].find(({ id }) => id.toLowerCase() === change.id.toLowerCase())
    if (existing && sameFields(existing, fields)) {
      if (existing.id !== change.id) this.#renamed.set(itemKeyOf(change.what, change.id), existing.id)
      return ALREADY
    }
    let { id } = change
    const missing = this.#missingLink(fields)
    if (missing) return { change, why: missing }
    const used = usedIds(this.workbook, change.what)
    if (used.some((one) => one.toLowerCase() === change.id.toLowerCase())) {
      const taken = [...this.known].flatMap((key) =>
        key.startsWith(itemKeyOf(change.what, '')) ? [key.slice(change.what.length + 1)] : [],
      )
      id = new UsedIds(change.what, [...used, ...taken]).next()
      this.known.add(foldedKey(change.what, id))
      this.#renamed.set(itemKeyOf(change.what, change.id), id)
    }
    this.#coming.add(itemKeyOf(change.what, id))
    return this.#proposal({ ...change, id, fields } as unknown as Change, false, linksIn(fields))
  }

  #changed(change: ChangeOf<'changed'>): Outcome {
    const id = this.idOf(change.what, change.id)
    const item = itemsOfKind(this.workbook, change.what).get(id)
    if (!item) return this.#missing(change, change.what, id)
    const names = Object.keys(change.after)
    const after = this.#links(change.after)
    const missing = this.#missingLink(after)
    if (missing) return { change, why: missing }
    const now = Object.fromEntries(names.map((field) => [field, (item as unknown as Fields)[field] ?? null]))
    if (names.every((field) => now[field] === (after[field] ?? null))) return ALREADY
    const changedSince = names.some((field) => now[field] !== ((change.before as Fields)[field] ?? null))
    return this.#proposal({ ...change, id, before: now, after } as Change, changedSince, linksIn(after))
  }

  #moved(change: ChangeOf<'parked'> | ChangeOf<'restored'>): Outcome {
    const id = this.idOf(change.what, change.id)
    // The key differs from that of the addition, so an item can be added without being parked.
    if (this.#coming.has(itemKeyOf(change.what, id)))
      return {
        ...this.#proposal({ ...change, id }, false, [itemKeyOf(change.what, id)]),
        key: `${change.type} ${itemKeyOf(change.what, id)}`,
      }
    const item = itemsOfKind(this.workbook, change.what).get(id)
    if (!item) return this.#missing(change, change.what, id)
    if (item.parked === (change.type === 'parked')) return ALREADY
    if (change.type === 'restored') this.#coming.add(itemKeyOf(change.what, id))
    return this.#proposal({ ...change, id }, false)
  }

  #rated(change: ChangeOf<'rated'> | ChangeOf<'noted'> | ChangeOf<'reasoned'>): Outcome {
    const evidence = this.idOf('evidence', change.evidence)
    const hypothesis = 'hypothesis' in change ? this.idOf('hypothesis', change.hypothesis) : null
    const needs: string[] = []
    for (const [what, id] of [
      ['evidence', evidence],
      ['hypothesis', hypothesis],
    ] as const) {
      if (id === null) continue
      const item = itemsOfKind(this.workbook, what).get(id)
      if (this.#coming.has(itemKeyOf(what, id))) needs.push(itemKeyOf(what, id))
      else if (!item) return this.#missing(change, what, id)
      else if (item.parked) return { change, why: parkedHere(id) }
    }
    const rater = this.whose(change.rater)
    const me = this.workbook.raters.get(rater)
    const cell = { rater, evidence, ...(hypothesis === null ? {} : { hypothesis }) }
    const now = !me
      ? null
      : change.type === 'rated'
        ? ratingAt(me, evidence, hypothesis ?? '')
        : change.type === 'noted'
          ? noteAt(me, evidence, hypothesis ?? '')
          : (me.rationales.get(evidence) ?? null)
    const outcome = this.#value(now, change.before, change.after, (before) => ({ ...change, ...cell, before }) as Change, needs)
    if (outcome === ALREADY || 'why' in outcome) return outcome
    // Keyed by the rater in the file: ticks survive when the ratings are assigned to another rater.
    return { ...outcome, key: ratingKey(change.rater, outcome.change) }
  }

  /** One field, as differencesOf returns it. */
  #setting(change: ChangeOf<'settings'>): Outcome {
    const [field] = Object.keys(change.after) as (keyof typeof change.after)[]
    if (field === undefined) return ALREADY
    const made = (before: unknown) => ({ ...change, before: { [field]: before } }) as Change
    return this.#value(this.workbook[field], change.before[field], change.after[field], made)
  }

  /** Compares one value: in the workbook now, in the file when exported, in the file now. */
  #value(now: unknown, before: unknown, after: unknown, made: (before: unknown) => Change, needs: readonly string[] = []): Outcome {
    return now === after ? ALREADY : this.#proposal(made(now), now !== before, needs)
  }

  #proposal(change: Change, changedSince: boolean, needs: readonly string[] = []): ImportProposal {
    return { key: changeTargets(change)[0] ?? '', change, changedSince, needs: needs.filter((need) => this.#coming.has(need)) }
  }

  #missing(change: Change, what: ItemKind, id: string): Outcome {
    return { change, why: `There is no ${ITEM_KIND_WORDS[what].one} ${id} in this workbook.` }
  }

  readonly idOf = (what: ItemKind, id: string): string => this.#renamed.get(itemKeyOf(what, id)) ?? id

  /** Returns why a source or cluster cannot be linked; null if it can. */
  #missingLink(fields: Fields): string | null {
    for (const what of LINKS) {
      const id = fields[what]
      if (typeof id === 'string' && !itemsOfKind(this.workbook, what).has(id) && !this.#coming.has(itemKeyOf(what, id)))
        return `There is no ${ITEM_KIND_WORDS[what].one} ${id} in this workbook.`
    }
    return null
  }

  /** Replaces ids of sources and clusters by their ids here. */
  #links(fields: object): Fields {
    const linked: Record<string, unknown> = { ...fields }
    for (const what of LINKS) if (typeof linked[what] === 'string') linked[what] = this.idOf(what, linked[what])
    return linked
  }
}

const linksIn = (fields: Fields): string[] =>
  LINKS.flatMap((what) => {
    const id = fields[what]
    return typeof id === 'string' ? [itemKeyOf(what, id)] : []
  })

const ratingKey = (from: string, change: Change): string =>
  'rater' in change ? (changeTargets({ ...change, rater: from } as Change)[0] ?? '') : ''

const sameFields = (item: object, fields: Fields): boolean =>
  Object.entries(fields).every(([field, value]) => (item as Fields)[field] === value)
