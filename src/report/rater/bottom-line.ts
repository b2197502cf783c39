// The bottom line of a rater's report: the verdict with its ties and uncertainty, what it depends on, and caveats. Never names a winner.

import { originWarnings } from '../../ach/analysis/origin-warnings.ts'
import { missingProbability, ownPrior, ownProbabilities } from '../../ach/analysis/own-probabilities.ts'
import { type BayesianView, bayesianView, capPosterior } from '../../ach/analysis/posterior.ts'
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { shownRobustness } from '../../ach/analysis/robustness-figures.ts'
import { changedResult, failedConditions, robustnessFinding, robustnessMethod, unratedPosteriors } from '../../ach/words/analysis-words.ts'
import { nameInSentence } from '../../ach/words/name-in-sentence.ts'
import { formatFinePercent, itemName, type Phrase } from '../../ach/words/phrases.ts'
import { probabilityWords } from '../../ach/words/probability-words.ts'
import { decisiveSentence, shareList, sourceNames } from '../../ach/words/report-words.ts'
import { verdictSentence } from '../../ach/words/verdict-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import { type Block, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

export function bottomLine(inputs: ReportInputs): Block[] {
  const { view, scores, comparable } = inputs
  const verdict = verdictSentence(scores, view)
  const whole = verdict.opening !== ''
  const { first, others } = splitFirstSentence(verdict.lead, verdict.rest)
  const own = ownEstimates(inputs)
  const origins = originWarnings(view, inputs.rater.id).map((warning) => warningSentence(warning, scores, view))
  const caveats = [...verdict.warnings, ...(comparable ? origins : [])]
  return [
    { kind: 'lead', words: whole ? [verdict.opening, verdict.lead, ...verdict.rest] : first },
    ...(whole || others.length === 0 ? [] : [wordsBlock(...others)]),
    ...(comparable ? [wordsBlock(...dependence(inputs), ...robustness(inputs)), wordsBlock(...bayesian(inputs))] : []),
    ...(own.length > 0 ? [wordsBlock(...own)] : []),
    ...confidenceBlock(inputs),
    ...(scores.hypotheses.length > 0 ? ([{ kind: 'scores', scores }] as const) : []),
    ...(caveats.length > 0 ? [wordsBlock('Caveats:'), ...listBlocks(caveats.map((warning) => [warning]))] : []),
  ]
}

/** The verdict up to the end of its first sentence, so that the bottom line is a whole sentence, and what follows. */
function splitFirstSentence(lead: string, rest: readonly Phrase[]): { first: Phrase[]; others: Phrase[] } {
  if (/[.!?]$/.test(lead)) return { first: [lead], others: withoutLeadingSpace(rest) }
  for (const [at, part] of rest.entries()) {
    const end = typeof part === 'string' ? /[.!?](?= |$)/.exec(part) : null
    if (typeof part !== 'string' || !end) continue
    const others = withoutLeadingSpace([part.slice(end.index + 1), ...rest.slice(at + 1)])
    return { first: [lead, ...rest.slice(0, at), part.slice(0, end.index + 1)], others }
  }
  return { first: [lead, ...rest], others: [] }
}

function withoutLeadingSpace([first, ...others]: readonly Phrase[]): Phrase[] {
  if (first === undefined || typeof first !== 'string') return first === undefined ? [] : [first, ...others]
  const text = first.trimStart()
  return text === '' ? withoutLeadingSpace(others) : [text, ...others]
}

function dependence({ view, items, sources, scores }: ReportInputs): Phrase[] {
  const decisive = sources.filter((one) => one.changes.includes('without')).map(({ id }) => id)
  const linchpins = items.filter((one) => one.linchpin).map(({ id }) => id)
  // these verdicts have already named the linchpins
  const sourcesOnly =
    scores.verdict === 'tied' ? linchpins.length > 0 : scores.grounds.rows.length > 0 && ['open', 'close'].includes(scores.verdict)
  const sentence = decisiveSentence({
    items: linchpins,
    sources: sourceNames(view, decisive),
    result: changedResult(scores),
    sourcesOnly,
    noSources: sources.every((one) => one.items.length === 0),
  })
  return sentence.length > 0 ? [...sentence, ' '] : []
}

function robustness({ view, scores, robustness: figures }: ReportInputs): Phrase[] {
  if (!figures) return ['The robustness test (how often the ranking holds if ratings are slightly off) could not be run this time.']
  const shown = shownRobustness(figures, scores.verdict)
  return shown.flatMap((one, at) => [
    `${at === 0 ? '' : ' '}${robustnessFinding(view, scores.leaders, one)}${rival(view, scores.leaders, one)}.`,
    ...(at === shown.length - 1 ? [` ${robustnessMethod(one)}`] : []),
  ])
}

/** "; the closest rival, Jihadi, in 12.3%" */
function rival(view: ReportInputs['view'], leaders: readonly string[], { hypotheses }: Robustness): string {
  const shares = hypotheses.map(({ id, leadsAlone, leadsTied }) => ({ id, share: leadsAlone + leadsTied }))
  const [next] = shares.filter(({ id, share }) => share > 0 && !leaders.includes(id)).sort((a, b) => b.share - a.share)
  return next ? `; the closest rival, ${itemName(view, next.id)}, in ${formatFinePercent(next.share)}` : ''
}

function bayesian({ view, rater, bayes }: ReportInputs): Phrase[] {
  const prior = ownPrior(view, rater)
  const own = prior
    ? ` Starting from ${rater.name}’s own probabilities before the evidence, it gives ${posteriors(view, bayesianView(view, rater.id, { prior }))}.`
    : ''
  const failed = failedConditions(view)
  return [
    `The Bayesian view, which assumes that exactly one hypothesis is true and that all were equally probable at the start, gives ${posteriors(view, bayes)}.`,
    unratedPosteriors(view, bayes),
    ...(failed.length > 0 ? [' ', ...failed] : []),
    own,
  ]
}

const posteriors = (view: ReportInputs['view'], bayes: BayesianView): string =>
  shareList(
    view,
    bayes.hypotheses.flatMap(({ id, posterior }) => (posterior === null ? [] : [{ id, share: capPosterior(bayes, posterior) }])),
  )

/** Never in one sentence with a likelihood (ICD 203). */
function confidenceBlock({ rater: { name, confidence } }: ReportInputs): Block[] {
  if (confidence === null) return []
  return [
    wordsBlock(
      `Analytic confidence of ${nameInSentence(name)}: ${confidence.level}.${confidence.why === null ? '' : ` ${confidence.why}`}`,
    ),
  ]
}

/** A person's own probabilities in the terms of ICD 203. Never in one sentence with a computed probability. */
function ownEstimates({ view, rater, ranked }: ReportInputs): Phrase[] {
  const estimates = ranked.flatMap(({ id }) => {
    const now = rater.estimates.now.get(id)
    return now === undefined ? [] : [{ id, now }]
  })
  if (estimates.length === 0) return []
  const each = estimates.map(({ id, now }) => {
    const percent = `${Number((now * 100).toFixed(1))}%`
    const term = probabilityWords(now)
    return `${itemName(view, id)}, ${term === null ? percent : `${term} (${percent})`}`
  })
  const all = ownProbabilities(view, rater, 'now')
  const off =
    all.count === ranked.length && missingProbability(all) !== 0 ? ` They add up to ${Number((all.sum * 100).toFixed(1))}%, not 100%.` : ''
  return [`${rater.name}’s own estimates (ICD 203 terms): ${each.join('; ')}.${off}`]
}
