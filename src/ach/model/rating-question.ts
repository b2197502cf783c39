// The question that each cell answers, in the words in which people are asked it everywhere: on screens, on paper, in spreadsheets.

/** What somebody asks themselves at each cell, for each hypothesis of a row. Heuer's question, turned so that it is not answered backwards. */
export const RATING_QUESTION = 'If this hypothesis were true, how surprised would I be to see this?'

/** How it is meant where an item is something that somebody said. */
export const STATEMENT_HINT = 'Where the item is a statement, the item is that it was said.'
