// The scale as a table: rating, key, words, and what it counts. All from the tables of the scale.

import { RATING_KEYS, RATINGS, ratingWords } from '../../src/ach/model/rating.ts'
import { RATING_MEANINGS, ratingEffect } from '../../src/ach/words/scale-words.ts'
import { RatingChip } from '../ui/rating-chip.tsx'

/** `short`: without what each rating says about an item. */
export const RatingScale = ({ short }: { short?: boolean }) => (
  <table class="data" data-codes>
    <thead>
      <tr>
        <th scope="col">Rating</th>
        <th scope="col">Key</th>
        <th scope="col">{short ? 'In words' : 'If the hypothesis were true'}</th>
        <th scope="col">In the score</th>
      </tr>
    </thead>
    <tbody>
      {[...RATINGS, null].map((rating) => (
        <tr>
          <th scope="row">
            <RatingChip rating={rating} />
          </th>
          <td>
            <kbd>{rating === null ? 'Delete' : RATING_KEYS[rating]}</kbd>
          </td>
          <td>
            {ratingWords(rating)}
            {!short && (
              <span class="quiet">{`: ${rating === null ? 'you have not judged it yet, or cannot' : RATING_MEANINGS[rating]}`}</span>
            )}
          </td>
          <td>{ratingEffect(rating)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
