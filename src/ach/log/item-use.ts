// Whether anything in a workbook refers to an item: then its addition cannot be undone, because that would take away what others did with it.
import { linkedCells } from '../model/checks.ts'
import type { Cells, Rater, Workbook } from '../model/workbook.ts'
import type { Change, ItemKind } from './change.ts'

/** True if a rater judged the item, or another item, an answer or the wall refers to it. Parked items and removed raters count too. */
export function isItemInUse(workbook: Workbook, what: ItemKind, id: string): boolean {
  switch (what) {
    case 'hypothesis':
      return (
        workbook.cameTrue === id ||
        [...workbook.pairs.keys()].some((key) => key.split(' ').includes(id)) ||
        [...workbook.expectations.values(), ...workbook.milestones.values()].some(({ hypothesis }) => hypothesis === id) ||
        [...workbook.assumptions.values()].some(({ cells }) => linkedCells(cells).some(({ hypothesis }) => hypothesis === id)) ||
        [...workbook.raters.values()].some((rater) => judgesHypothesis(rater, id)) ||
        spotOf(workbook).includes(id)
      )
    case 'evidence':
      return (
        [...workbook.expectations.values(), ...workbook.milestones.values()].some(({ evidence }) => evidence === id) ||
        [...workbook.assumptions.values()].some(({ cells }) => linkedCells(cells).some(({ evidence }) => evidence === id)) ||
        [...workbook.raters.values()].some((rater) => judgesEvidence(rater, id)) ||
        spotOf(workbook).includes(id)
      )
    case 'source':
      return (
        workbook.deception.has(id) ||
        [...workbook.evidence.values()].some(({ source }) => source === id) ||
        [...workbook.texts.values()].some(({ source, listed }) => listed && source === id)
      )
    case 'cluster':
      return [...workbook.evidence.values()].some(({ cluster }) => cluster === id)
    case 'assumption':
    case 'expectation':
    case 'milestone':
      return false
  }
}

/** True if the change judges, edits, moves to another place or refers to the item. */
export function concernsItem(change: Change, what: ItemKind, id: string): boolean {
  if ((what === 'evidence' || what === 'hypothesis') && what in change) return (change as Record<string, unknown>)[what] === id
  switch (change.type) {
    case 'added':
      return Object.values(change.fields).some((value) => namesItem(value, id))
    case 'changed':
      return (change.what === what && change.id === id) || Object.values(change.after).some((value) => namesItem(value, id))
    case 'textAdded':
      return what === 'source' && change.fields.source === id
    case 'textChanged':
      return what === 'source' && change.after.source === id
    case 'parked':
    case 'restored':
    case 'listed':
      return change.what === what && change.id === id
    case 'answered':
      return (what === 'hypothesis' || what === 'source') && change.key.split(' ').includes(id)
    case 'cameTrue':
      return what === 'hypothesis' && change.after === id
    case 'switched':
      return change.after.spot?.split(' ').includes(id) ?? false
    default:
      return false
  }
}

const namesItem = (value: unknown, id: string): boolean => typeof value === 'string' && value.split(/[ /]/).includes(id)

const spotOf = ({ run }: Workbook): readonly string[] => run?.spot?.split(' ') ?? []

function judgesHypothesis({ ratings, notes, earlier, again, estimates, participation }: Rater, id: string): boolean {
  const cells = [ratings, notes, earlier, again, participation?.first ?? null]
  return cells.some((rows) => hasColumn(rows, id)) || estimates.before.has(id) || estimates.now.has(id)
}

function judgesEvidence({ ratings, notes, rationales, earlier, again, participation }: Rater, id: string): boolean {
  const kept = [ratings, notes, rationales, earlier, again, participation?.first, participation?.weighed, participation?.unsure]
  return kept.some((rows) => rows?.has(id) ?? false)
}

const hasColumn = (rows: Cells<unknown> | null, hypothesis: string): boolean =>
  rows !== null && [...rows.values()].some((row) => row.has(hypothesis))
