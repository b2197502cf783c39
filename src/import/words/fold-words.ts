// Folds words of any script for comparison: case, accents, width, look-alike letters and spelling variants. Pure.

import { keepKnown } from './keep-known.ts'

/** No rating or heading is longer; folding a long text would only take time. */
export const MOST_FOLDED = 120

/** Letters of other scripts that look like a Latin rating: Cyrillic С, І and the letter that Turkish writes without a dot. */
const ALIKE: Readonly<Record<string, string>> = { ё: 'е', ł: 'l', ı: 'i', đ: 'd', ß: 'ss', أ: 'ا', إ: 'ا', آ: 'ا', ة: 'ه', ى: 'ي', ـ: '' }

/** Lower case, without accents, in plain signs and single spaces. Scripts in which a mark makes another letter keep their marks. */
export const foldWords: (text: string) => string = keepKnown((text) =>
  /^[ -~]*$/.test(text) ? foldSpaces(text.toLowerCase()) : foldLetters(text),
)

const foldLetters = (text: string): string =>
  foldSpaces(
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/(?<=[\p{Script=Latin}\p{Script=Arabic}])\p{M}+/gu, '')
      .normalize('NFC')
      .replace(/\p{L}/gu, (letter) => ALIKE[letter] ?? letter)
      .replace(/[−‐‑‒–—―]/g, '-')
      .replace(/[’‘ʼ´]/g, "'")
      .replace(/[\ufe0e\ufe0f]|[\u200b-\u200f]/g, ''),
  )

const foldSpaces = (text: string): string =>
  text
    .replaceAll('`', "'")
    .replace(/[\s_]+/g, ' ')
    .trim()

/** Folds a vocabulary, so that a text folded the same way can be looked up in it. */
export const foldedSet = (...lists: readonly (readonly string[])[]): ReadonlySet<string> => new Set(lists.flat().map(foldWords))

/** Letters and digits only, for headings, in which signs and spaces mean nothing. */
export const foldHeading = (text: string): string =>
  text.length > MOST_FOLDED ? '' : foldWords(text.replace(/-\s*\n\s*/g, '')).replace(/[^\p{L}\p{N}\p{M}#№]/gu, '')
