// The pages Key assumptions check, Indicators and Milestones.

import { type CheckList, paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { CheckNav } from './check-nav.tsx'
import { ExpectationList } from './expectation-list.tsx'
import { FindForm } from './item-find.tsx'
import { type ItemListProps, ListHead } from './item-list.tsx'
import { ItemRowList, type ItemRowListProps } from './item-rows.tsx'
import { LIST_WORDS } from './item-words.ts'

const checkPage =
  (list: CheckList) =>
  ({ id, view, find, today }: ItemListProps) => {
    return (
      <Page title={LIST_WORDS[list].heading} tab="checks" screen="items">
        <PageMain wide above={<CheckNav id={id} at={paths.items(id, list)} />}>
          <ListHead id={id} list={list} />
          <FindForm id={id} list={list} view={view} find={find} />
          <CheckItemList id={id} list={list} view={view} find={find} today={today} />
        </PageMain>
      </Page>
    )
  }

export const AssumptionsPage = checkPage('assumptions')
export const ExpectationsPage = checkPage('expectations')
export const MilestonesPage = checkPage('milestones')

/** A list of checks, on its page and as a fragment after a move. Indicators are grouped by hypothesis. */
export const CheckItemList = (props: ItemRowListProps) =>
  props.list === 'expectations' ? <ExpectationList {...props} /> : <ItemRowList {...props} />
