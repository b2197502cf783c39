// How to rate, next to the question of a matrix in which nothing is rated yet: what to ask, the six ratings, and one row of an example. The
// first rating hides it, but keeps its space until the page is loaded again, so that nothing moves while someone rates.

import { RATING_KEYS, RATING_WORDS, RATINGS } from '../../src/ach/model/rating.ts'
import { RATING_QUESTION } from '../../src/ach/model/rating-question.ts'
import type { View } from '../../src/ach/view/view.ts'
import { EXAMPLE_ROW, RATING_MEANINGS } from '../../src/ach/words/scale-words.ts'
import { RatingChip } from '../ui/rating-chip.tsx'

export const FIRST_STEPS_ID = 'first-steps'

/** Whether the viewer can rate and has not rated anything yet. */
export const isUntouched = ({ me, readOnly }: View): boolean =>
  me !== null && !readOnly && ![...me.ratings.values()].some((cells) => cells.size > 0)

/** `done`: something is rated now. */
export const FirstSteps = ({ done }: { done?: boolean }) => (
  <section class="first-steps no-print" data-done={done ? '' : undefined} id={FIRST_STEPS_ID} aria-labelledby="first-steps-title">
    <h2 id="first-steps-title">How to rate</h2>
    <p>For each cell, ask: {RATING_QUESTION}</p>
    <ul class="scale-line">
      {RATINGS.map((rating) => (
        <li>
          <kbd class="keys">{RATING_KEYS[rating]}</kbd> <RatingChip rating={rating} /> {RATING_WORDS[rating]}
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
  </section>
)
