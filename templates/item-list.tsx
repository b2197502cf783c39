// One list of a workbook in its own order: edit, move, park, restore. The list alone is also sent after a move.
import type { View } from '../src/ach/view.ts'
import type { Evidence, Hypothesis } from '../src/ach/workbook.ts'
import { RELIABILITY_WORDS } from '../src/ach/workbook.ts'
import { type ItemList, paths } from '../src/paths.ts'
import { LIST_WORDS } from './item-words.ts'
import { type Frame, Page } from './page.tsx'

type Item = { readonly id: string; readonly parked: boolean }

export interface ItemListProps {
  readonly asset: (name: string) => string
  readonly frame: Frame
  readonly view: View
}

export const HypothesesPage = ({ asset, frame, view }: ItemListProps) => (
  <Page title="Hypotheses" asset={asset} workbook={frame} styles={['css/pages.css']}>
    <main id="main" class="page">
      <Head id={frame.id} list="hypotheses" />
      <List id={frame.id} list="hypotheses" view={view} />
    </main>
  </Page>
)

export const EvidencePage = ({ asset, frame, view }: ItemListProps) => (
  <Page title="Evidence" asset={asset} workbook={frame} styles={['css/pages.css']}>
    <main id="main" class="page">
      <Head id={frame.id} list="evidence">
        <a class="btn" href={paths.weights(frame.id)}>
          Set credibility and relevance
        </a>
      </Head>
      <List id={frame.id} list="evidence" view={view} />
    </main>
  </Page>
)

/** Sources, and the clusters that tie items to one origin. */
export const SourcesPage = ({ asset, frame, view }: ItemListProps) => (
  <Page title="Sources" asset={asset} workbook={frame} styles={['css/pages.css']}>
    <main id="main" class="page">
      <Head id={frame.id} list="sources" />
      <List id={frame.id} list="sources" view={view} />
      <Head id={frame.id} list="clusters" level={2} />
      <List id={frame.id} list="clusters" view={view} />
    </main>
  </Page>
)

const Head = ({ id, list, level = 1, children }: { id: string; list: ItemList; level?: 1 | 2; children?: unknown }) => {
  const words = LIST_WORDS[list]
  return (
    <div class="list-head" id={list}>
      <div class="stack-tight">
        {level === 1 ? <h1>{words.heading}</h1> : <h2>{words.heading}</h2>}
        <p class="quiet prose">{words.about}</p>
      </div>
      <p class="row">
        <a class="btn" data-kind="main" href={paths.newItem(id, list)}>
          Add {words.aOne}
        </a>
        {(list === 'hypotheses' || list === 'evidence') && (
          <a class="btn" href={paths.pasteItems(id, list)}>
            Paste rows
          </a>
        )}
        {children}
      </p>
    </div>
  )
}

const itemsOf = (view: View, list: ItemList): readonly Item[] => [...view[list].values()]

/** Active items first, in their order; parked ones below, out of the scores. */
export const List = ({ id, list, view }: { id: string; list: ItemList; view: View }) => {
  const items = itemsOf(view, list)
  const active = items.filter(({ parked }) => !parked)
  const parked = items.filter(({ parked }) => parked)
  const target = `list-${list}`
  return (
    <form class="stack" method="post" id={target} hx-target:inherited={`#${target}`} hx-swap:inherited="outerMorph">
      {active.length === 0 ? (
        <p class="panel">{items.length === 0 ? LIST_WORDS[list].empty : 'All of these are parked.'}</p>
      ) : (
        <ul class="panel list items" data-list={list} aria-label={LIST_WORDS[list].heading}>
          {active.map((item, at) => (
            <Row id={id} list={list} view={view} item={item} first={at === 0} last={at === active.length - 1} />
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
              <Row id={id} list={list} view={view} item={item} />
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
  readonly first?: boolean
  readonly last?: boolean
}

const Row = ({ id, list, view, item, first, last }: RowProps) => (
  <li class="item" id={`${list}-${item.id}`}>
    <span class="item-id">{item.id}</span>
    <div class="item-text">
      <Summary list={list} view={view} item={item} />
    </div>
    <div class="item-tools">
      <a class="btn" data-kind="plain" data-size="s" href={paths.item(id, list, item.id)} aria-label={`Edit ${item.id}`}>
        Edit
      </a>
      {item.parked ? (
        <Tool id={`restore-${list}-${item.id}`} url={paths.restore(id, list, item.id)} label={`Restore ${item.id}`}>
          Restore
        </Tool>
      ) : (
        <>
          <Tool id={`up-${list}-${item.id}`} url={paths.move(id, list, item.id)} to="up" label={`Move ${item.id} up`} off={first}>
            ↑
          </Tool>
          <Tool id={`down-${list}-${item.id}`} url={paths.move(id, list, item.id)} to="down" label={`Move ${item.id} down`} off={last}>
            ↓
          </Tool>
          <Tool id={`park-${list}-${item.id}`} url={paths.park(id, list, item.id)} label={`Park ${item.id}`}>
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
  readonly children?: unknown
}

const Tool = ({ id, url, label, to, off, children }: ToolProps) => (
  <button
    type="submit"
    id={id}
    class="btn"
    data-kind="plain"
    data-size="s"
    formaction={url}
    hx-post={url}
    name={to && 'to'}
    value={to}
    aria-label={label}
    aria-disabled={off ? 'true' : undefined}
  >
    {children}
  </button>
)

const Summary = ({ list, view, item }: { list: ItemList; view: View; item: Item }) => {
  switch (list) {
    case 'hypotheses': {
      const { label, statement } = item as Hypothesis
      return (
        <>
          <Title text={label} />
          {statement !== label && (
            <p class="quiet typed" dir="auto">
              {statement}
            </p>
          )}
        </>
      )
    }
    case 'evidence': {
      const evidence = item as Evidence
      return (
        <>
          <Title text={evidence.statement} />
          <EvidenceMeta view={view} item={evidence} />
        </>
      )
    }
    case 'sources': {
      const source = view.sources.get(item.id)
      if (!source) return null
      const items = [...view.evidence.values()].filter((one) => one.source === source.id).length
      const reliability = source.reliability ? `${source.reliability}, ${RELIABILITY_WORDS[source.reliability]}` : 'reliability not judged'
      return (
        <>
          <Title text={source.name} />
          <p class="meta">{[reliability, source.kind, counted(items)].filter(Boolean).join(' · ')}</p>
          {source.note && (
            <p class="quiet typed" dir="auto">
              {source.note}
            </p>
          )}
        </>
      )
    }
    case 'clusters': {
      const cluster = view.clusters.get(item.id)
      if (!cluster) return null
      const ids = [...view.evidence.values()].filter((one) => one.cluster === cluster.id).map((one) => one.id)
      return (
        <>
          <Title text={cluster.label} />
          <p class="meta">{ids.length === 0 ? 'No items yet' : ids.join(', ')}</p>
          {cluster.note && (
            <p class="quiet typed" dir="auto">
              {cluster.note}
            </p>
          )}
        </>
      )
    }
  }
}

const Title = ({ text }: { text: string }) => (
  <p class="item-title typed" dir="auto">
    {text}
  </p>
)

const counted = (items: number) => (items === 1 ? '1 item' : `${items} items`)

/** Where an item comes from and what it weighs, in one quiet line. */
export const EvidenceMeta = ({ view, item, levels = true }: { view: View; item: Evidence; levels?: boolean }) => {
  const source = item.source === null ? null : view.sources.get(item.source)
  const cluster = item.cluster === null ? null : view.clusters.get(item.cluster)
  return (
    <p class="meta">
      {source ? <bdi>{source.name}</bdi> : 'no source'}
      {source?.reliability && (
        <>
          {' '}
          <span class="rel" title={RELIABILITY_WORDS[source.reliability]}>
            {source.reliability}
          </span>
        </>
      )}
      {[item.locator, item.date, item.kind].map(
        (part) =>
          part && (
            <>
              {' '}
              · <bdi>{part}</bdi>
            </>
          ),
      )}
      {levels && ` · cred. ${item.credibility ?? 'unknown'} · rel. ${item.relevance ?? 'unknown'}`}
      {cluster && (
        <>
          {' '}
          · ≈ <bdi>{cluster.label}</bdi>
        </>
      )}
    </p>
  )
}
