// Makes text safe for a sheet: removes or escapes what XML or Excel cannot hold, so that it is read back unchanged.
import { cleanText, cutText } from '../../ach/model/texts.ts'

/** Excel's limit of characters per cell. */
export const CELL_LIMIT = 32_767

/** Cuts a text to a number of characters with an ellipsis, without splitting a surrogate pair. */
export function cutWithEllipsis(text: string, most: number): string {
  if (text.length <= most) return text
  return `${cutText(text, most - 1)}…`
}

/** Cuts a text to one line. */
export const oneLine = (text: string, most: number): string => cutWithEllipsis(text.replace(/\s+/g, ' ').trim(), most)

/** For formula results, which are recalculated on opening or displayed as stored. */
export const plainText = (text: string): string => cutWithEllipsis(cleanText(text), CELL_LIMIT)

/** For typed text: Excel reads _x0041_ as the letter A; escaping the underscore prevents that. */
export const safeText = (text: string): string => plainText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Three texts of a footer and its commands together have at most 255 characters; Excel repairs a file with more. */
const FOOTER_TEXT = 66

/** For headers and footers: & starts a command, and a digit after a font size would be part of it. */
export function footerText(text: string): string {
  for (let most = FOOTER_TEXT; ; most--) {
    const escaped = oneLine(cleanText(text), most).replaceAll('&', '&&')
    if (escaped.length <= FOOTER_TEXT) return ` ${escaped}`
  }
}
