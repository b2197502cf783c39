// Normalises names of people and items, and compares them.
import { cleanText, cutText } from './texts.ts'

/** Maximum length of a person's name. Longer names would push the matrix off the page. */
export const NAME_LENGTH = 60

/** Normalises a person's name for storage: one line, without characters that change the text direction. */
export const cleanName = (typed: string): string =>
  cutText(
    cleanText(typed)
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    NAME_LENGTH,
  ).trim()

/**
 * Folds case and spaces, so that names differing only in these are equal. Must not change its results: the store keeps folded names of
 * people and looks people up by them.
 */
export const foldName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
