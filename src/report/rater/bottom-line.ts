// The bottom line of a rater's report: the verdict with its ties and uncertainty, how sure the analyst is, what the lead depends on, the
// nearest rivals, and caveats. Never names a winner.

import { originWarnings } from '../../ach/analysis/origin-warnings.ts'
import { missingProbability, ownProbabilities } from '../../ach/analysis/own-probabilities.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { confidencePhrase, possessiveName } from '../../ach/words/name-in-sentence.ts'
import { formatScore, hypothesisName, type Phrase, startSentence } from '../../ach/words/phrases.ts'
import { probabilityWords } from '../../ach/words/probability-words.ts'
import { decisiveSentence, rivalsSentence, sourceNames } from '../../ach/words/report-words.ts'
import { verdictSentence } from '../../ach/words/verdict-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import { type Block, smallBlock, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

export function bottomLine(inputs: ReportInputs): Block[] {
  const { view, scores, comparable } = inputs
  const verdict = verdictSentence(scores, view)
  const whole = verdict.opening !== ''
  const { first, others } = splitFirstSentence(verdict.lead, verdict.rest)
  const firmness = [
    ...(whole ? [] : others),
    ...(comparable ? [...dependence(inputs), ...rivalsSentence(view, scores, (score) => formatScore(score, scores.method))] : []),
  ]
  const origins = originWarnings(view, inputs.rater.id).map((warning) => warningSentence(warning, scores, view))
  const caveats = [...verdict.warnings, ...(comparable ? origins : [])]
  return [
    { kind: 'lead', words: whole ? [verdict.opening, verdict.lead, ...verdict.rest] : first },
    ...judgement(inputs),
    ...(firmness.length > 0 ? [wordsBlock(...withoutLeadingSpace(firmness))] : []),
    ...(scores.hypotheses.length > 0 ? ([{ kind: 'scores', scores }] as const) : []),
    ...(caveats.length > 0 ? [smallBlock(caveats.join(' '))] : []),
  ]
}

/** The verdict up to the end of its first sentence, so that the bottom line is a whole sentence, and what follows. */
function splitFirstSentence(lead: string, rest: readonly Phrase[]): { first: Phrase[]; others: Phrase[] } {
  if (/[.!?]$/.test(lead)) return { first: [lead], others: [...rest] }
  for (const [at, part] of rest.entries()) {
    const end = typeof part === 'string' ? /[.!?](?= |$)/.exec(part) : null
    if (typeof part !== 'string' || !end) continue
    const others = [part.slice(end.index + 1), ...rest.slice(at + 1)].filter((one) => one !== '')
    return { first: [lead, ...rest.slice(0, at), part.slice(0, end.index + 1)], others }
  }
  return { first: [lead, ...rest], others: [] }
}

function withoutLeadingSpace([first, ...others]: readonly Phrase[]): Phrase[] {
  if (first === undefined || typeof first !== 'string') return first === undefined ? [] : [first, ...others]
  const text = first.trimStart()
  return text === '' ? withoutLeadingSpace(others) : [text, ...others]
}

/** Starts with a space. */
function dependence({ view, items, sources, scores }: ReportInputs): Phrase[] {
  const decisive = sources.filter((one) => one.changes.includes('without')).map(({ id }) => id)
  const linchpins = items.filter((one) => one.linchpin).map(({ id }) => id)
  // these verdicts have already named the linchpins, or said that there is none
  const sourcesOnly =
    scores.verdict === 'separated' ||
    (scores.verdict === 'tied'
      ? linchpins.length > 0 || decisive.length === 0
      : scores.grounds.rows.length > 0 && ['open', 'close'].includes(scores.verdict))
  const sentence = decisiveSentence({
    items: linchpins,
    sources: sourceNames(view, decisive),
    result: changedResult(scores),
    sourcesOnly,
    noSources: sources.every((one) => one.items.length === 0),
  })
  return sentence.length > 0 ? [' ', ...sentence] : []
}

/** The analyst's confidence and probabilities, each in its own paragraph: never in one sentence with each other (ICD 203). */
function judgement(inputs: ReportInputs): Block[] {
  const { name, confidence } = inputs.rater
  const own = ownEstimates(inputs)
  return [
    ...(confidence === null
      ? []
      : [wordsBlock(`${confidencePhrase(name)}: ${confidence.level}.${confidence.why === null ? '' : ` ${confidence.why}`}`)]),
    ...(own === '' ? [] : [wordsBlock(own)]),
  ]
}

/** A person's own probabilities in the terms of ICD 203; empty without any. Never in one sentence with a computed probability. */
function ownEstimates({ view, rater, ranked }: ReportInputs): string {
  const estimates = ranked.flatMap(({ id }) => {
    const now = rater.estimates.now.get(id)
    return now === undefined ? [] : [{ id, now }]
  })
  if (estimates.length === 0) return ''
  const each = estimates.map(({ id, now }) => {
    const percent = `${Number((now * 100).toFixed(1))}%`
    const term = probabilityWords(now)
    return `${hypothesisName(view, id)}, ${term === null ? percent : `${term} (${percent})`}`
  })
  const all = ownProbabilities(view, rater, 'now')
  const off =
    all.count === ranked.length && missingProbability(all) !== 0 ? ` They add up to ${Number((all.sum * 100).toFixed(1))}%, not 100%.` : ''
  return `${startSentence(possessiveName(rater.name))} own estimates (ICD 203 terms): ${each.join('; ')}.${off}`
}
