// The keys of the matrix, for the palette that they press and for the pages that list them.
import { COUNTED_RATINGS, type Rating } from '../../src/ach/model/rating.ts'

export const RATING_KEYS: Readonly<Record<Rating, string>> = { CC: '1', C: '2', N: '3', I: '4', II: '5', NA: '0' }

/** The same in two lines, for a list of keys. */
export const RATING_KEY_LINES: readonly KeyLine[] = [
  [COUNTED_RATINGS.map((rating) => RATING_KEYS[rating]), COUNTED_RATINGS.join(', ')],
  [[RATING_KEYS.NA], 'NA, does not apply'],
]

export type KeyLine = readonly [keys: readonly string[], words: string]

export const OTHER_KEYS: readonly KeyLine[] = [
  [['Delete', 'Backspace'], 'clear the cell'],
  [['←', '↑', '→', '↓'], 'move to the next cell'],
  [['Home', 'End'], 'first and last cell of the row'],
  [['Page Up', 'Page Down'], 'ten rows up or down'],
  [['Enter'], 'puts the focus into the palette; arrows choose, Enter sets, Esc leaves'],
  [['n'], 'writes a note on the cell'],
  [['Ctrl Z', 'Ctrl Y'], 'undo and redo; with ⌘ on a Mac'],
  [['?'], 'shows the list of keys'],
]

export const WHERE_KEYS_ACT = 'They act in a cell that has the focus; undo and redo everywhere on the page.'
