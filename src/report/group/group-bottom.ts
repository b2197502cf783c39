// The bottom line of a group: who is least contradicted by its ratings together, how far it agrees, its probabilities. Never a vote.

import { brierScores } from '../../ach/group/pooled-probabilities.ts'
import { active, WHEN } from '../../ach/model/workbook.ts'
import { agreementSentences, leastContradicted } from '../../ach/words/group-words.ts'
import { finePercent, listed, nameOf, ordinal, type Part, percent } from '../../ach/words/phrases.ts'
import { type Block, type Words, words } from '../blocks.ts'
import { item } from '../rater/report-inputs.ts'
import { type GroupGiven, mean } from './group-report-inputs.ts'

export function groupBottom(given: GroupGiven): Block[] {
  return [
    { kind: 'lead', words: [`${leastContradicted(given.view, given)}.`] },
    words(agreementSentences(given), ' It says nothing about who is right. ', ...restsOn(given)),
    ...probabilities(given),
    ...turnedOut(given),
    ...(given.ranked.length > 0 ? [scores(given)] : []),
  ]
}

function restsOn({ losses, comparable }: GroupGiven): Part[] {
  if (!comparable) return []
  const changing = losses.filter(({ changes }) => changes).map(({ id }) => item(id))
  if (changing.length === 0) return ['No single item carries this order.']
  return [
    'This rests on ',
    ...listed(changing, 'and'),
    `: without ${changing.length === 1 ? 'it' : 'any one of them'} who is least contradicted would change.`,
  ]
}

/** People's own, never in one sentence with a score. */
function probabilities({ view, pools }: GroupGiven): Block[] {
  return [['before', pools.before] as const, ['at the end', pools.now] as const].flatMap(
    ([when, { used, hypotheses, probabilities: pool }]) => {
      if (!pool) return []
      const said = hypotheses.flatMap((id, at) => (pool[at] == null ? [] : [{ id, share: pool[at] }])).toSorted((a, b) => b.share - a.share)
      const each = said.map(({ id, share }) => `${nameOf(view, id)} ${finePercent(share)}`).join(', ')
      return [words(`People’s own probabilities ${when}, ${used === 1 ? 'of one whole set' : `the mean of ${used} whole sets`}: ${each}.`)]
    },
  )
}

/** Where people agree on it. */
function turnedOut({ view, pools }: GroupGiven): Block[] {
  const known = active(view.hypotheses).find(({ id }) => id === view.cameTrue)
  if (!known) return []
  const scores = WHEN.flatMap((when) => {
    const pool = brierScores(pools[when], known.id)?.pool
    return pool === undefined ? [] : [`${mean(pool)} ${when === 'before' ? 'before' : 'at the end'}`]
  })
  const brier =
    scores.length === 0
      ? ''
      : ` The pooled probabilities have a Brier score of ${scores.join(' and ')}: 0 is certain and right, 2 certain and wrong.`
  return [words(`People agree that ${nameOf(view, known.id)} turned out true.${brier}`)]
}

const COLUMNS = ['Hypothesis', 'Rank', 'Score', 'At worst', 'Rated', 'First for', 'First with others for']

function scores({ view, ranked, ranking }: GroupGiven): Block {
  const first = new Map(ranking.first.map((one) => [one.id, one]))
  return {
    kind: 'table',
    table: {
      label: 'The group’s scores',
      head: COLUMNS.map((text, at) => ({ text, num: at > 0 })),
      rows: ranked.map(({ id, rank, rated, score, worst, coverage }): Words[] =>
        [
          nameOf(view, id),
          rated === 0 ? '–' : ordinal(rank),
          mean(score),
          mean(worst),
          percent(coverage),
          String(first.get(id)?.alone ?? 0),
          String(first.get(id)?.shared ?? 0),
        ].map((text) => [text]),
      ),
    },
  }
}
