// What a file had and a workbook does not hold, as sentences for the person who brings it in. Must not grow without end on a hostile file.

/** Of one kind of loss so many are told one by one; the rest are counted. */
const MOST_OF_A_KIND = 20

export const moreOfAKind = (more: number, kind: string): string => `There are ${more.toLocaleString('en')} more ${kind}.`

export class ConversionNotes {
  readonly #sentences: string[] = []
  readonly #kinds = new Map<string, { told: number; more: number }>()

  /** Tells a loss that can happen once in a workbook. */
  tell(sentence: string): void {
    this.#sentences.push(sentence)
  }

  /** Tells a loss that may happen in every cell; `kind` says in the plural what is counted where there are too many to tell. */
  tellOne(kind: string, sentence: string): void {
    const so = this.#kinds.get(kind) ?? { told: 0, more: 0 }
    this.#kinds.set(kind, so)
    if (so.told < MOST_OF_A_KIND) {
      so.told += 1
      this.#sentences.push(sentence)
    } else so.more += 1
  }

  all(): string[] {
    const counts = [...this.#kinds].filter(([, { more }]) => more > 0)
    return [...this.#sentences, ...counts.map(([kind, { more }]) => moreOfAKind(more, kind))]
  }
}
