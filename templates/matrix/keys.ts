// The keyboard shortcuts of the matrix, for the dialog and the help page that list them.
import { COUNTED_RATINGS, isCounted, RATING_KEYS, RATINGS, ratingWords } from '../../src/ach/model/rating.ts'

/** The rating keys in short: one line for CC to II, one for NA. */
export const RATING_KEY_LINES: readonly KeyLine[] = [
  [COUNTED_RATINGS.map((rating) => RATING_KEYS[rating]), COUNTED_RATINGS.join(', ')],
  ...RATINGS.filter((rating) => !isCounted(rating)).map((rating): KeyLine => [[RATING_KEYS[rating]], `${rating}, ${ratingWords(rating)}`]),
]

export type KeyLine = readonly [keys: readonly string[], words: string]

export const OTHER_KEYS: readonly KeyLine[] = [
  [['Delete', 'Backspace'], 'clear the cell'],
  [['←', '↑', '→', '↓'], 'move to the next cell'],
  [['Home', 'End'], 'go to the first or last cell of the row'],
  [['Page Up', 'Page Down'], 'move up or down ten rows'],
  [['Enter'], 'go to the rating buttons: arrows choose, Enter sets, Esc leaves'],
  [['n'], 'write a note on the cell'],
  [['Ctrl Z', 'Ctrl Y'], 'undo and redo; with ⌘ on a Mac'],
  [['?'], 'show the keyboard shortcuts'],
]

export const WHERE_KEYS_ACT = 'These keys work while a cell has the focus. Undo and redo work anywhere on the page.'
