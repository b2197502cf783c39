// Validates a change before it is accepted. Replay does not validate again, so a limit that is tightened later cannot make an old workbook
// unreadable.

import { LIST_KEY, linkedCells, pairKey, REPORT_PARTS } from '../model/checks.ts'
import { noSuchItem, notInWorkbook, Refused } from '../model/refused.ts'
import { LIMITS } from '../model/texts.ts'
import type { Rater, Workbook } from '../model/workbook.ts'
import { type Change, type ChangeOf, changeSchema, type ItemKind } from './change.ts'
import { checkOutsideRun, checkRunChange } from './check-run-change.ts'
import { checkPassage, checkSourceText } from './check-source-text.ts'
import { isCurrent } from './is-current.ts'
import { ITEM_KIND_WORDS, requireItem } from './item-kind.ts'
import { checkCellLimit, checkListLimit } from './item-limits.ts'
import { checkRaterLimit, hasAnswers } from './rater-limit.ts'
import { itemKeyOf, itemsOfKind, usedIds } from './workbook-lists.ts'

/** Who makes the change, and how. */
export interface Actor {
  /** The rater who makes the change. */
  readonly rater: string
  /** True for an imported document, whose limits were checked before and which contains the ratings of several raters. */
  readonly importing?: boolean
}

/** Why a change is refused. */
export const CHANGE_REFUSALS = {
  conflict: 'Someone else changed this at the same time, so your change was not saved.',
  usedId: (id: string) => `The ID ${id} is already used. IDs are never reused.`,
  firstRound: 'First-round ratings can only come from an exercise or an imported document.',
  consent: 'Each person can agree only for themselves, and only where they rate under their own name.',
  notAgain: (id: string) => `${id} is not among the items to rate again.`,
  samePair: 'Choose two different hypotheses.',
  parked: (id: string) => `${id} is parked. Restore it first.`,
  noReportPart: 'The report has no such part.',
} as const

/**
 * Throws `Refused` if this person may not make this change: 'unknown' ids, 'parked' items, 'invalid' values (with the field), 'limit',
 * 'forbidden' (another rater's ratings), 'conflict' if `before` differs from the current value.
 */
export function checkChange(workbook: Workbook, change: Change, who: Actor): void {
  const read = changeSchema.safeParse(change)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new Refused('invalid', issue?.message ?? 'This cannot be stored.', issue?.path.map(String).at(-1))
  }
  if ((change.type === 'created') !== (workbook.seq === 0))
    throw new Refused('invalid', 'Only the first change of a workbook can create it.')
  if (workbook.run) checkRunChange(workbook, workbook.run, change, who)
  else checkOutsideRun(change)
  checkPlace(workbook, change, who)
  if (!isCurrent(workbook, change)) throw new Refused('conflict', CHANGE_REFUSALS.conflict)
}

function checkPlace(workbook: Workbook, change: Change, who: Actor): void {
  switch (change.type) {
    case 'created':
    case 'settings':
      return
    case 'added': {
      const id = change.id.toLowerCase()
      for (const used of usedIds(workbook, change.what))
        if (used.toLowerCase() === id) throw new Refused('invalid', CHANGE_REFUSALS.usedId(used), 'id')
      // The active items of a document were counted when it was read. Its parked items are added first and parked afterwards.
      if (!who.importing) checkListLimit(workbook, change.what)
      checkLinks(workbook, change.fields)
      return
    }
    case 'changed':
      item(workbook, change.what, change.id)
      checkLinks(workbook, change.after)
      return
    case 'parked':
      item(workbook, change.what, change.id)
      return
    case 'restored':
      item(workbook, change.what, change.id)
      checkListLimit(workbook, change.what)
      return
    case 'listed': {
      if (!change.after) return
      const withdrawn = workbook.withdrawn.get(itemKeyOf(change.what, change.id))
      if (!withdrawn) throw new Refused('unknown', notInWorkbook(ITEM_KIND_WORDS[change.what].one, change.id))
      checkListLimit(workbook, change.what)
      checkLinks(workbook, withdrawn.item)
      return
    }
    case 'ordered':
      if (new Set(change.after).size !== change.before.length || change.after.length !== change.before.length)
        throw new Refused('invalid', 'The new order must name each item once.')
      return
    case 'joined':
      for (const used of workbook.raters.keys())
        if (used.toLowerCase() === change.rater.toLowerCase()) throw new Refused('invalid', `There is already a rater ${used}.`, 'rater')
      checkRaterLimit(workbook)
      if (change.enteredBy !== undefined && change.enteredBy !== who.rater)
        throw new Refused('forbidden', 'You can enter worksheets only in your own name.')
      return
    case 'present': {
      const rater = raterOf(workbook, change.rater)
      if (change.after && !hasAnswers(rater)) checkRaterLimit(workbook)
      if (rater.participation) return
      if (rater.enteredBy === null) throw new Refused('invalid', 'Only a rater whose worksheet was imported can be removed.')
      checkMine(rater, who)
      return
    }
    case 'shown':
      if (raterOf(workbook, change.rater).kind !== 'reference') throw new Refused('invalid', 'Only reference ratings can be revealed.')
      return
    case 'rated':
      checkCell(workbook, change, who)
      if (change.before === null) checkCellLimit(workbook)
      return
    case 'noted':
      checkCell(workbook, change, who)
      return
    case 'reasoned':
      checkRates(workbook, change.rater, who)
      checkActive(workbook, 'evidence', change.evidence)
      return
    case 'answered':
      checkAnswered(workbook, change)
      return
    case 'estimated':
      checkRates(workbook, change.rater, who)
      checkActive(workbook, 'hypothesis', change.hypothesis)
      return
    case 'consented':
      checkConsent(raterOf(workbook, change.rater), who)
      return
    case 'confidence':
    case 'practised':
      checkRates(workbook, change.rater, who)
      return
    case 'recorded':
      checkCell(workbook, change, who)
      return
    case 'weighed':
    case 'unsure':
      checkRates(workbook, change.rater, who)
      checkActive(workbook, 'evidence', change.evidence)
      return
    case 'grouped':
    case 'approved':
      if (!raterOf(workbook, change.rater).participation) throw new Refused('invalid', 'This rater is not a participant of an exercise.')
      return
    case 'staged':
      if (!workbook.run?.options.stages.includes(change.after.stage))
        throw new Refused('invalid', 'This exercise has no such stage.', 'stage')
      return
    case 'proposed':
      raterOf(workbook, change.rater)
      if (workbook.run?.proposals.has(change.id)) throw new Refused('invalid', `The ID ${change.id} is already used.`, 'id')
      if ((workbook.run?.proposals.size ?? 0) >= LIMITS.evidence)
        throw new Refused('limit', 'This exercise has as many proposals as it can hold.')
      return
    case 'passed':
      checkRates(workbook, change.rater, who)
      return
    case 'decided':
    case 'voted':
      if (!workbook.run?.proposals.has(change.id)) throw new Refused('unknown', 'This proposal does not exist.')
      return
    case 'remembered': {
      if (!who.importing) throw new Refused('forbidden', CHANGE_REFUSALS.firstRound)
      raterOf(workbook, change.rater)
      for (const [evidence, row] of Object.entries(change.ratings)) {
        item(workbook, 'evidence', evidence)
        for (const hypothesis of Object.keys(row)) item(workbook, 'hypothesis', hypothesis)
      }
      return
    }
    case 'firstPass':
      checkRates(workbook, change.rater, who)
      return
    case 'retested':
      checkRates(workbook, change.rater, who)
      for (const id of change.after) item(workbook, 'evidence', id)
      return
    case 'ratedAgain':
      checkRatedAgain(workbook, change, who)
      return
    case 'cameTrue':
      // The agreement survives later parking, so a document may name a parked hypothesis.
      if (change.after !== null && !who.importing) checkActive(workbook, 'hypothesis', change.after)
      else if (change.after !== null) item(workbook, 'hypothesis', change.after)
      return
    case 'textAdded':
    case 'textChanged':
      checkSourceText(workbook, change)
      return
    case 'quoted':
      item(workbook, 'evidence', change.evidence)
      checkPassage(workbook, change)
      return
    case 'named':
      if (change.seq > workbook.seq) throw new Refused('unknown', 'The history has no such change.')
      return
    case 'opened':
    case 'timed':
    case 'switched':
      return
    case 'redacted':
      throw new Refused('invalid', 'This change is recorded only when personal data is removed.')
  }
}

function checkAnswered(workbook: Workbook, { about, key }: ChangeOf<'answered'>): void {
  if (about === 'deception') item(workbook, 'source', key)
  else if (about === 'pair') {
    const [a = '', b = ''] = key.split(' ')
    item(workbook, 'hypothesis', a)
    item(workbook, 'hypothesis', b)
    if (a === b || pairKey(a, b) !== key) throw new Refused('invalid', CHANGE_REFUSALS.samePair)
  } else if (about === 'report' && !REPORT_PARTS.some((part) => part === key)) throw new Refused('unknown', CHANGE_REFUSALS.noReportPart)
  else if (about === 'completeness' && key !== LIST_KEY) throw new Refused('unknown', 'This question does not exist.')
}

const item = (workbook: Workbook, what: ItemKind, id: string) => requireItem(itemsOfKind(workbook, what), what, id)

function checkActive(workbook: Workbook, what: ItemKind, id: string): void {
  if (item(workbook, what, id).parked) throw new Refused('parked', CHANGE_REFUSALS.parked(id))
}

function raterOf(workbook: Workbook, id: string): Rater {
  const rater = workbook.raters.get(id)
  if (!rater) throw new Refused('unknown', notInWorkbook('rater', id))
  return rater
}

function checkMine(rater: Rater, who: Actor): void {
  if (rater.id !== who.rater && rater.enteredBy !== who.rater && !who.importing)
    throw new Refused('forbidden', 'You can change only your own ratings.')
}

/** Nobody else can agree for a person, and participants and worksheets are not known beyond their workbook. */
function checkConsent({ id, kind, enteredBy, participation }: Rater, who: Actor): void {
  if (id !== who.rater || kind !== 'person' || enteredBy !== null || participation !== null)
    throw new Refused('forbidden', CHANGE_REFUSALS.consent)
}

function checkRates(workbook: Workbook, id: string, who: Actor): void {
  const rater = raterOf(workbook, id)
  checkMine(rater, who)
  if (!rater.present) throw new Refused('parked', 'This rater was removed, so nothing can be rated for them.')
}

function checkCell(workbook: Workbook, change: ChangeOf<'rated' | 'noted' | 'recorded' | 'ratedAgain'>, who: Actor): void {
  checkRates(workbook, change.rater, who)
  checkActive(workbook, 'evidence', change.evidence)
  checkActive(workbook, 'hypothesis', change.hypothesis)
}

function checkRatedAgain(workbook: Workbook, change: ChangeOf<'ratedAgain'>, who: Actor): void {
  const { rater, evidence, hypothesis } = change
  if (who.importing) {
    raterOf(workbook, rater)
    item(workbook, 'evidence', evidence)
    item(workbook, 'hypothesis', hypothesis)
    return
  }
  checkCell(workbook, change, who)
  if (!raterOf(workbook, rater).retest.includes(evidence)) throw new Refused('invalid', CHANGE_REFUSALS.notAgain(evidence))
}

/** References to other items in the fields of an item. */
interface Links {
  readonly source?: string | null
  readonly cluster?: string | null
  readonly hypothesis?: string | null
  readonly evidence?: string | null
  readonly cells?: string | null
}

function checkLinks(workbook: Workbook, values: object): void {
  const fields: Links = values
  if (fields.source && !workbook.sources.has(fields.source)) throw new Refused('invalid', noSuchItem('source', fields.source), 'source')
  if (fields.cluster && !workbook.clusters.has(fields.cluster))
    throw new Refused('invalid', noSuchItem('cluster', fields.cluster), 'cluster')
  if (fields.hypothesis && !workbook.hypotheses.has(fields.hypothesis))
    throw new Refused('invalid', noSuchItem('hypothesis', fields.hypothesis), 'hypothesis')
  if (fields.evidence && !workbook.evidence.has(fields.evidence))
    throw new Refused('invalid', noSuchItem('item of evidence', fields.evidence), 'evidence')
  for (const { evidence, hypothesis } of linkedCells(fields.cells ?? null)) {
    if (!workbook.evidence.has(evidence)) throw new Refused('invalid', noSuchItem('item of evidence', evidence), 'cells')
    if (hypothesis !== null && !workbook.hypotheses.has(hypothesis))
      throw new Refused('invalid', noSuchItem('hypothesis', hypothesis), 'cells')
  }
}
