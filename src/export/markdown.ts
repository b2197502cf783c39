// One rater's matrix as a text to paste into a report: question, verdict, scores, matrix, items, and what the method does not say.
import { ratingWords } from '../ach/rating.ts'
import { type HypothesisScore, type Scores, scoresOf } from '../ach/score.ts'
import { raterIn } from '../ach/table.ts'
import { verdictSentence } from '../ach/verdict.ts'
import type { RaterView, View } from '../ach/view.ts'
import { weightOf } from '../ach/weight.ts'
import { couldBe, figure, percent, textOf } from '../ach/wording.ts'
import { active, type Evidence, type Hypothesis, type Method, RELIABILITY_WORDS, ratingAt } from '../ach/workbook.ts'
import { inline, paragraph, table } from './markdown-text.ts'

/** Refused 'unknown' for a rater whom the view does not show. Same input, same text; a newline at the end. */
export function markdownOf(view: View, raterId: string): string {
  const rater = raterIn(view, raterId)
  const scores = scoresOf(view, raterId)
  const hypotheses = active(view.hypotheses)
  const items = active(view.evidence)
  const parts = [
    `# ${inline(view.title)}`,
    `**Question:** ${inline(view.question)}`,
    ...(view.background ? [paragraph(view.background)] : []),
    `Rated by ${inline(rater.name)}${rater.note ? ` (${inline(rater.note)})` : ''}. ${METHOD_NAMES[view.method]}`,
    verdictText(scores, view),
    '## Hypotheses',
    hypotheses.length === 0 ? 'None yet.' : hypothesisTable(hypotheses, scores),
    '## Matrix',
    items.length === 0 ? 'No items yet.' : matrixTable(view, rater, hypotheses, items, scores),
    `CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA ${ratingWords('NA')}; an empty cell is not rated.`,
    '## Evidence',
    items.length === 0 ? 'No items yet.' : items.map((item) => evidenceEntry(view, rater, item)).join('\n'),
    ...parkedPart(view, rater),
    '## How to read this',
    LIMITS_OF_THE_METHOD,
  ]
  return `${parts.join('\n\n')}\n`
}

const METHOD_NAMES = {
  count: 'Method: count. Every item counts the same.',
  weighted: 'Method: weighted. Items count by their credibility and relevance.',
} as const

const LIMITS_OF_THE_METHOD = `- The score adds up what contradicts a hypothesis: I counts 1, II counts 2, each times the weight of its item. Only this ranks. Support (C 1, CC 2) is shown and never ranks.
- The lowest score marks what is least contradicted, not what is true or likely. A hypothesis that nobody thought of has no score.
- A score is only as good as its items: their choice, their sources and their ratings are judgements. More items do not make a conclusion stronger.
- "Could be" runs from the score as it stands to the score if every empty cell turned out very inconsistent. NA cells are left out.
- Diagnosticity says how far an item tells the hypotheses apart (0 not at all, 2 as far as can be). Items that stem from one another count each by itself here.`

function verdictText(scores: Scores, view: View): string {
  const { opening, lead, rest, warnings } = verdictSentence(scores, view)
  const sentence = `> ${opening}**${inline(lead)}** ${inline(rest.map(textOf).join(''))}`
  if (warnings.length === 0) return sentence
  return [sentence, '>', ...warnings.map((warning) => `> - ${inline(warning)}`)].join('\n')
}

function hypothesisTable(hypotheses: readonly Hypothesis[], scores: Scores): string {
  const rows = hypotheses.map((one, at) => {
    const score = scores.hypotheses[at]
    return [one.id, `**${inline(one.label)}**: ${inline(one.statement)}`, ...(score ? figures(score, scores.method) : [])]
  })
  const head = ['', 'Hypothesis', 'Score', 'Rank', 'Could be', 'Rated', 'Support', 'Count', 'Weighted']
  return table(head, (column) => column > 1, rows)
}

const figures = (score: HypothesisScore, method: Method): string[] => [
  figure(score.score, method),
  String(score.rank),
  couldBe(score, method),
  percent(score.coverage),
  figure(score.support, method),
  figure(score.count, 'count'),
  figure(score.weighted, 'weighted'),
]

function matrixTable(view: View, rater: RaterView, hypotheses: readonly Hypothesis[], items: readonly Evidence[], scores: Scores): string {
  const rows = items.map((item, at) => {
    const score = scores.evidence[at]
    const ratings = hypotheses.map((hypothesis) => ratingAt(rater, item.id, hypothesis.id) ?? '')
    const spread = score?.diagnosticity ?? 0
    return [`${item.id}${score?.linchpin ? ' ◆' : ''}`, ...ratings, weightOf(item, view.method).toFixed(2), spread.toFixed(2)]
  })
  const head = ['', ...hypotheses.map((one) => inline(one.label)), 'Weight', 'Diagnosticity']
  const grid = table(head, (column) => column > hypotheses.length, rows)
  return scores.evidence.some((one) => one.linchpin) ? `${grid}\n\n◆ linchpin: leaving this item out changes who leads.` : grid
}

function evidenceEntry(view: View, rater: RaterView, item: Evidence): string {
  const source = item.source === null ? undefined : view.sources.get(item.source)
  const reliability = source?.reliability ? ` (${source.reliability}, ${RELIABILITY_WORDS[source.reliability]})` : ''
  const cluster = item.cluster === null ? undefined : view.clusters.get(item.cluster)
  const facts = [
    item.kind && inline(item.kind),
    source && `source ${inline(source.name)}${reliability}`,
    item.locator && inline(item.locator),
    item.date,
    `credibility ${item.credibility ?? 'unknown'}`,
    `relevance ${item.relevance ?? 'unknown'}`,
    cluster && `not independent of others: ${inline(cluster.label)}`,
  ]
  const lines = [`- **${item.id}** ${inline(item.statement)}`, `  ${facts.filter(Boolean).join('; ')}.`]
  const why = rater.rationales.get(item.id)
  if (why) lines.push(`  Reason: ${inline(why)}`)
  if (item.notes) lines.push(`  Note: ${inline(item.notes)}`)
  return lines.join('\\\n')
}

function parkedPart(view: View, rater: RaterView): string[] {
  const hypotheses = [...view.hypotheses.values()].filter((one) => one.parked)
  const items = [...view.evidence.values()].filter((one) => one.parked)
  if (hypotheses.length + items.length === 0) return []
  const entries = [
    ...hypotheses.map((one) => `- **${one.id}** ${inline(one.label)}: ${inline(one.statement)}`),
    ...items.map((item) => evidenceEntry(view, rater, item)),
  ]
  return ['## Parked', 'Still in the workbook, out of every score.', entries.join('\n')]
}
