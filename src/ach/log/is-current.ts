// Whether a change still fits: someone else may have changed the same thing since it was made.
import { noteAt, ratingAt, type Workbook } from '../model/workbook.ts'
import type { Change, ChangeOf } from './change.ts'
import { isItemInUse } from './item-use.ts'
import { answersAbout, itemKeyOf, itemsOfKind } from './workbook-lists.ts'

/** Returns true if every `before` of the change equals the current value. Also used by undo. */
export function isCurrent(workbook: Workbook, change: Change): boolean {
  switch (change.type) {
    case 'created':
    case 'added':
    case 'joined':
    case 'opened':
    case 'proposed':
    case 'redacted':
    case 'textAdded':
      return true
    case 'settings':
      return sameFields(workbook, change.before)
    case 'changed':
      return sameFields(itemsOfKind(workbook, change.what).get(change.id) ?? {}, change.before)
    case 'parked':
      return itemsOfKind(workbook, change.what).get(change.id)?.parked === false
    case 'restored':
      return itemsOfKind(workbook, change.what).get(change.id)?.parked === true
    case 'listed':
      if (change.after) return workbook.withdrawn.has(itemKeyOf(change.what, change.id))
      return itemsOfKind(workbook, change.what).get(change.id)?.parked === false && !isItemInUse(workbook, change.what, change.id)
    case 'ordered':
      return [...itemsOfKind(workbook, change.what).keys()].join(' ') === change.before.join(' ')
    case 'present':
      return workbook.raters.get(change.rater)?.present === change.before
    case 'shown':
      return workbook.raters.get(change.rater)?.shown === change.before
    case 'rated':
    case 'noted': {
      const rater = workbook.raters.get(change.rater)
      const at = change.type === 'rated' ? ratingAt : noteAt
      return rater !== undefined && at(rater, change.evidence, change.hypothesis) === change.before
    }
    case 'reasoned':
      return (workbook.raters.get(change.rater)?.rationales.get(change.evidence) ?? null) === change.before
    case 'answered':
      return sameAnswer(answersAbout(workbook, change.about).get(change.key) ?? null, change.before)
    case 'estimated':
      return (workbook.raters.get(change.rater)?.estimates[change.when].get(change.hypothesis) ?? null) === change.before
    case 'confidence':
      return sameAnswer(workbook.raters.get(change.rater)?.confidence ?? null, change.before)
    case 'consented':
      return workbook.raters.get(change.rater)?.consent === change.before
    case 'remembered':
      return workbook.raters.get(change.rater)?.earlier === null
    case 'firstPass':
      return sameFields(workbook.raters.get(change.rater)?.firstPass ?? {}, change.before)
    case 'retested':
      return workbook.raters.get(change.rater)?.retest.join(' ') === change.before.join(' ')
    case 'ratedAgain':
      return (workbook.raters.get(change.rater)?.again.get(change.evidence)?.get(change.hypothesis)?.again ?? null) === change.before
    case 'cameTrue':
      return workbook.cameTrue === change.before
    case 'named':
      return (workbook.stateNames.get(change.seq) ?? null) === change.before
    case 'textChanged':
      return sameFields(workbook.texts.get(change.id) ?? {}, change.before)
    case 'quoted':
      return sameAnswer(workbook.passages.get(change.evidence) ?? null, change.before)
    default:
      return isCurrentInRun(workbook, change)
  }
}

function isCurrentInRun(
  { run, raters }: Workbook,
  change: ChangeOf<
    | 'staged'
    | 'timed'
    | 'switched'
    | 'grouped'
    | 'practised'
    | 'weighed'
    | 'unsure'
    | 'approved'
    | 'decided'
    | 'recorded'
    | 'voted'
    | 'passed'
  >,
): boolean {
  const part = 'rater' in change ? raters.get(change.rater)?.participation : undefined
  switch (change.type) {
    case 'staged':
      return run?.stage === change.before.stage
    case 'timed':
      return sameFields(run?.timer ?? {}, change.before)
    case 'switched':
      return sameFields(run ?? {}, change.before)
    case 'grouped':
      return (part?.group ?? null) === change.before
    case 'practised':
      return (part?.practised ?? null)?.join() === change.before?.join()
    case 'weighed':
      return (part?.weighed.get(change.evidence) ?? null) === change.before
    case 'unsure':
      return (part?.unsure.has(change.evidence) ?? false) === change.before
    case 'recorded':
      return (part?.first?.get(change.evidence)?.get(change.hypothesis) ?? null) === change.before
    case 'approved':
      return (part?.approved.get(change.evidence) ?? null) === change.before
    case 'decided':
      return (run?.proposals.get(change.id)?.decided ?? null) === change.before
    case 'voted':
      return (run?.proposals.get(change.id)?.votes.includes(change.rater) ?? false) === change.before
    case 'passed':
      return part?.passed.includes(change.stage) === false
  }
}

const sameAnswer = (current: object | null, before: object | null): boolean =>
  current === null || before === null ? current === before : sameFields(current, before)

function sameFields(current: object, before: object): boolean {
  const now = current as Record<string, unknown>
  return Object.entries(before).every(([field, value]) => now[field] === value)
}
