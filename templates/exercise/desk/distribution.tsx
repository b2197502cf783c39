// How a room rated one cell, on the same track as everywhere: CC C N I II, and NA apart.
import type { Distribution } from '../../../src/ach/group/group-table.ts'
import { RATINGS, type Rating } from '../../../src/ach/model/rating.ts'

interface Props {
  readonly distribution: Distribution
  /** which cell it is */
  readonly label: string
  /** the rating of whoever looks, to be marked */
  readonly mine?: Rating | null
}

/** Heights are shares of the tallest. */
export const DistributionStrip = ({ distribution, label, mine = null }: Props) => {
  const most = Math.max(1, ...RATINGS.map((rating) => distribution[rating]))
  return (
    <ol class="strip" aria-label={label}>
      {RATINGS.map((rating) => {
        const share = (100 * distribution[rating]) / most
        return (
          <li data-mine={rating === mine ? '' : undefined}>
            <span class={rating === mine ? 'mine' : undefined}>{distribution[rating] || ''}</span>
            <svg aria-hidden="true">
              <rect class="t2" y={`${(100 - share).toFixed(1)}%`} width="100%" height={`${share.toFixed(1)}%`} />
            </svg>
            <span class="chip" data-rating={rating}>
              {rating}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
