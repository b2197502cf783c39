// Puts the verdict into words: which hypothesis has the least evidence against it, and how firm that lead is. Computes nothing.
// Never says winner, best, proven or most likely: a hypothesis "has the least evidence against it" or "leads".

import { formatCount } from '../model/format-count.ts'
import { contradiction } from '../model/rating.ts'
import type { CellAt, Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import { nameInSentence } from './name-in-sentence.ts'
import {
  cellPhrase,
  countNoun,
  formatPercent,
  formatScore,
  hypothesisName,
  hypothesisNames,
  itemPhrase,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
  phraseText,
  TIE_WORDS,
} from './phrases.ts'
import { chanceSentence } from './robustness-words.ts'
import { warningSentence } from './warning-words.ts'

/** A verdict in words, in three parts, so that the middle one can be emphasised. */
export interface VerdictSentence {
  /** plain text before the emphasised part; usually empty */
  readonly opening: string
  /** the emphasised part */
  readonly lead: string
  /** what follows, starting with a space; links go to cells, items and hypotheses */
  readonly rest: readonly Phrase[]
  /** caveats to show with the verdict */
  readonly warnings: readonly string[]
}

/** Returns the sentence without its warnings, as plain text. */
export const verdictText = ({ opening, lead, rest }: VerdictSentence): string => `${opening}${lead}${rest.map(phraseText).join('')}`

/** Returns the verdict of `scores`, which must come from the same view. */
export function verdictSentence(scores: Scores, view: View): VerdictSentence {
  const sentence = WORDS[scores.verdict](scores, view)
  const warnings = scores.verdict === 'early' ? [] : scores.warnings
  return { opening: '', ...sentence, warnings: warnings.map((warning) => warningSentence(warning, scores, view)) }
}

type Words = (scores: Scores, view: View) => { opening?: string; lead: string; rest: readonly Phrase[] }

const WORDS: Readonly<Record<Scores['verdict'], Words>> = {
  single: singleSentence,
  unrated: unratedSentence,
  early: earlySentence,
  untested: untestedSentence,
  tied: tiedSentence,
  open: openSentence,
  close: closeSentence,
  separated: separatedSentence,
}

function singleSentence(scores: Scores) {
  const rest = [' to get scores that mean something.']
  if (scores.hypotheses.length === 0) return { opening: 'There are no hypotheses yet. ', lead: 'Add at least two', rest }
  return { opening: 'A single hypothesis has nothing to compete with. ', lead: 'Add at least one more', rest }
}

function unratedSentence(scores: Scores, { readOnly }: View) {
  const lead = scores.hypotheses.some((one) => one.notApplicable > 0)
    ? 'The only ratings so far are “not applicable”.'
    : 'Nothing is rated yet.'
  const next =
    scores.evidence.length === 0
      ? ' Add the first item of evidence.'
      : ' Start with any item, and work across its row rather than down a column.'
  return { lead, rest: readOnly ? [] : [next] }
}

/** A few ratings cannot say what leads, so the sentence only says how much is rated. */
function earlySentence(scores: Scores) {
  const cells = scores.hypotheses.length * scores.evidence.length
  const filled = scores.hypotheses.reduce((sum, { rated, notApplicable }) => sum + rated + notApplicable, 0)
  const lead = `${formatCount(filled)} of ${countNoun(cells, 'cell')} ${filled === 1 ? 'is' : 'are'} rated.`
  return { lead, rest: [' The verdict follows once half of them are.'] }
}

function untestedSentence(scores: Scores, view: View) {
  const unrated = scores.hypotheses.filter(({ rated }) => rated === 0)
  return unrated.length > 0 ? unratedColumns(scores, view, unrated) : barelyTested(scores, view)
}

/** Hypotheses without any rating take no part in the ranking; nothing leads as long as there are any. */
function unratedColumns(scores: Scores, view: View, unrated: Scores['hypotheses']) {
  const several = unrated.length > 1
  const names = hypothesisNames(
    view,
    unrated.map(({ id }) => id),
  )
  const it = several ? 'them' : 'it'
  const none = unrated.some(({ notApplicable }) => notApplicable > 0)
    ? `no item has a rating for ${it} other than “not applicable”.`
    : `no item is rated for ${it}.`
  const barely = scores.grounds.allUntested.filter(({ rated }) => rated).map(({ id }) => id)
  const others =
    barely.length > 0 ? `, but ${hypothesisNames(view, barely)} ${barely.length > 1 ? 'have' : 'has'} not been tested enough` : ''
  const compared = scores.hypotheses.length - unrated.length
  const lowest =
    compared === 1
      ? ` Only ${hypothesisNames(view, scores.leaders)} is rated, so there is nothing to compare.`
      : ` Among the others, ${hypothesisNames(view, scores.leaders)} ${scores.leaders.length > 1 ? 'share' : 'has'} the lowest score${others}. No hypothesis can be said to lead until ${several ? 'all are' : 'it is'} tested.`
  return { lead: `${names} ${several ? 'have' : 'has'} not been tested:`, rest: [` ${none}${lowest}`] }
}

function barelyTested(scores: Scores, view: View) {
  const { allUntested, alikeRows } = scores.grounds
  const others = scores.leaders.filter((id) => !allUntested.some((one) => one.id === id))
  const several = allUntested.length > 1
  const they = several ? 'they' : 'it'
  const rated = allUntested.some((one) => one.rated)
  const have = others.length > 0 ? (several ? 'share' : 'shares') : several ? 'have' : 'has'
  const alongside = others.length > 0 ? ` with ${hypothesisNames(view, others)}` : ''
  const tested = `${several ? 'have' : 'has'} not been tested${rated ? ' enough' : ''}`
  const names = hypothesisNames(
    view,
    allUntested.map((one) => one.id),
  )
  const lead = `${names} ${have} the lowest score${alongside} only because ${they} ${tested}:`
  const role = others.length > 0 ? 'tie for the lead' : 'lead'
  const end = `. ${several ? 'They' : 'It'} cannot be said to ${role}.`
  const uniform = ', not counting items rated the same for every hypothesis'
  if (!rated) return { lead, rest: [` no item is rated for ${several ? 'them' : 'it'}${alikeRows.length > 0 ? uniform : ''}${end}`] }
  const except = alikeRows.some((id) => contradictsAll(scores, view, id)) ? uniform : ''
  const share = ratedShare(allUntested.map((one) => one.share))
  return { lead, rest: [` ${they} ${several ? 'are' : 'is'} rated on ${share} of the evidence against the others${except}${end}`] }
}

/** "only 25%", "at most 40%" for several that differ, "none". */
function ratedShare(shares: readonly number[]): string {
  const highest = Math.max(...shares)
  if (highest === 0) return 'none'
  const percent = formatPercent(highest)
  return shares.every((one) => formatPercent(one) === percent) ? `only ${percent}` : `at most ${percent}`
}

function tiedSentence(scores: Scores, view: View) {
  const each = formatScore(scores.hypotheses.find((one) => one.rank === 1)?.score ?? 0, scores.method)
  const linchpins = scores.evidence.filter((one) => one.linchpin).map((one) => one.id)
  const lead = `${hypothesisNames(view, scores.leaders)} ${TIE_WORDS.leaders} at ${each}: the evidence does not tell them apart.`
  if (linchpins.length === 0) return { lead, rest: [' Leaving out any one item would not break or change the tie.'] }
  return { lead, rest: [' Leaving out ', ...items(linchpins), ' would break or change the tie.'] }
}

function openSentence(scores: Scores, view: View) {
  const { blanks, rows } = scores.grounds
  const { worst, name } = leaderOf(scores, view)
  const rivals = runnersUp(scores)
  const overtakes = rivals.every((one) => one.best < worst - TOLERANCE)
  const rivalNames = namePhrases(
    view,
    rivals.map(({ id }) => id),
  )
  const cells = listPhrases(
    blanks.map(({ evidence, hypothesis }) => ({ text: evidence, evidence, hypothesis })),
    'and',
  )
  const several = blanks.length > 1
  const blank = several ? ` Its ${numberWord(blanks.length).toLowerCase()} blank cells, in ` : ' Its blank cell in '
  const could: Phrase[] = overtakes
    ? [`${several ? ',' : ''} could still put `, ...rivalNames, ' in the lead.']
    : [`${several ? ',' : ''} could still produce a tie with `, ...rivalNames, '.']
  const without = rows.length === 1 ? 'it' : rows.length === 2 ? 'either' : 'any one of them'
  const depends: Phrase[] =
    rows.length === 0
      ? []
      : [
          ` ${name} also depends for its lead on `,
          ...listPhrases(rows.map(itemPhrase), 'and'),
          `: if ${without} were left out, ${nameInSentence(name)} would no longer be the sole leader.`,
        ]
  return {
    lead: `${name} has the least evidence against it so far, but blank cells could change that.`,
    rest: [blank, ...cells, ...could, ...depends],
  }
}

function closeSentence(scores: Scores, view: View) {
  const { rows, cells, thin, margin } = scores.grounds
  const { name } = leaderOf(scores, view)
  const lead = `${name} leads, but only just`
  const by = ` (by ${formatScore(margin ?? 0, scores.method)}). `
  const step: Phrase[] = [...changedCells(cells, view), ' by one step']
  const end = ' would end its lead.'
  if (rows.length > 0 && cells.length > 0) return { lead, rest: [by, 'Leaving out ', ...items(rows), ', or changing ', ...step, `,${end}`] }
  if (rows.length > 0) return { lead, rest: [by, 'Leaving out ', ...items(rows), end] }
  if (cells.length > 0) return { lead, rest: [by, 'Changing ', ...step, end] }
  const [narrow] = thin
  if (!narrow) return byChance(scores, name, by)
  const rival = { text: hypothesisName(view, narrow.rival), hypothesis: narrow.rival }
  return {
    lead,
    rest: [
      by,
      `The evidence pulls both ways: item by item, ${name} and `,
      rival,
      ` differ by ${formatScore(narrow.apart, scores.method)} in all, but the balance in favour of ${name} is ${formatScore(narrow.margin, scores.method)}.`,
    ],
  }
}

/** A lead that nothing else makes close. */
function byChance({ grounds: { chance } }: Scores, name: string, by: string) {
  if (chance === null || chance === 'pending')
    return { lead: `${name} leads`, rest: [`${by}How often chance alone would give such a lead is still being calculated.`] }
  return { lead: `${name} leads, but chance could give such a lead`, rest: [by, chanceSentence(chance)] }
}

function separatedSentence(scores: Scores, view: View) {
  const robust =
    scores.grounds.alikeCells.length === 0
      ? ' Leaving out any one item, or changing any one rating by one step, would not end it.'
      : ' Leaving out any one item would not end it. Nor would changing any one rating by one step, except in items rated the same for every hypothesis.'
  const survived = scores.evidence.length === 1 ? 'this item' : `these ${countNoun(scores.evidence.length, 'item')}`
  const end = ` ${leaderOf(scores, view).name} has survived ${survived}; that does not make it true.`
  const { chance } = scores.grounds
  const random = chance === null || chance === 'pending' ? '' : ` ${chanceSentence(chance)}`
  return { lead: `${leaderOf(scores, view).name} has the least evidence against it, and its lead is robust.`, rest: [robust, random, end] }
}

const items = (ids: readonly string[]): Phrase[] => listPhrases(ids.map(itemPhrase), 'or')

/** "the rating of E1 for Coup or E4 for Jihadi", or "any one of 25 ratings". */
function changedCells(cells: readonly CellAt[], view: View): Phrase[] {
  if (cells.length > MAX_NAMED) return [`any one of ${countNoun(cells.length, 'rating')}`]
  const named = cells.map(({ evidence, hypothesis }) => cellPhrase(view, evidence, hypothesis))
  return ['the rating of ', ...listPhrases(named, 'or')]
}

function leaderOf(scores: Scores, view: View) {
  const id = scores.leaders[0] ?? ''
  return { name: hypothesisName(view, id), worst: scores.hypotheses.find((one) => one.id === id)?.worst ?? 0 }
}

/** The hypotheses of rank 2: they would lead without the sole leader. */
const runnersUp = (scores: Scores) => scores.hypotheses.filter((one) => one.rank === 2)

/** Whether an item that is rated the same for every hypothesis contradicts them. */
const contradictsAll = (scores: Scores, view: View, evidence: string): boolean =>
  contradiction(
    view.raters
      .get(scores.rater)
      ?.ratings.get(evidence)
      ?.get(scores.hypotheses[0]?.id ?? ''),
  ) > 0
