// Composes the sentences of the report from lists, counts and names. Computes no figures: they must be those of the view that is passed.
// Never says winner, best, proven or most likely.

import type { Concordance, GroupRanking, Points } from '../group/group-ranking.ts'
import { formatCount } from '../model/format-count.ts'
import { byRank } from '../scoring/leaders.ts'
import type { HypothesisScore, Verdict } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { nameInSentence } from './name-in-sentence.ts'
import {
  countNoun,
  formatFigure,
  formatFinePercent,
  hypothesisName,
  hypothesisNames,
  itemPhrase,
  joinPhrases,
  listPhrases,
  MAX_NAMED,
  NOT_TESTED,
  namePhrases,
  numberWord,
  ordinalNumber,
  type Phrase,
  phraseText,
  TIE_WORDS,
} from './phrases.ts'

/** A whole number inside a sentence: in words up to ten, then in digits. */
export const smallNumber = (n: number): string => (n > 10 ? formatCount(n) : numberWord(n).toLowerCase())

/** The names of sources, for the middle of a sentence. */
export const sourceNames = (view: View, ids: readonly string[]): string[] =>
  ids.map((id) => nameInSentence(view.sources.get(id)?.name ?? id))

/** "the one item from Open record", "the 5 items from President Tokayev" */
export const itemsFrom = (source: string, count: number): string =>
  count === 1 ? `the one item from ${source}` : `the ${formatCount(count)} items from ${source}`

export interface DecisiveParts {
  /** ids of the items whose loss changes the result */
  readonly items: readonly string[]
  /** names of the sources whose loss changes the result */
  readonly sources: readonly string[]
  /** as `changedResult` returns it */
  readonly result: string
  /** items are not mentioned, because the sentence before has named them */
  readonly sourcesOnly?: boolean
  /** no item names a source, so sources are not mentioned */
  readonly noSources?: boolean
}

/**
 * "Leaving out either E5 or E7, or the items from Open record, would change the leader."; "No single item or source would change the
 * leader if it were left out." where nothing is decisive. Empty where there is nothing to say.
 */
export function decisiveSentence({ items, sources, result, sourcesOnly = false, noSources = false }: DecisiveParts): Phrase[] {
  const byItem = sourcesOnly ? [] : eitherOf(items.map(itemPhrase))
  const bySource = sources.length === 0 ? [] : [`the items from ${eitherOf(sources).map(phraseText).join('')}`]
  if (byItem.length === 0 && bySource.length === 0) {
    const what = [...(sourcesOnly ? [] : ['item']), ...(noSources ? [] : ['source'])].join(' or ')
    return what === '' ? [] : [`No single ${what} would change ${result} if it were left out.`]
  }
  const both = byItem.length > 0 && bySource.length > 0
  return [
    'Leaving out ',
    ...byItem,
    ...(both ? [', or '] : []),
    ...bySource,
    `${both ? ',' : ''} would ${sourcesOnly ? 'also ' : ''}change ${result}.`,
  ]
}

/** "E5", "either E5 or E7", "any one of E5, E7 and E9" */
function eitherOf(parts: readonly Phrase[]): Phrase[] {
  if (parts.length < 2) return [...parts]
  return parts.length === 2 ? ['either ', ...listPhrases(parts, 'or')] : ['any one of ', ...listPhrases(parts, 'and')]
}

/** "Leaving out one other source would also change the leader."; "any one of 3 other sources"; `verb`: Leaving out, Reversing. */
export const othersToo = (verb: string, count: number, noun: string, result: string): string =>
  count === 1
    ? `${verb} one other ${noun} would also change ${result}.`
    : `${verb} any one of ${formatCount(count)} other ${noun}s would also change ${result}.`

/** "Of the 23 items, 11 do not affect the ranking. The other 12 count more against one hypothesis than against another." */
export function tellingCount(telling: number, idle: number): string {
  const all = telling + idle
  if (telling === 0) {
    if (all === 1) return 'The only item does not affect the ranking.'
    return all === 2 ? 'Neither of the two items affects the ranking.' : `None of the ${all} items affects the ranking.`
  }
  const verb = `${telling === 1 ? 'counts' : 'count'} more against one hypothesis than against another.`
  if (idle === 0) return `${all === 1 ? 'The only item' : all === 2 ? 'Both items' : `All ${all} items`} ${verb}`
  return `Of the ${all} items, ${idle === 1 ? 'one does' : `${idle} do`} not affect the ranking. The other ${telling === 1 ? 'one' : telling} ${verb}`
}

interface Ranked {
  readonly verdict: Verdict
  readonly leaders: readonly string[]
  readonly hypotheses: readonly Pick<HypothesisScore, 'id' | 'rank' | 'rated' | 'score'>[]
}

/**
 * "score 2.00, 1st of 4", "score 1, tied for 1st", "not tested". Without a place where nothing can be said to lead. `format` prints a score.
 */
export function standingWords(
  { rank, rated, score }: Ranked['hypotheses'][number],
  { verdict, hypotheses }: Pick<Ranked, 'verdict' | 'hypotheses'>,
  format: (score: number) => string,
): string {
  if (rated === 0) return NOT_TESTED
  const shown = `score ${format(score)}`
  if (rank === null || verdict === 'single' || verdict === 'early' || verdict === 'untested') return shown
  const place = ordinalNumber(rank)
  const ranked = hypotheses.filter((one) => one.rank !== null)
  const tied = ranked.filter((one) => one.rank === rank).length > 1
  return tied ? `${shown}, ${TIE_WORDS.places} for ${place}` : `${shown}, ${place} of ${ranked.length}`
}

/**
 * " The nearest rivals of Coup are Grievance, with 1.00 more against it, and Jihadi, with 3.12 more.": the two next in rank, and those tied
 * with the second. Starts with a space; empty where nothing can be said to lead, or nothing ranks below a tie. `format` prints a difference.
 */
export function rivalsSentence(view: View, { verdict, leaders, hypotheses }: Ranked, format: (difference: number) => string): Phrase[] {
  if (leaders.length === 0 || verdict === 'single' || verdict === 'untested') return []
  const least = hypotheses.find(({ id }) => id === leaders[0])?.score ?? 0
  const others = hypotheses.filter(({ id, rank }) => rank !== null && !leaders.includes(id)).toSorted(byRank)
  const last = others[1]?.rank ?? others[0]?.rank
  if (last == null) return []
  const rivals = others.filter(({ rank }) => rank !== null && rank <= last)
  const named = rivals.slice(0, MAX_NAMED).map(({ id, score }, at): Phrase[] => {
    const more = `, with ${format(score - least)} more${at === 0 ? ' against it' : ''}`
    return [...(at === 0 ? [] : [at === rivals.length - 1 ? ', and ' : ', ']), ...namePhrases(view, [id]), more]
  })
  const rest = rivals.length > MAX_NAMED ? [`, and ${rivals.length - MAX_NAMED} more tied with the last of these`] : []
  const tied = leaders.length > 1
  const of = tied ? `${rivals.length > 1 ? 'hypotheses' : 'hypothesis'} outside the tie` : `${rivals.length > 1 ? 'rivals' : 'rival'} of `
  return [
    ` The nearest ${of}`,
    ...(tied ? [] : namePhrases(view, leaders)),
    rivals.length > 1 ? ' are ' : ' is ',
    ...named.flat(),
    ...rest,
    '.',
  ]
}

/** "3 of 92 cells are not rated and 2 are not applicable (NA). They count neither for nor against a hypothesis."; empty without such cells. */
export function uncountedCells(cells: number, blank: number, notApplicable: number): string {
  if (blank + notApplicable === 0) return ''
  const be = (n: number) => (n === 1 ? 'is' : 'are')
  const of = `of ${countNoun(cells, 'cell')}`
  const parts = [
    ...(blank > 0 ? [`${formatCount(blank)} ${of} ${be(blank)} not rated`] : []),
    ...(notApplicable > 0 ? [`${formatCount(notApplicable)} ${blank > 0 ? '' : `${of} `}${be(notApplicable)} not applicable (NA)`] : []),
  ]
  return `${parts.join(' and ')}. ${blank + notApplicable === 1 ? 'It counts' : 'They count'} neither for nor against a hypothesis.`
}

/** The sentence for a hypothesis that no rated item counts against. `rated`: how many items are rated from CC to II for it. */
export function nothingAgainst(rated: number, notApplicable: number): string {
  if (rated === 0) {
    if (notApplicable === 0) return 'No item has been rated for it yet.'
    return notApplicable === 1 ? 'Its only rating so far is “not applicable”.' : 'Its only ratings so far are “not applicable”.'
  }
  const none =
    rated === 1
      ? 'The one item rated for it does not count'
      : rated === 2
        ? 'Neither of the two items rated for it counts'
        : `None of the ${rated} items rated for it counts`
  return `${none} against it. That does not make it true.`
}

/** "2 more items count against it; see the annex." */
export const moreAgainst = (count: number): string =>
  `${countNoun(count, 'more item')} ${count === 1 ? 'counts' : 'count'} against it; see the annex.`

/** Raters may have rated different cells, so their scores can differ all the same. */
export const NO_DISSENT =
  'Where more than one rater has rated a cell, they do not differ in any way that would change a score. Any difference between their scores comes from cells that not all of them have rated.'

/** "2 more raters are not listed." */
export const ratersNotListed = (count: number): string => `${countNoun(count, 'more rater')} ${count === 1 ? 'is' : 'are'} not listed.`

/**
 * "42.4% for Grievance and 37.8% for Coup", the highest first; after four "; the remaining one is below 1%". `shares` 0 … 1, by hypothesis,
 * in any order; `format` prints one.
 */
export function shareList(
  view: View,
  shares: readonly { readonly id: string; readonly share: number }[],
  format: (share: number) => string = formatFinePercent,
): string {
  const order = shares.toSorted((a, b) => b.share - a.share)
  const named = order.slice(0, MAX_NAMED).map(({ id, share }) => `${format(share)} for ${hypothesisName(view, id)}`)
  const rest = order.slice(MAX_NAMED)
  const [largest] = rest
  const list = joinPhrases(named)
  if (!largest) return list
  const many = rest.length > 1
  const amount =
    largest.share < 0.01
      ? `${many ? 'are' : 'is'} below 1%`
      : many
        ? `have at most ${format(largest.share)} each`
        : `has ${format(largest.share)}`
  return `${list}; the remaining ${many ? smallNumber(rest.length) : 'one'} ${amount}`
}

/** "For 2 of 3 pairs of hypotheses, it is still open whether both can be true."; `pairs` of hypotheses, at least `open` of them. */
export const openPairs = (open: number, pairs: number): string =>
  pairs === 1
    ? 'It is still open whether both hypotheses can be true.'
    : `For ${open === pairs ? 'all ' : `${open} of `}${pairs} pairs of hypotheses, it is still open whether both can be true.`

/** "The Kemeny order, which overrules the fewest of the raters’ preferences, is Coup, then Jihadi and Grievance in either order. …" */
export function kemenySentence(
  view: View,
  {
    shared,
    against,
    equallyGood,
  }: { readonly shared: readonly (readonly string[])[]; readonly against: number; readonly equallyGood: number },
): string {
  const overruled = `${equallyGood > 1 ? 'Each' : 'It'} overrules ${against === 0 ? 'none' : formatCount(against)}.`
  const what = 'which overrules the fewest of the raters’ preferences for one hypothesis over another'
  const names = shared.map(
    (set) => `${hypothesisNames(view, set)}${set.length > 2 ? ' in any order' : set.length > 1 ? ' in either order' : ''}`,
  )
  if (shared.length === 1 && equallyGood > 1)
    return `${formatCount(equallyGood)} orders tie as the Kemeny order, ${what}, and they have nothing in common. ${overruled}`
  const good =
    equallyGood > 1
      ? ` ${formatCount(equallyGood)} orders are equally good; this is what they have in common. ${overruled}`
      : ` ${overruled}`
  return `The Kemeny order, ${what}, is ${names.join(', then ')}.${good}`
}

/** Kendall's W in a sentence, with what it is over. */
export const kendallSentence = ({ w, raters, hypotheses }: Concordance): string =>
  w === null
    ? 'The raters’ rankings cannot be compared yet.'
    : `Agreement between the rankings is ${formatFigure(w)} (Kendall’s W, from 0 to 1), over ${countNoun(raters.length, 'rater')} and ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')} rated on more than half of the evidence that tells them apart.`

/** The heading of the points that each hypothesis has from all raters, and the points: Borda counts if every rater has an opinion on every pair. */
export function rankPoints({ borda, copeland, raters }: GroupRanking): { readonly head: string; readonly points: Points } | null {
  if (borda && borda.over === raters.length) return { head: 'Borda count (points for rank)', points: borda.points }
  return copeland && { head: 'Copeland score (pairs won)', points: copeland }
}
