// What becomes of an expectation or a milestone when it was seen, or was not: an item of evidence, and the link to it, in one batch. Pure.

import { itemsOfKind } from '../ach/log/apply-change.ts'
import type { Change, ItemKind } from '../ach/log/change.ts'
import { CHANGE_REFUSALS } from '../ach/log/check-change.ts'
import { SEARCH_WORDS } from '../ach/model/checks.ts'
import { Refused } from '../ach/model/refused.ts'
import { type Evidence, type Expectation, LEVELS, type Milestone, type Workbook } from '../ach/model/workbook.ts'
import type { OutcomeList } from '../paths.ts'
import { UsedIds, type WorkbookLists } from './ids.ts'
import { additionOf, editOf, fieldNames, type Problem, readFields, type Typed } from './typed-fields.ts'

export const evidenceAlready = (id: string, evidence: string): string =>
  `${id} is in the evidence already, as ${evidence}. Edit that one, or park it first.`

const WHAT = { expectations: 'expectation', milestones: 'milestone' } as const satisfies Record<OutcomeList, ItemKind>

export type ForeseenItem = Expectation | Milestone
export type ObservedState = 'yes' | 'no'
type Of = Pick<WorkbookLists, 'hypotheses' | 'evidence'> & Pick<Workbook, OutcomeList>

/** As credible as the search was thorough: what is proposed for something that was not seen. */
export const AS_SEARCHED = 'search'

export const isExpectation = (item: ForeseenItem): item is Expectation => 'search' in item

/** The item of evidence that it became, parked or not; undefined where there is none. */
export const foreseenItem = (lists: Pick<WorkbookLists, 'evidence'>, { evidence }: ForeseenItem): Evidence | undefined =>
  evidence === null ? undefined : lists.evidence.get(evidence)

/** What the form shows at first. `today`: year-month-day. */
export function proposeOutcome(item: ForeseenItem, seen: ObservedState, today: string): Typed {
  return {
    seen,
    statement: seen === 'yes' ? item.statement : `Not seen: ${item.statement}`,
    search: isExpectation(item) ? (item.search ?? '') : undefined,
    where: item.where ?? '',
    date: seen === 'yes' && !isExpectation(item) ? today : '',
    credibility: seen === 'no' && isExpectation(item) ? AS_SEARCHED : '',
  }
}

/** What the form says of the item itself; what it does not send stays. */
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

/** What is wrong with what the form says of the item itself. */
export function markProblems(item: ForeseenItem, typed: Typed): readonly Problem[] {
  const { read } = readForeseen(item, typed)
  return read.ok ? [] : read.problems
}

/** The item of evidence that the form asks for, and what is wrong with it. */
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

/** Says what the item was expected from, how hard it was looked for, and where. */
function notesOf(lists: Of, item: ForeseenItem, own: { seen: ObservedState; where: string; search?: string }): string {
  const label = item.hypothesis === null ? undefined : (lists.hypotheses.get(item.hypothesis)?.label ?? item.hypothesis)
  const from = isExpectation(item)
    ? `Expected if “${label}” were true (${item.id}).`
    : `Watched for${label === undefined ? '' : ` as something that would hurt “${label}”`} (${item.id}).`
  const level = LEVELS.find((one) => one === own.search)
  const search = level === undefined ? '' : `${SEARCH_WORDS[level][0]?.toUpperCase()}${SEARCH_WORDS[level].slice(1)}.`
  const by = !isExpectation(item) && item.by !== null && own.seen === 'no' ? `By: ${item.by}.` : ''
  return [from, search, by, own.where.trim() && `Where: ${own.where.trim()}`].filter(Boolean).join('\n')
}

/** The item as it is now, and what the form asks for: fields that still say what they said when it was drawn (`was.…`) stay as they are. */
function requireState(workbook: Workbook, list: OutcomeList, id: string, typed: Typed) {
  const what = WHAT[list]
  const item = itemsOfKind(workbook, what).get(id) as ForeseenItem | undefined
  if (!item) throw new Refused('unknown', `There is nothing called ${id} in this list.`)
  if (item.parked) throw new Refused('parked', CHANGE_REFUSALS.parked(id))
  if (item.seen !== null && item.seen !== typed.seen) {
    const said = item.seen === 'yes' ? 'seen' : 'not seen'
    throw new Refused('invalid', `${id} was marked as ${said} meanwhile. Go back to the list and begin again from there.`, 'statement')
  }
  const now = { where: fieldText(item, 'where'), search: fieldText(item, 'search') }
  const untouched = Object.entries(now).filter(([name]) => typed[`was.${name}`] !== undefined && typed[`was.${name}`] === typed[name])
  return { what, item, typed: { ...typed, ...Object.fromEntries(untouched) } }
}

/** Says whether it was seen, and no more. */
export function markObserved(workbook: Workbook, list: OutcomeList, id: string, given: Typed): readonly Change[] {
  const { what, item, typed } = requireState(workbook, list, id, given)
  const { read } = readForeseen(item, typed)
  if (!read.ok) throw new Refused('invalid', 'This cannot be stored.')
  const change = editOf(what, id, item, read.fields)
  return change ? [change] : []
}

/** Says whether it was seen, adds the item of evidence and links it. */
export function outcomeToEvidence(workbook: Workbook, list: OutcomeList, id: string, given: Typed): readonly Change[] {
  const { what, item, typed } = requireState(workbook, list, id, given)
  const { fields } = readOutcome(workbook, item, typed)
  if (!fields) throw new Refused('invalid', 'This cannot be stored.')
  const before = foreseenItem(workbook, item)
  if (before && !before.parked) {
    if (before.statement === fields.evidence.statement) return []
    throw new Refused('invalid', evidenceAlready(id, before.id), 'statement')
  }
  const evidence = new UsedIds('evidence', workbook.evidence.keys()).next()
  const linked = editOf(what, id, item, { ...fields.foreseen, evidence })
  return [additionOf('evidence', evidence, fields.evidence), ...(linked ? [linked] : [])]
}
