// Finds sources and clusters by the names in imported rows, or adds new ones; also makes a label for a hypothesis without one. Pure.
import { foldName } from '../ach/model/names.ts'
import { LIMITS } from '../ach/model/texts.ts'
import { UsedIds } from './ids.ts'

export interface NamedItem {
  readonly id: string
  readonly name: string
}

export const longName = (what: 'source' | 'cluster'): string =>
  `The name of the ${what} has more than ${LIMITS.label} characters and is left blank.`

/** Sources or clusters by id or name, in any case. Looking up an unknown name adds an entry. */
export class NameIndex {
  readonly fresh: NamedItem[] = []
  readonly #byName = new Map<string, string>()
  readonly #ids: UsedIds

  constructor(
    readonly what: 'source' | 'cluster',
    items: ReadonlyMap<string, { id: string; name?: string; label?: string }>,
    ids = new UsedIds(what, items.keys()),
  ) {
    this.#ids = ids
    for (const { id, name, label } of items.values()) {
      for (const key of [id, name ?? label ?? '']) if (!this.#byName.has(foldName(key))) this.#byName.set(foldName(key), id)
    }
  }

  /** The id for a name; null for a blank name, and for one that is too long, which is reported. */
  find(text: string, report: (message: string) => void): string | null {
    if (text.trim() === '') return null
    const known = this.#byName.get(foldName(text))
    if (known !== undefined) return known
    if (text.length > LIMITS.label) {
      report(longName(this.what))
      return null
    }
    const id = this.#ids.give()
    this.#byName.set(foldName(text), id)
    this.fresh.push({ id, name: text })
    return id
  }
}

/** The first words of a statement, as the label of a hypothesis that has none. */
export function firstWords(statement: string): string {
  const line = statement.trim().replace(/\s+/g, ' ')
  if (line.length <= 40) return line
  const cut = line.slice(0, 40)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).replace(/[\s,;:.–-]+$/, '')}…`
}
