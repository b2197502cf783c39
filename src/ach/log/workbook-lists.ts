// The lists of a workbook: where the items of each kind and the answers to each kind of question are, and the ids that were used.
import type { AnswerKind } from '../model/checks.ts'
import type { Withdrawn, Workbook } from '../model/workbook.ts'
import type { ItemKind } from './change.ts'

type Item = Withdrawn['item']

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

/** The key of an item in `Workbook.withdrawn`. */
export const itemKeyOf = (what: ItemKind, id: string): string => `${what} ${id}`

/** Every id that items of that kind have or had. */
export const usedIds = (workbook: ItemLists & Pick<Workbook, 'withdrawn'>, what: ItemKind): string[] => [
  ...itemsOfKind(workbook, what).keys(),
  ...[...workbook.withdrawn.values()].flatMap((withdrawn) => (withdrawn.what === what ? [withdrawn.item.id] : [])),
]
