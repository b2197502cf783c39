// The question that each cell answers, in the words in which people are asked it everywhere: on screens, on paper, in spreadsheets.

const ask = (hypothesis: string): string => `If ${hypothesis} were true, how surprised would I be to see this?`

/** What somebody asks themselves at each cell, for each hypothesis of a row. Heuer's question, turned so that it is not answered backwards. */
export const RATING_QUESTION = ask('this hypothesis')
/** The same where one hypothesis has just been named. */
export const RATING_QUESTION_OF_ONE = ask('it')
/** The same as a report tells it afterwards. */
export const RATING_QUESTION_REPORTED = 'how surprised one would be to see it if the hypothesis were true'

/** How it is meant where an item is something that somebody said. */
export const STATEMENT_HINT = 'Where the item is a statement, the item is that it was said.'
