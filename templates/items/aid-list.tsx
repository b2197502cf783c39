// The pages of the thinking aids that are lists: assumptions, expectations, milestones.

import { type AidList, paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { AidNav } from './aid-nav.tsx'
import { ExpectationList } from './expectation-list.tsx'
import { FindForm } from './item-find.tsx'
import { type ItemListProps, ListHead } from './item-list.tsx'
import { ItemRowList, type ItemRowListProps } from './item-rows.tsx'
import { LIST_WORDS } from './item-words.ts'

const aidPage =
  (list: AidList) =>
  ({ id, view, find, today }: ItemListProps) => {
    return (
      <Page title={LIST_WORDS[list].heading} tab="aids" screen="items">
        <PageMain wide above={<AidNav id={id} at={paths.items(id, list)} />}>
          <ListHead id={id} list={list} />
          <FindForm id={id} list={list} view={view} find={find} />
          <AidItemList id={id} list={list} view={view} find={find} today={today} />
        </PageMain>
      </Page>
    )
  }

export const AssumptionsPage = aidPage('assumptions')
export const ExpectationsPage = aidPage('expectations')
export const MilestonesPage = aidPage('milestones')

/** A list as its page shows it, and as it is sent alone after a move: expectations by hypothesis, all others in one row. */
export const AidItemList = (props: ItemRowListProps) =>
  props.list === 'expectations' ? <ExpectationList {...props} /> : <ItemRowList {...props} />
