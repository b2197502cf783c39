// A list in the order of the workbook, with buttons to edit, move, park and restore. Also sent as a fragment after a move.
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { type ItemList, paths } from '../../src/paths.ts'
import { WhatIfLine } from '../what-if/line.tsx'
import { type FindableItem, findItems } from './item-find.tsx'
import { ItemLines } from './item-lines.tsx'
import { LIST_WORDS, WHAT_OF } from './item-words.ts'

export interface ItemRowListProps {
  readonly id: string
  readonly list: ItemList
  readonly view: View
  /** ISO date */
  readonly today: string
  /** words to search for; '' shows all items */
  readonly find?: string
}

/** Active items in their order, parked ones below. Search results cannot be moved. */
export const ItemRowList = (props: ItemRowListProps) => {
  const { list, view, find = '' } = props
  const items = findItems(view, list, find)
  const active = items.filter(({ parked }) => !parked)
  const target = `list-${list}`
  return (
    <form class="stack" method="post" id={target} hx-target:inherited={`#${target}`} hx-swap:inherited="outerMorph">
      {active.length === 0 ? (
        <p class="panel">
          {find !== ''
            ? 'No active item matches.'
            : items.length === 0
              ? LIST_WORDS[list].empty
              : `All ${LIST_WORDS[list].many} are parked.`}
        </p>
      ) : (
        <ItemRows {...props} items={active} />
      )}
      <ParkedRows {...props} items={items.filter(({ parked }) => parked)} />
    </form>
  )
}

type RowsProps = ItemRowListProps & { readonly items: readonly FindableItem[] }

/** Adjacent items, each with buttons to swap places with its neighbours. Must be inside a form. */
export const ItemRows = ({ items, ...props }: RowsProps) => (
  <ul class="panel list items" data-list={props.list} aria-label={LIST_WORDS[props.list].heading}>
    {items.map((item, at) => (
      <Row {...props} item={item} first={at === 0} last={at === items.length - 1} />
    ))}
  </ul>
)

/** Parked items under a heading; null if there are none. Must be inside a form. */
export const ParkedRows = ({ items, ...props }: RowsProps) =>
  items.length === 0 ? null : (
    <section class="stack" aria-labelledby={`parked-${props.list}`}>
      <h2 class="h3" id={`parked-${props.list}`}>
        Parked: {countNoun(items.length, LIST_WORDS[props.list].one, LIST_WORDS[props.list].many)}
        {(props.list === 'hypotheses' || props.list === 'evidence') && ' (not counted)'}
      </h2>
      <ul class="panel list items" data-list={props.list} data-parked>
        {items.map((item) => (
          <Row {...props} item={item} />
        ))}
      </ul>
    </section>
  )

type RowProps = ItemRowListProps & { readonly item: FindableItem; readonly first?: boolean; readonly last?: boolean }

const Row = ({ item, first, last, find = '', ...props }: RowProps) => {
  const { id, list } = props
  // search results have no order to change
  const fixed = find !== ''
  return (
    <li class="item" id={`${list}-${item.id}`}>
      <span class="item-id">{item.id}</span>
      <div class="item-text">
        <ItemLines {...props} item={item} />
        {list !== 'evidence' && <WhatIfLine id={id} view={props.view} what={WHAT_OF[list]} item={item.id} />}
      </div>
      <div class="item-tools">
        {list === 'sources' && (
          <a class="btn" data-kind="plain" data-size="s" href={paths.deception(id, item.id)} aria-label={`Deception check: ${item.id}`}>
            Deception check
          </a>
        )}
        <a class="btn" data-kind="plain" data-size="s" href={paths.item(id, list, item.id)} aria-label={`Edit ${item.id}`}>
          Edit
        </a>
        {item.parked ? (
          <Tool id={`park-${list}-${item.id}`} url={paths.restore(id, list, item.id)} label={`Restore ${item.id}`} plain={fixed}>
            Restore
          </Tool>
        ) : (
          <>
            {!fixed && (
              <>
                <Tool id={`up-${list}-${item.id}`} url={paths.move(id, list, item.id)} to="up" label={`Move ${item.id} up`} off={first}>
                  ↑
                </Tool>
                <Tool
                  id={`down-${list}-${item.id}`}
                  url={paths.move(id, list, item.id)}
                  to="down"
                  label={`Move ${item.id} down`}
                  off={last}
                >
                  ↓
                </Tool>
              </>
            )}
            <Tool id={`park-${list}-${item.id}`} url={paths.park(id, list, item.id)} label={`Park ${item.id}`} plain={fixed}>
              Park
            </Tool>
          </>
        )}
      </div>
    </li>
  )
}

interface ToolProps {
  readonly id: string
  readonly url: string
  readonly label: string
  readonly to?: 'up' | 'down'
  /** at the end of the list; the button stays focusable so that moving does not lose the focus */
  readonly off?: boolean
  /** loads the whole page, because a fragment would show the unfiltered list */
  readonly plain?: boolean
  readonly children?: unknown
}

const Tool = ({ id, url, label, to, off, plain, children }: ToolProps) => (
  <button
    type="submit"
    id={id}
    class="btn"
    data-kind="plain"
    data-size="s"
    formaction={url}
    hx-post={plain ? undefined : url}
    name={to && 'to'}
    value={to}
    aria-label={label}
    aria-disabled={off ? 'true' : undefined}
  >
    {children}
  </button>
)
