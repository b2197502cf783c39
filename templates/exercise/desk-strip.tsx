// How a room rated one cell, on the same track as everywhere: CC C N I II, and NA apart.
import type { Distribution } from '../../src/ach/group-table.ts'
import { RATINGS } from '../../src/ach/rating.ts'

/** Heights are shares of the tallest; `label` says which cell it is. */
export const DeskStrip = ({ distribution, label }: { distribution: Distribution; label: string }) => {
  const most = Math.max(1, ...RATINGS.map((rating) => distribution[rating]))
  return (
    <ol class="strip" aria-label={label}>
      {RATINGS.map((rating) => {
        const share = (100 * distribution[rating]) / most
        return (
          <li>
            <span>{distribution[rating] || ''}</span>
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
