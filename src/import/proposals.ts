// Changes that somebody made elsewhere, as they would be done to the workbook as it is now: each can be taken or left, and what somebody
// changed here meanwhile is not overwritten unasked. Pure; changes nothing.
import { itemsOf } from '../ach/apply.ts'
import type { Change, ChangeOf, What } from '../ach/change.ts'
import { WHAT_WORDS } from '../ach/check.ts'
import { targetsOf } from '../ach/invert.ts'
import { noteAt, ratingAt, type Workbook } from '../ach/workbook.ts'
import { Ids } from './ids.ts'

/** What may become of a workbook, and by whom the ratings are. */
export interface Proposal {
  /** the same as long as the same thing would be changed */
  readonly key: string
  /** fits the workbook as it is now */
  readonly change: Change
  /** true where the workbook no longer says what it said when the file was made */
  readonly meanwhile: boolean
  /** the item without which this cannot be done: `evidence E24` where that is new itself; null where it is there */
  readonly needs: readonly string[]
}

/** What cannot be done to this workbook, and why. */
export interface Blocked {
  readonly change: Change
  readonly why: string
}

export interface Proposals {
  readonly proposals: readonly Proposal[]
  readonly blocked: readonly Blocked[]
  /** so many are in the workbook already */
  readonly already: number
}

/** `wanted` as src/ach/differences.ts gives them; whatever the file calls the rater, ratings become those of `rater`. */
export function proposalsFor(workbook: Workbook, wanted: readonly Change[], rater: string): Proposals {
  const draft = new Draft(workbook, rater)
  for (const change of wanted) draft.take(change)
  const { proposals, blocked, already } = draft
  return { proposals, blocked, already }
}

/** The changes of what was picked, in their order; what needs an item that was not picked is left out with it. */
export function picked(proposals: readonly Proposal[], keys: ReadonlySet<string>): Change[] {
  const taken = new Set<string>()
  const changes: Change[] = []
  for (const { key, change, needs } of proposals) {
    if (!keys.has(key) || needs.some((need) => !taken.has(need))) continue
    if (change.type === 'added' || change.type === 'restored') taken.add(itemKey(change.what, change.id))
    changes.push(change)
  }
  return changes
}

type Fields = Readonly<Record<string, unknown>>
const LINKS = ['source', 'cluster'] as const
const itemKey = (what: What, id: string) => `${what} ${id}`

/** It is so already. */
const ALREADY = 'already'
type Outcome = Proposal | Blocked | typeof ALREADY

class Draft {
  readonly proposals: Proposal[] = []
  readonly blocked: Blocked[] = []
  already = 0
  readonly #coming = new Set<string>()
  /** ids that mean another item here */
  readonly #renamed = new Map<string, string>()

  constructor(
    readonly workbook: Workbook,
    readonly rater: string,
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
        return this.#value(
          this.workbook.method,
          change.before.method,
          change.after.method,
          (before) => ({ ...change, before: { method: before } }) as Change,
        )
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
    const items = itemsOf(this.workbook, change.what)
    const fields = this.#links(change.fields)
    const there = [...items.values()].find(({ id }) => id.toLowerCase() === change.id.toLowerCase())
    if (there && sameFields(there, fields)) {
      if (there.id !== change.id) this.#renamed.set(itemKey(change.what, change.id), there.id)
      return ALREADY
    }
    let { id } = change
    if (there) {
      const coming = this.proposals.flatMap((one) =>
        one.change.type === 'added' && one.change.what === change.what ? [one.change.id] : [],
      )
      id = new Ids(change.what, [...items.keys(), ...coming]).next()
      this.#renamed.set(itemKey(change.what, change.id), id)
    }
    this.#coming.add(itemKey(change.what, id))
    return this.#proposal({ ...change, id, fields } as unknown as Change, false, linksIn(fields))
  }

  #changed(change: ChangeOf<'changed'>): Outcome {
    const id = this.#id(change.what, change.id)
    const item = itemsOf(this.workbook, change.what).get(id)
    if (!item) return this.#missing(change, change.what, id)
    const [field = ''] = Object.keys(change.after)
    const after = this.#links(change.after)
    const made = (before: unknown) => ({ ...change, id, before: { [field]: before }, after }) as Change
    return this.#value(
      (item as unknown as Fields)[field] ?? null,
      (change.before as Fields)[field] ?? null,
      after[field] ?? null,
      made,
      linksIn(after),
    )
  }

  #moved(change: ChangeOf<'parked'> | ChangeOf<'restored'>): Outcome {
    const id = this.#id(change.what, change.id)
    if (this.#coming.has(itemKey(change.what, id))) return this.#proposal({ ...change, id }, false, [itemKey(change.what, id)])
    const item = itemsOf(this.workbook, change.what).get(id)
    if (!item) return this.#missing(change, change.what, id)
    if (item.parked === (change.type === 'parked')) return ALREADY
    if (change.type === 'restored') this.#coming.add(itemKey(change.what, id))
    return this.#proposal({ ...change, id }, false)
  }

  #rated(change: ChangeOf<'rated'> | ChangeOf<'noted'> | ChangeOf<'reasoned'>): Outcome {
    const evidence = this.#id('evidence', change.evidence)
    const hypothesis = 'hypothesis' in change ? this.#id('hypothesis', change.hypothesis) : null
    const needs: string[] = []
    for (const [what, id] of [
      ['evidence', evidence],
      ['hypothesis', hypothesis],
    ] as const) {
      if (id === null) continue
      const item = itemsOf(this.workbook, what).get(id)
      if (this.#coming.has(itemKey(what, id))) needs.push(itemKey(what, id))
      else if (!item) return this.#missing(change, what, id)
      else if (item.parked) return { change, why: `${id} is parked in this workbook.` }
    }
    const me = this.workbook.raters.get(this.rater)
    const cell = { rater: this.rater, evidence, ...(hypothesis === null ? {} : { hypothesis }) }
    const now = !me
      ? null
      : change.type === 'rated'
        ? ratingAt(me, evidence, hypothesis ?? '')
        : change.type === 'noted'
          ? noteAt(me, evidence, hypothesis ?? '')
          : (me.rationales.get(evidence) ?? null)
    return this.#value(now, change.before, change.after, (before) => ({ ...change, ...cell, before }) as Change, needs)
  }

  /** One value: as it is here, as it was in the file when that was made, as it is in the file now. */
  #value(now: unknown, before: unknown, after: unknown, made: (before: unknown) => Change, needs: readonly string[] = []): Outcome {
    return now === after ? ALREADY : this.#proposal(made(now), now !== before, needs)
  }

  #proposal(change: Change, meanwhile: boolean, needs: readonly string[] = []): Proposal {
    return { key: targetsOf(change)[0] ?? '', change, meanwhile, needs: needs.filter((need) => this.#coming.has(need)) }
  }

  #missing(change: Change, what: What, id: string): Outcome {
    return { change, why: `There is no ${WHAT_WORDS[what].one} ${id} in this workbook.` }
  }

  #id(what: What, id: string): string {
    return this.#renamed.get(itemKey(what, id)) ?? id
  }

  /** Sources and clusters by the ids that they have here. */
  #links(fields: object): Fields {
    const linked: Record<string, unknown> = { ...fields }
    for (const what of LINKS) if (typeof linked[what] === 'string') linked[what] = this.#id(what, linked[what])
    return linked
  }
}

const linksIn = (fields: Fields): string[] =>
  LINKS.flatMap((what) => {
    const id = fields[what]
    return typeof id === 'string' ? [itemKey(what, id)] : []
  })

const sameFields = (item: object, fields: Fields): boolean =>
  Object.entries(fields).every(([field, value]) => (item as Fields)[field] === value)
