// Sentences about a published matrix: whether what it prints follows from its ratings. They say what the ratings give, never that someone is wrong.
import type { OwnRatings } from '../../check/cells-to-rate.ts'
import type { DifferenceClue } from '../../check/difference-clues.ts'
import type { PrintedCheck, RankCheck, VerdictCheck } from '../../check/printed-check.ts'
import type { OrderCheck, RuleFit, TotalCheck } from '../../check/total-check.ts'
import { ratingWords } from '../../model/rating.ts'
import type { View } from '../../view/view.ts'
import { leadClause } from '../analysis-words.ts'
import {
  cellPhrase,
  countNoun,
  hypothesisNames,
  itemPhrase,
  joinPhrases,
  listPhrases,
  namePhrases,
  numberWord,
  type Phrase,
  TIE_WORDS,
} from '../phrases.ts'

/** What each rule adds up, by its id. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  score: 'each I counts 1 and each II counts 2',
  items: 'each I or II counts 1',
  weighted: 'each I counts 1 and each II counts 2, by credibility and relevance',
  net: 'consistent ratings count too: CC 2, C 1, I −1, II −2',
  'net-items': 'consistent ratings count too: C or CC 1, I or II −1',
  half: 'each N counts a half, each I 1 and each II 2',
  'half-items': 'each N counts a half, each I or II 1',
  'net-weighted': 'consistent ratings count too, by credibility and relevance',
  'printed-weights': 'each I counts 1 and each II counts 2, by the printed weights',
  'net-printed-weights': 'consistent ratings count too, by the printed weights',
  support: 'each C counts 1 and each CC counts 2',
  'support-weighted': 'each C counts 1 and each CC counts 2, by credibility and relevance',
  'support-items': 'each C or CC counts 1',
}
/** "each I or II counts 1, with a minus sign" */
export const ruleWords = ({ rule, sign }: Pick<RuleFit, 'rule' | 'sign'>): string =>
  `${rule.only === null ? (RULE_WORDS[rule.id] ?? rule.id) : `only ${rule.only} counts`}${sign < 0 ? ', with the opposite sign' : ''}`

/** "2", "3.5", "8.83", "−4" */
export const formatTotal = (total: number): string => {
  const rounded = Math.round(total * 100) / 100
  return `${rounded < 0 ? '−' : ''}${Math.abs(rounded)}`
}

/** The finding, as a headline and what follows it. `printed`: whether the document prints any result. */
export function checkFinding(
  { follows, totals, ranks, verdicts }: PrintedCheck,
  printed: boolean,
): { readonly lead: string; readonly rest: string } {
  if (!printed) return { lead: 'The document prints no result to compare.', rest: 'This page shows what its ratings give.' }
  if (follows === null)
    return {
      lead: 'The printed results cannot be compared with the ratings.',
      rest: 'They are listed below, next to what the ratings give.',
    }
  const unknown = totals.filter(({ outcome }) => outcome === 'unknown').length
  if (follows && unknown > 0)
    return {
      lead: 'The printed results that can be recounted follow from the ratings.',
      rest: `${numberWord(unknown)} ${unknown === 1 ? 'row of totals fits' : 'rows of totals fit'} no common rule.`,
    }
  if (follows) return { lead: 'The printed results follow from the ratings.', rest: '' }
  const wrong = totals.filter(({ outcome }) => outcome === 'differs')
  const what = [
    ...(wrong.length > 0 ? ['totals'] : []),
    ...(ranks.some((one) => !one.follows) ? ['ranks'] : []),
    ...(verdicts.some((one) => !one.follows) ? ['verdicts'] : []),
  ]
  const others = ranks.length + verdicts.length > 0 && [...ranks, ...verdicts].every((one) => one.follows)
  const kept = wrong.length > 0 && wrong.every(({ order }) => isSame(order.printed, order.given))
  return {
    lead: `The ratings give other ${what.join(', ').replace(/, (?=[^,]*$)/, ' and ')} than those printed.`,
    rest:
      what.length > 1 || wrong.length === 0
        ? ''
        : wrong.every(({ order }) => order.same)
          ? 'The order of the hypotheses is the same.'
          : kept
            ? `The first place is the same${others ? ', and so is the verdict' : ''}; other places change.`
            : 'The first place changes too.',
  }
}

const isSame = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

const quoted = (heading: string | undefined, none: string) => (heading === undefined ? none : `“${heading}”`)

/** One sentence on a row of totals, then one on the order if the totals differ. */
export function totalSentence(view: View, { row, outcome, fit, others, cells, order }: TotalCheck): Phrase[] {
  const name = quoted(row.heading, 'The total')
  if (outcome === 'fits') return [`${name}: the printed totals are those of the ratings if ${ruleWords(fit)}.`]
  if (outcome === 'unknown')
    return [`${name}: no common rule gives these totals. They may follow from a formula or from weights that the table does not state.`]
  const count = cells.filter(({ differs }) => differs).length
  const which = count === cells.length ? 'every hypothesis' : `${count} of ${countNoun(cells.length, 'hypothesis', 'hypotheses')}`
  return [
    `${name}: for ${which}, the ratings give another total if ${ruleWords(fit)}. `,
    ...orderSentence(view, order),
    ...others.map((other) => ` If ${ruleWords(other)}, they give ${joinPhrases(other.totals.map(formatTotal), 'and', 20)}.`),
  ]
}

function orderSentence(view: View, { printed, given, same, missedTies }: OrderCheck): Phrase[] {
  if (same) return ['The order is the same.']
  const ties = missedTies.filter((ids) => !isSame(ids, given))
  const others = ties.flatMap((ids): Phrase[] => [
    ' ',
    ...namePhrases(view, ids),
    ` ${TIE_WORDS.leaders} by the ratings, but not by the printed totals.`,
  ])
  return [...firstPlaces(view, { printed, given }), ...others]
}

function firstPlaces(view: View, { printed, given }: Pick<OrderCheck, 'printed' | 'given'>): Phrase[] {
  if (isSame(printed, given)) return [...namePhrases(view, given), ' still comes first, but other places change.']
  return ['By the printed totals, ', ...firstPlace(view, printed), '; by the ratings, ', ...firstPlace(view, given), '.']
}

const firstPlace = (view: View, ids: readonly string[]): Phrase[] => [
  ...namePhrases(view, ids),
  ids.length > 1 ? ` ${TIE_WORDS.leaders} for first place` : ' comes first',
]

/** What would explain a difference. Clues of one kind for one hypothesis are one sentence. */
export function clueSentences(view: View, clues: readonly DifferenceClue[]): Phrase[][] {
  const groups = new Map<string, DifferenceClue[]>()
  for (const clue of clues) {
    const key = `${clue.kind} ${clue.hypothesis}`
    groups.set(key, [...(groups.get(key) ?? []), clue])
  }
  return [...groups.values()].map((group) => clueSentence(view, group))
}

function clueSentence(view: View, clues: readonly DifferenceClue[]): Phrase[] {
  const [first] = clues
  if (!first) return []
  const rated = clues.map(({ evidence, hypothesis, rating }) => ({
    ...cellPhrase(view, evidence, hypothesis),
    text: `${evidence} (${rating ?? ratingWords(null)})`,
  }))
  const of = namePhrases(view, [first.hypothesis])
  switch (first.kind) {
    case 'named':
      return ['For ', ...of, ', the document names ', ...listPhrases(rated, 'and'), `, which ${clues.length > 1 ? 'add' : 'adds'} nothing.`]
    case 'unnamed':
      return [
        'For ',
        ...of,
        ', the document does not name ',
        ...listPhrases(rated, 'and'),
        `, which ${clues.length > 1 ? 'count' : 'counts'}.`,
      ]
    case 'omitted':
      return ['Without ', ...listPhrases(rated, 'or'), ', the ratings would give the printed total of ', ...of, '.']
    case 'swapped': {
      const items = clues.map(({ evidence }) => itemPhrase(evidence))
      const both = namePhrases(view, [first.hypothesis, first.other ?? ''])
      return ['If the ratings of ', ...both, ' for ', ...listPhrases(items, 'or'), ' were exchanged, both totals would be as printed.']
    }
  }
}

export function rankSentence(view: View, { row, follows, cells }: RankCheck): Phrase[] {
  const name = quoted(row.heading, 'The rank')
  if (follows) return [`${name}: the printed ranks are those of the ratings.`]
  const parts = cells.map(
    ({ hypothesis, printed, given }) => `${hypothesisNames(view, [hypothesis])} rank ${given} (printed: ${formatTotal(printed)})`,
  )
  return [`${name}: the ratings give `, ...listPhrases(parts, 'and', cells.length), '.']
}

export function verdictRowSentence(view: View, { row, follows, favoured, given, levels }: VerdictCheck): Phrase[] {
  const name = quoted(row.heading, row.kind === 'likelihood' ? 'The likelihood' : 'The verdict')
  const [first, other] = [namePhrases(view, favoured), namePhrases(view, given)]
  if (levels)
    return follows
      ? [`${name}: the printed levels are in the order of the ratings.`]
      : [`${name} is lower for `, ...first, ' than for ', ...other, ', although the ratings have more against the first of these.']
  const opening = row.kind === 'likelihood' ? [`${name} is highest for `, ...first] : [`${name} favours `, ...first]
  if (follows) return [...opening, ', and so do the ratings.']
  return [
    ...opening,
    '; by the ratings, ',
    ...firstPlace(view, given),
    '.',
    ...(row.kind === 'likelihood' ? [' A likelihood can rest on more than the ratings.'] : []),
  ]
}

/** How far someone's own ratings agree with those of the document. `all`: number of cells to rate. */
export function ownRatingsSentences(view: View, { cells, same, leaders }: OwnRatings, all: number): Phrase[][] {
  const far = cells.filter(({ steps }) => steps > 1)
  return [
    [
      `You have rated ${cells.length} of ${countNoun(all, 'cell')}, ${same === 0 ? 'none' : same === cells.length ? 'all' : same} as the document does.`,
      ...(far.length > 0
        ? [
            ' More than one step apart: ',
            ...listPhrases(
              far.map((one) => apart(view, one)),
              'and',
              5,
            ),
            '.',
          ]
        : []),
    ],
    leaders === null
      ? ['With your ratings in these cells, the same hypothesis or tie would come first.']
      : ['With your ratings in these cells, ', ...leadClause(view, leaders), '.'],
  ]
}

const apart = (view: View, { evidence, hypothesis, theirs, mine }: OwnRatings['cells'][number]): Phrase => {
  const cell = cellPhrase(view, evidence, hypothesis)
  return { ...cell, text: `${cell.text} (${theirs}, you ${mine})` }
}
