// A text of a file inside a sentence: in one line, short, in quotes. For messages only, never for what is kept.
import { cutText } from '../../ach/model/texts.ts'

const MOST = 60

/** The text in one line; its beginning where it is longer than `most` characters. */
export function toOneLine(text: string, most = MOST): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > most ? `${cutText(line, most - 1)}…` : line
}

export const quoteText = (text: string): string => `“${toOneLine(text)}”`
