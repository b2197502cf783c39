// A list in its own order: edit, move, park, restore. Also sent alone after a move.
import type { View } from '../src/ach/view.ts'
import { type ItemList, paths } from '../src/paths.ts'
import { found, type Item } from './item-find.tsx'
import { ItemLines } from './item-lines.tsx'
import { LIST_WORDS } from './item-words.ts'

/** Active items first, in their order; parked ones below, out of the scores. What was searched for has no order to change. */
export const List = ({ id, list, view, find = '' }: { id: string; list: ItemList; view: View; find?: string }) => {
  const items = found(view, list, find)
  const active = items.filter(({ parked }) => !parked)
  const parked = items.filter(({ parked }) => parked)
  const target = `list-${list}`
  return (
    <form class="stack" method="post" id={target} hx-target:inherited={`#${target}`} hx-swap:inherited="outerMorph">
      {active.length === 0 ? (
        <p class="panel">
          {find !== '' ? 'Nothing that counts has these words.' : items.length === 0 ? LIST_WORDS[list].empty : 'All of these are parked.'}
        </p>
      ) : (
        <ul class="panel list items" data-list={list} aria-label={LIST_WORDS[list].heading}>
          {active.map((item, at) => (
            <Row id={id} list={list} view={view} item={item} first={at === 0} last={at === active.length - 1} fixed={find !== ''} />
          ))}
        </ul>
      )}
      {parked.length > 0 && (
        <section class="stack" aria-labelledby={`parked-${list}`}>
          <h2 class="h3" id={`parked-${list}`}>
            Parked, out of the scores: {parked.length}
          </h2>
          <ul class="panel list items" data-list={list} data-parked>
            {parked.map((item) => (
              <Row id={id} list={list} view={view} item={item} fixed={find !== ''} />
            ))}
          </ul>
        </section>
      )}
    </form>
  )
}

interface RowProps {
  readonly id: string
  readonly list: ItemList
  readonly view: View
  readonly item: Item
  /** its place cannot be changed here */
  readonly fixed?: boolean
  readonly first?: boolean
  readonly last?: boolean
}

const Row = ({ id, list, view, item, first, last, fixed }: RowProps) => (
  <li class="item" id={`${list}-${item.id}`}>
    <span class="item-id">{item.id}</span>
    <div class="item-text">
      <ItemLines list={list} view={view} item={item} />
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
              <Tool id={`down-${list}-${item.id}`} url={paths.move(id, list, item.id)} to="down" label={`Move ${item.id} down`} off={last}>
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
