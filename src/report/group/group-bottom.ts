// The bottom line of a group's report: which hypothesis is least inconsistent, how far the group agrees, its probabilities. Never a vote.

import { brierScores } from '../../ach/group/pooled-probabilities.ts'
import { activeItems, ESTIMATE_TIMES } from '../../ach/model/workbook.ts'
import { changedResult, type Standing } from '../../ach/words/analysis-words.ts'
import { agreementSentences, groupScoreHeads, leastInconsistentHeading } from '../../ach/words/group-words.ts'
import { formatFinePercent, formatPercent, itemName, type Phrase, rankWords } from '../../ach/words/phrases.ts'
import { decisiveSentence, smallNumber } from '../../ach/words/report-words.ts'
import { type Block, type Phrases, wordsBlock } from '../blocks.ts'
import { formatMean, type GroupReportInputs } from './group-report-inputs.ts'

export function groupBottom(inputs: GroupReportInputs): Block[] {
  return [
    { kind: 'lead', words: [`${leastInconsistentHeading(inputs.view, inputs)}.`] },
    wordsBlock(agreementSentences(inputs), ' Agreement does not mean that the group is right. ', ...dependence(inputs)),
    ...probabilities(inputs),
    ...outcomeSentence(inputs),
    ...(inputs.ranked.length > 0 ? [scores(inputs)] : []),
  ]
}

function dependence({ losses, scores, comparable }: GroupReportInputs): Phrase[] {
  if (!comparable) return []
  const linchpins = losses.filter(({ changes }) => changes).map(({ id }) => id)
  if (linchpins.length === 0) return [noLinchpin(scores)]
  return decisiveSentence({ items: linchpins, sources: [], result: changedResult(groupStanding(scores)) })
}

/** The leaders of a group, and whether one of them has no rating that counts. */
export function groupStanding({ leaders, hypotheses }: GroupReportInputs['scores']): Standing {
  const untested = hypotheses.some(({ id, rated }) => rated === 0 && leaders.includes(id))
  return { leaders, verdict: untested ? 'untested' : leaders.length > 1 ? 'tied' : 'separated' }
}

export const noLinchpin = (scores: GroupReportInputs['scores']): string =>
  `No single item would change ${changedResult(groupStanding(scores))} if it were left out.`

/** The raters' own probabilities; never in one sentence with a score. */
function probabilities({ view, pools }: GroupReportInputs): Block[] {
  return [['before the evidence', pools.before] as const, ['after the evidence', pools.now] as const].flatMap(
    ([when, { used, hypotheses, probabilities: pool }]) => {
      if (!pool) return []
      const shares = hypotheses
        .flatMap((id, at) => (pool[at] == null ? [] : [{ id, share: pool[at] }]))
        .toSorted((a, b) => b.share - a.share)
      const each = shares.map(({ id, share }) => `${itemName(view, id)} ${formatFinePercent(share)}`).join(', ')
      return [
        wordsBlock(
          `The raters’ own probabilities ${when} (${used === 1 ? 'one complete set' : `mean of ${smallNumber(used)} complete sets`}): ${each}.`,
        ),
      ]
    },
  )
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
  return [wordsBlock(`Recorded outcome: ${itemName(view, known.id)} turned out to be true.${brier}`)]
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
          formatMean(score),
          formatMean(worst),
          formatPercent(coverage),
          String(first.get(id)?.alone ?? 0),
          String(first.get(id)?.shared ?? 0),
        ].map((text) => [text]),
      ),
    },
  }
}
