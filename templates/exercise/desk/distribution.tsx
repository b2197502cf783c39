// Bar chart of how a room rated one cell: CC C N I II in the order of the scale, NA set apart.
import type { Distribution } from '../../../src/ach/group/group-table.ts'
import { RATINGS, type Rating } from '../../../src/ach/model/rating.ts'

interface Props {
  readonly distribution: Distribution
  /** accessible name; says which cell it is */
  readonly label: string
  /** the viewer's own rating, which is marked */
  readonly mine?: Rating | null
}

/** Bars are scaled to the tallest one. */
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
