// Collects what an import loses, as sentences for the user. The list stays short even for a hostile file.
import { formatCount } from '../../ach/model/format-count.ts'

/** Losses of one kind beyond this number are only counted. */
const MOST_OF_A_KIND = 20

export const moreOfAKind = (more: number, kind: string): string => `Not listed: ${formatCount(more)} more (${kind}).`

export class ConversionNotes {
  readonly #sentences: string[] = []
  readonly #kinds = new Map<string, { listed: number; more: number }>()

  /** Reports a loss that can occur only once per workbook. */
  tell(sentence: string): void {
    this.#sentences.push(sentence)
  }

  /** Reports a loss that may occur in every cell; `kind` names it in the plural for counting. */
  tellOne(kind: string, sentence: string): void {
    const count = this.#kinds.get(kind) ?? { listed: 0, more: 0 }
    this.#kinds.set(kind, count)
    if (count.listed < MOST_OF_A_KIND) {
      count.listed += 1
      this.#sentences.push(sentence)
    } else count.more += 1
  }

  all(): string[] {
    const counts = [...this.#kinds].filter(([, { more }]) => more > 0)
    return [...this.#sentences, ...counts.map(([kind, { more }]) => moreOfAKind(more, kind))]
  }
}
