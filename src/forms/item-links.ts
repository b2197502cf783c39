// Reads the links of an item's form: source, cluster, hypothesis, cells. They are read apart from the other fields so that the problems of
// both are reported together. Pure.
import type { ItemList } from '../paths.ts'
import { cellBoxesToText, readCells } from './cell-links.ts'
import type { WorkbookLists } from './ids.ts'
import { type InlineItems, readInlineItems } from './inline-links.ts'
import type { Problem, Typed } from './typed-fields.ts'

/** The error for a chosen source, cluster or hypothesis that does not exist. */
export const linkMissing = (name: string): string => `This ${name} is not in the workbook. Choose another one.`

const NEW = { source: 'newSource', cluster: 'newCluster' } as const
const isNew = (name: string): name is keyof typeof NEW => name in NEW

/** The sent values, with the boxes of an assumption as one text. */
export const normalizeTyped = (list: ItemList, typed: Typed): Typed => (list === 'assumptions' ? cellBoxesToText(typed) : typed)

/** The values without links that the schema alone cannot read. */
export function withoutLinks(list: ItemList, values: Typed): Typed {
  if (list === 'evidence') return { ...values, source: '', cluster: '' }
  return list === 'assumptions' ? { ...values, cells: '' } : values
}

/** Problems with the links, chosen or new. */
export function linkProblems(lists: WorkbookLists, list: ItemList, values: Typed): Problem[] {
  if (list === 'assumptions') return readCells(lists, values.cells ?? '').problems
  const there = (name: string, ids: ReadonlyMap<string, unknown>): Problem[] =>
    values[name] && !ids.has(values[name]) ? [{ field: name, message: linkMissing(name) }] : []
  if (list === 'expectations' || list === 'milestones') return there('hypothesis', lists.hypotheses)
  if (list !== 'evidence') return []
  return [...readInlineItems(lists, list, values).problems, ...there('source', lists.sources), ...there('cluster', lists.clusters)]
}

/** True if the form sent this field, or the name of a new source or cluster for it. */
export const isFieldSent = (typed: Typed, name: string): boolean =>
  typed[name] !== undefined || (isNew(name) && Boolean(typed[NEW[name]]?.trim()))

/** The fields with their links filled in. */
export function addLinks<F extends object>(lists: WorkbookLists, list: ItemList, fields: F, values: Typed, links: InlineItems['links']): F {
  if (list === 'assumptions') return { ...fields, cells: readCells(lists, values.cells ?? '').cells }
  if (list !== 'evidence') return fields
  return { ...fields, source: links.source ?? (values.source || null), cluster: links.cluster ?? (values.cluster || null) }
}
