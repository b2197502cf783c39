// What would change the conclusion: items and sources lost, sources that say the opposite, the fewest changed ratings, blanks.

import { wouldChange } from '../../ach/analysis/would-change.ts'
import type { Outcome } from '../../ach/scoring/leaders.ts'
import { comeFirst, nearestChange, sourcesOfSet } from '../../ach/words/analysis-words.ts'
import { counted, figure, named, type Part } from '../../ach/words/phrases.ts'
import { wouldChangeOpening, wouldChangeSentence } from '../../ach/words/would-change-words.ts'
import { type Block, list, type Words, words } from '../blocks.ts'
import { type Given, item } from './report-inputs.ts'

/** So many sentences of one kind; the analysis has all. */
const TOLD = 6

export function whatWouldChange(given: Given): Block[] {
  const { view, items, sources, sets, comparable } = given
  if (!comparable) return [words('There is no order yet that anything could change.')]
  const byItem = items.filter((one) => one.linchpin)
  const lost = sources.filter((one) => one.changes.includes('without'))
  const lying = sources.filter((one) => one.changes.includes('mirrored') && !one.changes.includes('without'))
  const source = (id: string) => view.sources.get(id)?.name ?? id
  const sentences: Words[] = [
    ...shortened(
      byItem,
      (one) => ['If ', item(one.id), ' is left out, ', ...outcome(given, one.leadersWithout, one.marginWithout), '.'],
      'item',
    ),
    ...shortened(
      lost,
      (one) => [`If ${source(one.id)} is not believed (${counted(one.items.length, 'item')}), `, ...then(given, one.without), '.'],
      'source',
    ),
    ...shortened(
      lying,
      (one) => [`If the opposite of what ${source(one.id)} says is true, `, ...then(given, one.mirrored), '.'],
      'source taken as the opposite',
      'sources taken as the opposite',
    ),
  ]
  const [set] = sets.found === 'sets' && sets.size > 1 ? sets.sets : []
  if (set)
    sentences.push([
      `If ${sourcesOfSet(view, set.sources)} are ${set.sources.length === 2 ? 'both' : 'all'} not believed, `,
      ...comeFirst(view, set.leadersWithout),
      sets.found === 'sets' && sets.sets.length > 1
        ? `; ${counted(sets.sets.length - 1, 'other set')} of that size would change it too.`
        : '.',
    ])
  if (sets.found === 'too-many') sentences.push([sets.sentence])
  const untouched = byItem.length + lost.length + lying.length === 0
  return [
    ...(untouched ? [words('Leaving out any single item, and any single source, leaves the same on top.')] : []),
    ...list(sentences),
    ...ratings(given),
  ]
}

/** A single rating is the nearest change there can be; where none is enough, the fewest steps are told. */
function ratings({ view, table, scores, flip }: Given): Block[] {
  const found = wouldChange(table)
  if (found.changes.length === 0) return [words(...nearestChange(view, flip))]
  return [
    words(wouldChangeOpening(found, scores.leaders)),
    ...list(found.changes.map((one) => wouldChangeSentence(one, table.hypotheses, view))),
  ]
}

function shortened<T>(all: readonly T[], sentence: (one: T) => Words, what: string, several = `${what}s`): Words[] {
  const told = all.slice(0, TOLD).map(sentence)
  return all.length > TOLD ? [...told, [`${counted(all.length - TOLD, `more ${what}`, `more ${several}`)} would change it too.`]] : told
}

const then = (given: Given, after: Outcome | null): Part[] => outcome(given, after?.leaders ?? [], after?.margin ?? null)

/** "Coup comes first by 0.41", "Jihadi comes first, 0.41 ahead of Coup", "Coup and Jihadi are equal at the top"; the margin is that of the leader now. */
function outcome({ view, scores }: Given, leaders: readonly string[], margin: number | null): Part[] {
  const [now = ''] = scores.leaders
  if (leaders.length !== 1 || margin === null || margin === 0) return comeFirst(view, leaders)
  const by = figure(Math.abs(margin), scores.method)
  return margin > 0 ? [...comeFirst(view, leaders), ` by ${by}`] : [...comeFirst(view, leaders), `, ${by} ahead of `, ...named(view, [now])]
}
