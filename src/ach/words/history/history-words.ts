// Describes changes for the history in the simple past: "rated E5 as II for Coup (was I)". The page puts the author in front of the verb.
// Works on a View, so that no sentence reveals what the viewer may not see.

import { sceneWords } from '../../exercise/wall-scenes.ts'
import type { Change, ChangeOf, ItemKind } from '../../log/change.ts'
import { ITEM_KIND_WORDS } from '../../log/item-kind.ts'
import type { Rating } from '../../model/rating.ts'
import { STAGE_WORDS } from '../../model/stage.ts'
import type { View } from '../../view/view.ts'
import { fieldSpec } from '../field-table.ts'
import { countNoun } from '../phrases.ts'
import { answerWords, TEXT_REMOVED } from './history-answer-words.ts'
import { forWhom, label, listedName, quotedName, raterName, shortText, titleOf } from './history-names.ts'
import { sourceTextChanged, sourceTextName } from './history-text-words.ts'
import { pastTense, type Tense } from './history-verbs.ts'

export const REDACTED_IN_HISTORY = 'removed personal data'

/** True if the viewer may be told of this change. Changes to a rater that the view does not show are left out, and votes, which are only counted. */
export function isVisible(change: Change, view: View): boolean {
  if (change.type === 'voted') return false
  return (
    !('rater' in change) || change.type === 'shown' || view.raters.has(change.rater) || view.absent.some(({ id }) => id === change.rater)
  )
}

/** One change in words: "rated E4 as II for Coup (was C)". Texts are quoted in full. */
export const describeChange = (change: Change, view: View): string => changeWords(change, view, pastTense)

/** Like `describeChange`, in another tense. */
export function changeWords(change: Change, view: View, tense: Tense): string {
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
