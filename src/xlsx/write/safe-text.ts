// Text on its way into a sheet: what XML or Excel cannot hold is taken out or written so that it comes back the same.
import { cleanText, cutText } from '../../ach/model/texts.ts'

/** The most characters that Excel keeps in one cell. */
export const CELL_LIMIT = 32_767

/** Cuts to a number of characters without halving a pair, and says so with an ellipsis. */
export function cutWithEllipsis(text: string, most: number): string {
  if (text.length <= most) return text
  return `${cutText(text, most - 1)}…`
}

/** One line, cut. */
export const oneLine = (text: string, most: number): string => cutWithEllipsis(text.replace(/\s+/g, ' ').trim(), most)

/** For what a formula gives: computed anew by the program that opens the file, and shown as it stands by those that do not. */
export const plainText = (text: string): string => cutWithEllipsis(cleanText(text), CELL_LIMIT)

/** For typed text: Excel reads _x0041_ as the letter A there; escaping the underscore keeps what was typed. */
export const safeText = (text: string): string => plainText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** For a header or footer: & begins a command there, a digit after a font size would belong to it, and 255 is the most. */
export const footerText = (text: string): string => ` ${oneLine(cleanText(text), 80).replaceAll('&', '&&')}`
