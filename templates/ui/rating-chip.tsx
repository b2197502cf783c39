// The chip that shows a rating, and panels with the user's ratings of an item or of a hypothesis.
import { RATINGS, type Rating, ratingWords } from '../../src/ach/model/rating.ts'
import { activeItems, ratingAt } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'

export const RatingChip = ({ rating }: { rating: Rating | null }) => (
  <span class="chip" data-rating={rating ?? ''}>
    {rating ?? <span class="visually-hidden">not rated</span>}
  </span>
)

interface Props {
  readonly id: string
  readonly view: View
}

export const ItemRatings = ({ id, view, evidence }: Props & { evidence: string }) => {
  const { me } = view
  const hypotheses = activeItems(view.hypotheses)
  if (!me || hypotheses.length === 0) return null
  return (
    <section class="panel" aria-labelledby="given">
      <h2 class="h3" id="given">
        Your ratings of this item
      </h2>
      <ul class="given">
        {hypotheses.map((hypothesis) => {
          const rating = ratingAt(me, evidence, hypothesis.id)
          return (
            <li>
              <RatingChip rating={rating} /> <bdi>{hypothesis.label}</bdi> <span class="quiet">{ratingWords(rating)}</span>
            </li>
          )
        })}
      </ul>
      <p>
        <a href={paths.card(id, evidence)}>Rate this item</a>
      </p>
    </section>
  )
}

export const RatingTally = ({ id, view, hypothesis }: Props & { hypothesis: string }) => {
  const { me } = view
  const evidence = activeItems(view.evidence)
  if (!me || evidence.length === 0) return null
  const ratings = evidence.map((item) => ratingAt(me, item.id, hypothesis))
  return (
    <section class="panel" aria-labelledby="given">
      <h2 class="h3" id="given">
        Your ratings of {countNoun(evidence.length, 'item')} for it
      </h2>
      <ul class="given">
        {[...RATINGS, null].map((rating) => (
          <li>
            <RatingChip rating={rating} /> {ratings.filter((one) => one === rating).length} <span class="quiet">{ratingWords(rating)}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.workbook(id)}>Rate in the matrix</a>
      </p>
    </section>
  )
}
