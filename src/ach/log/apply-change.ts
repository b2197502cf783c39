// Applies accepted changes to a workbook. Pure and never refuses, so that replaying a log years later gives the same workbook. Changes are
// validated before, in check-change.ts.

import { isRevealed, type Run } from '../model/exercise.ts'
import type { Rating } from '../model/rating.ts'
import { activeItems, emptyRater, isRowRated, type Participation, type Rater, type Workbook } from '../model/workbook.ts'
import { applyRunChange } from './apply-run-change.ts'
import { type Change, type ChangeOf, type ItemKind, writtenBytes } from './change.ts'
import { WorkbookDraft } from './workbook-draft.ts'
import { answersAbout, LIST_OF_ANSWER } from './workbook-lists.ts'

/** Returns the workbook after the change. The argument is not modified; unchanged parts are shared. */
export const applyChange = (workbook: Workbook, change: Change): Workbook => applyChanges(workbook, [change])

/** Like `applyChange` for many changes, copying each map at most once. Use it for batches and replay. Each change increments `seq`. */
export function applyChanges(workbook: Workbook, changes: Iterable<Change>): Workbook {
  const draft = new WorkbookDraft(workbook)
  for (const change of changes) apply(draft, change)
  return draft.workbook
}

/** The initial participation of a rater who joins now. */
const newParticipation = (run: Run | null): Participation => ({
  since: run?.stage ?? 'lobby',
  passed: [],
  group: null,
  first: null,
  written: 0,
  practised: null,
  weighed: new Map(),
  unsure: new Set(),
  approved: new Map(),
})

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T | null): ReadonlyMap<string, T> {
  const copy = new Map(map)
  if (value === null) copy.delete(key)
  else copy.set(key, value)
  return copy
}

/** Fields that older logs do not have, as an item without them has them. */
const LATER_FIELDS: Readonly<Partial<Record<ItemKind, object>>> = { evidence: { url: null }, source: { url: null } }

function apply(draft: WorkbookDraft, change: Change): void {
  draft.workbook.seq += 1
  if ('rater' in change) countText(draft, change.rater, writtenBytes(change))
  switch (change.type) {
    case 'created':
      Object.assign(draft.workbook, change.fields, {
        reference: change.reference,
        exercise: change.exercise,
        from: change.from,
        firstPass: change.firstPass ?? null,
        printed: change.printed ?? null,
        version: draft.workbook.seq,
      })
      return
    case 'settings':
      Object.assign(draft.workbook, change.after, { version: draft.workbook.seq })
      return
    case 'added':
      draft.setItem(change.what, {
        ...LATER_FIELDS[change.what],
        ...change.fields,
        id: change.id,
        parked: false,
        version: draft.workbook.seq,
      })
      return
    case 'changed':
      draft.patch(change.what, change.id, change.after)
      return
    case 'parked':
      draft.patch(change.what, change.id, { parked: true })
      endFirstPasses(draft)
      return
    case 'restored':
      draft.patch(change.what, change.id, { parked: false })
      return
    case 'listed':
      draft.list(change)
      endFirstPasses(draft)
      return
    case 'ordered':
      draft.order(change)
      return
    case 'joined': {
      const { rater: id, kind, name, note, shown, enteredBy = null, participant } = change
      const participation = participant ? newParticipation(draft.workbook.run) : null
      draft.raters().set(id, { ...emptyRater(id), kind, name, note, shown, enteredBy, participation })
      return
    }
    case 'present':
      draft.rater(change.rater).present = change.after
      return
    case 'shown':
      draft.rater(change.rater).shown = change.after
      return
    case 'rated':
      draft.setCell(draft.rater(change.rater), 'ratings', change, change.after)
      if (change.after !== null) endFirstPasses(draft, change)
      return
    case 'noted':
      draft.setCell(draft.rater(change.rater), 'notes', change, change.after)
      return
    case 'reasoned': {
      const rater = draft.rater(change.rater)
      const rationales = draft.own(rater.rationales)
      if (change.after === null) rationales.delete(change.evidence)
      else rationales.set(change.evidence, change.after)
      rater.rationales = rationales
      // The approval was for the previous text.
      if (rater.participation?.approved.has(change.evidence))
        rater.participation = { ...rater.participation, approved: withEntry(rater.participation.approved, change.evidence, null) }
      return
    }
    case 'answered': {
      const answers = draft.own(answersAbout(draft.workbook, change.about))
      if (change.after === null) answers.delete(change.key)
      else answers.set(change.key, { ...change.after, version: draft.workbook.seq })
      Object.assign(draft.workbook, { [LIST_OF_ANSWER[change.about]]: answers })
      return
    }
    case 'estimated': {
      const rater = draft.rater(change.rater)
      const estimates = draft.own(rater.estimates[change.when])
      if (change.after === null) estimates.delete(change.hypothesis)
      else estimates.set(change.hypothesis, change.after)
      rater.estimates = { ...rater.estimates, [change.when]: estimates }
      return
    }
    case 'confidence':
      draft.rater(change.rater).confidence = change.after
      return
    case 'consented':
      draft.rater(change.rater).consent = change.after
      return
    case 'remembered':
      draft.rater(change.rater).earlier = new Map(
        Object.entries(change.ratings).map(([evidence, row]) => [evidence, new Map(Object.entries(row))]),
      )
      return
    case 'firstPass': {
      const rater = draft.rater(change.rater)
      rater.firstPass = { ...rater.firstPass, ...change.after }
      return
    }
    case 'retested':
      draft.rater(change.rater).retest = change.after
      return
    case 'ratedAgain': {
      const { first, after } = change
      draft.setCell(draft.rater(change.rater), 'again', change, after === null ? null : { first, again: after })
      return
    }
    case 'cameTrue':
      draft.workbook.cameTrue = change.after
      return
    case 'named': {
      const names = draft.own(draft.workbook.stateNames)
      if (change.after === null) names.delete(change.seq)
      else names.set(change.seq, change.after)
      draft.workbook.stateNames = names
      return
    }
    case 'textAdded': {
      const { id, fields, body, pages } = change
      draft.texts().set(id, { id, ...fields, body, pages, listed: true, version: draft.workbook.seq })
      return
    }
    case 'textChanged': {
      const text = draft.workbook.texts.get(change.id)
      if (text) draft.texts().set(change.id, { ...text, ...change.after, version: draft.workbook.seq })
      return
    }
    case 'quoted':
      draft.workbook.passages = withEntry(draft.workbook.passages, change.evidence, change.after)
      return
    case 'opened':
    case 'staged':
    case 'timed':
    case 'switched':
    case 'proposed':
    case 'decided':
    case 'voted':
      applyToRun(draft, change)
      return
    case 'grouped':
      draft.patchParticipation(change.rater, { group: change.after })
      return
    case 'passed': {
      const passed = draft.rater(change.rater).participation?.passed ?? []
      draft.patchParticipation(change.rater, { passed: [...passed, change.stage] })
      return
    }
    case 'practised':
      draft.patchParticipation(change.rater, { practised: change.after })
      return
    case 'weighed': {
      const weighed = draft.rater(change.rater).participation?.weighed ?? new Map()
      draft.patchParticipation(change.rater, { weighed: withEntry(weighed, change.evidence, change.after) })
      return
    }
    case 'unsure': {
      const unsure = new Set(draft.rater(change.rater).participation?.unsure)
      if (change.after) unsure.add(change.evidence)
      else unsure.delete(change.evidence)
      draft.patchParticipation(change.rater, { unsure })
      return
    }
    case 'recorded':
      record(draft, change)
      return
    case 'approved': {
      const approved = draft.rater(change.rater).participation?.approved ?? new Map()
      draft.patchParticipation(change.rater, { approved: withEntry(approved, change.evidence, change.after) })
      return
    }
    case 'redacted':
      draft.workbook.redacted = draft.workbook.seq
      for (const { id, consent } of [...draft.workbook.raters.values()]) if (consent) draft.rater(id).consent = false
      return
    default:
      change satisfies never
  }
}

function applyToRun(draft: WorkbookDraft, change: Parameters<typeof applyRunChange>[1]): void {
  const before = draft.workbook.run
  const after = applyRunChange(before, change)
  draft.workbook.run = after && change.type === 'opened' ? { ...after, openedAt: draft.workbook.seq } : after
  if (before === null || after === null) return
  const [was, is] = [isRevealed(before), isRevealed(after)]
  if (was === is) return
  draft.workbook.run = { ...after, revealedAt: is ? draft.workbook.seq : null }
  // The ratings of the first round must not be modified from here on.
  draft.share()
  for (const { id, participation, ratings } of [...draft.workbook.raters.values()])
    if (participation) draft.patchParticipation(id, { first: is ? ratings : null })
}

/**
 * Ends the first pass of raters without a blank cell, so that what is cleared or added later does not start it again. `rated`: only that
 * rater's, if this completed the row; a log of 20,000 ratings must not look at 20,000 cells for each of them.
 */
function endFirstPasses(draft: WorkbookDraft, rated?: { readonly rater: string; readonly evidence: string }): void {
  if (draft.workbook.firstPass === null) return
  const columns = activeItems(draft.workbook.hypotheses)
  const isDone = (rater: Rater) => {
    if (rater.kind !== 'person' || rater.firstPass.over || (rated && !isRowRated(rater, rated.evidence, columns))) return false
    const items = activeItems(draft.workbook.evidence)
    return items.length > 0 && columns.length > 0 && items.every(({ id }) => isRowRated(rater, id, columns))
  }
  for (const rater of rated ? [draft.rater(rated.rater)] : [...draft.workbook.raters.values()])
    if (isDone(rater)) draft.rater(rater.id).firstPass = { ...rater.firstPass, over: true }
}

function countText(draft: WorkbookDraft, rater: string, bytes: number): void {
  const part = bytes === 0 ? null : draft.workbook.raters.get(rater)?.participation
  if (part) draft.patchParticipation(rater, { written: part.written + bytes })
}

/** A participant who joined after the first round and has no ratings recorded in it did not take part in it. */
function record(draft: WorkbookDraft, { rater: id, evidence, hypothesis, after }: ChangeOf<'recorded'>): void {
  const { participation } = draft.rater(id)
  const { run } = draft.workbook
  if (participation === null || run === null) return
  const rows = draft.own<string, ReadonlyMap<string, Rating>>(participation.first ?? new Map())
  const row = draft.own(rows.get(evidence) ?? new Map<string, Rating>())
  if (after === null) row.delete(hypothesis)
  else row.set(hypothesis, after)
  if (row.size === 0) rows.delete(evidence)
  else rows.set(evidence, row)
  const late = isRevealed({ options: run.options, stage: participation.since })
  draft.patchParticipation(id, { first: rows.size === 0 && late ? null : rows })
}
