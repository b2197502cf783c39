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
  [['←', '↑', '→', '↓'], 'move to the next cell; at the edge, to the item or the hypothesis'],
  [['Home', 'End'], 'go to the first or last cell of the row'],
  [['Page Up', 'Page Down'], 'move up or down ten rows'],
  [['Enter'], 'go to the rating buttons: arrows choose, Enter sets, Esc leaves'],
  [['Enter'], 'on an item or a hypothesis: edit it; Enter saves, Tab goes to the next field, Esc leaves'],
  [['Alt ↑', 'Alt ↓'], 'on an item: move it; on a hypothesis, Alt ← and Alt →'],
  [['Shift ←', 'Shift ↑', 'Shift →', 'Shift ↓'], 'select several cells or items; a rating key then rates them all, Esc ends it'],
  [['Ctrl V'], 'paste a block of ratings, starting at this cell'],
  [['w'], 'write a note on the cell'],
  [['Ctrl Z', 'Ctrl Y'], 'undo and redo; with ⌘ on a Mac'],
  [['?'], 'show the keyboard shortcuts'],
]

export const WHERE_KEYS_ACT =
  'A rating key rates the cell that shows the letters CC to NA: the one with the focus, or the one you point at, whichever came last. Without such a cell it only goes to the last one. The other keys work while a cell, an item or a hypothesis has the focus; undo, redo and ? work anywhere.'

/** The keys of the row card, besides the rating keys. */
export const CARD_KEYS: readonly KeyLine[] = [[['?'], 'show the keyboard shortcuts']]

export const CARD_KEYS_ACT =
  'A rating key rates the hypothesis with the focus, or else the first one that is not rated. The focus then goes to the next one that is not rated.'
