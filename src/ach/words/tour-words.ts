// The tour of a finished example in words: what the matrix shows, what a row says, why an item is a linchpin, what happens without a source,
// the analysis and the report. Every figure is computed from the example; none is written here.

import { itemGroupSensitivity } from '../analysis/sensitivity.ts'
import { type Supposition, viewUnder } from '../analysis/what-if.ts'
import { contradiction, RATING_WORDS, RATINGS } from '../model/rating.ts'
import { activeItems, ratingAt } from '../model/workbook.ts'
import { byRank } from '../scoring/leaders.ts'
import { comparedTable, raterIn } from '../scoring/rating-table.ts'
import { type Scores, scoresOf } from '../scoring/score.ts'
import { scoreBreakdown } from '../scoring/score-breakdown.ts'
import type { View } from '../view/view.ts'
import { nameInSentence } from './name-in-sentence.ts'
import { countNoun, formatScore, hypothesisName, hypothesisNames, joinPhrases, TIE_WORDS } from './phrases.ts'
import { contradictingCodes } from './scale-words.ts'
import { verdictSentence } from './verdict-words.ts'

/** What the tour shows: a row to read, a linchpin, and a source to leave out; all by id. */
export interface TourPoints {
  readonly row: string
  readonly linchpin: string
  readonly source: string
}

export interface TourStep {
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** the page on which the step can be seen */
  readonly page: 'matrix' | 'analysis' | 'report'
  /** the item of evidence that the step is about; null if it is about the whole page */
  readonly item: string | null
  /** the source that the page leaves out; null if it shows everything */
  readonly without: string | null
}

/** The steps in their order. `view` must have `me`, with a rating in every cell. Throws `Refused('unknown')` without one. */
export function tourSteps(view: View, points: TourPoints): TourStep[] {
  const scores = scoresOf(view, raterIn(view, view.me?.id ?? '').id)
  const whole = { item: null, without: null }
  return [
    { heading: 'This is a finished matrix', paragraphs: matrixWords(view, scores), page: 'matrix', ...whole },
    {
      heading: `What one row says: ${points.row}`,
      paragraphs: rowWords(view, scores, points.row),
      page: 'matrix',
      ...whole,
      item: points.row,
    },
    {
      heading: `Why ${points.linchpin} is a linchpin`,
      paragraphs: linchpinWords(view, scores, points.linchpin),
      page: 'matrix',
      ...whole,
      item: points.linchpin,
    },
    {
      heading: `What if ${nameInSentence(sourceName(view, points.source))} is left out?`,
      paragraphs: sourceWords(view, scores, points.source),
      page: 'matrix',
      item: null,
      without: points.source,
    },
    { heading: 'What else the result depends on', paragraphs: analysisWords(view, scores), page: 'analysis', ...whole },
    { heading: 'What comes out: the report', paragraphs: reportWords(view, scores), page: 'report', ...whole },
  ]
}

const sourceName = (view: View, id: string): string => view.sources.get(id)?.name ?? id

/** "Coup leads with 2.00, ahead of Economic grievance with 3.00", "Coup and Jihadi are tied at 2.00". */
function standing(scores: Scores, view: View): string {
  const [first, ...rest] = scores.hypotheses.toSorted(byRank)
  const amount = (one: (typeof scores.hypotheses)[number] | undefined) => formatScore(one?.score ?? 0, scores.method)
  if (scores.leaders.length > 1) return `${hypothesisNames(view, scores.leaders)} ${TIE_WORDS.leaders} at ${amount(first)}`
  const [second] = rest
  return `${hypothesisName(view, first?.id ?? '')} leads with ${amount(first)}, ahead of ${hypothesisName(view, second?.id ?? '')} with ${amount(second)}`
}

const under = (view: View, supposition: Supposition): Scores => {
  const rater = view.me?.id ?? ''
  return scoresOf(viewUnder(view, rater, [supposition]), rater)
}

function matrixWords(view: View, scores: Scores): string[] {
  const [hypotheses, evidence] = [scores.hypotheses.length, scores.evidence.length]
  const ranked = scores.hypotheses.toSorted(byRank)
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  return [
    `The question is at the top. The ${countNoun(hypotheses, 'column')} are hypotheses, the possible answers. The ${countNoun(evidence, 'row')} are items of evidence. Each of the ${countNoun(hypotheses * evidence, 'cell')} says how well an item fits a hypothesis, from ${RATINGS[0]} (${RATING_WORDS[RATINGS[0]]}) to ${RATINGS[4]} (${RATING_WORDS[RATINGS[4]]}).`,
    `The score of a hypothesis adds up what speaks against it: ${formatScore(lowest?.score ?? 0, scores.method)} for ${hypothesisName(view, lowest?.id ?? '')}, ${formatScore(highest?.score ?? 0, scores.method)} for ${hypothesisName(view, highest?.id ?? '')}. The lowest score leads.`,
  ]
}

function rowWords(view: View, scores: Scores, evidence: string): string[] {
  const me = raterIn(view, scores.rater)
  const hypotheses = activeItems(view.hypotheses)
  const ratedAs = RATINGS.flatMap((rating) => {
    const ids = hypotheses.filter(({ id }) => ratingAt(me, evidence, id) === rating).map(({ id }) => id)
    return ids.length === 0 ? [] : [`${RATING_WORDS[rating]} (${rating}) for ${hypothesisNames(view, ids)}`]
  })
  const added = hypotheses.flatMap(({ id, label }) => {
    const row = scoreBreakdown(view, scores.rater, id).rows.find((one) => one.evidence === evidence)
    return row && contradiction(row.rating) > 0 ? [`${formatScore(row.product, scores.method)} to the score of ${label}`] : []
  })
  const reason = me.rationales.get(evidence)
  return [
    `“${view.evidence.get(evidence)?.statement}” Would you expect this if the hypothesis were true? Here it is rated ${ratedAs.join('; ')}.`,
    `Only ${contradictingCodes('and')} count: the row adds ${added.length > 0 ? joinPhrases(added) : 'nothing to any score'}. What fits a hypothesis adds nothing, because it usually fits others too.`,
    ...(reason ? [`The reason given: “${reason}”`] : []),
  ]
}

function linchpinWords(view: View, scores: Scores, evidence: string): string[] {
  const others = scores.evidence.filter(({ id, linchpin }) => linchpin && id !== evidence).map(({ id }) => id)
  return [
    `“${view.evidence.get(evidence)?.statement}” With this item, ${standing(scores, view)}. Without it, ${standing(under(view, { what: 'evidence', id: evidence, how: 'without' }), view)}.`,
    `An item whose loss changes the leader is a linchpin (◆). Check it before all others: is it true, and does it mean what its ratings say?${others.length > 0 ? ` ${joinPhrases(others)} ${others.length > 1 ? 'are linchpins too' : 'is one too'}.` : ''}`,
  ]
}

function sourceWords(view: View, scores: Scores, id: string): string[] {
  const items = activeItems(view.evidence).filter(({ source }) => source === id)
  const { reliability = null, note = null } = view.sources.get(id) ?? {}
  return [
    `${countNoun(items.length, 'item comes', 'items come')} from this source${reliability ? `, whose reliability is ${reliability} on a scale from A to F` : ''}. This page leaves ${items.length === 1 ? 'it' : 'them'} out: ${standing(under(view, { what: 'source', id, how: 'without' }), view)}. With ${items.length === 1 ? 'it' : 'them'}, ${standing(scores, view)}.`,
    ...(note ? [`What the workbook notes about the source: “${note}”`] : []),
    'This is a what-if. You can try any source, item or cluster like this, and nothing is saved.',
  ]
}

function analysisWords(view: View, scores: Scores): string[] {
  const linchpins = scores.evidence.filter(({ linchpin }) => linchpin).map(({ id }) => id)
  const sources = itemGroupSensitivity(view, comparedTable(view, raterIn(view, scores.rater)), 'source')
  const decisive = sources.filter(({ changes }) => changes.includes('without')).map(({ id }) => nameInSentence(sourceName(view, id)))
  return [
    `This page leaves out each item and each source in turn. ${changesIn(linchpins, scores.evidence.length, 'item')} ${changesIn(decisive, sources.length, 'source')}`,
    'It also shows how the result would fare if the ratings were a step off, and what would have to be rated differently to overturn it.',
  ]
}

/** "2 of 23 items change the leader: E5 and E7." */
function changesIn(names: readonly string[], all: number, what: string): string {
  if (names.length === 0) return `None of the ${countNoun(all, what)} changes the leader.`
  return `${names.length} of ${countNoun(all, what)} ${names.length === 1 ? 'changes' : 'change'} the leader: ${joinPhrases(names)}.`
}

const reportWords = (view: View, scores: Scores): string[] => [
  `The report starts with the result: “${verdictSentence(scores, view).lead.replace(/\.$/, '')}.” It then says what that depends on, what would change it, and how each hypothesis fared. You can print it or save it as text, and export a spreadsheet whose scores are live formulas.`,
  'That is all there is to it: a question, hypotheses, evidence, ratings, and a result that others can check cell by cell.',
]
