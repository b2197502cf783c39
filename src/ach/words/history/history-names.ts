// How the history names what a change is about: hypotheses, raters, items and values. Part of history-words.ts.

import type { ChangeOf, ItemKind } from '../../log/change.ts'
import { ITEM_KIND_WORDS } from '../../log/item-kind.ts'
import { itemKeyOf, itemsOfKind } from '../../log/workbook-lists.ts'
import type { View } from '../../view/view.ts'
import { choiceWords } from '../choice-words.ts'
import { fieldSpec } from '../field-table.ts'
import { nameInSentence, quoteLong } from '../name-in-sentence.ts'
import { formatDate } from '../phrases.ts'

export const label = (hypothesis: string, view: View) => {
  const item = view.hypotheses.get(hypothesis) ?? view.withdrawn.get(itemKeyOf('hypothesis', hypothesis))?.item
  return item ? quoteLong(titleOf('hypothesis', item)) : hypothesis
}
export const raterName = (rater: string, view: View) =>
  nameInSentence(view.raters.get(rater)?.name ?? [...view.withheld, ...view.absent].find(({ id }) => id === rater)?.name ?? rater)

/** Whose ratings were changed, if not the author's own: " on behalf of Daniyar", " in the article’s ratings". */
export function forWhom(rater: string, view: View): string {
  if (rater === view.me?.id || view.me === null) return ''
  return `${view.raters.get(rater)?.kind === 'reference' ? ' in' : ' on behalf of'} ${raterName(rater, view)}`
}

export function quotedName(what: ItemKind, id: string, view?: View): string {
  const item = view && itemsOfKind(view, what).get(id)
  const called = item && what in { hypothesis: 1, source: 1, cluster: 1 } ? titleOf(what, item) : ''
  return `${ITEM_KIND_WORDS[what].one} ${id}${called ? ` (${called})` : ''}`
}

/** As an addition is described, where the viewer may see the item. */
export function listedName({ what, id }: ChangeOf<'listed'>, view: View): string {
  const item = itemsOfKind(view, what).get(id) ?? view.withdrawn.get(itemKeyOf(what, id))?.item
  return `${quotedName(what, id)}${item ? `: “${titleOf(what, item)}”` : ''}`
}

/** The text that names an item: the name of a source, the label of a hypothesis or cluster, else the statement. */
export function titleOf(what: ItemKind, fields: object): string {
  const field = what === 'source' ? 'name' : what === 'hypothesis' || what === 'cluster' ? 'label' : 'statement'
  return String((fields as Record<string, unknown>)[field] ?? '')
}

/** A value as printed: sources, clusters and hypotheses by name, single words bare, texts in quotation marks. */
export function shortText(what: ItemKind | 'settings', field: string, value: string | null, view: View): string | null {
  if (value === null || value === '') return null
  if (field === 'source') return nameInSentence(view.sources.get(value)?.name ?? value)
  if (field === 'cluster') return view.clusters.get(value)?.label ?? value
  if (field === 'hypothesis') return label(value, view)
  const input = fieldSpec(what, field)?.input
  if (input === 'date') return formatDate(value)
  const words = choiceWords(what, field, value)
  return input === undefined || input === 'text' || input === 'line' || (input === 'choice' && words.includes(' ')) ? `“${words}”` : words
}
