// Fits the name of a source or rater into the middle of a sentence.

/** Lower-cases a leading "The": "The article’s ratings" becomes "the article’s ratings". Any other name is returned unchanged. */
export const nameInSentence = (name: string): string => (name.startsWith('The ') ? `the ${name.slice(4)}` : name)
