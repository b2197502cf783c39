// Splits plain text into paragraphs, and tidies those of every kind of file: one line each, without control characters.
import { cleanText } from '../../ach/model/texts.ts'

/** Lines of hard-wrapped text are no longer than this. */
const WRAPPED = 120
/** A list item, heading or quotation begins a new paragraph, also without a blank line. */
const BEGINS = /^\s*(?:[-*•–—]|\d{1,3}[.)]|#{1,6}|>)\s/

/** The text as one line: each run of spaces is one space, and soft hyphens are removed. */
export const tidyLine = (text: string): string =>
  cleanText(text)
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Joins lines with spaces. A word that was split at the end of a line becomes whole. */
export function joinLines(lines: readonly string[]): string {
  const pieces: string[] = []
  for (const line of lines) {
    const before = pieces.at(-1) ?? ''
    if (/\p{L}[-\u2010]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(line)) pieces[pieces.length - 1] = before.slice(0, -1) + line
    else pieces.push(line)
  }
  return pieces.join(' ')
}

/**
 * The paragraphs of a plain text. If some line is longer than 120 characters, or no line is blank, each line is a paragraph. Otherwise the
 * text is hard-wrapped: blank lines, list items and headings separate paragraphs, and the other line ends become spaces.
 */
export function splitPlainText(text: string): string[] {
  const lines = cleanText(text)
    .split(/[\n\f\u2028\u2029]/)
    .map((line) => line.trimEnd())
  const wrapped = lines.some((line) => line.trim() === '') && lines.every((line) => line.length <= WRAPPED)
  if (!wrapped) return lines.map(tidyLine).filter(Boolean)
  const paragraphs: string[] = []
  let current: string[] = []
  const end = () => {
    paragraphs.push(tidyLine(joinLines(current)))
    current = []
  }
  for (const line of lines) {
    if (line.trim() === '' || BEGINS.test(line)) end()
    if (line.trim() !== '') current.push(line.trim())
  }
  end()
  return paragraphs.filter(Boolean)
}
