// What an alpha is called on pages and sheets. Must not say that anybody is right.
import type { AlphaWord } from './agreement.ts'

/** Behind the figure, in a sentence's small letters. */
export const ALPHA_WORDS: Readonly<Record<AlphaWord, string>> = {
  reliable: 'reliable: at least .800',
  tentative: 'enough for tentative conclusions: at least .667',
  low: 'low: below .667',
}
