// Reads an item's ratings as PARC ACH writes them. An unknown token is never guessed: the cell stays blank.
import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { quoteText } from '../decode/quote.ts'
import type { ConversionNotes } from './conversion-notes.ts'

const TOKEN_OF: Readonly<Record<Rating, string>> = { CC: 'C C', C: 'C', N: 'N', I: 'I', II: 'I I', NA: 'NA' }
/** null: blank, not rated. */
const TOKENS: ReadonlyMap<string, Rating | null> = new Map([['', null], ...RATINGS.map((rating) => [TOKEN_OF[rating], rating] as const)])

/** Longest list of tokens that a sentence can hold. */
const MOST_SHOWN = 40

/** Losses of one item's ratings. */
export const ACHZ_RATING_LOSSES = {
  unknown: (item: string, hypothesis: string, token: string) =>
    `${item}, ${hypothesis}: ${quoteText(token)} is not a PARC ACH rating. The cell stays blank.`,
  tooMany: (item: string, beyond: readonly string[]) =>
    `${item} has more ratings than there are hypotheses. Left out: ${quoteText(beyond.slice(0, MOST_SHOWN).join(','))}.`,
  tooFew: (item: string, ratings: number, hypotheses: number) =>
    `${item} has ${countNoun(ratings, 'rating')} for ${countNoun(hypotheses, 'hypothesis', 'hypotheses')}. The last cells stay blank.`,
} as const
/** Name of the kind for counting losses beyond the limit. */
export const UNKNOWN_RATINGS = 'cells with an unknown rating'

/** The name of an item or hypothesis in sentences. */
export interface LabelOf {
  readonly id: string
  readonly name: string
}

/** Returns ratings by hypothesis id from a comma-separated list in hypothesis order; blank cells have no entry. */
export function achzRatings(
  values: string,
  item: LabelOf,
  hypotheses: readonly LabelOf[],
  losses: ConversionNotes,
): Record<string, Rating> {
  const ratings: Record<string, Rating> = {}
  if (values.trim() === '') return ratings
  const tokens = values.split(',')
  hypotheses.forEach((hypothesis, at) => {
    const rating = TOKENS.get((tokens[at] ?? '').trim().replace(/\s+/g, ' '))
    if (rating) ratings[hypothesis.id] = rating
    if (rating === undefined) losses.tellOne(UNKNOWN_RATINGS, ACHZ_RATING_LOSSES.unknown(item.name, hypothesis.name, tokens[at] ?? ''))
  })
  const beyond = tokens.slice(hypotheses.length).filter((token) => /\S/.test(token))
  if (beyond.length > 0) losses.tellOne('items with more ratings than hypotheses', ACHZ_RATING_LOSSES.tooMany(item.name, beyond))
  if (tokens.length < hypotheses.length)
    losses.tellOne('items with fewer ratings than hypotheses', ACHZ_RATING_LOSSES.tooFew(item.name, tokens.length, hypotheses.length))
  return ratings
}
