// Indicators (stored as expectations) by hypothesis, each group with a field to add one. Also sent as a fragment after a move.

import type { Expectation, Hypothesis } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { HiddenField } from '../ui/fields.tsx'
import { findItems } from './item-find.tsx'
import { type ItemRowListProps, ItemRows, ParkedRows } from './item-rows.tsx'
import { LIST_WORDS } from './item-words.ts'

export const ExpectationList = (props: ItemRowListProps) => {
  const { id, view, find = '' } = props
  const items = findItems(view, 'expectations', find) as readonly Expectation[]
  const of = (hypothesis: string) => items.filter((item) => !item.parked && item.hypothesis === hypothesis)
  const groups = [...view.hypotheses.values()]
    .map((hypothesis) => ({ hypothesis, mine: of(hypothesis.id) }))
    .filter(({ hypothesis, mine }) => mine.length > 0 || (find === '' && !hypothesis.parked))
  return (
    <div class="stack roomy" id="list-expectations" hx-target:inherited="#list-expectations" hx-swap:inherited="outerMorph">
      {groups.length === 0 && <NoGroups id={id} view={view} />}
      {groups.map(({ hypothesis, mine }) => (
        <section class="panel" aria-labelledby={`if-${hypothesis.id}`}>
          <h2 class="h3" id={`if-${hypothesis.id}`}>
            If “<bdi>{itemName(view, hypothesis.id)}</bdi>” were true, what would you expect to see?
            {hypothesis.parked && <span class="quiet"> (parked)</span>}
          </h2>
          {mine.length > 0 && (
            <form method="post">
              <ItemRows {...props} items={mine} />
            </form>
          )}
          {!hypothesis.parked && <Add id={id} view={view} hypothesis={hypothesis} />}
        </section>
      ))}
      <form method="post">
        <ParkedRows {...props} items={items.filter(({ parked }) => parked)} />
      </form>
    </div>
  )
}

const NoGroups = ({ id, view }: { id: string; view: View }) =>
  view.hypotheses.size === 0 ? (
    <p class="panel">
      <span>
        {LIST_WORDS.expectations.empty} <a href={paths.newItem(id, 'hypotheses')}>Add a hypothesis</a> first.
      </span>
    </p>
  ) : (
    <p class="panel">No indicators to show.</p>
  )

/** Only the text is needed; the form of the indicator has the other fields. */
const Add = ({ id, view, hypothesis }: { id: string; view: View; hypothesis: Hypothesis }) => (
  <form class="quick-add" method="post" action={paths.items(id, 'expectations')}>
    <HiddenField name="hypothesis" value={hypothesis.id} />
    <input
      class="input"
      name="statement"
      dir="auto"
      autocomplete="off"
      aria-label={`Something else you would expect to see if “${itemName(view, hypothesis.id)}” were true`}
    />
    <button type="submit" class="btn">
      Add
    </button>
  </form>
)
