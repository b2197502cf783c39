// How a file that was brought in is refused: what is wrong with it, then what to do about it. Says nothing about what the file is for.
import { Refused } from '../../ach/model/refused.ts'
import { oneLine } from '../write/safe-text.ts'

export const DELETE_SHEETS = 'Delete sheets that are not needed from a copy, then bring that in.'
export const SAVE_AGAIN = 'Open it in a spreadsheet program, save it again as .xlsx, then bring that in.'

/** Both are full sentences for the user. */
export const refuseFile = (wrong: string, remedy = SAVE_AGAIN): Refused => new Refused('invalid', `${wrong} ${remedy}`)

/** A name or text from the file, as it is said in a sentence. */
export const quoteFromFile = (text: string): string => `“${oneLine(text, 40)}”`
