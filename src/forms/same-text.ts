// Finds items of evidence that say the same: their texts differ only in case, spaces and punctuation. Pure.
import { withoutInvisible } from '../ach/model/names.ts'
import type { Workbook } from '../ach/model/workbook.ts'

/** Two texts are the same if this is: letters and digits in lower case, each other run of characters as one space. */
const foldText = (text: string): string =>
  withoutInvisible(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** The items of a workbook, parked ones included, and further ones, by their text. */
export class SameTexts {
  readonly #ids = new Map<string, string>()

  constructor({ evidence }: Pick<Workbook, 'evidence'>) {
    for (const { id, statement } of evidence.values()) this.add(id, statement)
  }

  /** The id of the first item with this text; undefined if there is none. A text of signs alone is like no other. */
  find(statement: string): string | undefined {
    return this.#ids.get(foldText(statement))
  }

  add(id: string, statement: string): void {
    const text = foldText(statement)
    if (text !== '' && !this.#ids.has(text)) this.#ids.set(text, id)
  }
}
