// The search form above a long list, and the search itself.

import { formatCount } from '../../src/ach/model/format-count.ts'
import type { Evidence, Expectation } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { type ItemList, paths } from '../../src/paths.ts'
import { LIST_WORDS } from './item-words.ts'

export type FindableItem = { readonly id: string; readonly parked: boolean }

/** Lists with this many items have a search form. */
const LONG = 50

const itemsOf = (view: View, list: ItemList): readonly FindableItem[] => [...view[list].values()]

/** The items that contain all words of `find`, in any order, in the id, the texts or the names of linked items. */
export function findItems(view: View, list: ItemList, find: string): readonly FindableItem[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const items = itemsOf(view, list)
  if (words.length === 0) return items
  return items.filter((item) => {
    const { source, cluster, hypothesis } = item as Partial<Evidence & Expectation>
    const names = [
      source && view.sources.get(source)?.name,
      cluster && view.clusters.get(cluster)?.label,
      hypothesis && view.hypotheses.get(hypothesis)?.label,
    ]
    const text = [...Object.values(item), ...names]
      .filter((value) => typeof value === 'string')
      .join('\n')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export const FindForm = ({ id, list, view, find }: { id: string; list: ItemList; view: View; find: string }) => {
  const all = itemsOf(view, list).length
  if (all < LONG && find === '') return null
  const shown = findItems(view, list, find).length
  return (
    <search class="row" data-far>
      <form class="row" action={paths.items(id, list)}>
        <label class="pair-field">
          Find
          <input class="input" name="find" value={find} dir="auto" type="search" />
        </label>
        <button type="submit" class="btn">
          Find
        </button>
        {find !== '' && (
          <a class="btn" data-kind="plain" href={paths.items(id, list)}>
            Show all
          </a>
        )}
      </form>
      <p class="quiet" role="status">
        Showing <strong>{shown === all ? `all ${formatCount(all)}` : `${formatCount(shown)} of ${formatCount(all)}`}</strong>{' '}
        {LIST_WORDS[list].many}
      </p>
    </search>
  )
}
