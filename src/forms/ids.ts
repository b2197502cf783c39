// Gives ids to new items: E24, H5, S9, C3. Pure; ids that were ever used in the workbook are never given again.
import type { ItemKind } from '../ach/log/change.ts'
import { idSchema } from '../ach/model/texts.ts'
import type { Workbook } from '../ach/model/workbook.ts'

/** The lists of a workbook or of a view of it: all that is needed to give ids and find items by name. */
export type WorkbookLists = Pick<Workbook, 'hypotheses' | 'evidence' | 'sources' | 'clusters'>

const LETTER: Readonly<Record<ItemKind, string>> = {
  hypothesis: 'H',
  evidence: 'E',
  source: 'S',
  cluster: 'C',
  assumption: 'A',
  expectation: 'X',
  milestone: 'M',
}

/** The ids of one kind of item, ignoring case, and the next one to give. Parked items keep theirs. */
export class UsedIds {
  readonly #taken = new Set<string>()
  #highest = 0

  constructor(
    readonly what: ItemKind,
    used: Iterable<string>,
  ) {
    for (const id of used) this.take(id)
  }

  has(id: string): boolean {
    return this.#taken.has(id.toLowerCase())
  }

  take(id: string): void {
    this.#taken.add(id.toLowerCase())
    const numbered = /^([A-Za-z])(\d{1,9})$/.exec(id)
    if (numbered?.[1]?.toUpperCase() === LETTER[this.what]) this.#highest = Math.max(this.#highest, Number(numbered[2]))
  }

  /** The id after the highest number given so far. It is not taken yet. */
  next(): string {
    return `${LETTER[this.what]}${this.#highest + 1}`
  }

  /** The same, and taken. */
  give(): string {
    const id = this.next()
    this.take(id)
    return id
  }
}

/** The id for a plain number as people number rows: 12 becomes E12. */
export const numberedId = (what: ItemKind, number: string): string => `${LETTER[what]}${number.replace(/^0+(?=\d)/, '')}`

/** Said of what was typed as an id. */
export const ID_PROBLEMS = {
  used: (id: string) => `The id ${shortLabel(id)} is already used. The row is left out.`,
  unusable: (id: string, given: string) => `“${shortLabel(id)}” cannot be an id; the row is called ${given}.`,
} as const

/** The id for what was typed as one, taken; a new one where that is nothing or no id, null where it is used already. */
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

/** A value inside a sentence: its beginning. */
export const shortLabel = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text)
