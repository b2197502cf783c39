// Formats lists, numbers, percentages, dates and hypothesis names for use inside sentences. Independent of any verdict.

import { formatCount } from '../model/format-count.ts'
import type { Method } from '../model/workbook.ts'
import { comparable, type HypothesisScore, type Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { quoteLong } from './name-in-sentence.ts'

/** Part of a sentence. The object form becomes a link: to an item, to a hypothesis or, with both ids, to a cell. */
export type Phrase = string | { readonly text: string; readonly evidence?: string; readonly hypothesis?: string }

/** Words for a tie: of the leaders, after a list of names, and of places in several rankings. */
export const TIE_WORDS = { leaders: 'are tied', names: 'tied', places: 'tied' } as const

/** Lists name at most this many things and count the rest. */
export const MAX_NAMED = 4

/** The methods of scoring as shown. Logs, documents and files of earlier versions have the names of the type. */
export const METHOD_WORDS: Readonly<Record<Method, string>> = { count: 'unweighted', weighted: 'weighted' }

/** Returns a phrase as plain text. */
export const phraseText = (part: Phrase): string => (typeof part === 'string' ? part : part.text)

/** "A", "A and B", "A, B, C, D and 3 more"; with `or`: "A, B, C, D or 3 more". Names at most `most` parts. */
export function listPhrases(parts: readonly Phrase[], word: 'and' | 'or', most = MAX_NAMED): Phrase[] {
  const all = parts.length > most ? [...parts.slice(0, most), `${parts.length - most} more`] : parts
  return all.flatMap((part, at) => [...(at === 0 ? [] : [at === all.length - 1 ? ` ${word} ` : ', ']), part])
}

/** Same as `listPhrases`, as plain text. */
export const joinPhrases = (texts: readonly Phrase[], word: 'and' | 'or' = 'and', most = MAX_NAMED): string =>
  listPhrases(texts, word, most).map(phraseText).join('')

/** "Coup", "Coup and Jihadi", as links to hypotheses. */
export const namePhrases = (view: View, ids: readonly string[], word: 'and' | 'or' = 'and'): Phrase[] =>
  listPhrases(
    ids.map((id) => ({ text: hypothesisName(view, id), hypothesis: id })),
    word,
  )

/** Same as `namePhrases`, as plain text: "Coup, Jihadi and 3 more". */
export const hypothesisNames = (view: View, ids: readonly string[]): string => namePhrases(view, ids).map(phraseText).join('')

/** An item's id, linked to the item. */
export const itemPhrase = (id: string): Phrase => ({ text: id, evidence: id })

/** "E1 for Coup": the name of a cell, linked to it. Never "against", which would say that the item contradicts the hypothesis. */
export const cellPhrase = (view: View, evidence: string, hypothesis: string): Exclude<Phrase, string> => ({
  text: `${evidence} for ${hypothesisName(view, hypothesis)}`,
  evidence,
  hypothesis,
})

/** The full stop of a sentence that ends with this name; '' if the name has its own, such as "Madina K.". */
export const stopAfter = (name: string): string => (/[.!?…]$/.test(name) ? '' : '.')

/** Capitalises the first letter. */
export const startSentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
/** A whole number at the start of a sentence, spelled out up to ten; 0 is "No". */
export const numberWord = (n: number): string => COUNTS[n] ?? String(n)

/** "1 item", "2 items", "1,000 items". */
export const countNoun = (n: number, one: string, many = `${one}s`): string => `${formatCount(n)} ${n === 1 ? one : many}`

/**
 * A score, or a difference of scores, of 0 or more, as shown: a whole number if unweighted, otherwise two decimals. A positive value
 * below 0.005 is "less than 0.01", never "0.00".
 */
export function formatScore(score: number, method: Method): string {
  if (method === 'count') return String(Math.round(score))
  return score > 0 && score < 0.005 ? 'less than 0.01' : score.toFixed(2)
}

/** The range of the ranking score, for a table: "2.00–4.00", depending on what the blank cells turn out to be; "final" without blanks. */
export const formatRange = ({ blank, best, worst }: HypothesisScore, method: Method): string =>
  blank === 0 ? 'final' : `${formatScore(best, method)}–${formatScore(worst, method)}`

/** A share of 0 to 1 as a whole percentage. Only exactly 0 is 0% and only exactly 1 is 100%. */
export function formatPercent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded}%`
}

/**
 * A figure with two decimals, a real minus sign and never "−0.00". Not rounded to or past a limit that it has not reached: 0.7957 is 0.79
 * if 0.8 is a limit, and 0.998 is 0.99 if 1 is.
 */
export function formatFigure(value: number, limits: readonly number[] = [1]): string {
  const rounded = Math.round(value * 100) / 100
  const crossed = limits.find((limit) => limit !== 0 && ((value < limit && rounded >= limit) || (value > limit && rounded <= limit)))
  const shown =
    crossed === undefined ? rounded : value < crossed ? (Math.ceil(crossed * 100) - 1) / 100 : (Math.floor(crossed * 100) + 1) / 100
  const text = Math.abs(shown).toFixed(2)
  return shown < 0 && Number(text) > 0 ? `−${text}` : text
}

/** A probability as cases: "22 of 100 cases", never rounded to or past `limit` cases. Only exactly 0 is "no case" and only exactly 1 "every case". */
export function casesOf100(share: number, limit: number): string {
  if (share === 0 || share === 1) return share === 0 ? 'no case' : 'every case'
  const cases = Math.round(share * 100)
  if (cases === 0) return 'less than 1 of 100 cases'
  if (cases === 100) return 'more than 99 of 100 cases'
  return share > limit + 1e-9 && cases <= limit * 100 ? `more than ${limit * 100} of 100 cases` : `${cases} of 100 cases`
}

/** A computed probability or share of draws with one decimal. Only exactly 0 is 0.0% and only exactly 1 is 100.0%. */
export function formatFinePercent(share: number): string {
  if (share > 0 && share < 0.0005) return 'less than 0.1%'
  if (share < 1 && share >= 0.9995) return 'more than 99.9%'
  return `${(share * 100).toFixed(1)}%`
}

/** The label of a hypothesis, as a heading or in a table; followed by its id if another active hypothesis has the same label. */
export const itemName = (view: View, id: string): string => withId(view, id, view.hypotheses.get(id)?.label ?? id)

/** The same inside a sentence: "Coup", "“The new carrier delivers late”". */
export const hypothesisName = (view: View, id: string): string => withId(view, id, quoteLong(view.hypotheses.get(id)?.label ?? id))

function withId(view: View, id: string, name: string): string {
  const label = view.hypotheses.get(id)?.label
  for (const other of view.hypotheses.values()) if (other.id !== id && !other.parked && other.label === label) return `${name} (${id})`
  return name
}

/** Replaces the rank if nothing is rated for a hypothesis, because its low score then means nothing. */
export const NOT_TESTED = 'not tested'

/** Replaces the rank of the only hypothesis that is tested, because there is nothing to compare it with. */
export const NOT_RANKED = 'not ranked'

/** The rank of a hypothesis as shown: "2nd", or that it is not tested or not ranked. */
export const rankWords = ({ rank, rated }: Pick<HypothesisScore, 'rank' | 'rated'>): string =>
  rank !== null ? ordinalNumber(rank) : rated === 0 ? NOT_TESTED : NOT_RANKED

/** The same in a table of all hypotheses: a dash while too little is rated to rank them. */
export const rankInTable = (score: Pick<HypothesisScore, 'rank' | 'rated'>, scores: Pick<Scores, 'verdict'>): string =>
  comparable(scores) ? rankWords(score) : '–'

/** A figure of a group, with two decimals in either method, because it is a mean. */
export const formatMean = (value: number): string => formatScore(value, 'weighted')

/** A group's score as shown; "–" for a hypothesis that no one rated. */
export const meanScoreWords = ({ score, rated }: Pick<HypothesisScore, 'score' | 'rated'>): string =>
  rated === 0 ? '–' : formatMean(score)

/** A score as shown; "–" for a hypothesis without a rating from CC to II, because its 0 says nothing. */
export const scoreWords = ({ score, rated }: Pick<HypothesisScore, 'score' | 'rated'>, method: Method): string =>
  rated === 0 ? '–' : formatScore(score, method)

/** The heading of the figure `coverage`: what share is rated from CC to II. */
export const ratedHead = (method: Method): string => (method === 'weighted' ? 'Rated, by weight' : 'Rated')

/** Which columns of a table of scores have anything to tell: ranges while cells are blank, and what is rated unless all of it is. */
export const openColumns = ({ hypotheses }: Pick<Scores, 'hypotheses'>): { readonly range: boolean; readonly rated: boolean } => ({
  range: hypotheses.some(({ blank }) => blank > 0),
  rated: hypotheses.some(({ coverage }) => formatPercent(coverage) !== '100%'),
})

/** 1st, 2nd, 3rd, 11th … */
export function ordinalNumber(place: number): string {
  const teen = place % 100 >= 11 && place % 100 <= 13
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Formats '2022-01-05' as 5 Jan 2022, '2022-01' as Jan 2022 and '2022' as 2022. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-')
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}
