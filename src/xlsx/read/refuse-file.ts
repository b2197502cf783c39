// Builds the refusal of an imported file: what is wrong, then what to do.
import { Refused } from '../../ach/model/refused.ts'
import { oneLine } from '../write/safe-text.ts'

export const DELETE_SHEETS = 'In a copy, delete the sheets that are not needed, then import that.'
export const SAVE_AGAIN = 'Open it in a spreadsheet program, save it again as .xlsx, then import that.'

/** Both arguments are full sentences for the user. */
export const refuseFile = (wrong: string, remedy = SAVE_AGAIN): Refused => new Refused('invalid', `${wrong} ${remedy}`)

/** Quotes a name or text from the file in a sentence. */
export const quoteFromFile = (text: string): string => `“${oneLine(text, 40)}”`
