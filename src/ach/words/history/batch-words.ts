// Describes one action, which can consist of several changes: "split Coup into two hypotheses", "undid adding 2 items of evidence".

import type { Change, ItemKind } from '../../log/change.ts'
import { invertChange, isUndoable } from '../../log/invert-change.ts'
import { ITEM_KIND_WORDS } from '../../log/item-kind.ts'
import type { View } from '../../view/view.ts'
import { fieldSpec } from '../field-table.ts'
import { quoteLong } from '../name-in-sentence.ts'
import { countNoun, joinPhrases } from '../phrases.ts'
import { label, shortText } from './history-names.ts'
import { GERUNDS, pastTense, type Tense } from './history-verbs.ts'
import { changeWords, describeChange, isVisible } from './history-words.ts'

/** One action in words. */
export interface BatchWords {
  /** one clause for the whole action, starting with its verb, without the author and without a full stop */
  readonly title: string
  /** each change as a clause where there are several; empty for a single change */
  readonly details: readonly string[]
}

/** One action in words; null if the viewer may be told of none of its changes. */
export const describeBatch = (changes: readonly Change[], view: View): BatchWords | null => batchWords(changes, view, pastTense)

/** What an undo reversed: "undid adding 2 items of evidence". `changes` are those of the undo itself. */
export function describeUndone(changes: readonly Change[], view: View): BatchWords | null {
  const original = changes.filter(isUndoable).toReversed().map(invertChange)
  const undone = batchWords(original, view, (verb) => GERUNDS[verb])
  return undone && { ...undone, title: `undid ${undone.title}` }
}

/** What a redo repeated: "redid adding 2 items of evidence". `changes` are those of the redo itself. */
export function describeRedone(changes: readonly Change[], view: View): BatchWords | null {
  const redone = batchWords(changes, view, (verb) => GERUNDS[verb])
  return redone && { ...redone, title: `redid ${redone.title}` }
}

function batchWords(changes: readonly Change[], view: View, tense: Tense): BatchWords | null {
  const visible = changes.filter((change) => isVisible(change, view))
  const [first] = visible
  if (!first) return null
  if (visible.length === 1) return { title: changeWords(first, view, tense), details: [] }
  const details = visible.map((change) => describeChange(change, view))
  if (first.type === 'created') {
    const contained = contents(visible.slice(1))
    return { title: `${changeWords(first, view, tense)}${contained === '' ? '' : ` with ${contained}`}`, details: details.slice(1) }
  }
  return { title: reshapeWords(visible, view, tense) ?? summary(visible, view, tense), details }
}

/** "2 hypotheses, 3 items of evidence and 12 reference ratings"; empty where the changes add neither items nor ratings. */
function contents(changes: readonly Change[]): string {
  const counts = (Object.keys(ITEM_KIND_WORDS) as ItemKind[]).map((what) => ({
    count: changes.filter((change) => (change.type === 'added' || change.type === 'listed') && change.what === what).length,
    ...ITEM_KIND_WORDS[what],
  }))
  const references = new Set(changes.flatMap((change) => (change.type === 'joined' && change.kind === 'reference' ? [change.rater] : [])))
  const rated = changes.filter((change) => change.type === 'rated')
  const ofReferences = rated.filter(({ rater }) => references.has(rater)).length
  const ratings = [
    { count: rated.length - ofReferences, one: 'rating', many: 'ratings' },
    { count: ofReferences, one: 'reference rating', many: 'reference ratings' },
  ]
  const parts = [...counts, ...ratings].flatMap(({ count, one, many }) => (count === 0 ? [] : [countNoun(count, one, many)]))
  return joinPhrases(parts, 'and', parts.length)
}

/** A hypothesis split, or two merged, in one sentence; null for any other action. */
function reshapeWords(changes: readonly Change[], view: View, tense: Tense): string | null {
  const [oldOnes, newOnes]: [string[], string[]] = [[], []]
  for (const change of changes) {
    if (change.type === 'rated' || change.type === 'noted') continue
    if (!('what' in change) || change.what !== 'hypothesis' || change.type === 'changed') return null
    if (change.type === 'parked') oldOnes.push(label(change.id, view))
    else if (change.type === 'listed' && !change.after) return null
    else if (change.type !== 'ordered') newOnes.push(change.type === 'added' ? quoteLong(change.fields.label) : label(change.id, view))
  }
  if (oldOnes.length === 1 && newOnes.length > 1) return `${tense('split')} ${oldOnes[0]} into ${joinPhrases(newOnes)}`
  return oldOnes.length === 2 && newOnes.length === 1 ? `${tense('merged')} ${joinPhrases(oldOnes)} into ${newOnes[0]}` : null
}

/** One value of each field for several items: "set the credibility to high and the cluster to none for 12 items"; null if they differ. */
function valuesSet(changes: readonly Change[], view: View, tense: Tense): string | null {
  const [first] = changes
  if (first?.type !== 'changed') return null
  const { what } = first
  const values = JSON.stringify(first.after)
  if (changes.some((one) => one.type !== 'changed' || one.what !== what || JSON.stringify(one.after) !== values)) return null
  const parts = Object.entries(first.after as Record<string, string | null>).map(
    ([field, value]) => `the ${fieldSpec(what, field)?.words ?? field} to ${shortText(what, field, value, view) ?? 'none'}`,
  )
  return parts.length === 0 ? null : `${tense('set')} ${joinPhrases(parts, 'and', parts.length)} for ${countNoun(changes.length, 'item')}`
}

/** An action of several changes in one clause. */
function summary(changes: readonly Change[], view: View, tense: Tense): string {
  const joined = changes.filter((change) => change.type === 'joined')
  if (joined.length > 1) return `${tense('imported')} the ratings of ${countNoun(joined.length, 'person', 'people')}`
  if (joined[0]) return changeWords(joined[0], view, tense)
  const presence = changes.filter((change) => change.type === 'present')
  if (presence.length > 1)
    return `${tense(presence[0]?.after ? 'restored' : 'removed')} the ratings of ${countNoun(presence.length, 'person', 'people')}`
  if (presence[0]) return changeWords(presence[0], view, tense)
  const types = new Set(changes.map(({ type }) => type))
  const [type] = types
  if (types.size === 1 && type !== undefined) {
    const count = changes.length
    switch (type) {
      case 'added':
        return `${tense('added')} ${contents(changes)}`
      case 'listed':
        return `${tense(changes.every((change) => change.type === 'listed' && change.after) ? 'added' : 'removed')} ${contents(changes)}`
      case 'rated':
        return `${tense('rated')} ${countNoun(count, 'cell')}`
      case 'recorded':
        return `${tense('entered')} ${countNoun(count, 'rating')} in the first round`
      case 'answered':
        return `${tense('answered')} ${countNoun(count, 'question')}`
      case 'estimated':
        return `${tense('set')} ${countNoun(count, 'probability', 'probabilities')}`
      case 'changed':
        return valuesSet(changes, view, tense) ?? `${tense('changed')} ${countNoun(count, 'item')}`
      case 'parked':
      case 'restored':
        return `${tense(type)} ${countNoun(count, 'item')}`
    }
  }
  const others = changes.length - 1
  return `${changeWords(changes[0] as Change, view, tense)} and ${tense('made')} ${others === 1 ? 'one other change' : countNoun(others, 'other change')}`
}
