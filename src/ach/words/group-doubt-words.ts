// Sentences about how firm a group's figures are: its verdict, who rated, which cells few rated, noise, pooled probabilities. Computes nothing.

import { drawError } from '../analysis/robustness.ts'
import type { GroupAnalysis } from '../group/group-analysis.ts'
import { isByChance } from '../group/group-verdict.ts'
import type { NoiseAudit } from '../group/noise-audit.ts'
import type { Pool } from '../group/pooled-probabilities.ts'
import type { Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { changedResult, leadClauseText } from './analysis-words.ts'
import { cellPhrase, countNoun, formatFinePercent, formatPercent, hypothesisNames, joinPhrases } from './phrases.ts'
import { othersToo } from './report-words.ts'
import { chanceSentence } from './robustness-words.ts'

type Judged = Pick<GroupAnalysis, 'scores' | 'verdict' | 'bootstrap'>

/** How firm the group's lead is, and why; empty for the verdicts single and unrated. */
export const groupVerdictSentence = (view: View, group: Judged): string => VERDICTS[group.verdict.verdict](view, group)

const VERDICTS: Readonly<Record<Scores['verdict'], (view: View, group: Judged) => string>> = {
  single: () => '',
  unrated: () => '',
  early: () => 'More than half of the cells are not rated by anyone, so it is too early to say what leads.',
  untested: (view, { scores, verdict: { grounds } }) => {
    const unrated = scores.hypotheses.filter(({ rated }) => rated === 0).map(({ id }) => id)
    if (unrated.length > 0) return `No one rated an item for ${hypothesisNames(view, unrated)}, so no hypothesis can be said to lead.`
    const ids = grounds.allUntested.map(({ id }) => id)
    return `${hypothesisNames(view, ids)} ${ids.length > 1 ? 'have' : 'has'} the lowest score only because ${ids.length > 1 ? 'they have' : 'it has'} not been tested enough.`
  },
  tied: (view, { scores }) => `The group’s scores do not tell ${hypothesisNames(view, scores.leaders)} apart.`,
  open: () => 'The lead is open: cells that no one rated could change it.',
  close: (view, group) => `The lead is close. ${closeReason(view, group)}`,
  separated: (view, group) =>
    `The lead is robust: leaving out any one item, or moving the ratings of any one cell by one step, would not end it. ${[chanceOf(group), bootstrapSentence(view, group)].filter((one) => one !== '').join(' ')}`,
}

function closeReason(view: View, group: Judged): string {
  const { rows, cells } = group.verdict.grounds
  if (group.verdict.unsure !== null) return `It depends on who rated. ${bootstrapSentence(view, group)}`
  if (isByChance(group.verdict)) return chanceOf(group)
  const parts = [
    ...(rows.length > 0 ? [`leaving out ${joinPhrases(rows, 'or')}`] : []),
    ...(cells.length > 0
      ? [
          `moving all ratings of ${joinPhrases(
            cells.map(({ evidence, hypothesis }) => cellPhrase(view, evidence, hypothesis)),
            'or',
          )} by one step`,
        ]
      : []),
  ]
  if (parts.length === 0) return 'The evidence pulls both ways, and the lead is small compared with it.'
  const text = parts.join(', or ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)} would end it.`
}

function chanceOf({ verdict: { grounds } }: Judged): string {
  return grounds.chance === null || grounds.chance === 'pending' ? '' : chanceSentence(grounds.chance)
}

/**
 * "If 5 people were drawn at random from these 5, with repeats allowed, Coup would lead alone in 91.2% of cases." Empty without a sole leader. Says how
 * accurate the share is if it comes from draws, and whose absence would change the leader.
 */
export function bootstrapSentence(view: View, { scores, bootstrap }: Pick<Judged, 'scores' | 'bootstrap'>): string {
  const [leader, ...others] = scores.leaders
  const own = bootstrap?.hypotheses.find(({ id }) => id === leader)
  if (!bootstrap || !own || others.length > 0) return ''
  const error = bootstrap.exact
    ? ''
    : ` (${countNoun(bootstrap.resamples, 'draw')}, accurate to ${(drawError({ draws: bootstrap.resamples }) * 100).toFixed(1)} points)`
  const n = bootstrap.raters
  return `If ${n} people were drawn at random from these ${n}, with repeats allowed, ${hypothesisNames(view, scores.leaders)} would lead alone in ${formatFinePercent(own.alone)} of cases${error}.`
}

/** "Without Anna, Jihadi would lead." One sentence for each rater, at most `most`; `null` leaders mean that nothing is left to compare. */
export function withoutRaterSentences(view: View, { scores, verdict, bootstrap }: Judged, most = 5): string[] {
  const changing = (bootstrap?.without ?? []).filter(({ leaders }) => leaders.length > 0 && leaders.join() !== scores.leaders.join())
  const named = changing
    .slice(0, most)
    .map(({ rater, leaders }) => `Without ${view.raters.get(rater)?.name ?? rater}, ${leadClauseText(view, leaders)}.`)
  return changing.length > most
    ? [
        ...named,
        othersToo('Leaving out', changing.length - most, 'rater', changedResult({ leaders: scores.leaders, verdict: verdict.verdict })),
      ]
    : named
}

/** "3 cells were rated by fewer than half of the 5 raters: E1 for Coup (1) …. Without them, Jihadi would lead." Empty if there are none. */
export function sparseSentence(view: View, { sparse, scores, verdict }: Pick<GroupAnalysis, 'sparse' | 'scores' | 'verdict'>): string {
  if (!sparse) return ''
  const cells = sparse.cells.map(({ evidence, hypothesis, rated }) => `${cellPhrase(view, evidence, hypothesis).text} (${rated})`)
  const { leaders } = sparse.without
  const then =
    leaders.length === 0
      ? 'Without them, nothing is left to compare.'
      : leaders.join() === scores.leaders.join()
        ? `If they were left out, ${changedResult({ leaders: scores.leaders, verdict: verdict.verdict })} would stay the same.`
        : `If they were left out, ${leadClauseText(view, leaders)}.`
  return `${countNoun(cells.length, 'cell')} ${cells.length === 1 ? 'was' : 'were'} rated by fewer than half of the ${sparse.raters} raters: ${joinPhrases(cells)}. ${then}`
}

/** Where the differences between ratings come from. Empty if no cell was rated by all. */
export function noiseSentence(noise: NoiseAudit | null): string {
  if (!noise) return ''
  const on = `On the ${countNoun(noise.cells, 'cell')} that all ${noise.raters} raters rated`
  if (noise.total === 0) return `${on}, every rating is the same.`
  const share = (part: number) => formatPercent(part / noise.total)
  return `${on}, ${share(noise.signal)} of the variance comes from the cells, ${share(noise.level)} from raters who are more severe than others, and ${share(noise.pattern)} from each rater’s own pattern.`
}

/** "Averaged, the probabilities of 5 people after the evidence are: Coup 53.9%, Jihadi 26.1%." Empty without a complete set. */
export function pooledSentence(view: View, { used, hypotheses, probabilities }: Pool, when: 'before' | 'now'): string {
  if (probabilities === null) return ''
  const each = hypotheses
    .flatMap((id, at) => (probabilities[at] == null ? [] : [{ id, share: probabilities[at] }]))
    .toSorted((a, b) => b.share - a.share)
    .map(({ id, share }) => `${hypothesisNames(view, [id])} ${formatFinePercent(share)}`)
  const time = when === 'before' ? 'before' : 'after'
  return used === 1
    ? `One person’s probabilities ${time} the evidence: ${each.join(', ')}.`
    : `Averaged over ${used} people, the probabilities ${time} the evidence are: ${each.join(', ')}.`
}
