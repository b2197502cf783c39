// Compares two documents of one workbook and returns changes of one field each, or of a grade with its credibility, so that each can be
// accepted or rejected. An item missing from
// the later document is not a deletion: deleting a row of a file says nothing about the workbook.
import type { Change, ItemKind } from '../log/change.ts'
import type { Rating } from '../model/rating.ts'
import type { Document } from './document.ts'

type Item = Readonly<Record<string, unknown>> & { readonly id: string; readonly parked: boolean }
type Rows<T> = Readonly<Record<string, Readonly<Record<string, T>>>>

const LISTS = [
  ['source', 'sources'],
  ['cluster', 'clusters'],
  ['hypothesis', 'hypotheses'],
  ['evidence', 'evidence'],
] as const satisfies readonly (readonly [ItemKind, keyof Document])[]

const SETTINGS = ['title', 'question', 'background', 'method'] as const

/**
 * Returns the changes from `before` to `after`: title, question, background and method; all fields of sources, clusters, hypotheses and evidence; ratings, reasons and notes
 * of raters who are in both. Parking comes last. Texts are compared exactly.
 */
export function differencesOf(before: Document, after: Document): Change[] {
  const changes: Change[] = []
  const parked: Change[] = []
  for (const field of SETTINGS)
    if (before[field] !== after[field])
      changes.push({ type: 'settings', before: { [field]: before[field] }, after: { [field]: after[field] } })
  for (const [what, list] of LISTS) {
    const known = new Map((before[list] as readonly Item[]).map((item) => [item.id, item]))
    for (const item of after[list] as readonly Item[]) {
      const was = known.get(item.id)
      const { id, parked: isParked, deception: _, ...fields } = item
      if (!was) {
        changes.push({ type: 'added', what, id, fields } as unknown as Change)
        if (isParked) parked.push({ type: 'parked', what, id })
        continue
      }
      for (const names of changedTogether(Object.keys(fields).filter((field) => was[field] !== fields[field]))) {
        const pick = (from: Readonly<Record<string, unknown>>) => Object.fromEntries(names.map((field) => [field, from[field]]))
        changes.push({ type: 'changed', what, id, before: pick(was), after: pick(fields) } as unknown as Change)
      }
      if (isParked && !was.parked) parked.push({ type: 'parked', what, id })
      if (!isParked && was.parked) changes.push({ type: 'restored', what, id })
    }
  }
  for (const rater of after.raters) {
    const was = before.raters.find(({ id }) => id === rater.id)
    if (!was) continue
    for (const cell of differingCells<Rating>(was.ratings, rater.ratings)) changes.push({ type: 'rated', rater: rater.id, ...cell })
    for (const [evidence, from, to] of differingValues(was.rationales, rater.rationales))
      changes.push({ type: 'reasoned', rater: rater.id, evidence, before: from, after: to })
    for (const cell of differingCells<string>(was.notes, rater.notes)) changes.push({ type: 'noted', rater: rater.id, ...cell })
  }
  return [...changes, ...parked]
}

const GRADED: readonly string[] = ['credibility', 'grade']
/** The names of fields that can change only together, because a grade agrees with the credibility; all others by themselves. */
function changedTogether(names: readonly string[]): string[][] {
  if (!names.includes('grade')) return names.map((name) => [name])
  return [...names.filter((name) => !GRADED.includes(name)).map((name) => [name]), GRADED.filter((name) => names.includes(name))]
}

function* differingCells<T>(before: Rows<T>, after: Rows<T>) {
  for (const evidence of new Set([...Object.keys(before), ...Object.keys(after)]))
    for (const [hypothesis, from, to] of differingValues(own(before, evidence) ?? {}, own(after, evidence) ?? {}))
      yield { evidence, hypothesis, before: from, after: to }
}

function* differingValues<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Generator<[key: string, before: T | null, after: T | null]> {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [own(before, key) ?? null, own(after, key) ?? null]
    if (from !== to) yield [key, from, to]
  }
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)
