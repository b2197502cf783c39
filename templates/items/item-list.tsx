// The pages Hypotheses and Sources (with clusters), and the heading of every list.

import type { Child } from 'hono/jsx'
import { readableTexts } from '../../src/ach/model/source-texts.ts'
import type { View } from '../../src/ach/view/view.ts'
import { type ItemList, paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { FindForm } from './item-find.tsx'
import { ItemRowList } from './item-rows.tsx'
import { LIST_WORDS } from './item-words.ts'

export interface ItemListProps {
  readonly id: string
  readonly view: View
  /** words to search for; '' shows all items */
  readonly find: string
  /** ISO date */
  readonly today: string
}

export const HypothesesPage = ({ id, view, today }: ItemListProps) => (
  <Page title="Hypotheses" screen="items" tab="hypotheses">
    <PageMain wide>
      <ListHead id={id} list="hypotheses" />
      <ItemRowList id={id} list="hypotheses" view={view} today={today} />
    </PageMain>
  </Page>
)

/** Sources, and below them the clusters: items from one origin. */
export const SourcesPage = ({ id, view, find, today }: ItemListProps) => {
  const texts = readableTexts(view).length
  return (
    <Page title="Sources" screen="items" tab="sources">
      <PageMain wide>
        <ListHead id={id} list="sources">
          {view.run === null && (
            <a class="btn" href={paths.texts(id)}>
              Texts{texts > 0 && ` (${texts})`}
            </a>
          )}
        </ListHead>
        <FindForm id={id} list="sources" view={view} find={find} />
        <ItemRowList id={id} list="sources" view={view} find={find} today={today} />
        <ListHead id={id} list="clusters" level={2} />
        <ItemRowList id={id} list="clusters" view={view} find={find} today={today} />
      </PageMain>
    </Page>
  )
}

/** The heading of a list, what it is for, and the buttons to add to it. */
export const ListHead = ({ id, list, level = 1, children }: { id: string; list: ItemList; level?: 1 | 2; children?: Child }) => {
  const words = LIST_WORDS[list]
  return (
    <div class="list-head" id={list}>
      <div class="stack">
        {level === 1 ? <h1>{words.heading}</h1> : <h2>{words.heading}</h2>}
        <p class="quiet lead">{words.about}</p>
      </div>
      <Actions>
        <a class="btn" data-kind="main" href={paths.newItem(id, list)}>
          Add {words.one}
        </a>
        {(list === 'hypotheses' || list === 'evidence') && (
          <a class="btn" href={paths.pasteItems(id, list)}>
            Paste rows
          </a>
        )}
        {children}
      </Actions>
    </div>
  )
}
