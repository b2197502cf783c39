// What would change the conclusion: items and sources lost, sources that say the opposite, the fewest changed ratings, blanks.

import { wouldChange } from '../../ach/analysis/would-change.ts'
import type { LeaderResult } from '../../ach/scoring/leaders.ts'
import { leadClause, nearestChange, sourcesOfSet, wouldChangeOpening, wouldChangeSentence } from '../../ach/words/analysis-words.ts'
import { countNoun, formatScore, itemPhrase, namePhrases, type Phrase } from '../../ach/words/phrases.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** So many sentences of one kind; the analysis has all. */
const TOLD = 6

export function whatWouldChange(given: ReportInputs): Block[] {
  const { view, items, sources, sets, comparable } = given
  if (!comparable) return [wordsBlock('There is no order yet that anything could change.')]
  const byItem = items.filter((one) => one.linchpin)
  const lost = sources.filter((one) => one.changes.includes('without'))
  const lying = sources.filter((one) => one.changes.includes('mirrored') && !one.changes.includes('without'))
  const source = (id: string) => view.sources.get(id)?.name ?? id
  const sentences: Phrases[] = [
    ...shortenTitle(
      byItem,
      (one) => ['If ', itemPhrase(one.id), ' is left out, ', ...resultPhrases(given, one.leadersWithout, one.marginWithout), '.'],
      'item',
    ),
    ...shortenTitle(
      lost,
      (one) => [`If ${source(one.id)} is not believed (${countNoun(one.items.length, 'item')}), `, ...resultAfter(given, one.without), '.'],
      'source',
    ),
    ...shortenTitle(
      lying,
      (one) => [`If the opposite of what ${source(one.id)} says is true, `, ...resultAfter(given, one.mirrored), '.'],
      'source taken as the opposite',
      'sources taken as the opposite',
    ),
  ]
  const [set] = sets.found === 'sets' && sets.size > 1 ? sets.sets : []
  if (set)
    sentences.push([
      `If ${sourcesOfSet(view, set.sources)} are ${set.sources.length === 2 ? 'both' : 'all'} not believed, `,
      ...leadClause(view, set.leadersWithout),
      sets.found === 'sets' && sets.sets.length > 1
        ? `; ${countNoun(sets.sets.length - 1, 'other set')} of that size would change it too.`
        : '.',
    ])
  if (sets.found === 'too-many') sentences.push([sets.sentence])
  const untouched = byItem.length + lost.length + lying.length === 0
  return [
    ...(untouched ? [wordsBlock('Leaving out any single item, and any single source, leaves the same on top.')] : []),
    ...listBlocks(sentences),
    ...ratings(given),
  ]
}

/** A single rating is the nearest change there can be; where none is enough, the fewest steps are told. */
function ratings({ view, table, scores, flip }: ReportInputs): Block[] {
  const found = wouldChange(table)
  if (found.changes.length === 0) return [wordsBlock(...nearestChange(view, flip))]
  return [
    wordsBlock(wouldChangeOpening(found, scores.leaders)),
    ...listBlocks(found.changes.map((one) => wouldChangeSentence(one, table.hypotheses, view))),
  ]
}

function shortenTitle<T>(all: readonly T[], sentence: (one: T) => Phrases, what: string, several = `${what}s`): Phrases[] {
  const told = all.slice(0, TOLD).map(sentence)
  return all.length > TOLD ? [...told, [`${countNoun(all.length - TOLD, `more ${what}`, `more ${several}`)} would change it too.`]] : told
}

const resultAfter = (given: ReportInputs, after: LeaderResult | null): Phrase[] =>
  resultPhrases(given, after?.leaders ?? [], after?.margin ?? null)

/** "Coup comes first by 0.41", "Jihadi comes first, 0.41 ahead of Coup", "Coup and Jihadi are equal at the top"; the margin is that of the leader now. */
function resultPhrases({ view, scores }: ReportInputs, leaders: readonly string[], margin: number | null): Phrase[] {
  const [now = ''] = scores.leaders
  if (leaders.length !== 1 || margin === null || margin === 0) return leadClause(view, leaders)
  const by = formatScore(Math.abs(margin), scores.method)
  return margin > 0
    ? [...leadClause(view, leaders), ` by ${by}`]
    : [...leadClause(view, leaders), `, ${by} ahead of `, ...namePhrases(view, [now])]
}
