// The history's sentences. A sentence begins with its verb; who did it stands in front of it on the page.
// Sees a View only, so that nothing a viewer may not see is told in words.

import { itemsOfKind } from '../log/apply-change.ts'
import type { Change, ChangeOf, ItemKind } from '../log/change.ts'
import { ITEM_KIND_WORDS } from '../log/check-change.ts'
import { invertChange, isUndoable } from '../log/invert-change.ts'
import { type Rating, ratingWords } from '../model/rating.ts'
import { STAGE_WORDS } from '../model/stage.ts'
import type { View } from '../view/view.ts'
import { fieldSpec } from './field-table.ts'
import { answerWords, TEXT_REMOVED } from './history-answer-words.ts'
import { countNoun, joinPhrases } from './phrases.ts'

export const REDACTED_IN_HISTORY = 'removed people’s names and what they wrote'

/** One action in words. */
export interface BatchWords {
  /** one sentence for the whole action, without who and without a full stop */
  readonly title: string
  /** each change as a sentence where there are several; empty for a single change */
  readonly details: readonly string[]
}

/** True when the view may be told of this change: what concerns a rater it does not see is left out. */
const isTold = (change: Change, view: View): boolean =>
  !('rater' in change) || change.type === 'shown' || view.raters.has(change.rater) || view.absent.some(({ id }) => id === change.rater)

/** One action in words; null when nothing of it may be told to this viewer. */
export function describeBatch(changes: readonly Change[], view: View): BatchWords | null {
  const told = changes.filter((change) => isTold(change, view))
  const [first] = told
  if (!first) return null
  if (told.length === 1) return { title: describeChange(first, view), details: [] }
  const details = told.map((change) => describeChange(change, view))
  if (first.type === 'created')
    return { title: `${describeChange(first, view)} with ${contents(told.slice(1))}`, details: details.slice(1) }
  return { title: reshapeWords(told, view) ?? summary(told, view), details }
}

/** What an undo took back, by what had been done: its own changes only say how. `changes` are those of the undo. */
export function describeUndone(changes: readonly Change[], view: View): BatchWords | null {
  const done = describeBatch(changes.filter(isUndoable).toReversed().map(invertChange), view)
  return done && { ...done, title: `took back: ${done.title}` }
}

/** One change in words: "rated E4 against Coup: consistent to very inconsistent". Texts are given in full, in quotation marks. */
export function describeChange(change: Change, view: View): string {
  switch (change.type) {
    case 'created':
      return `made the workbook “${change.fields.title}”`
    case 'settings':
      return fieldsChanged('settings', change.before, change.after, view)
    case 'added':
      return `added ${quotedName(change.what, change.id)}: “${titleOf(change.what, change.fields)}”`
    case 'changed':
      return fieldsChanged(change.what, change.before, change.after, view, change.id)
    case 'parked':
      return `parked ${quotedName(change.what, change.id, view)}`
    case 'restored':
      return `restored ${quotedName(change.what, change.id, view)}`
    case 'ordered':
      return orderChanged(change.what, change.before, change.after)
    case 'joined':
      return change.kind === 'reference'
        ? `brought in “${change.name}” for comparison`
        : change.enteredBy !== undefined
          ? `brought in a sheet of ${raterName(change.rater, view)}`
          : change.participant
            ? 'came in'
            : `let ${raterName(change.rater, view)} join as a rater`
    case 'present':
      return change.after
        ? `brought the sheet of ${raterName(change.rater, view)} back`
        : `took the sheet of ${raterName(change.rater, view)} out`
    case 'shown':
      return change.after ? `asked to see ${raterName(change.rater, view)}` : `put ${raterName(change.rater, view)} away again`
    case 'rated': {
      const cell = `${change.evidence} against ${label(change.hypothesis, view)}${forWhom(change.rater, view)}`
      if (change.after === null) return `cleared ${cell} (was ${words(change.before)})`
      return change.before === null
        ? `rated ${cell}: ${words(change.after)}`
        : `rated ${cell}: ${words(change.before)} to ${words(change.after)}`
    }
    case 'noted': {
      const cell = `${change.evidence} against ${label(change.hypothesis, view)}${forWhom(change.rater, view)}`
      if (change.after === null && change.before === null) return `wrote about ${cell} ${TEXT_REMOVED}`
      return change.after === null ? `removed the note on ${cell}` : `noted on ${cell}: “${change.after}”`
    }
    case 'reasoned':
      if (change.after === null && change.before === null)
        return `wrote about ${change.evidence}${forWhom(change.rater, view)} ${TEXT_REMOVED}`
      return change.after === null
        ? `removed the reason for ${change.evidence}${forWhom(change.rater, view)}`
        : `gave a reason for ${change.evidence}${forWhom(change.rater, view)}: “${change.after}”`
    case 'answered':
      return answerWords(change, view)
    case 'estimated': {
      const what = `the probability of ${label(change.hypothesis, view)} ${change.when === 'before' ? 'before the evidence' : 'now'}${forWhom(change.rater, view)}`
      const said = (value: number | null) => (value === null ? 'none' : `${Number((value * 100).toFixed(2))}%`)
      return change.after === null
        ? `removed ${what} (was ${said(change.before)})`
        : `put ${what} at ${said(change.after)}${change.before === null ? '' : `, it was ${said(change.before)}`}`
    }
    case 'opened':
      return 'made it a run of an exercise'
    case 'staged':
      return `went from “${STAGE_WORDS[change.before.stage]}” to “${STAGE_WORDS[change.after.stage]}”`
    case 'timed':
      return timerWords(change)
    case 'switched':
      return switchWords(change)
    case 'grouped':
      return change.after === null
        ? `took ${raterName(change.rater, view)} out of group ${change.before}`
        : `put ${raterName(change.rater, view)} into group ${change.after}`
    case 'practised':
      return 'rated the row for practice'
    case 'weighed':
      return `judged the credibility of ${change.evidence}: ${change.after ?? 'no answer'}`
    case 'unsure':
      return `${change.after ? 'could not say' : 'took back that they could not say'} how credible ${change.evidence} is`
    case 'recorded': {
      const cell = `${change.evidence} against ${label(change.hypothesis, view)}${forWhom(change.rater, view)}`
      if (change.after === null) return `cleared ${cell} in the first round (was ${words(change.before)})`
      return `entered ${cell} in the first round: ${change.before === null ? '' : `${words(change.before)} to `}${words(change.after)}`
    }
    case 'approved':
      return `${change.after ? 'showed' : 'kept back'} the reason of ${raterName(change.rater, view)} for ${change.evidence}`
    case 'proposed':
      return change.fields.statement === ''
        ? `proposed ${ITEM_KIND_WORDS[change.fields.what].one} ${TEXT_REMOVED}`
        : `proposed ${ITEM_KIND_WORDS[change.fields.what].one} “${change.fields.label ?? change.fields.statement}”`
    case 'decided':
      return `${change.after === 'taken' ? 'took' : 'declined'} the proposal ${change.id}`
    case 'remembered':
      return `brought the first round of ${raterName(change.rater, view)} along`
    case 'cameTrue':
      if (change.after === null) return `took back that ${label(change.before ?? '', view)} turned out true`
      return `said that ${label(change.after, view)} turned out true${change.before === null ? '' : `, and not ${label(change.before, view)}`}`
    case 'redacted':
      return REDACTED_IN_HISTORY
  }
}

function timerWords({ before, after }: ChangeOf<'timed'>): string {
  if (before.left !== null && after.endsAt !== null) return 'let the timer go on'
  return before.endsAt !== null && after.left !== null ? 'stopped the timer' : 'changed the time of the stage'
}

function switchWords({ after }: ChangeOf<'switched'>): string {
  if (after.locked !== undefined) return after.locked ? 'let nobody more in' : 'let people in again'
  return after.spot ? `showed ${after.spot.replace(' ', ' against ')} on the wall` : 'put the cell on the wall away'
}

const words = (rating: Rating | null) => ratingWords(rating)
const label = (hypothesis: string, view: View) => view.hypotheses.get(hypothesis)?.label ?? hypothesis
const raterName = (rater: string, view: View) =>
  view.raters.get(rater)?.name ?? [...view.withheld, ...view.absent].find(({ id }) => id === rater)?.name ?? rater
const forWhom = (rater: string, view: View) => (rater === view.me?.id || view.me === null ? '' : ` for ${raterName(rater, view)}`)

function quotedName(what: ItemKind, id: string, view?: View): string {
  const item = view && itemsOfKind(view, what).get(id)
  const called = item && what in { hypothesis: 1, source: 1, cluster: 1 } ? titleOf(what, item) : ''
  return `${ITEM_KIND_WORDS[what].one} ${id}${called ? ` (${called})` : ''}`
}

/** What an item is called by: a label, a name, or the text of an item of evidence. */
function titleOf(what: ItemKind, fields: object): string {
  const field = what === 'source' ? 'name' : what === 'hypothesis' || what === 'cluster' ? 'label' : 'statement'
  return String((fields as Record<string, unknown>)[field] ?? '')
}

function fieldsChanged(what: ItemKind | 'settings', before: object, after: object, view: View, id?: string): string {
  const was = before as Record<string, string | null>
  const parts = Object.entries(after as Record<string, string | null>).map(([field, value]) => {
    const of = `the ${fieldSpec(what, field)?.words ?? field}${id ? ` of ${id}` : ''}`
    const [from, to] = [shortText(what, field, was[field] ?? null, view), shortText(what, field, value, view)]
    if (from === null) return `set ${of} to ${to}`
    return to === null ? `removed ${of} (was ${from})` : `changed ${of} from ${from} to ${to}`
  })
  return parts.length > 0 ? parts.join('; ') : `wrote about ${id ?? 'the workbook'} ${TEXT_REMOVED}`
}

/** A value as it is told: names for sources and clusters, single words bare, texts in quotation marks. */
function shortText(what: ItemKind | 'settings', field: string, value: string | null, view: View): string | null {
  if (value === null || value === '') return null
  if (field === 'source') return view.sources.get(value)?.name ?? value
  if (field === 'cluster') return view.clusters.get(value)?.label ?? value
  if (field === 'hypothesis') return label(value, view)
  const input = fieldSpec(what, field)?.input
  return input === undefined || input === 'text' || input === 'line' ? `“${value}”` : value
}

function orderChanged(what: ItemKind, before: readonly string[], after: readonly string[]): string {
  const apart = before.filter((id, at) => after[at] !== id)
  if (apart.length === 2) return `swapped ${apart.join(' and ')}`
  // One item moved: it stands first or last of those that are not in their place, and without it both orders are equal.
  const without = (ids: readonly string[], id: string) => ids.filter((other) => other !== id).join(' ')
  const moved = [apart[0], apart.at(-1)].find((id) => id !== undefined && without(before, id) === without(after, id))
  if (moved === undefined) return `reordered the ${ITEM_KIND_WORDS[what].many}`
  const up = after.indexOf(moved) < before.indexOf(moved)
  return `moved ${moved} ${up ? 'up' : 'down'} to place ${after.indexOf(moved) + 1}`
}

function contents(changes: readonly Change[]): string {
  const parts: string[] = []
  for (const what of Object.keys(ITEM_KIND_WORDS) as ItemKind[])
    push(
      parts,
      changes.filter((change) => change.type === 'added' && change.what === what).length,
      ITEM_KIND_WORDS[what].one,
      ITEM_KIND_WORDS[what].many,
    )
  push(parts, changes.filter((change) => change.type === 'rated').length, 'rating', 'ratings')
  if (parts.length === 0) return 'nothing in it yet'
  return parts.length === 1 ? (parts[0] as string) : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function push(parts: string[], count: number, one: string, many: string): void {
  if (count > 0) parts.push(countNoun(count, one, many))
}

/** A hypothesis split, or two merged, in one sentence; null for any other action. */
function reshapeWords(changes: readonly Change[], view: View): string | null {
  const [gone, come]: [string[], string[]] = [[], []]
  for (const change of changes) {
    if (change.type === 'rated' || change.type === 'noted') continue
    if (!('what' in change) || change.what !== 'hypothesis' || change.type === 'changed') return null
    if (change.type === 'parked') gone.push(label(change.id, view))
    else if (change.type !== 'ordered') come.push(change.type === 'added' ? change.fields.label : label(change.id, view))
  }
  if (gone.length === 1 && come.length > 1) return `split ${gone[0]} into ${joinPhrases(come)}`
  return gone.length === 2 && come.length === 1 ? `merged ${joinPhrases(gone)} into ${come[0]}` : null
}

function summary(changes: readonly Change[], view: View): string {
  const sheets = changes.filter((change) => change.type === 'joined')
  if (sheets.length > 1) return `brought in the sheets of ${countNoun(sheets.length, 'person', 'people')}`
  if (sheets[0]) return describeChange(sheets[0], view)
  const types = new Set(changes.map(({ type }) => type))
  if (types.size === 1) {
    const [type] = types
    if (type === 'added') return `added ${contents(changes)}`
    if (type === 'rated') return `rated ${countNoun(changes.length, 'cell')}`
    if (type === 'recorded') return `entered ${countNoun(changes.length, 'cell')} in the first round`
    if (type === 'answered') return `answered ${countNoun(changes.length, 'question')}`
    if (type === 'estimated') return `gave ${countNoun(changes.length, 'probability', 'probabilities')}`
    if (type === 'changed' || type === 'parked' || type === 'restored') {
      const verb = { changed: 'changed', parked: 'parked', restored: 'restored' }[type]
      return `${verb} ${countNoun(changes.length, 'item')}`
    }
  }
  return `${describeChange(changes[0] as Change, view)}, and ${countNoun(changes.length - 1, 'more change')}`
}
