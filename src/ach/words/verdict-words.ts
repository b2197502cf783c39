// The verdict as a sentence that is true of these scores and no bolder than they are. Words only: nothing is computed here.
// Never says winner, best, proven or most likely; a hypothesis is "least contradicted".

import { contradiction } from '../model/rating.ts'
import type { CellAt, Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import {
  formatPercent,
  formatScore,
  hypothesisNames,
  itemName,
  itemPhrase,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
  phraseText,
  TIE_WORDS,
} from './phrases.ts'
import { warningSentence } from './warning-words.ts'

/** A verdict in words, in three pieces, so that the middle one can stand out. */
export interface VerdictSentence {
  /** plain text before the strong part; usually empty */
  readonly opening: string
  /** the strong part */
  readonly lead: string
  /** what follows, with its own space in front; links go to cells, items and hypotheses */
  readonly rest: readonly Phrase[]
  /** sentences to read with it */
  readonly warnings: readonly string[]
}

/** The sentence without its warnings, as plain text. */
export const verdictText = ({ opening, lead, rest }: VerdictSentence): string => `${opening}${lead}${rest.map(phraseText).join('')}`

/** `scores` must come from the same view. */
export function verdictSentence(scores: Scores, view: View): VerdictSentence {
  const sentence = WORDS[scores.verdict](scores, view)
  return { opening: '', ...sentence, warnings: scores.warnings.map((warning) => warningSentence(warning, scores, view)) }
}

type Words = (scores: Scores, view: View) => { opening?: string; lead: string; rest: readonly Phrase[] }

const WORDS: Readonly<Record<Scores['verdict'], Words>> = {
  single,
  unrated: unratedSentence,
  untested: untestedSentence,
  tied: tiedSentence,
  open: openSentence,
  close,
  separated: separatedSentence,
}

function single(scores: Scores) {
  if (scores.hypotheses.length === 0)
    return { opening: 'There is no hypothesis yet. ', lead: 'Add at least two', rest: [' before the scores mean anything.'] }
  return {
    opening: 'One hypothesis has nothing to compete with. ',
    lead: 'Add at least one more',
    rest: [' before the scores mean anything.'],
  }
}

function unratedSentence(scores: Scores, { readOnly }: View) {
  const lead = scores.hypotheses.some((one) => one.notApplicable > 0) ? 'Nothing is rated from CC to II yet.' : 'Nothing is rated yet.'
  const next =
    scores.evidence.length === 0 ? ' Add the first item of evidence.' : ' Start with any item; across the row, not down the column.'
  return { lead, rest: readOnly ? [] : [next] }
}

function untestedSentence(scores: Scores, view: View) {
  const { allUntested, alikeRows } = scores.grounds
  const others = scores.leaders.filter((id) => !allUntested.some((one) => one.id === id))
  const several = allUntested.length > 1
  const they = several ? 'they' : 'it'
  const rated = allUntested.some((one) => one.rated)
  const have = others.length > 0 ? (several ? 'share' : 'shares') : several ? 'have' : 'has'
  const lead = `${hypothesisNames(
    view,
    allUntested.map((one) => one.id),
  )} ${have} the lowest score only because ${they} ${several ? 'were' : 'was'} ${rated ? 'hardly' : 'not'} tested:`
  const beside = others.length > 0 ? ` beside ${hypothesisNames(view, others)}` : ''
  const end = `. ${several ? 'They' : 'It'} cannot be said to lead${beside}.`
  if (!rated) {
    const aside = alikeRows.length > 0 ? ', items rated alike for all aside' : ''
    return { lead, rest: [` no item is rated from CC to II under ${several ? 'them' : 'it'}${aside}${end}`] }
  }
  const shares = allUntested.map((one) => one.share)
  const most = formatPercent(Math.max(...shares))
  const share = shares.every((one) => formatPercent(one) === most) ? most : `at most ${most}`
  const aside = alikeRows.some((id) => counts(scores, view, id)) ? ', items rated alike for all aside' : ''
  return { lead, rest: [` ${they} ${several ? 'are' : 'is'} rated on ${share} of what counts against the others${aside}${end}`] }
}

function tiedSentence(scores: Scores, view: View) {
  const each = formatScore(scores.hypotheses.find((one) => one.rank === 1)?.score ?? 0, scores.method)
  const hinges = scores.evidence.filter((one) => one.linchpin).map((one) => one.id)
  const without: Phrase[] = hinges.length > 0 ? [' Leaving out ', ...items(hinges), ' would change who leads.'] : []
  const lead = `${hypothesisNames(view, scores.leaders)} ${TIE_WORDS.leaders}`
  return { lead, rest: [` (${each} each). The evidence does not tell them apart.`, ...without] }
}

function openSentence(scores: Scores, view: View) {
  const { blanks, rows } = scores.grounds
  const { worst, name } = leaderOf(scores, view)
  const rivals = nextTo(scores)
  const passed = rivals.every((one) => one.best < worst - TOLERANCE)
  const whom = namePhrases(
    view,
    rivals.map(({ id }) => id),
  )
  const which = listPhrases(
    blanks.map(({ evidence, hypothesis }) => ({ text: evidence, evidence, hypothesis })),
    'and',
  )
  const cells = `${numberWord(blanks.length)} blank ${blanks.length === 1 ? 'cell' : 'cells'}`
  const could: Phrase[] = passed ? [' could still put ', ...whom, ' first.'] : [' could still bring ', ...whom, ' level.']
  const hangs: Phrase[] =
    rows.length === 0
      ? []
      : [
          ' The lead also hangs on ',
          ...listPhrases(rows.map(itemPhrase), 'and'),
          `: leave out ${rows.length === 1 ? 'this item' : rows.length === 2 ? 'either' : 'any one of them'} and ${name} no longer leads alone.`,
        ]
  return {
    lead: `${name} is least contradicted, but the order is open.`,
    rest: [` ${cells} under it, `, ...which, ',', ...could, ...hangs],
  }
}

function close(scores: Scores, view: View) {
  const { rows, cells, thin, margin } = scores.grounds
  const lead = `${leaderOf(scores, view).name} is least contradicted, but only just`
  const by = ` (by ${formatScore(margin ?? 0, scores.method)}). `
  const step: Phrase[] = ['one cell by one step (', ...steps(cells, view), ')']
  const end = ' would end its lead.'
  if (rows.length > 0 && cells.length > 0) return { lead, rest: [by, 'Leaving out ', ...items(rows), ', or moving ', ...step, `,${end}`] }
  if (rows.length > 0) return { lead, rest: [by, 'Leaving out ', ...items(rows), end] }
  if (cells.length > 0) return { lead, rest: [by, 'Moving ', ...step, end] }
  const [narrow] = thin
  if (!narrow) return { lead, rest: [by.trimEnd()] }
  const rival = { text: itemName(view, narrow.rival), hypothesis: narrow.rival }
  return {
    lead,
    rest: [
      by,
      'The items pull both ways: of the ',
      `${formatScore(narrow.apart, scores.method)} that tells it apart from `,
      rival,
      `, ${formatScore(narrow.margin, scores.method)} is left in its favour.`,
    ],
  }
}

function separatedSentence(scores: Scores, view: View) {
  const step =
    scores.grounds.alikeCells.length === 0
      ? ' No single item and no single step would end its lead.'
      : ' No single item would end its lead, and no single step outside the items rated alike for all.'
  const end = ` That makes it the survivor of these ${scores.evidence.length} items, not the truth.`
  return { lead: `${leaderOf(scores, view).name} is least contradicted, with room to spare.`, rest: [step, end] }
}

const items = (ids: readonly string[]): Phrase[] => listPhrases(ids.map(itemPhrase), 'or')

/** Cells by name, or how many they are. */
function steps(cells: readonly CellAt[], view: View): Phrase[] {
  if (cells.length > MAX_NAMED) return [`any of ${cells.length}`]
  const all = cells.map(
    ({ evidence, hypothesis }): Phrase => ({ text: `${evidence} under ${itemName(view, hypothesis)}`, evidence, hypothesis }),
  )
  return listPhrases(all, 'or')
}

function leaderOf(scores: Scores, view: View) {
  const id = scores.leaders[0] ?? ''
  return { name: itemName(view, id), worst: scores.hypotheses.find((one) => one.id === id)?.worst ?? 0 }
}

/** Those who would lead without the leader: the rivals of rank 2. */
const nextTo = (scores: Scores) => scores.hypotheses.filter((one) => one.rank === 2)

/** An item rated alike for all that contradicts all. */
const counts = (scores: Scores, view: View, evidence: string): boolean =>
  contradiction(
    view.raters
      .get(scores.rater)
      ?.ratings.get(evidence)
      ?.get(scores.hypotheses[0]?.id ?? ''),
  ) > 0
