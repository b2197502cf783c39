// Words for the agreement of a group (Krippendorff's alpha) on pages, walls and sheets. Must not suggest that anyone is right.
import { type Agreement, type AlphaWord, RELIABLE, TENTATIVE } from '../group/agreement.ts'
import { formatFigure } from './phrases.ts'

/** Krippendorff's levels: their names, their limits, and a caution that follows the name. */
const ALPHA: Readonly<
  Record<AlphaWord, { readonly name: string; readonly heading?: string; readonly limit: string; readonly caution: string }>
> = {
  reliable: { name: 'reliable', heading: 'high enough to rely on', limit: '0.800 or more', caution: '' },
  tentative: { name: 'enough for tentative conclusions', limit: '0.667 or more', caution: ' only' },
  low: { name: 'low', limit: 'below 0.667', caution: ': the ratings are not reliable' },
}

/** "low: below 0.667", to follow the figure. */
export const alphaLimit = (word: AlphaWord): string => `${ALPHA[word].name}: ${ALPHA[word].limit}`

/** "0.52", "−0.04"; 0.7957 is 0.79, because it does not reach the level of 0.8. */
export const formatAlpha = (alpha: number): string => formatFigure(alpha, [TENTATIVE, RELIABLE, 1])

/** "Agreement is low: alpha 0.52", as a heading. */
export const agreementHeading = ({ alpha, word }: Agreement): string =>
  alpha === null || word === null
    ? 'Agreement cannot be calculated yet'
    : `Agreement is ${ALPHA[word].heading ?? ALPHA[word].name}: alpha ${formatAlpha(alpha)}`

/** "alpha 0.52 (low: the ratings are not reliable)"; the reason if alpha is undefined. */
export function alphaWords({ alpha, word, cells }: Agreement): string {
  if (alpha !== null && word !== null) return `alpha ${formatAlpha(alpha)} (${ALPHA[word].name}${ALPHA[word].caution})`
  return cells === 0 ? 'no cell was rated by two people' : 'undefined, because everyone used the same rating'
}

/** What the figure alpha means, to follow it. */
export const ALPHA_RANGE = '1 is full agreement and 0 is what chance alone would give'

export const NO_SHARED_CELL = 'No cell was rated by two people'

/** "Agreement: alpha 0.52 (low: the ratings are not reliable); 1 is full agreement and 0 is what chance alone would give": stands alone, without a full stop. */
export const agreementLine = (agreement: Agreement): string =>
  agreement.cells === 0
    ? NO_SHARED_CELL
    : agreement.alpha === null
      ? `Agreement is ${alphaWords(agreement)}`
      : `Agreement: ${alphaWords(agreement)}; ${ALPHA_RANGE}`
