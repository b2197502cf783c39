// A workbook while changes are applied to it. It copies each map once, however many changes write to it, and shares the rest with the workbook
// it started from.
import { GRADE_LEVELS } from '../model/grade.ts'
import type { SourceText } from '../model/source-texts.ts'
import type { Evidence, Participation, Rater, Retest, Withdrawn, Workbook } from '../model/workbook.ts'
import type { ChangeOf, ItemKind } from './change.ts'
import { itemKeyOf, itemsOfKind, LIST_OF_ITEM } from './workbook-lists.ts'

type Item = Withdrawn['item']
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Sets a new key in the place `at` of the order; at the end if there are fewer. */
export function insertAt<V>(map: Map<string, V>, at: number, key: string, value: V): void {
  const behind = [...map].slice(at)
  for (const [one] of behind) map.delete(one)
  map.set(key, value)
  for (const [one, other] of behind) map.set(one, other)
}

/** Items of earlier versions have no grade, and a credibility that was changed alone can disagree with it. */
function withGrade(item: Partial<Evidence>): Partial<Evidence> {
  const { grade = null, credibility = null } = item
  return grade !== null && GRADE_LEVELS[grade] === credibility ? item : { ...item, grade: null }
}

/** Owns the maps it has copied, and writes only to those. */
export class WorkbookDraft {
  readonly workbook: Writable<Workbook>
  private readonly owned = new Set<object>()

  constructor(workbook: Workbook) {
    this.workbook = { ...workbook }
  }

  /** From here on, no map of this state is modified: it is copied again when it changes. */
  share(): void {
    this.owned.clear()
  }

  /** Changes fields of a participant's part in the exercise; of other raters, nothing. */
  patchParticipation(rater: string, fields: Partial<Participation>): void {
    const draft = this.rater(rater)
    if (draft.participation) draft.participation = { ...draft.participation, ...fields }
  }

  /** Returns a map that may be written to: this one, if it is already a copy, or a copy. */
  own<K, V>(map: ReadonlyMap<K, V>): Map<K, V> {
    if (this.owned.has(map)) return map as Map<K, V>
    const copy = new Map(map)
    this.owned.add(copy)
    return copy
  }

  /** The items of that kind, to be written to. */
  items(what: ItemKind): Map<string, Item> {
    const items = this.own(itemsOfKind(this.workbook, what))
    Object.assign(this.workbook, { [LIST_OF_ITEM[what]]: items })
    return items
  }

  /** Adds or replaces an item. */
  setItem(what: ItemKind, item: Partial<Item> & { id: string }): void {
    this.items(what).set(item.id, (what === 'evidence' ? withGrade(item) : item) as Item)
  }

  /** Changes fields of an item. An item that is not there is left alone. */
  patch(what: ItemKind, id: string, after: object): void {
    const before = itemsOfKind(this.workbook, what).get(id)
    if (before) this.setItem(what, { ...before, ...after, version: this.workbook.seq })
  }

  /** Withdraws an item when its addition is undone, or puts it back where it was. */
  list({ what, id, after }: ChangeOf<'listed'>): void {
    const key = itemKeyOf(what, id)
    const withdrawn = this.own(this.workbook.withdrawn)
    this.workbook.withdrawn = withdrawn
    const items = this.items(what)
    const item = items.get(id)
    const back = withdrawn.get(key)
    if (after && back) {
      withdrawn.delete(key)
      insertAt(items, back.at, id, { ...back.item, version: this.workbook.seq })
    } else if (!after && item) {
      withdrawn.set(key, { what, item, at: [...items.keys()].indexOf(id) })
      items.delete(id)
    }
  }

  /** Reorders the items of a kind. */
  order({ what, after }: ChangeOf<'ordered'>): void {
    const items = this.items(what)
    // Items missing from the order, because they were added at the same time, keep their order behind it.
    for (const id of after) {
      const item = items.get(id)
      if (item && items.delete(id)) items.set(id, item)
    }
    const named = new Set(after)
    for (const [id, item] of [...items]) if (!named.has(id) && items.delete(id)) items.set(id, item)
  }

  /** The source texts, to be written to. */
  texts(): Map<string, SourceText> {
    const texts = this.own(this.workbook.texts)
    this.workbook.texts = texts
    return texts
  }

  /** The raters, to be written to. */
  raters(): Map<string, Rater> {
    const raters = this.own(this.workbook.raters)
    this.workbook.raters = raters
    return raters
  }

  /** The rater, to be written to. */
  rater(id: string): Writable<Rater> {
    const raters = this.raters()
    const rater = raters.get(id)
    if (!rater) throw new Error(`The log names a rater ${id} who never joined.`)
    if (this.owned.has(rater)) return rater
    const copy = { ...rater }
    this.owned.add(copy)
    raters.set(id, copy)
    return copy
  }

  /** Sets the value of one cell of a rater; `null` makes it blank. */
  setCell<K extends 'ratings' | 'notes' | 'again'>(
    rater: Writable<Rater>,
    field: K,
    { evidence, hypothesis }: { evidence: string; hypothesis: string },
    value: string | Retest | null,
  ): void {
    const rows = this.own<string, ReadonlyMap<string, string | Retest>>(rater[field])
    const row = this.own(rows.get(evidence) ?? new Map<string, string | Retest>())
    if (value === null) row.delete(hypothesis)
    else row.set(hypothesis, value)
    if (row.size === 0) rows.delete(evidence)
    else rows.set(evidence, row)
    rater[field] = rows as Rater[K]
  }
}
