// Applies accepted changes to a workbook. Pure and never refuses, so that replaying a log years later gives the same workbook. Changes are
// validated before, in check-change.ts.

import type { AnswerKind } from '../model/checks.ts'
import { isRevealed, type Run } from '../model/exercise.ts'
import { GRADE_LEVELS } from '../model/grade.ts'
import type { Rating } from '../model/rating.ts'
import type { SourceText } from '../model/source-texts.ts'
import {
  activeItems,
  type Evidence,
  emptyRater,
  isRowRated,
  type Participation,
  type Rater,
  type Retest,
  type Withdrawn,
  type Workbook,
} from '../model/workbook.ts'
import { applyRunChange } from './apply-run-change.ts'
import { type Change, type ChangeOf, type ItemKind, writtenBytes } from './change.ts'

type Item = Withdrawn['item']
type Writable<T> = { -readonly [K in keyof T]: T[K] }
/** The list of a workbook that contains each kind of item. */
export const LIST_OF_ITEM = {
  hypothesis: 'hypotheses',
  evidence: 'evidence',
  source: 'sources',
  cluster: 'clusters',
  assumption: 'assumptions',
  expectation: 'expectations',
  milestone: 'milestones',
} as const satisfies Record<ItemKind, keyof Workbook>
/** The lists of items of a workbook, by name. */
export type ItemLists = Pick<Workbook, (typeof LIST_OF_ITEM)[ItemKind]>

/** The map of a workbook that contains the answers to each kind of question. */
export const LIST_OF_ANSWER = {
  pair: 'pairs',
  completeness: 'completeness',
  deception: 'deception',
  report: 'report',
} as const satisfies Record<AnswerKind, keyof Workbook>
/** The answers to one kind of question, by key. */
export const answersAbout = (workbook: Pick<Workbook, (typeof LIST_OF_ANSWER)[AnswerKind]>, about: AnswerKind) =>
  workbook[LIST_OF_ANSWER[about]] as ReadonlyMap<string, object & { readonly version: number }>

/** The items of that kind, in the workbook's order. */
export function itemsOfKind<W extends ItemKind>(workbook: ItemLists, what: W) {
  return workbook[LIST_OF_ITEM[what]] as ReadonlyMap<string, Item>
}

/** Sets a new key in the place `at` of the order; at the end if there are fewer. */
export function insertAt<V>(map: Map<string, V>, at: number, key: string, value: V): void {
  const behind = [...map].slice(at)
  for (const [one] of behind) map.delete(one)
  map.set(key, value)
  for (const [one, other] of behind) map.set(one, other)
}

/** The key of an item in `Workbook.withdrawn`. */
export const itemKeyOf = (what: ItemKind, id: string): string => `${what} ${id}`

/** Every id that items of that kind have or had. */
export const usedIds = (workbook: ItemLists & Pick<Workbook, 'withdrawn'>, what: ItemKind): string[] => [
  ...itemsOfKind(workbook, what).keys(),
  ...[...workbook.withdrawn.values()].flatMap((withdrawn) => (withdrawn.what === what ? [withdrawn.item.id] : [])),
]

/** Returns the workbook after the change. The argument is not modified; unchanged parts are shared. */
export const applyChange = (workbook: Workbook, change: Change): Workbook => applyChanges(workbook, [change])

/** Like `applyChange` for many changes, copying each map at most once. Use it for batches and replay. Each change increments `seq`. */
export function applyChanges(workbook: Workbook, changes: Iterable<Change>): Workbook {
  const draft = new Draft(workbook)
  for (const change of changes) draft.apply(change)
  return draft.workbook
}

/** Items of earlier versions have no grade, and a credibility that was changed alone can disagree with it. */
function withGrade(item: Partial<Evidence>): Partial<Evidence> {
  const { grade = null, credibility = null } = item
  return grade !== null && GRADE_LEVELS[grade] === credibility ? item : { ...item, grade: null }
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

/** A workbook under construction: it owns the maps it has copied, and writes only to those. */
class Draft {
  readonly workbook: Writable<Workbook>
  private readonly owned = new Set<object>()

  constructor(workbook: Workbook) {
    this.workbook = { ...workbook }
  }

  apply(change: Change): void {
    this.workbook.seq += 1
    if ('rater' in change) this.countText(change.rater, writtenBytes(change))
    switch (change.type) {
      case 'created':
        Object.assign(this.workbook, change.fields, {
          reference: change.reference,
          exercise: change.exercise,
          from: change.from,
          firstPass: change.firstPass ?? null,
          printed: change.printed ?? null,
          version: this.workbook.seq,
        })
        return
      case 'settings':
        Object.assign(this.workbook, change.after, { version: this.workbook.seq })
        return
      case 'added':
        this.setItem(change.what, {
          ...LATER_FIELDS[change.what],
          ...change.fields,
          id: change.id,
          parked: false,
          version: this.workbook.seq,
        })
        return
      case 'changed':
        this.patch(change.what, change.id, change.after)
        return
      case 'parked':
        this.patch(change.what, change.id, { parked: true })
        this.endFirstPasses()
        return
      case 'restored':
        this.patch(change.what, change.id, { parked: false })
        return
      case 'listed':
        this.list(change)
        this.endFirstPasses()
        return
      case 'ordered':
        this.order(change)
        return
      case 'joined': {
        const { rater: id, kind, name, note, shown, enteredBy = null, participant } = change
        const participation = participant ? newParticipation(this.workbook.run) : null
        this.raters().set(id, { ...emptyRater(id), kind, name, note, shown, enteredBy, participation })
        return
      }
      case 'present':
        this.rater(change.rater).present = change.after
        return
      case 'shown':
        this.rater(change.rater).shown = change.after
        return
      case 'rated':
        this.setCell(this.rater(change.rater), 'ratings', change, change.after)
        if (change.after !== null) this.endFirstPasses(change)
        return
      case 'noted':
        this.setCell(this.rater(change.rater), 'notes', change, change.after)
        return
      case 'reasoned': {
        const rater = this.rater(change.rater)
        const rationales = this.own(rater.rationales)
        if (change.after === null) rationales.delete(change.evidence)
        else rationales.set(change.evidence, change.after)
        rater.rationales = rationales
        // The approval was for the previous text.
        if (rater.participation?.approved.has(change.evidence))
          rater.participation = { ...rater.participation, approved: withEntry(rater.participation.approved, change.evidence, null) }
        return
      }
      case 'answered': {
        const answers = this.own(answersAbout(this.workbook, change.about))
        if (change.after === null) answers.delete(change.key)
        else answers.set(change.key, { ...change.after, version: this.workbook.seq })
        Object.assign(this.workbook, { [LIST_OF_ANSWER[change.about]]: answers })
        return
      }
      case 'estimated': {
        const rater = this.rater(change.rater)
        const estimates = this.own(rater.estimates[change.when])
        if (change.after === null) estimates.delete(change.hypothesis)
        else estimates.set(change.hypothesis, change.after)
        rater.estimates = { ...rater.estimates, [change.when]: estimates }
        return
      }
      case 'confidence':
        this.rater(change.rater).confidence = change.after
        return
      case 'consented':
        this.rater(change.rater).consent = change.after
        return
      case 'remembered':
        this.rater(change.rater).earlier = new Map(
          Object.entries(change.ratings).map(([evidence, row]) => [evidence, new Map(Object.entries(row))]),
        )
        return
      case 'firstPass': {
        const rater = this.rater(change.rater)
        rater.firstPass = { ...rater.firstPass, ...change.after }
        return
      }
      case 'retested':
        this.rater(change.rater).retest = change.after
        return
      case 'ratedAgain': {
        const { first, after } = change
        this.setCell(this.rater(change.rater), 'again', change, after === null ? null : { first, again: after })
        return
      }
      case 'cameTrue':
        this.workbook.cameTrue = change.after
        return
      case 'named': {
        const names = this.own(this.workbook.stateNames)
        if (change.after === null) names.delete(change.seq)
        else names.set(change.seq, change.after)
        this.workbook.stateNames = names
        return
      }
      case 'textAdded': {
        const { id, fields, body, pages } = change
        this.texts().set(id, { id, ...fields, body, pages, listed: true, version: this.workbook.seq })
        return
      }
      case 'textChanged': {
        const text = this.workbook.texts.get(change.id)
        if (text) this.texts().set(change.id, { ...text, ...change.after, version: this.workbook.seq })
        return
      }
      case 'quoted':
        this.workbook.passages = withEntry(this.workbook.passages, change.evidence, change.after)
        return
      case 'opened':
      case 'staged':
      case 'timed':
      case 'switched':
      case 'proposed':
      case 'decided':
      case 'voted':
        this.run(change)
        return
      case 'grouped':
        this.patchParticipation(change.rater, { group: change.after })
        return
      case 'passed': {
        const passed = this.rater(change.rater).participation?.passed ?? []
        this.patchParticipation(change.rater, { passed: [...passed, change.stage] })
        return
      }
      case 'practised':
        this.patchParticipation(change.rater, { practised: change.after })
        return
      case 'weighed': {
        const weighed = this.rater(change.rater).participation?.weighed ?? new Map()
        this.patchParticipation(change.rater, { weighed: withEntry(weighed, change.evidence, change.after) })
        return
      }
      case 'unsure': {
        const unsure = new Set(this.rater(change.rater).participation?.unsure)
        if (change.after) unsure.add(change.evidence)
        else unsure.delete(change.evidence)
        this.patchParticipation(change.rater, { unsure })
        return
      }
      case 'recorded':
        this.record(change)
        return
      case 'approved': {
        const approved = this.rater(change.rater).participation?.approved ?? new Map()
        this.patchParticipation(change.rater, { approved: withEntry(approved, change.evidence, change.after) })
        return
      }
      case 'redacted':
        this.workbook.redacted = this.workbook.seq
        for (const { id, consent } of [...this.workbook.raters.values()]) if (consent) this.rater(id).consent = false
        return
      default:
        change satisfies never
    }
  }

  private run(change: Parameters<typeof applyRunChange>[1]): void {
    const before = this.workbook.run
    const after = applyRunChange(before, change)
    this.workbook.run = after && change.type === 'opened' ? { ...after, openedAt: this.workbook.seq } : after
    if (before === null || after === null) return
    const [was, is] = [isRevealed(before), isRevealed(after)]
    if (was === is) return
    this.workbook.run = { ...after, revealedAt: is ? this.workbook.seq : null }
    // The ratings of the first round must not be modified from here on.
    this.owned.clear()
    for (const { id, participation, ratings } of [...this.workbook.raters.values()])
      if (participation) this.patchParticipation(id, { first: is ? ratings : null })
  }

  /**
   * Ends the first pass of raters without a blank cell, so that what is cleared or added later does not start it again. `rated`: only that
   * rater's, if this completed the row; a log of 20,000 ratings must not look at 20,000 cells for each of them.
   */
  private endFirstPasses(rated?: { readonly rater: string; readonly evidence: string }): void {
    if (this.workbook.firstPass === null) return
    const columns = activeItems(this.workbook.hypotheses)
    const isDone = (rater: Rater) => {
      if (rater.kind !== 'person' || rater.firstPass.over || (rated && !isRowRated(rater, rated.evidence, columns))) return false
      const items = activeItems(this.workbook.evidence)
      return items.length > 0 && columns.length > 0 && items.every(({ id }) => isRowRated(rater, id, columns))
    }
    for (const rater of rated ? [this.rater(rated.rater)] : [...this.workbook.raters.values()])
      if (isDone(rater)) this.rater(rater.id).firstPass = { ...rater.firstPass, over: true }
  }

  private countText(rater: string, bytes: number): void {
    const part = bytes === 0 ? null : this.workbook.raters.get(rater)?.participation
    if (part) this.patchParticipation(rater, { written: part.written + bytes })
  }

  /** A participant who joined after the first round and has no ratings recorded in it did not take part in it. */
  private record({ rater: id, evidence, hypothesis, after }: ChangeOf<'recorded'>): void {
    const { participation } = this.rater(id)
    const { run } = this.workbook
    if (participation === null || run === null) return
    const rows = this.own<string, ReadonlyMap<string, Rating>>(participation.first ?? new Map())
    const row = this.own(rows.get(evidence) ?? new Map<string, Rating>())
    if (after === null) row.delete(hypothesis)
    else row.set(hypothesis, after)
    if (row.size === 0) rows.delete(evidence)
    else rows.set(evidence, row)
    const late = isRevealed({ options: run.options, stage: participation.since })
    this.patchParticipation(id, { first: rows.size === 0 && late ? null : rows })
  }

  private patchParticipation(rater: string, fields: Partial<Participation>): void {
    const draft = this.rater(rater)
    if (draft.participation) draft.participation = { ...draft.participation, ...fields }
  }

  private own<K, V>(map: ReadonlyMap<K, V>): Map<K, V> {
    if (this.owned.has(map)) return map as Map<K, V>
    const copy = new Map(map)
    this.owned.add(copy)
    return copy
  }

  private items(what: ItemKind): Map<string, Item> {
    const items = this.own(itemsOfKind(this.workbook, what))
    Object.assign(this.workbook, { [LIST_OF_ITEM[what]]: items })
    return items
  }

  private setItem(what: ItemKind, item: Partial<Item> & { id: string }): void {
    this.items(what).set(item.id, (what === 'evidence' ? withGrade(item) : item) as Item)
  }

  private patch(what: ItemKind, id: string, after: object): void {
    const before = itemsOfKind(this.workbook, what).get(id)
    if (before) this.setItem(what, { ...before, ...after, version: this.workbook.seq })
  }

  private list({ what, id, after }: ChangeOf<'listed'>): void {
    const key = itemKeyOf(what, id)
    const withdrawn = this.own(this.workbook.withdrawn)
    this.workbook.withdrawn = withdrawn
    const items = this.items(what)
    const item = items.get(id)
    const back = withdrawn.get(key)
    if (after && back) {
      withdrawn.delete(key)
      insertAt(items, back.at, id, { ...back.item, version: this.workbook.seq })
    } else if (!after && item) {
      withdrawn.set(key, { what, item, at: [...items.keys()].indexOf(id) })
      items.delete(id)
    }
  }

  private order({ what, after }: ChangeOf<'ordered'>): void {
    const items = this.items(what)
    // Items missing from the order, because they were added at the same time, keep their order behind it.
    for (const id of after) {
      const item = items.get(id)
      if (item && items.delete(id)) items.set(id, item)
    }
    const named = new Set(after)
    for (const [id, item] of [...items]) if (!named.has(id) && items.delete(id)) items.set(id, item)
  }

  private texts(): Map<string, SourceText> {
    const texts = this.own(this.workbook.texts)
    this.workbook.texts = texts
    return texts
  }

  private raters(): Map<string, Rater> {
    const raters = this.own(this.workbook.raters)
    this.workbook.raters = raters
    return raters
  }

  private rater(id: string): Writable<Rater> {
    const raters = this.raters()
    const rater = raters.get(id)
    if (!rater) throw new Error(`The log names a rater ${id} who never joined.`)
    if (this.owned.has(rater)) return rater
    const copy = { ...rater }
    this.owned.add(copy)
    raters.set(id, copy)
    return copy
  }

  private setCell<K extends 'ratings' | 'notes' | 'again'>(
    rater: Writable<Rater>,
    field: K,
    { evidence, hypothesis }: { evidence: string; hypothesis: string },
    value: string | Retest | null,
  ): void {
    const rows = this.own<string, ReadonlyMap<string, string | Retest>>(rater[field])
    const row = this.own(rows.get(evidence) ?? new Map<string, string | Retest>())
    if (value === null) row.delete(hypothesis)
    else row.set(hypothesis, value)
    if (row.size === 0) rows.delete(evidence)
    else rows.set(evidence, row)
    rater[field] = rows as Rater[K]
  }
}
