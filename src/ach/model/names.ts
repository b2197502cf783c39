// Names of people and of items: how they are kept, and when two of them are the same.
import { cleanText, cutText } from './texts.ts'

/** Long names push a matrix out of its page. */
export const NAME_LENGTH = 60

/** A person's name as it is kept: one line, without signs that turn text around. */
export const cleanName = (typed: string): string =>
  cutText(
    cleanText(typed)
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    NAME_LENGTH,
  ).trim()

/** Names that differ only in case or spaces are the same name. Folded names of people are stored, and found by what this returns. */
export const foldName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
