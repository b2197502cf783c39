// Workbooks for tests: a small fixed one, and random changes that its current state allows.
import fc from 'fast-check'
import { applyChanges } from '../log/apply-change.ts'
import { type Change, ITEM_FIELDS, type ItemKind } from '../log/change.ts'
import { isItemInUse } from '../log/item-use.ts'
import { join } from '../log/rater-changes.ts'
import { itemsOfKind, usedIds } from '../log/workbook-lists.ts'
import { ANSWERS, pairKey } from './checks.ts'
import { RATINGS } from './rating.ts'
import { activeItems, NO_WORKBOOK, noteAt, ratingAt, type Workbook } from './workbook.ts'

export const noEvidenceFields = {
  kind: null,
  source: null,
  cluster: null,
  locator: null,
  url: null,
  date: null,
  credibility: null,
  grade: null,
  relevance: null,
  notes: null,
}

export const evidenceAdded = (id: string, statement = `What ${id} says`): Change => ({
  type: 'added',
  what: 'evidence',
  id,
  fields: { statement, ...noEvidenceFields },
})
export const hypothesisAdded = (id: string, label = `Label ${id}`): Change => ({
  type: 'added',
  what: 'hypothesis',
  id,
  fields: { label, statement: `Statement of ${id}`, notes: null },
})
export const created = (title = 'A title'): Change => ({
  type: 'created',
  fields: { title, question: 'Which?', background: null, method: 'count' },
  reference: null,
  exercise: null,
  from: null,
})
export const joined = (rater: string, kind: 'person' | 'reference' = 'person'): Change =>
  kind === 'person' ? join(rater) : { ...join(rater), kind, name: `The reading of ${rater}`, shown: false }
export const rated = (evidence: string, hypothesis: string, before: string | null, after: string | null, rater = 'me'): Change =>
  ({ type: 'rated', rater, evidence, hypothesis, before, after }) as Change

/** Two hypotheses, three items, one source, one cluster; raters me, other, and reference ratings that are not revealed. */
export const sampleChanges: readonly Change[] = [
  created(),
  hypothesisAdded('H1', 'Coup'),
  hypothesisAdded('H2', 'Jihadi'),
  { type: 'added', what: 'source', id: 'S1', fields: { name: 'Open record', kind: 'record', reliability: 'A', note: null } },
  { type: 'added', what: 'cluster', id: 'K1', fields: { label: 'One witness', note: null } },
  evidenceAdded('E1'),
  evidenceAdded('E2'),
  evidenceAdded('E3'),
  joined('me'),
  joined('other'),
  joined('ref', 'reference'),
]
export const sample = (...more: readonly Change[]): Workbook => applyChanges(NO_WORKBOOK, [...sampleChanges, ...more])

/** Turns random numbers into a change that this workbook allows, or null if there is none. */
export function drawChange(workbook: Workbook, draw: readonly number[], rater = 'me'): Change | null {
  const [a = 0, b = 0, c = 0, d = 0] = draw
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
  const what = pick(Object.keys(ITEM_FIELDS) as ItemKind[], b) as ItemKind
  const item = pick([...itemsOfKind(workbook, what).values()], c)
  const evidence = pick(activeItems(workbook.evidence), b)?.id
  const hypothesis = pick(activeItems(workbook.hypotheses), c)?.id
  const me = workbook.raters.get(rater)
  switch (a % 13) {
    case 0:
      return workbook.evidence.size < 12 ? evidenceAdded(`E${usedIds(workbook, 'evidence').length + 1}`) : null
    case 1:
      return workbook.hypotheses.size < 6 ? hypothesisAdded(`H${usedIds(workbook, 'hypothesis').length + 1}`) : null
    case 2:
      if (d % 3 === 0) return drawListed(workbook, what, item)
      return item ? { type: item.parked ? 'restored' : 'parked', what, id: item.id } : null
    case 3: {
      const before = [...itemsOfKind(workbook, what).keys()]
      const after = [...before.slice(d % Math.max(1, before.length)), ...before.slice(0, d % Math.max(1, before.length))]
      return after.join() === before.join() ? null : { type: 'ordered', what, before, after }
    }
    case 4:
      return workbook.title === `Title ${d}`
        ? null
        : { type: 'settings', before: { title: workbook.title }, after: { title: `Title ${d}` } }
    case 5: {
      const one = evidence && workbook.evidence.get(evidence)
      return one
        ? { type: 'changed', what: 'evidence', id: one.id, before: { statement: one.statement }, after: { statement: `Text ${d}` } }
        : null
    }
    case 6: {
      if (!me || !evidence || !hypothesis) return null
      const before = noteAt(me, evidence, hypothesis)
      return { type: 'noted', rater, evidence, hypothesis, before, after: before === null ? `Note ${d}` : null }
    }
    case 7: {
      const id = `A${usedIds(workbook, 'assumption').length + 1}`
      const fields = { statement: `Assumed ${d}`, state: null, cells: evidence ? evidence : null, notes: null }
      return workbook.assumptions.size < 4 ? { type: 'added', what: 'assumption', id, fields } : null
    }
    case 8: {
      const [one, other] = [...workbook.hypotheses.keys()]
      if (!one || !other) return null
      const key = pairKey(one, other)
      const now = workbook.pairs.get(key)
      const before = now ? { both: now.both, note: now.note } : null
      const after = { both: pick(ANSWERS, d) ?? 'no', note: null }
      if (before?.both === after.both) return { type: 'answered', about: 'pair', key, before, after: null }
      return { type: 'answered', about: 'pair', key, before, after }
    }
    case 9: {
      if (!me || !hypothesis) return null
      const before = me.estimates.before.get(hypothesis) ?? null
      const after = before === d / 1000 ? null : d / 1000
      return { type: 'estimated', rater, when: 'before', hypothesis, before, after }
    }
    case 10: {
      if (!me || !evidence || !hypothesis) return null
      if (d % 4 === 0)
        return { type: 'firstPass', rater, before: { ownOrder: me.firstPass.ownOrder }, after: { ownOrder: !me.firstPass.ownOrder } }
      if (!me.retest.includes(evidence)) return { type: 'retested', rater, before: [...me.retest], after: [evidence] }
      const known = me.again.get(evidence)?.get(hypothesis)
      const before = known?.again ?? null
      const after = pick([...RATINGS, null], d) ?? null
      const first = known ? known.first : ratingAt(me, evidence, hypothesis)
      return before === after ? null : { type: 'ratedAgain', rater, evidence, hypothesis, first, before, after }
    }
    default: {
      if (!me || !evidence || !hypothesis) return null
      const before = ratingAt(me, evidence, hypothesis)
      const after = pick([...RATINGS, null], d) ?? null
      return before === after ? null : { type: 'rated', rater, evidence, hypothesis, before, after }
    }
  }
}

/** An addition that is undone or redone. */
function drawListed(workbook: Workbook, what: ItemKind, item: { id: string; parked: boolean } | undefined): Change | null {
  const back = [...workbook.withdrawn.values()].find((withdrawn) => withdrawn.what === what)
  if (back) return { type: 'listed', what, id: back.item.id, before: false, after: true }
  if (!item || item.parked || isItemInUse(workbook, what, item.id)) return null
  return { type: 'listed', what, id: item.id, before: true, after: false }
}

export const draws = (maxLength = 40) => fc.array(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), { maxLength })
