// What doubt in the ratings would do, for the section on what would change the conclusion; and the Bayesian view, for the section on the
// method: its order can differ from that of the scores, so it is not next to them.

import { type BayesianView, capPosterior } from '../../ach/analysis/posterior.ts'
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { shownRobustness } from '../../ach/analysis/robustness-figures.ts'
import { failedConditions, mostProbable, otherOrderSentence, unratedPosteriors } from '../../ach/words/analysis-words.ts'
import { possessiveName } from '../../ach/words/name-in-sentence.ts'
import { formatFinePercent, hypothesisName } from '../../ach/words/phrases.ts'
import { shareList } from '../../ach/words/report-words.ts'
import { otherReason, robustnessFinding, robustnessMethod } from '../../ach/words/robustness-words.ts'
import { type Block, smallBlock, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

export function doubtBlocks({ view, scores, robustness: figures }: ReportInputs): Block[] {
  if (!figures)
    return [wordsBlock('The robustness test (how often the ranking holds if ratings are slightly off) could not be run this time.')]
  const shown = shownRobustness(figures, scores.verdict)
  if (shown.length === 0) return []
  const [last] = shown.slice(-1)
  const findings = shown.map((one) => `${robustnessFinding(view, scores.leaders, one)}${rival(view, scores.leaders, one)}.`)
  const reason = shown[0] ? otherReason(scores, shown[0]) : ''
  return [wordsBlock([...findings, ...(reason === '' ? [] : [reason])].join(' ')), ...(last ? [smallBlock(robustnessMethod(last))] : [])]
}

/** "; the closest rival, Jihadi, in 12.3%" */
function rival(view: ReportInputs['view'], leaders: readonly string[], { hypotheses }: Robustness): string {
  const shares = hypotheses.map(({ id, leadsAlone, leadsTied }) => ({ id, share: leadsAlone + leadsTied }))
  const [next] = shares.filter(({ id, share }) => share > 0 && !leaders.includes(id)).sort((a, b) => b.share - a.share)
  return next ? `; the closest rival, ${hypothesisName(view, next.id)}, in ${formatFinePercent(next.share)}` : ''
}

export function bayesianBlock({ view, rater, scores, bayes, ownBayes }: ReportInputs): Block {
  const equal = posteriors(view, bayes)
  const fromPrior = ownBayes ? posteriors(view, ownBayes) : equal
  const own =
    fromPrior === equal ? '' : ` Starting from ${possessiveName(rater.name)} own probabilities before the evidence, it gives ${fromPrior}.`
  const failed = failedConditions(view)
  return smallBlock(
    `The Bayesian view reads the same ratings as probabilities. If exactly one hypothesis is true and all were equally probable at the start, it gives ${equal}.`,
    otherOrderSentence(view, scores.leaders, mostProbable(bayes)),
    unratedPosteriors(view, bayes),
    ...(failed.length > 0 ? [' ', ...failed] : []),
    own,
  )
}

const posteriors = (view: ReportInputs['view'], bayes: BayesianView): string =>
  shareList(
    view,
    bayes.hypotheses.flatMap(({ id, posterior }) => (posterior === null ? [] : [{ id, share: capPosterior(bayes, posterior) }])),
  )
