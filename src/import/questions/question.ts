// A doubt about a table, asked once for all the cells that it concerns. The answer is a field of the preview or an option of the command line.

/** Answers by question id, and by “read TEXT” for a single text. */
export type Answers = Readonly<Record<string, string | undefined>>

export interface QuestionOption {
  readonly value: string
  readonly words: string
}

export interface Question {
  /** lower-case letters and dashes */
  readonly id: string
  readonly sentence: string
  readonly options: readonly QuestionOption[]
  /** the value in force: the answer, or else the default; null while an answer is needed */
  readonly chosen: string | null
  /** whether someone has answered */
  readonly answered: boolean
  /** the first places that it concerns, such as B3, and the number of all */
  readonly places: readonly string[]
  readonly count: number
}

export interface QuestionAsked {
  readonly id: string
  readonly sentence: string
  readonly options: readonly QuestionOption[]
  /** null: nothing is imported before an answer */
  readonly usual: string | null
  readonly places?: readonly string[]
}

/** Places that are named in a question. */
const MOST_PLACES = 8

/** Row by row: B2, C2, B3. */
const rowOf = (place: string) => Number(/^[A-Z]{1,3}(\d+)$/.exec(place)?.[1] ?? 0)
const byRow = (one: string, other: string) => rowOf(one) - rowOf(other)

/** Takes the answer to a question from the form; any other value than those of its options counts as no answer. */
export function askQuestion({ id, sentence, options, usual, places = [] }: QuestionAsked, answers: Answers): Question {
  const given = Object.hasOwn(answers, id) ? answers[id] : undefined
  const answered = options.some(({ value }) => value === given)
  return {
    ...{ id, sentence, options },
    chosen: answered ? (given ?? null) : usual,
    answered,
    places: [...places].sort(byRow).slice(0, MOST_PLACES),
    count: places.length,
  }
}

/** True if a question needs an answer before anything is imported. */
export const isOpen = ({ chosen }: Question): boolean => chosen === null
