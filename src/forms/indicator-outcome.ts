// Turns the outcome of an indicator (stored as an expectation) or a milestone into an item of evidence and a link to it. Pure.

import type { Change, ItemKind } from '../ach/log/change.ts'
import { CHANGE_REFUSALS } from '../ach/log/check-change.ts'
import { itemsOfKind } from '../ach/log/workbook-lists.ts'
import { SEARCH_WORDS } from '../ach/model/checks.ts'
import { Refused } from '../ach/model/refused.ts'
import { type Evidence, type Expectation, LEVELS, type Milestone, type Workbook } from '../ach/model/workbook.ts'
import { formatDate, startSentence } from '../ach/words/phrases.ts'
import type { OutcomeList } from '../paths.ts'
import { ID_PROBLEMS, UsedIds, type WorkbookLists } from './ids.ts'
import { additionOf, editOf, fieldNames, type Problem, readFields, type Typed } from './typed-fields.ts'

/** The error for an outcome that was recorded differently while the form was open. */
export const outcomeChanged = (id: string): string =>
  `A different outcome of ${id} was saved while you had this form open. Go back to the list and start again.`
export const evidenceAlready = (id: string, evidence: string): string =>
  `${id} is already in the evidence, as ${evidence}. Edit that item, or park it first.`

const WHAT = { expectations: 'expectation', milestones: 'milestone' } as const satisfies Record<OutcomeList, ItemKind>

export type ForeseenItem = Expectation | Milestone
export type ObservedState = 'yes' | 'no'
type Of = Pick<WorkbookLists, 'hypotheses' | 'evidence'> & Pick<Workbook, OutcomeList>

/** The choice “match the search”: the credibility of an absence equals the thoroughness of the search. */
export const AS_SEARCHED = 'search'

export const isExpectation = (item: ForeseenItem): item is Expectation => 'search' in item

/** The item of evidence added for it, parked or not; undefined if there is none. */
export const foreseenItem = (lists: Pick<WorkbookLists, 'evidence'>, { evidence }: ForeseenItem): Evidence | undefined =>
  evidence === null ? undefined : lists.evidence.get(evidence)

/** The initial values of the form. `today`: ISO date. */
export function proposeOutcome(item: ForeseenItem, seen: ObservedState, today: string): Typed {
  return {
    seen,
    statement: seen === 'yes' ? item.statement : `${isExpectation(item) ? 'Not seen' : 'Did not happen'}: ${item.statement}`,
    search: isExpectation(item) ? (item.search ?? '') : undefined,
    where: item.where ?? '',
    date: seen === 'yes' && !isExpectation(item) ? today : '',
    credibility: seen === 'no' && isExpectation(item) ? AS_SEARCHED : '',
  }
}

/** The fields of the indicator or milestone itself; a field that was not sent keeps its value. */
function readForeseen(item: ForeseenItem, typed: Typed) {
  const what = isExpectation(item) ? 'expectation' : 'milestone'
  const seen: ObservedState = typed.seen === 'no' ? 'no' : 'yes'
  const own = {
    seen,
    where: typed.where ?? item.where ?? '',
    ...(isExpectation(item) && seen === 'no' && { search: typed.search ?? item.search ?? '' }),
  }
  const kept = Object.fromEntries(fieldNames(what).map((name) => [name, fieldText(item, name)]))
  return { own, read: readFields(what, { ...kept, ...own }) }
}

/** Problems with the fields of the indicator or milestone itself. */
export function markProblems(item: ForeseenItem, typed: Typed): readonly Problem[] {
  const { read } = readForeseen(item, typed)
  return read.ok ? [] : read.problems
}

/** The item of evidence and the outcome in the form; `fields` is null if there are problems. */
export function readOutcome(lists: Of, item: ForeseenItem, typed: Typed) {
  const { own, read: foreseen } = readForeseen(item, typed)
  const evidence = readFields('evidence', {
    statement: typed.statement,
    kind: own.seen === 'yes' ? 'event' : 'absence',
    date: typed.date,
    credibility: typed.credibility === AS_SEARCHED ? own.search : typed.credibility,
    notes: notesOf(lists, item, own),
  })
  const problems: Problem[] = [foreseen, evidence].flatMap((read) => (read.ok ? [] : read.problems))
  const fields = foreseen.ok && evidence.ok && problems.length === 0 ? { foreseen: foreseen.fields, evidence: evidence.fields } : null
  return { fields, problems: problems.filter(({ field }, at) => problems.findIndex((other) => other.field === field) === at) }
}

const fieldText = (item: ForeseenItem, name: string): string => String((item as unknown as Record<string, unknown>)[name] ?? '')

/** The notes of the new item: the indicator or milestone that it came from, how hard someone looked, and where. */
function notesOf(lists: Of, item: ForeseenItem, own: { seen: ObservedState; where: string; search?: string }): string {
  const label = item.hypothesis === null ? undefined : (lists.hypotheses.get(item.hypothesis)?.label ?? item.hypothesis)
  const from = isExpectation(item)
    ? `Indicator for “${label}” (${item.id}).`
    : `Milestone${label === undefined ? '' : ` that would count against “${label}”`} (${item.id}).`
  const level = LEVELS.find((one) => one === own.search)
  const search = level === undefined ? '' : `${startSentence(SEARCH_WORDS[level])}.`
  const by = !isExpectation(item) && item.by !== null && own.seen === 'no' ? `By: ${formatDate(item.by)}.` : ''
  return [from, search, by, own.where.trim() && `Where: ${own.where.trim()}`].filter(Boolean).join('\n')
}

/** The current item and the typed values; a field unchanged since the form was rendered (`was.…`) takes its current value. */
function requireState(workbook: Workbook, list: OutcomeList, id: string, typed: Typed) {
  const what = WHAT[list]
  const item = itemsOfKind(workbook, what).get(id) as ForeseenItem | undefined
  if (!item) throw new Refused('unknown', ID_PROBLEMS.notInList(id))
  if (item.parked) throw new Refused('parked', CHANGE_REFUSALS.parked(id))
  if (item.seen !== null && item.seen !== typed.seen) {
    throw new Refused('invalid', outcomeChanged(id), 'statement')
  }
  const now = { where: fieldText(item, 'where'), search: fieldText(item, 'search') }
  const untouched = Object.entries(now).filter(([name]) => typed[`was.${name}`] !== undefined && typed[`was.${name}`] === typed[name])
  return { what, item, typed: { ...typed, ...Object.fromEntries(untouched) } }
}

/** Records whether it was seen, without an item of evidence. */
export function markObserved(workbook: Workbook, list: OutcomeList, id: string, sent: Typed): readonly Change[] {
  const { what, item, typed } = requireState(workbook, list, id, sent)
  const { read } = readForeseen(item, typed)
  if (!read.ok) throw new Refused('invalid', 'These values cannot be saved.')
  const change = editOf(what, id, item, read.fields)
  return change ? [change] : []
}

/** Records whether it was seen, adds the item of evidence and links the two. */
export function outcomeToEvidence(workbook: Workbook, list: OutcomeList, id: string, sent: Typed): readonly Change[] {
  const { what, item, typed } = requireState(workbook, list, id, sent)
  const { fields } = readOutcome(workbook, item, typed)
  if (!fields) throw new Refused('invalid', 'These values cannot be saved.')
  const before = foreseenItem(workbook, item)
  if (before && !before.parked) {
    if (before.statement === fields.evidence.statement) return []
    throw new Refused('invalid', evidenceAlready(id, before.id), 'statement')
  }
  const evidence = UsedIds.in(workbook, 'evidence').next()
  const linked = editOf(what, id, item, { ...fields.foreseen, evidence })
  return [additionOf('evidence', evidence, fields.evidence), ...(linked ? [linked] : [])]
}
