// The bottom line of a group's report: which hypothesis is least inconsistent, the probabilities, how sure people are, what the lead depends
// on, and how far the group agrees. Never a vote.

import { brierScores, type Pool } from '../../ach/group/pooled-probabilities.ts'
import { activeItems, CONFIDENCE_LEVELS, ESTIMATE_TIMES } from '../../ach/model/workbook.ts'
import { changedResult, type Standing } from '../../ach/words/analysis-words.ts'
import { NOT_BLIND } from '../../ach/words/exercise-words.ts'
import { groupVerdictSentence, pooledSentence } from '../../ach/words/group-doubt-words.ts'
import { agreementSentences, groupScoreHeads, leastInconsistentHeading } from '../../ach/words/group-words.ts'
import {
  formatFinePercent,
  formatMean,
  formatPercent,
  hypothesisName,
  itemName,
  meanScoreWords,
  type Phrase,
  rankWords,
} from '../../ach/words/phrases.ts'
import { decisiveSentence, rivalsSentence } from '../../ach/words/report-words.ts'
import { type Block, type Phrases, wordsBlock } from '../blocks.ts'
import type { GroupReportInputs } from './group-report-inputs.ts'

export function groupBottom(inputs: GroupReportInputs): Block[] {
  return [
    ...headline(inputs),
    ...confidenceBlock(inputs),
    ...firmness(inputs),
    wordsBlock(agreementSentences(inputs), ' Agreement does not mean that the group is right.'),
    ...(inputs.view.run?.seenBefore ? [wordsBlock(NOT_BLIND)] : []),
    ...outcomeSentence(inputs),
    ...(inputs.ranked.length > 0 ? [scores(inputs)] : []),
  ]
}

/** Starts with a space. */
function dependence(inputs: GroupReportInputs): Phrase[] {
  const { losses, comparable } = inputs
  if (!comparable) return []
  const linchpins = losses.filter(({ changes }) => changes).map(({ id }) => id)
  if (linchpins.length === 0) return [` ${noLinchpin(inputs)}`]
  return [' ', ...decisiveSentence({ items: linchpins, sources: [], result: changedResult(groupStanding(inputs)) })]
}

/** The leaders of a group and its verdict. */
export const groupStanding = ({ scores: { leaders }, verdict: { verdict } }: Pick<GroupReportInputs, 'scores' | 'verdict'>): Standing => ({
  leaders,
  verdict,
})

export const noLinchpin = (inputs: Pick<GroupReportInputs, 'scores' | 'verdict'>): string =>
  `No single item would change ${changedResult(groupStanding(inputs))} if it were left out.`

/** The result of the ratings, then the probabilities. Never both in one sentence. */
function headline(inputs: GroupReportInputs): Block[] {
  const { view, pools } = inputs
  const { geometric, used } = pools.now
  const probabilities = [
    pooledSentence(view, pools.now, 'now'),
    ...(geometric && used > 1 ? [geometricSentence(view, pools.now)] : []),
    pooledSentence(view, pools.before, 'before'),
  ].filter((one) => one !== '')
  return [
    { kind: 'lead', words: [`${leastInconsistentHeading(view, inputs)}.`] },
    ...(probabilities.length > 0 ? [wordsBlock(probabilities.join(' '))] : []),
  ]
}

/** "Their geometric means: Coup 54.5%, …." */
function geometricSentence(view: GroupReportInputs['view'], { hypotheses, geometric }: Pool): string {
  const each = hypotheses.flatMap((id, at) =>
    geometric?.[at] == null ? [] : [`${hypothesisName(view, id)} ${formatFinePercent(geometric[at])}`],
  )
  return `Their geometric means, scaled to 100%, are ${each.join(', ')}.`
}

/** The verdict of the group, what it depends on, and the nearest rivals. */
function firmness(inputs: GroupReportInputs): Block[] {
  const { view, scores, verdict } = inputs
  const sentence = groupVerdictSentence(view, inputs)
  const rivals = inputs.comparable ? rivalsSentence(view, { ...scores, verdict: verdict.verdict }, formatMean) : []
  const named = verdict.verdict === 'close' && verdict.grounds.rows.length > 0 && sentence !== ''
  const parts = [sentence, ...(named ? [] : dependence(inputs)), ...rivals].filter((one) => one !== '')
  const [first, ...others] = parts
  if (first === undefined) return []
  return [wordsBlock(typeof first === 'string' ? first.trimStart() : first, ...others)]
}

/** "Analytic confidence of 3 people: 1 high, 2 moderate." Counts only those who stated it. */
function confidenceBlock({ raters }: GroupReportInputs): Block[] {
  const levels = raters.flatMap(({ confidence }) => (confidence === null ? [] : [confidence.level]))
  if (levels.length === 0) return []
  if (levels.length === 1) return [wordsBlock(`Analytic confidence of 1 person: ${levels[0]}.`)]
  const counts = CONFIDENCE_LEVELS.toReversed().flatMap((level) => {
    const count = levels.filter((one) => one === level).length
    return count === 0 ? [] : [`${count} ${level}`]
  })
  return [wordsBlock(`Analytic confidence of ${levels.length} people: ${counts.join(', ')}.`)]
}

/** The outcome with its Brier scores, where the group has recorded which hypothesis turned out to be true. */
function outcomeSentence({ view, pools }: GroupReportInputs): Block[] {
  const known = activeItems(view.hypotheses).find(({ id }) => id === view.cameTrue)
  if (!known) return []
  const scores = ESTIMATE_TIMES.flatMap((when) => {
    const pool = brierScores(pools[when], known.id)?.pool
    return pool === undefined ? [] : [`${formatMean(pool)} ${when === 'before' ? 'before' : 'after'}`]
  })
  const brier =
    scores.length === 0
      ? ''
      : ` Brier score of the pooled probabilities: ${scores.join(' and ')} the evidence (0 is certain and right, 2 is certain and wrong).`
  return [wordsBlock(`Recorded outcome: ${hypothesisName(view, known.id)} turned out to be true.${brier}`)]
}

function scores({ view, ranked, ranking }: GroupReportInputs): Block {
  const first = new Map(ranking.first.map((one) => [one.id, one]))
  return {
    kind: 'table',
    table: {
      label: 'The group’s inconsistency scores',
      head: groupScoreHeads(view.method).map((text, at) => ({ text, num: at > 0 })),
      rows: ranked.map(({ id, rank, rated, score, worst, coverage }): Phrases[] =>
        [
          itemName(view, id),
          rankWords({ rank, rated }),
          meanScoreWords({ score, rated }),
          formatMean(worst),
          formatPercent(coverage),
          String(first.get(id)?.alone ?? 0),
          String(first.get(id)?.shared ?? 0),
        ].map((text) => [text]),
      ),
    },
  }
}
