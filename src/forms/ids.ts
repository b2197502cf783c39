// Assigns ids to new items: E24, H5, S9, C3. An id that was ever used in the workbook is never assigned again. Pure.

import type { ItemKind } from '../ach/log/change.ts'
import { type ItemLists, usedIds } from '../ach/log/workbook-lists.ts'
import { idSchema } from '../ach/model/texts.ts'
import type { Workbook } from '../ach/model/workbook.ts'

/** The lists of a workbook or view that are needed to assign ids and to find items by name. */
export type WorkbookLists = ItemLists & Pick<Workbook, 'withdrawn'>

const LETTER: Readonly<Record<ItemKind, string>> = {
  hypothesis: 'H',
  evidence: 'E',
  source: 'S',
  cluster: 'C',
  assumption: 'A',
  expectation: 'X',
  milestone: 'M',
}

/** The used ids of one kind of item, ignoring case, and the next free one. Parked items keep their ids, and so do items whose addition was undone. */
export class UsedIds {
  readonly #taken = new Set<string>()
  #highest = 0

  constructor(
    readonly what: ItemKind,
    used: Iterable<string>,
  ) {
    for (const id of used) this.take(id)
  }

  /** The ids that a workbook or view uses or has used. */
  static in(lists: WorkbookLists, what: ItemKind): UsedIds {
    return new UsedIds(what, usedIds(lists, what))
  }

  has(id: string): boolean {
    return this.#taken.has(id.toLowerCase())
  }

  take(id: string): void {
    this.#taken.add(id.toLowerCase())
    const numbered = /^([A-Za-z])(\d{1,9})$/.exec(id)
    if (numbered?.[1]?.toUpperCase() === LETTER[this.what]) this.#highest = Math.max(this.#highest, Number(numbered[2]))
  }

  /** The id after the highest number used so far. It is not marked as used. */
  next(): string {
    return `${LETTER[this.what]}${this.#highest + 1}`
  }

  /** The next id, marked as used. */
  give(): string {
    const id = this.next()
    this.take(id)
    return id
  }
}

/** The id for a row that is numbered: 12 becomes E12. */
export const numberedId = (what: ItemKind, number: string): string => `${LETTER[what]}${number.replace(/^0+(?=\d)/, '')}`

/** Errors about ids: of a page and of pasted or imported rows. */
export const ID_PROBLEMS = {
  notInList: (id: string) => `There is no ${id} in this list.`,
  used: (id: string) => `The ID ${shortLabel(id)} is already used. The row is left out.`,
  unusable: (id: string, used: string) => `“${shortLabel(id)}” cannot be used as an ID. The row gets the ID ${used}.`,
} as const

/** The id for a typed one, marked as used. A new id if the text is blank or not a valid id; null if the id is already used. */
export function idFor(ids: UsedIds, written: string): { readonly id: string | null; readonly problem: string | null } {
  const wanted = /^\d{1,9}$/.test(written) ? numberedId(ids.what, written) : written
  if (wanted === '') return { id: ids.give(), problem: null }
  if (ids.has(wanted)) return { id: null, problem: ID_PROBLEMS.used(wanted) }
  if (!idSchema.safeParse(wanted).success) {
    const id = ids.give()
    return { id, problem: ID_PROBLEMS.unusable(wanted, id) }
  }
  ids.take(wanted)
  return { id: wanted, problem: null }
}

/** The beginning of a value, for quoting it in a sentence. */
export const shortLabel = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text)
