// The page on which one item of any list is added or edited, and what it stands on: its ratings, its items.

import type { View } from '../../src/ach/view/view.ts'
import type { ForeseenItem } from '../../src/forms/indicator-outcome.ts'
import { type ItemList, isCheckList, paths } from '../../src/paths.ts'
import { Page, tabLink } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { type FilledForm, HiddenField, Problems, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { ItemRatings, RatingTally } from '../ui/rating-chip.tsx'
import { WhatIfLine } from '../what-if/line.tsx'
import { EvidenceChecks, HypothesisChecks, OutcomeLink } from './item-checks.tsx'
import { ItemFields } from './item-fields.tsx'
import { LIST_WORDS, WHAT_OF } from './item-words.ts'

export interface ItemFormProps {
  readonly id: string
  readonly view: View
  readonly list: ItemList
  /** null for a new one */
  readonly item: { readonly id: string; readonly parked: boolean; readonly version: number } | null
  /** the id that a new one gets if nobody gives another */
  readonly nextId: string
  readonly filled: FilledForm
  /** "×1.41" as the item stands; only evidence has one */
  readonly weight?: string
  /** where to go after saving; '' is the list */
  readonly back: string
  readonly cancel: string
  /** the one that was added just before */
  readonly added?: string
  /** year-month-day */
  readonly today: string
}

export const ItemPage = (props: ItemFormProps) => {
  const { id, view, list, item, filled, back, today } = props
  const words = LIST_WORDS[list]
  const title = item ? `Edit ${words.one} ${item.id}` : `Add ${words.aOne}`
  return (
    <Page title={filled.problems.length > 0 ? `Not saved: ${title}` : title} tab={tabLink(list)} screen="items">
      <PageMain wide={list === 'assumptions'} above={<Problems problems={filled.problems} />} heading={title} lead={words.about}>
        {props.added && (
          <Notice kind="status">
            <p>
              <a href={paths.item(id, list, props.added)}>{props.added}</a> was added.
            </p>
          </Notice>
        )}
        {item?.parked && (
          <Notice>
            <p>
              This {words.one} is parked: it keeps its place
              {isCheckList(list) ? ' in the workbook and comes up nowhere else.' : ' and its ratings, and stays out of the scores.'}
            </p>
          </Notice>
        )}
        <form class="stack roomy" method="post" action={item ? paths.item(id, list, item.id) : paths.items(id, list)} novalidate>
          {item && <HiddenField name="version" value={filled.values.version ?? item.version} />}
          {back && <HiddenField name="back" value={back} />}
          <ItemFields list={list} filled={filled} view={view} weight={props.weight} />
          {!item && (
            <TextField
              name="id"
              label="Id"
              hint={`Leave empty for ${props.nextId}. It cannot be changed later.`}
              optional
              filled={filled}
            />
          )}
          <Actions
            main={item ? `Save ${words.one}` : `Add ${words.aOne}`}
            others={
              !item && (
                <button type="submit" class="btn" data-size="l" name="then" value="another">
                  Add, then another
                </button>
              )
            }
            cancel={{ href: props.cancel, label: 'Cancel' }}
          >
            {item && (
              <button
                type="submit"
                class="btn"
                data-kind="plain"
                data-size="l"
                formaction={(item.parked ? paths.restore : paths.park)(id, list, item.id)}
              >
                {item.parked ? 'Restore it' : 'Park it'}
              </button>
            )}
          </Actions>
          {item && !item.parked && (
            <p class="meta">
              {isCheckList(list)
                ? 'Parking keeps it and takes it out of the way.'
                : 'Parking keeps it with its ratings and leaves it out of the scores.'}{' '}
              It can be restored at any time.
            </p>
          )}
        </form>
        {item && (
          <WhatIfLine id={id} view={view} what={WHAT_OF[list]} item={item.id}>
            {' '}
            Shows the matrix as it would be; nothing of it is saved.
          </WhatIfLine>
        )}
        {item && list === 'hypotheses' && !item.parked && (
          <p>
            Does it say two things at once? <a href={paths.split(id, item.id)}>Split it</a>
          </p>
        )}
        {item && list === 'sources' && (
          <p>
            Could it mean to mislead? <a href={paths.deception(id, item.id)}>Deception check</a>
          </p>
        )}
        {item && list === 'evidence' && <ItemRatings id={id} view={view} evidence={item.id} />}
        {item && list === 'evidence' && <EvidenceChecks id={id} view={view} evidence={item.id} />}
        {item && list === 'hypotheses' && <RatingTally id={id} view={view} hypothesis={item.id} />}
        {item && list === 'hypotheses' && <HypothesisChecks id={id} view={view} hypothesis={item.id} today={today} />}
        {item && (list === 'expectations' || list === 'milestones') && <OutcomeLink id={id} view={view} item={item as ForeseenItem} />}
      </PageMain>
    </Page>
  )
}
