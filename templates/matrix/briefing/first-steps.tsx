// How to rate, above a matrix with blank cells: what to ask, the six ratings, and one row of an example. It is open until the first rating;
// a rating does not close it, so that nothing moves while someone rates.

import { RATING_WORDS, RATINGS } from '../../../src/ach/model/rating.ts'
import { RATING_QUESTION } from '../../../src/ach/model/rating-question.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { EXAMPLE_ROW, RATING_MEANINGS } from '../../../src/ach/words/scale-words.ts'
import { helpLink } from '../../../src/paths.ts'
import { RatingChip } from '../../ui/rating-chip.tsx'

/** Whether the viewer can rate and has not rated anything yet. */
export const isUntouched = ({ me, readOnly }: View): boolean =>
  me !== null && !readOnly && ![...me.ratings.values()].some((cells) => cells.size > 0)

export const FirstSteps = ({ view, id }: { view: View; id: string }) => (
  <details class="first-steps no-print" id="first-steps" open={isUntouched(view)}>
    <summary>How to rate</summary>
    <div>
      <p>
        For each cell, ask: {RATING_QUESTION} <a href={helpLink('rating', id)}>More about rating</a>
      </p>
      {/* where the line of keys is not shown */}
      <ul class="scale-line">
        {RATINGS.map((rating) => (
          <li>
            <RatingChip rating={rating} /> {RATING_WORDS[rating]}
          </li>
        ))}
      </ul>
      <p>
        <b>Example.</b> {EXAMPLE_ROW.question} Item of evidence: “{EXAMPLE_ROW.item}”
      </p>
      <ul class="example-line">
        {EXAMPLE_ROW.hypotheses.map(({ label, rating }) => (
          <li>
            <b>{label}</b> <RatingChip rating={rating} /> <span>If so, {RATING_MEANINGS[rating]}.</span>
          </li>
        ))}
      </ul>
    </div>
  </details>
)
