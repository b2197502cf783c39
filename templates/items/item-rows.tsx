// A list in its own order: edit, move, park, restore. Also sent alone after a move.
import type { View } from '../../src/ach/view/view.ts'
import { type ItemList, isCheckList, paths } from '../../src/paths.ts'
import { WhatIfLine } from '../what-if/line.tsx'
import { type FindableItem, findItems } from './item-find.tsx'
import { ItemLines } from './item-lines.tsx'
import { LIST_WORDS, WHAT_OF } from './item-words.ts'

export interface ItemRowListProps {
  readonly id: string
  readonly list: ItemList
  readonly view: View
  /** year-month-day */
  readonly today: string
  /** words that the items shown must contain; '' shows all */
  readonly find?: string
}

/** Active items first, in their order; parked ones below. What was searched for has no order to change. */
export const ItemRowList = (props: ItemRowListProps) => {
  const { list, view, find = '' } = props
  const items = findItems(view, list, find)
  const active = items.filter(({ parked }) => !parked)
  const target = `list-${list}`
  return (
    <form class="stack" method="post" id={target} hx-target:inherited={`#${target}`} hx-swap:inherited="outerMorph">
      {active.length === 0 ? (
        <p class="panel">
          {find !== '' ? 'Nothing that counts has these words.' : items.length === 0 ? LIST_WORDS[list].empty : 'All of these are parked.'}
        </p>
      ) : (
        <ItemRows {...props} items={active} />
      )}
      <ParkedRows {...props} items={items.filter(({ parked }) => parked)} />
    </form>
  )
}

type RowsProps = ItemRowListProps & { readonly items: readonly FindableItem[] }

/** Items that follow one another, so that each can change places with the next. Needs a form around it. */
export const ItemRows = ({ items, ...props }: RowsProps) => (
  <ul class="panel list items" data-list={props.list} aria-label={LIST_WORDS[props.list].heading}>
    {items.map((item, at) => (
      <Row {...props} item={item} first={at === 0} last={at === items.length - 1} />
    ))}
  </ul>
)

/** What is parked, under its heading; nothing where nothing is. Needs a form around it. */
export const ParkedRows = ({ items, ...props }: RowsProps) =>
  items.length === 0 ? null : (
    <section class="stack" aria-labelledby={`parked-${props.list}`}>
      <h2 class="h3" id={`parked-${props.list}`}>
        {isCheckList(props.list) ? 'Parked' : 'Parked, out of the scores'}: {items.length}
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
  // its place cannot be changed among what was searched for
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
          <a class="btn" data-kind="plain" data-size="s" href={paths.deception(id, item.id)} aria-label={`Deception check of ${item.id}`}>
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
  /** at the end of the list: stays focusable, so that the focus is not lost by moving */
  readonly off?: boolean
  /** loads the whole page: an answer to htmx would show the whole list again */
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
