// Fits a rater's name into the middle of a sentence: "The article's ratings" becomes "the article's ratings".

/** Lower-cases a leading "The". Other names stay as they are, since "A" and "An" may be part of a person's name. */
export const withinSentence = (name: string): string => name.replace(/^The(?= )/, 'the')
