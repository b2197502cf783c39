// What an alpha is called on pages, walls and sheets. Must not say that anybody is right.
import type { Agreement, AlphaWord } from '../group/agreement.ts'

/** What Krippendorff's limits are called, what they are, and what is to be said of them in a room. */
const ALPHA: Readonly<Record<AlphaWord, { readonly name: string; readonly limit: string; readonly caution: string }>> = {
  reliable: { name: 'reliable', limit: 'at least .800', caution: '' },
  tentative: { name: 'enough for tentative conclusions', limit: 'at least .667', caution: ' only' },
  low: { name: 'low', limit: 'below .667', caution: ', not to be relied on' },
}

/** "low: below .667", behind the figure. */
export const alphaLimit = (word: AlphaWord): string => `${ALPHA[word].name}: ${ALPHA[word].limit}`

/** "Agreement is low: alpha 0.52", a heading; says that it cannot be told where it is undefined. */
export const agreementHeading = ({ alpha, word }: Agreement): string =>
  alpha === null || word === null ? 'Agreement cannot be worked out yet' : `Agreement is ${ALPHA[word].name}: alpha ${alpha.toFixed(2)}`

/** "α = 0.52: low, not to be relied on"; says why where it is undefined. */
export function alphaWords({ alpha, word, cells }: Agreement): string {
  if (alpha !== null && word !== null) return `α = ${alpha.toFixed(2).replace('-', '−')}: ${ALPHA[word].name}${ALPHA[word].caution}`
  return cells === 0 ? 'no cell was rated by two people' : 'cannot be told: everybody used one rating only'
}

export const NO_SHARED_CELL = 'No cell was rated by two people'

/** The same as a sentence of its own, without its full stop. */
export const agreementLine = (agreement: Agreement): string =>
  agreement.cells === 0 ? NO_SHARED_CELL : `Agreement ${alphaWords(agreement)}`
