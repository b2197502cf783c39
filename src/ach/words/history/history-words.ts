// Describes changes for the history in the simple past: "rated E5 as II for Coup (was I)". The page puts the author in front of the verb.
// Works on a View, so that no sentence reveals what the viewer may not see.

import { sceneWords } from '../../exercise/wall-scenes.ts'
import type { Change, ChangeOf, ItemKind } from '../../log/change.ts'
import { invertChange, isUndoable } from '../../log/invert-change.ts'
import { ITEM_KIND_WORDS } from '../../log/item-kind.ts'
import { itemKeyOf, itemsOfKind } from '../../log/workbook-lists.ts'
import type { Rating } from '../../model/rating.ts'
import { STAGE_WORDS } from '../../model/stage.ts'
import type { View } from '../../view/view.ts'
import { choiceWords } from '../choice-words.ts'
import { fieldSpec } from '../field-table.ts'
import { nameInSentence, quoteLong } from '../name-in-sentence.ts'
import { countNoun, formatDate, joinPhrases } from '../phrases.ts'
import { answerWords, TEXT_REMOVED } from './history-answer-words.ts'
import { sourceTextChanged, sourceTextName } from './history-text-words.ts'
import { GERUNDS, pastTense, type Tense } from './history-verbs.ts'

export const REDACTED_IN_HISTORY = 'removed personal data'

/** One action in words. */
export interface BatchWords {
  /** one clause for the whole action, starting with its verb, without the author and without a full stop */
  readonly title: string
  /** each change as a clause where there are several; empty for a single change */
  readonly details: readonly string[]
}

/** True if the viewer may be told of this change. Changes to a rater that the view does not show are left out, and votes, which are only counted. */
export function isVisible(change: Change, view: View): boolean {
  if (change.type === 'voted') return false
  return (
    !('rater' in change) || change.type === 'shown' || view.raters.has(change.rater) || view.absent.some(({ id }) => id === change.rater)
  )
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

/** One change in words: "rated E4 as II for Coup (was C)". Texts are quoted in full. */
export const describeChange = (change: Change, view: View): string => changeWords(change, view, pastTense)

function changeWords(change: Change, view: View, tense: Tense): string {
  switch (change.type) {
    case 'created':
      return `${tense('created')} the workbook “${change.fields.title}”`
    case 'settings':
      return fieldsChanged('settings', change.before, change.after, view, tense)
    case 'added':
      return `${tense('added')} ${quotedName(change.what, change.id)}: “${titleOf(change.what, change.fields)}”`
    case 'changed':
      return fieldsChanged(change.what, change.before, change.after, view, tense, change.id)
    case 'parked':
      return `${tense('parked')} ${quotedName(change.what, change.id, view)}`
    case 'listed':
      return `${tense(change.after ? 'added' : 'removed')} ${listedName(change, view)}`
    case 'restored':
      return `${tense('restored')} ${quotedName(change.what, change.id, view)}`
    case 'ordered':
      return orderChanged(change.what, change.before, change.after, tense)
    case 'joined':
      return joinedWords(change, view, tense)
    case 'present':
      return `${tense(change.after ? 'restored' : 'removed')} the ratings of ${raterName(change.rater, view)}`
    case 'shown':
      return `${tense(change.after ? 'revealed' : 'hid')} ${raterName(change.rater, view)}`
    case 'rated':
      return ratedWords(change, view, tense)
    case 'noted':
      return textWords(change, `note on ${change.evidence} for ${label(change.hypothesis, view)}${forWhom(change.rater, view)}`, tense)
    case 'reasoned':
      return textWords(change, `reason for ${change.evidence}${forWhom(change.rater, view)}`, tense)
    case 'answered':
      return answerWords(change, view, tense)
    case 'estimated': {
      const when = change.when === 'before' ? 'before the evidence' : 'after the evidence'
      const what = `the probability of ${label(change.hypothesis, view)} ${when}${forWhom(change.rater, view)}`
      const percent = (value: number) => `${Number((value * 100).toFixed(2))}%`
      const was = change.before === null ? '' : ` (was ${percent(change.before)})`
      return change.after === null ? `${tense('removed')} ${what}${was}` : `${tense('set')} ${what} to ${percent(change.after)}${was}`
    }
    case 'confidence':
      return change.after === null
        ? `${tense('removed')} the confidence in the conclusion${forWhom(change.rater, view)}`
        : `${tense('set')} the confidence in the conclusion${forWhom(change.rater, view)} to ${change.after.level}${change.after.why === null ? '' : `: “${change.after.why}”`}`
    case 'consented':
      return change.after
        ? `${tense('agreed')} to be named in the calibration`
        : `${tense('withdrew')} the agreement to be named in the calibration`
    case 'opened':
      return `${tense('started')} an exercise with this workbook`
    case 'staged':
      return `${tense('moved')} the exercise from “${STAGE_WORDS[change.before.stage]}” to “${STAGE_WORDS[change.after.stage]}”`
    case 'timed':
      return timerWords(change, tense)
    case 'switched':
      return switchWords(change, view, tense)
    case 'grouped':
      return change.after === null
        ? `${tense('removed')} ${raterName(change.rater, view)} from group ${change.before}`
        : `${tense('put')} ${raterName(change.rater, view)} in group ${change.after}`
    case 'practised':
      return `${tense('rated')} the practice row`
    case 'weighed':
      return change.after === null
        ? `${tense('removed')} the credibility judgement on ${change.evidence}`
        : `${tense('judged')} the credibility of ${change.evidence} as ${change.after}`
    case 'unsure':
      return `${tense(change.after ? 'answered' : 'removed')} “cannot say” on the credibility of ${change.evidence}`
    case 'recorded': {
      const round = `${forWhom(change.rater, view)} in the first round`
      if (change.after === null)
        return `${tense('cleared')} ${change.evidence} for ${label(change.hypothesis, view)}${round} (was ${change.before})`
      return `${tense('entered')} ${change.evidence} as ${change.after} for ${label(change.hypothesis, view)}${round}${wasRating(change.before)}`
    }
    case 'approved':
      return `${tense(change.after ? 'showed' : 'hid')} the reason that ${raterName(change.rater, view)} gave for ${change.evidence}`
    case 'proposed': {
      const { what, statement, label: name } = change.fields
      const kind = what === 'question' ? 'question to discuss' : ITEM_KIND_WORDS[what].one
      const text = statement === '' ? ` ${TEXT_REMOVED}` : `: “${name ?? statement}”`
      return `${tense('proposed')} ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${text}`
    }
    case 'voted':
      return change.after ? `${tense('voted')} for a proposed question` : `${tense('withdrew')} a vote for a proposed question`
    case 'passed':
      return change.stage === 'lobby' ? `${tense('read')} the introduction` : `${tense('finished')} “${STAGE_WORDS[change.stage]}”`
    case 'decided':
      return `${tense(change.after === 'taken' ? 'accepted' : 'declined')} the proposal ${change.id}`
    case 'remembered':
      return `${tense('imported')} the first round of ${raterName(change.rater, view)}`
    case 'firstPass':
      return firstPassWords(change, tense)
    case 'retested':
      return change.after.length === 0
        ? `${tense('removed')} the list of items to rate again`
        : `${tense('started')} a second rating of ${countNoun(change.after.length, 'item')}`
    case 'ratedAgain': {
      const { evidence, before, after } = change
      const whom = `for ${label(change.hypothesis, view)}${forWhom(change.rater, view)}`
      if (after === null) return `${tense('cleared')} the second rating of ${evidence} ${whom} (was ${before})`
      return `${tense('rated')} ${evidence} again as ${after} ${whom}${wasRating(before)}`
    }
    case 'cameTrue':
      if (change.after === null) return `${tense('removed')} the record that ${label(change.before ?? '', view)} turned out to be true`
      return `${tense('recorded')} that ${label(change.after, view)} turned out to be true${change.before === null ? '' : ` (was ${label(change.before, view)})`}`
    case 'named':
      if (change.after === null && change.before === null) return `${tense('named')} a state of the workbook ${TEXT_REMOVED}`
      return change.after === null
        ? `${tense('removed')} the name “${change.before}” of a state of the workbook`
        : `${tense('named')} a state of the workbook “${change.after}”`
    case 'textAdded':
      return `${tense('added')} the text ${sourceTextName(change.id, view)}`
    case 'textChanged':
      return sourceTextChanged(change, view, tense)
    case 'quoted':
      return `${tense(change.after === null ? 'removed' : 'marked')} the passage of ${change.evidence}`
    case 'redacted':
      return `${tense('removed')} personal data`
  }
}

function joinedWords(change: ChangeOf<'joined'>, view: View, tense: Tense): string {
  if (change.kind === 'reference') return `${tense('added')} “${change.name}” for comparison`
  const name = raterName(change.rater, view)
  if (change.enteredBy !== undefined)
    return change.participant ? `${tense('added')} a paper form for ${name}` : `${tense('imported')} the ratings of ${name}`
  return change.participant || change.rater === view.me?.id
    ? `${tense('joined')} as a ${change.participant ? 'participant' : 'rater'}`
    : `${tense('added')} ${name} as a rater`
}

function ratedWords({ rater, evidence, hypothesis, before, after }: ChangeOf<'rated'>, view: View, tense: Tense): string {
  const name = label(hypothesis, view)
  const whose = forWhom(rater, view)
  return after === null
    ? `${tense('cleared')} ${evidence} for ${name}${whose} (was ${before})`
    : `${tense('rated')} ${evidence} as ${after} for ${name}${whose}${wasRating(before)}`
}

/** Both choices are never changed at once. */
function firstPassWords({ after }: ChangeOf<'firstPass'>, tense: Tense): string {
  if (after.scoresShown !== undefined)
    return after.scoresShown ? `${tense('showed')} scores before every cell was rated` : `${tense('hid')} scores until every cell is rated`
  return `${tense('set')} the order of rating one item at a time to ${after.ownOrder ? 'the workbook’s' : 'shuffled'}`
}

const wasRating = (before: Rating | null) => (before === null ? '' : ` (was ${before})`)

/** A note or a reason that was added, edited or removed; both texts are null where personal data was removed. */
function textWords(
  { before, after }: { readonly before: string | null; readonly after: string | null },
  what: string,
  tense: Tense,
): string {
  if (after === null) return before === null ? `${tense('added')} a ${what} ${TEXT_REMOVED}` : `${tense('removed')} the ${what}`
  return before === null ? `${tense('added')} a ${what}: “${after}”` : `${tense('changed')} the ${what} to “${after}”`
}

function timerWords({ before, after }: ChangeOf<'timed'>, tense: Tense): string {
  if (before.left !== null && after.endsAt !== null) return `${tense('resumed')} the timer`
  return before.endsAt !== null && after.left !== null ? `${tense('paused')} the timer` : `${tense('changed')} the timer`
}

function switchWords({ after }: ChangeOf<'switched'>, view: View, tense: Tense): string {
  if (after.locked !== undefined) return `${tense(after.locked ? 'locked' : 'unlocked')} the room`
  if (after.course !== undefined)
    return after.course === null
      ? `${tense('removed')} the exercise from its course`
      : `${tense('put')} the exercise in the course “${after.course}”`
  if (after.closesAt !== undefined) return `${tense('changed')} when the homework closes`
  if (after.scene) return `${tense('showed')} “${sceneWords(after.scene)}” on the wall`
  if (!after.spot) return `${tense('hid')} the cell on the wall`
  const [evidence, hypothesis = ''] = after.spot.split(' ')
  return `${tense('showed')} ${evidence} for ${label(hypothesis, view)} on the wall`
}

const label = (hypothesis: string, view: View) => {
  const item = view.hypotheses.get(hypothesis) ?? view.withdrawn.get(itemKeyOf('hypothesis', hypothesis))?.item
  return item ? quoteLong(titleOf('hypothesis', item)) : hypothesis
}
const raterName = (rater: string, view: View) =>
  nameInSentence(view.raters.get(rater)?.name ?? [...view.withheld, ...view.absent].find(({ id }) => id === rater)?.name ?? rater)

/** Whose ratings were changed, if not the author's own: " on behalf of Daniyar", " in the article’s ratings". */
function forWhom(rater: string, view: View): string {
  if (rater === view.me?.id || view.me === null) return ''
  return `${view.raters.get(rater)?.kind === 'reference' ? ' in' : ' on behalf of'} ${raterName(rater, view)}`
}

function quotedName(what: ItemKind, id: string, view?: View): string {
  const item = view && itemsOfKind(view, what).get(id)
  const called = item && what in { hypothesis: 1, source: 1, cluster: 1 } ? titleOf(what, item) : ''
  return `${ITEM_KIND_WORDS[what].one} ${id}${called ? ` (${called})` : ''}`
}

/** As an addition is described, where the viewer may see the item. */
function listedName({ what, id }: ChangeOf<'listed'>, view: View): string {
  const item = itemsOfKind(view, what).get(id) ?? view.withdrawn.get(itemKeyOf(what, id))?.item
  return `${quotedName(what, id)}${item ? `: “${titleOf(what, item)}”` : ''}`
}

/** The text that names an item: the name of a source, the label of a hypothesis or cluster, else the statement. */
function titleOf(what: ItemKind, fields: object): string {
  const field = what === 'source' ? 'name' : what === 'hypothesis' || what === 'cluster' ? 'label' : 'statement'
  return String((fields as Record<string, unknown>)[field] ?? '')
}

function fieldsChanged(what: ItemKind | 'settings', before: object, after: object, view: View, tense: Tense, id?: string): string {
  const was = before as Record<string, string | null>
  const parts = Object.entries(after as Record<string, string | null>).map(([field, value]) => {
    const of = `the ${fieldSpec(what, field)?.words ?? field}${id ? ` of ${id}` : ''}`
    const [from, to] = [shortText(what, field, was[field] ?? null, view), shortText(what, field, value, view)]
    if (field === 'evidence' && from === null) return `${tense('recorded')} ${id} as ${to}`
    if (from === null) return `${tense('set')} ${of} to ${to}`
    return to === null ? `${tense('removed')} ${of} (was ${from})` : `${tense('changed')} ${of} from ${from} to ${to}`
  })
  return parts.length > 0 ? parts.join('; ') : `${tense('edited')} ${id ?? 'the workbook'} ${TEXT_REMOVED}`
}

/** A value as printed: sources, clusters and hypotheses by name, single words bare, texts in quotation marks. */
function shortText(what: ItemKind | 'settings', field: string, value: string | null, view: View): string | null {
  if (value === null || value === '') return null
  if (field === 'source') return nameInSentence(view.sources.get(value)?.name ?? value)
  if (field === 'cluster') return view.clusters.get(value)?.label ?? value
  if (field === 'hypothesis') return label(value, view)
  const input = fieldSpec(what, field)?.input
  if (input === 'date') return formatDate(value)
  const words = choiceWords(what, field, value)
  return input === undefined || input === 'text' || input === 'line' || (input === 'choice' && words.includes(' ')) ? `“${words}”` : words
}

function orderChanged(what: ItemKind, before: readonly string[], after: readonly string[], tense: Tense): string {
  const displaced = before.filter((id, at) => after[at] !== id)
  if (displaced.length === 2) return `${tense('swapped')} ${displaced.join(' and ')}`
  // A single moved item is the first or last of the displaced ones, and without it both orders are equal.
  const without = (ids: readonly string[], id: string) => ids.filter((other) => other !== id).join(' ')
  const moved = [displaced[0], displaced.at(-1)].find((id) => id !== undefined && without(before, id) === without(after, id))
  if (moved === undefined) return `${tense('reordered')} the ${ITEM_KIND_WORDS[what].many}`
  const up = after.indexOf(moved) < before.indexOf(moved)
  return `${tense('moved')} ${moved} ${up ? 'up' : 'down'} to position ${after.indexOf(moved) + 1}`
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
