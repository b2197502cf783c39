// Lists, numbers and names inside sentences. Must not know any verdict.

import type { Method } from '../model/workbook.ts'
import type { HypothesisScore } from '../scoring/score.ts'
import type { View } from '../view/view.ts'

/** A piece of a sentence; a link where it names an item, a hypothesis or, with both, a cell. */
export type Phrase = string | { readonly text: string; readonly evidence?: string; readonly hypothesis?: string }

/** How a tie is told: of the leaders, after something was tried, behind names, and of places in several rankings. */
export const TIE_WORDS = { leaders: 'are contradicted equally', top: 'are equal at the top', names: 'equal', places: 'level' } as const

/** So many things are named; the rest are counted. */
export const MAX_NAMED = 4

/** A piece as plain text. */
export const phraseText = (part: Phrase): string => (typeof part === 'string' ? part : part.text)

/** "A", "A and B", "A, B, C, D and 3 more"; with `or`: "A, B, C, D or 3 more". `most` are named. */
export function listPhrases(parts: readonly Phrase[], word: 'and' | 'or', most = MAX_NAMED): Phrase[] {
  const all = parts.length > most ? [...parts.slice(0, most), `${parts.length - most} more`] : parts
  return all.flatMap((part, at) => [...(at === 0 ? [] : [at === all.length - 1 ? ` ${word} ` : ', ']), part])
}

/** The same as plain text. */
export const joinPhrases = (texts: readonly Phrase[], word: 'and' | 'or' = 'and', most = MAX_NAMED): string =>
  listPhrases(texts, word, most).map(phraseText).join('')

/** "Coup", "Coup and Jihadi", as links to hypotheses. */
export const namePhrases = (view: View, ids: readonly string[], word: 'and' | 'or' = 'and'): Phrase[] =>
  listPhrases(
    ids.map((id) => ({ text: itemName(view, id), hypothesis: id })),
    word,
  )

/** The same as text: "Coup, Jihadi and 3 more". */
export const hypothesisNames = (view: View, ids: readonly string[]): string => namePhrases(view, ids).map(phraseText).join('')

/** An item by its id, which leads to it. */
export const itemPhrase = (id: string): Phrase => ({ text: id, evidence: id })

/** A text with a capital at its beginning. */
export const startSentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
/** A whole number at the start of a sentence: in words up to ten. */
export const numberWord = (n: number): string => COUNTS[n] ?? String(n)

/** "1 item", "2 items", "1,000 items". */
export const countNoun = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** A score, or a difference of scores, as it is shown: whole in method count, else two decimals; never "0.00" for what is more than nothing. */
export function formatScore(score: number, method: Method): string {
  if (method === 'count') return String(Math.round(score))
  return score > 0 && score < 0.005 ? 'less than 0.01' : score.toFixed(2)
}

/** "2.00–4.00": what the score in force could become with the blank cells; "no blanks" where there are none. */
export const formatRange = ({ blank, best, worst }: HypothesisScore, method: Method): string =>
  blank === 0 ? 'no blanks' : `${formatScore(best, method)}–${formatScore(worst, method)}`

/** A share of 0 … 1 in whole per cent: a little is never called nothing, nor nearly all called all. */
export function formatPercent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded}%`
}

/** A computed probability or a share of draws with one decimal: some is never called none, nor nearly all called all. */
export function formatFinePercent(share: number): string {
  if (share > 0 && share < 0.0005) return 'less than 0.1%'
  if (share < 1 && share >= 0.9995) return 'more than 99.9%'
  return `${(share * 100).toFixed(1)}%`
}

/** "59 of 100 draws": never 100 where it is not all, nor 0 where it is some. */
export function drawShareText(share: number): string {
  const rounded = Math.round(share * 100)
  const some = rounded === 100 && share < 1 ? 'more than 99' : rounded === 0 && share > 0 ? 'fewer than 1' : rounded
  return `${some} of 100 draws`
}

/** The label of a hypothesis, with its id where another one has the same label. */
export function itemName(view: View, id: string): string {
  const label = view.hypotheses.get(id)?.label ?? id
  for (const other of view.hypotheses.values()) if (other.id !== id && !other.parked && other.label === label) return `${label} (${id})`
  return label
}

/** The rank of a hypothesis as it is shown: none where nothing is rated under it, for then the lowest score says nothing. */
export const rankWords = ({ rank, rated }: Pick<HypothesisScore, 'rank' | 'rated'>): string => (rated === 0 ? '–' : ordinalNumber(rank))

/** 1st, 2nd, 3rd … */
export function ordinalNumber(place: number): string {
  const teen = place % 100 >= 11 && place % 100 <= 13
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2022-01-05' as 5 Jan 2022; a month or a year alone stays one. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-')
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}
