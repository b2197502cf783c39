// Reads the ratings of an item as PARC ACH writes them. A token that is none of its six is never guessed at: the cell stays blank.
import type { Rating } from '../../ach/model/rating.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { quoteText } from '../decode/quote.ts'
import type { ConversionNotes } from './conversion-notes.ts'

/** null is blank: not rated. */
const TOKENS: ReadonlyMap<string, Rating | null> = new Map([
  ['', null],
  ['C C', 'CC'],
  ['C', 'C'],
  ['N', 'N'],
  ['I', 'I'],
  ['I I', 'II'],
  ['NA', 'NA'],
])

/** More tokens do not fit into a sentence. */
const MOST_SHOWN = 40

/** What a sentence calls an item or a hypothesis. */
export interface LabelOf {
  readonly id: string
  readonly name: string
}

/** Hypothesis id → rating from a comma list in the order of the hypotheses; blank cells have no entry. */
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
    if (rating === undefined)
      losses.tellOne(
        'cells with a rating that is not known',
        `${item.name}, ${hypothesis.name}: ${quoteText(tokens[at] ?? '')} is not a rating of PARC ACH; the cell stays blank.`,
      )
  })
  const beyond = tokens.slice(hypotheses.length).filter((token) => /\S/.test(token))
  if (beyond.length > 0)
    losses.tellOne(
      'items with more ratings than hypotheses',
      `${item.name} has more ratings than there are hypotheses; left out: ${quoteText(beyond.slice(0, MOST_SHOWN).join(','))}.`,
    )
  if (tokens.length < hypotheses.length)
    losses.tellOne(
      'items with fewer ratings than hypotheses',
      `${item.name} has ${countNoun(tokens.length, 'rating')} for ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}; the last cells stay blank.`,
    )
  return ratings
}
