// The bottom line of a group: who is least contradicted by its ratings together, how far it agrees, its probabilities. Never a vote.

import { brierScores } from '../../ach/group/pooled-probabilities.ts'
import { activeItems, ESTIMATE_TIMES } from '../../ach/model/workbook.ts'
import { agreementSentences, leastInconsistentHeading } from '../../ach/words/group-words.ts'
import { formatFinePercent, formatPercent, itemName, itemPhrase, listPhrases, ordinalNumber, type Phrase } from '../../ach/words/phrases.ts'
import { type Block, type Phrases, wordsBlock } from '../blocks.ts'
import { formatMean, type GroupReportInputs } from './group-report-inputs.ts'

export function groupBottom(given: GroupReportInputs): Block[] {
  return [
    { kind: 'lead', words: [`${leastInconsistentHeading(given.view, given)}.`] },
    wordsBlock(agreementSentences(given), ' It says nothing about who is right. ', ...restsOn(given)),
    ...probabilities(given),
    ...outcomeSentence(given),
    ...(given.ranked.length > 0 ? [scores(given)] : []),
  ]
}

function restsOn({ losses, comparable }: GroupReportInputs): Phrase[] {
  if (!comparable) return []
  const changing = losses.filter(({ changes }) => changes).map(({ id }) => itemPhrase(id))
  if (changing.length === 0) return ['No single item carries this order.']
  return [
    'This rests on ',
    ...listPhrases(changing, 'and'),
    `: without ${changing.length === 1 ? 'it' : 'any one of them'} who is least contradicted would change.`,
  ]
}

/** People's own, never in one sentence with a score. */
function probabilities({ view, pools }: GroupReportInputs): Block[] {
  return [['before', pools.before] as const, ['at the end', pools.now] as const].flatMap(
    ([when, { used, hypotheses, probabilities: pool }]) => {
      if (!pool) return []
      const said = hypotheses.flatMap((id, at) => (pool[at] == null ? [] : [{ id, share: pool[at] }])).toSorted((a, b) => b.share - a.share)
      const each = said.map(({ id, share }) => `${itemName(view, id)} ${formatFinePercent(share)}`).join(', ')
      return [
        wordsBlock(`People’s own probabilities ${when}, ${used === 1 ? 'of one whole set' : `the mean of ${used} whole sets`}: ${each}.`),
      ]
    },
  )
}

/** Where people agree on it. */
function outcomeSentence({ view, pools }: GroupReportInputs): Block[] {
  const known = activeItems(view.hypotheses).find(({ id }) => id === view.cameTrue)
  if (!known) return []
  const scores = ESTIMATE_TIMES.flatMap((when) => {
    const pool = brierScores(pools[when], known.id)?.pool
    return pool === undefined ? [] : [`${formatMean(pool)} ${when === 'before' ? 'before' : 'at the end'}`]
  })
  const brier =
    scores.length === 0
      ? ''
      : ` The pooled probabilities have a Brier score of ${scores.join(' and ')}: 0 is certain and right, 2 certain and wrong.`
  return [wordsBlock(`People agree that ${itemName(view, known.id)} turned out true.${brier}`)]
}

const COLUMNS = ['Hypothesis', 'Rank', 'Score', 'At worst', 'Rated', 'First for', 'First with others for']

function scores({ view, ranked, ranking }: GroupReportInputs): Block {
  const first = new Map(ranking.first.map((one) => [one.id, one]))
  return {
    kind: 'table',
    table: {
      label: 'The group’s scores',
      head: COLUMNS.map((text, at) => ({ text, num: at > 0 })),
      rows: ranked.map(({ id, rank, rated, score, worst, coverage }): Phrases[] =>
        [
          itemName(view, id),
          rated === 0 ? '–' : ordinalNumber(rank),
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
