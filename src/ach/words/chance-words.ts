// Puts the null model of a lead into words: what chance alone would do. Never says how probable a hypothesis is.

import { CHANCE_LIMIT, type Chance } from '../scoring/chance.ts'
import { casesOf100 } from './phrases.ts'

/**
 * "If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in 22 of 100 cases." Draws that find none do not
 * make it impossible: the actual ratings are one of the cases.
 */
export const chanceSentence = ({ p }: Pick<Chance, 'p'>): string =>
  `If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in ${casesOf100(p === 0 ? Number.MIN_VALUE : p, CHANCE_LIMIT)}.`
