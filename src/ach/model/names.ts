// Normalises names of people and items, and compares them.
import { cleanText, cutText } from './texts.ts'

/** Maximum length of a person's name. Longer names would push the matrix off the page. */
export const NAME_LENGTH = 60

/**
 * Normalises a person's name for storage: one line, without characters that change the text direction. Empty if nothing of it can be seen.
 */
export function cleanName(typed: string): string {
  const line = cleanText(typed)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return withoutInvisible(line).trim() === '' ? '' : cutText(line, NAME_LENGTH).trim()
}

/** Removes characters that cannot be seen, such as a zero-width space; the blank of braille becomes a space. */
export const withoutInvisible = (text: string): string =>
  text.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '').replace(/\u2800/g, ' ')

/**
 * Folds case and spaces, so that names differing only in these are equal. For names of people, isSameName compares more. Must not change
 * its results: the store keeps folded names of people.
 */
export const foldName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
