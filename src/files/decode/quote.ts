// Quotes a text from a file inside a sentence: on one line and shortened. For messages only.
import { cutText } from '../../ach/model/texts.ts'

const MOST = 60

/** Returns the text on one line, shortened to `most` characters. */
export function toOneLine(text: string, most = MOST): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > most ? `${cutText(line, most - 1)}…` : line
}

export const quoteText = (text: string): string => `“${toOneLine(text)}”`
