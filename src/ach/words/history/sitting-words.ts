// Groups what one person rated in a row, so that the history shows a sitting in one line.

import type { Change, LoggedChange } from '../../log/change.ts'
import type { View } from '../../view/view.ts'
import { countNoun, joinPhrases } from '../phrases.ts'
import { type BatchWords, describeBatch } from './batch-words.ts'
import { describeChange, isVisible } from './history-words.ts'

/** Milliseconds without a rating that end a sitting. */
const PAUSE = 30 * 60 * 1000

const RATING: ReadonlySet<Change['type']> = new Set(['rated', 'noted', 'reasoned', 'ratedAgain'])

/**
 * Joins neighbouring batches of one person that contain only ratings, second ratings, notes and reasons, without a long pause in between. `batches`: newest
 * first, each oldest change first; `alone`: ids of batches that stay single.
 */
export function groupSittings(batches: readonly (readonly LoggedChange[])[], alone: ReadonlySet<string>): LoggedChange[][] {
  const groups: LoggedChange[][] = []
  for (const batch of batches) {
    const later = groups.at(-1)
    if (later && canJoin(batch, later, alone)) later.unshift(...batch)
    else groups.push([...batch])
  }
  return groups
}

function canJoin(earlier: readonly LoggedChange[], later: readonly LoggedChange[], alone: ReadonlySet<string>): boolean {
  const [end, start] = [earlier.at(-1), later[0]]
  if (!end || !start || end.by !== start.by || Date.parse(start.at) - Date.parse(end.at) > PAUSE) return false
  return [...earlier, ...later].every(({ batch, undoes, change }) => undoes === null && !alone.has(batch) && RATING.has(change.type))
}

/** A sitting in words: "rated 12 cells and wrote 2 notes"; a single batch as usual. Null if the viewer may be told of nothing in it. */
export function describeSitting(logged: readonly LoggedChange[], view: View): BatchWords | null {
  const changes = logged.map(({ change }) => change).filter((change) => isVisible(change, view))
  if (new Set(logged.map(({ batch }) => batch)).size === 1) return describeBatch(changes, view)
  const cells = { rated: new Set<string>(), noted: new Set<string>(), ratedAgain: new Set<string>(), reasoned: new Set<string>() }
  for (const change of changes)
    if (change.type === 'rated' || change.type === 'noted' || change.type === 'ratedAgain')
      cells[change.type].add(`${change.rater} ${change.evidence} ${change.hypothesis}`)
    else if (change.type === 'reasoned') cells.reasoned.add(`${change.rater} ${change.evidence}`)
  const parts = [
    [cells.rated.size, 'rated', 'cell', ''],
    [cells.ratedAgain.size, 'rated', 'cell', ' again'],
    [cells.noted.size, 'edited', 'note', ''],
    [cells.reasoned.size, 'edited', 'reason', ''],
  ] as const
  const clauses = parts.flatMap(([count, verb, noun, more]) => (count === 0 ? [] : [`${verb} ${countNoun(count, noun)}${more}`]))
  return clauses.length === 0 ? null : { title: joinPhrases(clauses), details: changes.map((change) => describeChange(change, view)) }
}
