// Fits the name of a source, rater or hypothesis into the middle of a sentence.

/** Lower-cases a leading "The": "The article’s ratings" becomes "the article’s ratings". Any other name is returned unchanged. */
export const nameInSentence = (name: string): string => (name.startsWith('The ') ? `the ${name.slice(4)}` : name)

/** The longest name without quotation marks: two words, and in scripts without spaces this many characters. */
const MAX_UNQUOTED = 24

/**
 * Quotes a name of more than two words, or of more than 24 characters, because it may be a sentence that would run into the one around it.
 * A full stop at its end is left out. The rule is the same in every language: it never asks what kind of words they are.
 */
export function quoteLong(name: string): string {
  const text = name.trim()
  return /\S\s+\S+\s+\S/u.test(text) || [...text].length > MAX_UNQUOTED ? `“${withoutStop(text)}”` : name
}

/** Leaves out a full stop at the end of a name, before other punctuation follows. */
export const withoutStop = (name: string): string => name.trim().replace(/(?<![.…])[.。]$/u, '')

/** Whether two texts are the same but for a full stop at the end, such as a title that is the question. */
export const isSameText = (one: string, other: string): boolean => withoutStop(one) === withoutStop(other)

/** The name of a person who has not given one. */
export const FIRST_NAME = 'Analyst'

/** Whose probabilities they are, in the middle of a sentence: "Anna’s". */
export const possessiveName = (name: string): string => `${name === FIRST_NAME ? 'the analyst' : nameInSentence(name)}’s`

/** Whose analytic confidence it is, for the start of a sentence: "Analytic confidence of Anna". */
export const confidencePhrase = (name: string): string =>
  name === FIRST_NAME ? 'Analytic confidence' : `Analytic confidence of ${nameInSentence(name)}`
