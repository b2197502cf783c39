// The form that adds the outcome of an indicator or a milestone as evidence: what was seen, or its absence.

import type { View } from '../../src/ach/view/view.ts'
import { fieldSpec } from '../../src/ach/words/field-table.ts'
import { hypothesisName } from '../../src/ach/words/phrases.ts'
import { AS_SEARCHED, type ForeseenItem, isExpectation } from '../../src/forms/indicator-outcome.ts'
import { type OutcomeList, paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, Segments, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { SEARCH_CHOICES } from './check-fields.tsx'
import { formTitle, LEVEL_CHOICES, WHAT_OF } from './item-words.ts'

export interface OutcomeFormProps {
  readonly id: string
  readonly view: View
  readonly list: OutcomeList
  readonly item: ForeseenItem
  readonly filled: FilledForm
}

export const OutcomeFormPage = ({ id, view, list, item, filled }: OutcomeFormProps) => {
  const absent = filled.values.seen === 'no'
  const searched = absent && isExpectation(item)
  const label = (name: string) => (fieldSpec(WHAT_OF[list], name) ?? fieldSpec('evidence', name))?.label ?? name
  const title = absent ? `Add the absence of ${item.id} as evidence` : `Add ${item.id} as evidence`
  return (
    <Page title={formTitle(title, filled.problems)} tab="checks" screen="items">
      <PageMain
        above={<Problems problems={filled.problems} />}
        heading={title}
        lead={
          absent
            ? 'The absence of something expected is evidence, but only as strong as the search for it. Write the item in words that someone who disagrees with you would accept.'
            : 'The item will be in the matrix, to be rated like the others. Write it in words that someone who disagrees with you would accept.'
        }
      >
        <Notice label="Where it comes from">
          <div class="stack">
            <p class="clamp" dir="auto">
              {item.statement}
            </p>
            <p class="meta">
              <From view={view} item={item} />
            </p>
          </div>
        </Notice>
        <form class="stack roomy" method="post" action={paths.outcomeEvidence(id, list, item.id)} novalidate>
          <HiddenField name="seen" value={absent ? 'no' : 'yes'} />
          <AreaField name="statement" label="Item of evidence" rows={4} filled={filled} />
          {searched && (
            <>
              <HiddenField name="was.search" value={item.search ?? ''} />
              <Segments name="search" label={label('search')} choices={SEARCH_CHOICES} filled={filled} />
            </>
          )}
          <HiddenField name="was.where" value={item.where ?? ''} />
          <TextField name="where" label={isExpectation(item) ? label('where') : 'Where you looked'} optional filled={filled} />
          <TextField name="date" label={label('date')} hint={fieldSpec('evidence', 'date')?.hint} filled={filled} />
          <Segments
            name="credibility"
            label={label('credibility')}
            hint={
              absent
                ? searched
                  ? 'How sure are you that it is absent? “Match the search” sets it from how hard you looked.'
                  : 'How sure are you that it did not happen?'
                : 'How sure are you that it happened or was said?'
            }
            choices={searched ? [{ value: AS_SEARCHED, label: 'match the search' }, ...LEVEL_CHOICES] : LEVEL_CHOICES}
            filled={filled}
          />
          <Actions
            main="Add as evidence"
            others={
              item.seen === null && (
                <button type="submit" class="btn" data-size="l" formaction={paths.outcome(id, list, item.id)}>
                  Save outcome only
                </button>
              )
            }
            cancel={{ href: `${paths.items(id, list)}#${list}-${item.id}`, label: 'Cancel' }}
          />
          <p class="meta">
            The item’s kind will be “{absent ? 'absence' : 'event'}”, and its notes will refer to {item.id}. One Undo reverses the whole
            change.
          </p>
        </form>
      </PageMain>
    </Page>
  )
}

const From = ({ view, item }: { view: View; item: ForeseenItem }) => {
  const name = item.hypothesis === null ? null : <bdi>{hypothesisName(view, item.hypothesis)}</bdi>
  if (isExpectation(item)) return <>indicator for {name}</>
  return name === null ? <>milestone</> : <>milestone that would count against {name}</>
}
