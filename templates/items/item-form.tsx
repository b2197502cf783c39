// The page that adds or edits one item of any list, with its ratings and related checks below the form.

import type { View } from '../../src/ach/view/view.ts'
import type { ForeseenItem } from '../../src/forms/indicator-outcome.ts'
import { type ItemList, isCheckList, paths } from '../../src/paths.ts'
import { Page, tabLink } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { type FilledForm, HiddenField, Problems, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { PassageLink } from '../ui/passage-link.tsx'
import { ItemRatings, RatingTally } from '../ui/rating-chip.tsx'
import { WhatIfLine } from '../what-if/line.tsx'
import { EvidenceChecks, HypothesisChecks, OutcomeLink } from './item-checks.tsx'
import { ItemFields } from './item-fields.tsx'
import { formTitle, LIST_WORDS, WHAT_OF } from './item-words.ts'

export interface ItemFormProps {
  readonly id: string
  readonly view: View
  readonly list: ItemList
  /** null for a new item */
  readonly item: { readonly id: string; readonly parked: boolean; readonly version: number } | null
  /** the id of a new item if the id field stays blank */
  readonly nextId: string
  readonly filled: FilledForm
  /** the saved weight, such as "×1.41"; only for evidence */
  readonly weight?: string
  /** the page to return to after saving; '' for the list */
  readonly back: string
  readonly cancel: string
  /** id of the item added just before */
  readonly added?: string
  /** ISO date */
  readonly today: string
}

/** What parking does, after the subject of a sentence. */
function parkedEffect(list: ItemList): string {
  if (isCheckList(list)) return 'stays on its list but is not shown anywhere else'
  return list === 'hypotheses' || list === 'evidence'
    ? 'keeps its ratings but does not count in the scores'
    : 'stays on its list but is not offered for other items'
}

export const ItemPage = (props: ItemFormProps) => {
  const { id, view, list, item, filled, back, today } = props
  const words = LIST_WORDS[list]
  const title = item ? `Edit ${words.one} ${item.id}` : `Add ${words.one}`
  return (
    <Page title={formTitle(title, filled.problems)} tab={tabLink(list)} screen="items">
      <PageMain wide={list === 'assumptions'} above={<Problems problems={filled.problems} />} heading={title} lead={words.about}>
        {props.added && (
          <Notice kind="status">
            <p>
              <a href={paths.item(id, list, props.added)}>{props.added}</a> added.
            </p>
          </Notice>
        )}
        {item?.parked && (
          <Notice>
            <p>
              This {words.one} is parked. It {parkedEffect(list)}.
            </p>
          </Notice>
        )}
        {item && list === 'evidence' && <PassageLink id={id} view={view} evidence={item.id} />}
        <form class="stack roomy" method="post" action={item ? paths.item(id, list, item.id) : paths.items(id, list)} novalidate>
          {item && <HiddenField name="version" value={filled.values.version ?? item.version} />}
          {back && <HiddenField name="back" value={back} />}
          {filled.problems.some(({ field }) => field === 'again') && <AddAgain filled={filled} />}
          <ItemFields list={list} filled={filled} view={view} weight={props.weight} />
          {!item && (
            <TextField
              name="id"
              label="ID"
              hint={`Leave blank to use ${props.nextId}. An ID cannot be changed later.`}
              optional
              filled={filled}
            />
          )}
          <Actions
            main={item ? `Save ${words.one}` : `Add ${words.one}`}
            others={
              !item && (
                <button type="submit" class="btn" data-size="l" name="then" value="another">
                  Save and add another
                </button>
              )
            }
            cancel={{ href: props.cancel, label: 'Cancel', closes: true }}
          >
            {item && (
              <button
                type="submit"
                class="btn"
                data-kind="plain"
                data-size="l"
                formaction={(item.parked ? paths.restore : paths.park)(id, list, item.id)}
              >
                {item.parked ? 'Restore' : 'Park'}
              </button>
            )}
          </Actions>
          {item && !item.parked && (
            <p class="meta">
              A parked {words.one} {parkedEffect(list)}. You can restore it at any time.
            </p>
          )}
        </form>
        {item && (
          <WhatIfLine id={id} view={view} what={WHAT_OF[list]} item={item.id}>
            {' '}
            Opens a what-if of the matrix; nothing is saved.
          </WhatIfLine>
        )}
        {item && list === 'hypotheses' && !item.parked && (
          <p>
            Does it make two claims at once? <a href={paths.split(id, item.id)}>Split hypothesis</a>
          </p>
        )}
        {item && list === 'sources' && (
          <p>
            Could the source be trying to mislead? <a href={paths.deception(id, item.id)}>Deception check</a>
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

/** Asked only if another item has the same text. */
const AddAgain = ({ filled }: { filled: FilledForm }) => (
  <div class="field" data-bad="yes">
    <p class="error" id="f-again-error">
      {filled.problems.find(({ field }) => field === 'again')?.message}
    </p>
    <label class="check">
      <input type="checkbox" id="f-again" name="again" value="yes" aria-describedby="f-again-error" />
      <span>Add it anyway</span>
    </label>
  </div>
)
