// What would change the conclusion: lost items and sources, sources that are wrong, other ratings, doubt in all ratings, probabilities.

import { wouldChange } from '../../ach/analysis/would-change.ts'
import type { LeaderResult } from '../../ach/scoring/leaders.ts'
import { changedResult, leadClause, nearestChange, wouldChangeFinding, wouldChangeSentence } from '../../ach/words/analysis-words.ts'
import { formatScore, itemPhrase, joinPhrases, namePhrases, type Phrase } from '../../ach/words/phrases.ts'
import { decisiveSentence, itemsFrom, othersToo, smallNumber, sourceNames } from '../../ach/words/report-words.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import { doubtBlocks } from './doubt.ts'
import type { ReportInputs } from './report-inputs.ts'

/** The most sentences of one kind; the analysis page has all. */
const MOST_SENTENCES = 4
/** The most single ratings given as examples. */
const MOST_EXAMPLES = 2

export function whatWouldChange(inputs: ReportInputs): Block[] {
  const { view, scores, items, sources, comparable } = inputs
  if (!comparable) return []
  const result = changedResult(scores)
  const linchpins = items.filter((one) => one.linchpin)
  const lost = sources.filter((one) => one.changes.includes('without'))
  const reversed = sources.filter((one) => one.changes.includes('mirrored') && !one.changes.includes('without'))
  const itemsOf = ({ id, items: ids }: (typeof sources)[number]) => itemsFrom(sourceNames(view, [id])[0] ?? id, ids.length)
  const sentences: Phrases[] = [
    ...firstOf(
      linchpins,
      (one) => ['If ', itemPhrase(one.id), ' were left out, ', ...resultPhrases(inputs, one.leadersWithout, one.marginWithout), '.'],
      (more) => othersToo('Leaving out', more, 'item', result),
    ),
    ...firstOf(
      lost,
      (one) => [`If ${itemsOf(one)} were left out, `, ...resultAfter(inputs, one.without), '.'],
      (more) => othersToo('Leaving out', more, 'source', result),
    ),
    ...firstOf(
      reversed,
      (one) => [
        `If ${itemsOf(one)} were reversed (so that what they support counts against it, and vice versa), `,
        ...resultAfter(inputs, one.mirrored),
        '.',
      ],
      (more) => othersToo('Reversing', more, 'source', result),
    ),
    ...sourceSet(inputs),
  ]
  const untouched = linchpins.length + lost.length + reversed.length === 0
  return [
    ...(untouched
      ? [wordsBlock(...decisiveSentence({ items: [], sources: [], result, noSources: sources.every((one) => one.items.length === 0) }))]
      : []),
    ...listBlocks(sentences),
    singleRatings(inputs),
    ...doubtBlocks(inputs),
  ]
}

/** The smallest set of sources whose loss changes the leader, where no single one does. */
function sourceSet({ view, scores, sets }: ReportInputs): Phrases[] {
  if (sets.found === 'too-many') return [[sets.sentence]]
  if (sets.found !== 'sets' || sets.size < 2) return []
  const [set, ...others] = sets.sets
  if (!set) return []
  const sources = joinPhrases(sourceNames(view, set.sources), 'and', set.sources.length)
  const more =
    others.length === 0
      ? '.'
      : `; ${others.length === 1 ? 'one other combination' : `${others.length} other combinations`} of ${smallNumber(sets.size)} sources would also change ${changedResult(scores)}.`
  return [[`If all items from ${sources} were left out, `, ...leadClause(view, set.leadersWithout, scores.verdict), more]]
}

/** A single rating is the nearest possible change; where none is enough, the fewest steps are given. */
export function singleRatings({ view, table, scores, flip }: ReportInputs): Block {
  const found = wouldChange(table, MOST_EXAMPLES)
  if (found.changes.length === 0) return wordsBlock(...nearestChange(view, scores, flip))
  const examples = found.changes.flatMap((one) => [' ', ...wouldChangeSentence(one, table.hypotheses, view, scores.verdict)])
  return wordsBlock(wouldChangeFinding(found, scores), ...examples)
}

function firstOf<T>(all: readonly T[], sentence: (one: T) => Phrases, rest: (more: number) => string): Phrases[] {
  const first = all.slice(0, MOST_SENTENCES).map(sentence)
  return all.length > MOST_SENTENCES ? [...first, [rest(all.length - MOST_SENTENCES)]] : first
}

const resultAfter = (inputs: ReportInputs, after: LeaderResult | null): Phrase[] =>
  resultPhrases(inputs, after?.leaders ?? [], after?.margin ?? null)

/** "Coup would lead by 0.41", "Jihadi would lead Coup by 0.41", "the lowest score would be shared by …"; `margin` is that of the present leader. */
function resultPhrases({ view, scores }: ReportInputs, leaders: readonly string[], margin: number | null): Phrase[] {
  const [now = ''] = scores.leaders
  const result = leadClause(view, leaders, scores.verdict)
  if (leaders.length !== 1 || margin === null || margin === 0) return result
  const by = formatScore(Math.abs(margin), scores.method)
  if (scores.verdict === 'untested')
    return margin > 0 ? [...result, `, by ${by}`] : [...result, `, ${by} below `, ...namePhrases(view, [now])]
  return margin > 0 ? [...result, ` by ${by}`] : [...result, ' ', ...namePhrases(view, [now]), ` by ${by}`]
}
