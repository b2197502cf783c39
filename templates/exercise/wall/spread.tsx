// How a room rated one cell, drawn small: the middle rating as a chip, the middle half and everybody on the track from CC to II. The same
// on the wall and on phones. Must not be drawn where nobody rated.
import type { Consensus, Span } from '../../../src/ach/group/consensus.ts'
import { COUNTED_RATINGS, type CountedRating, RATING_WORDS } from '../../../src/ach/model/rating.ts'

/** A cell that somebody rated from CC to II. */
export type RatedCell = Consensus & { readonly median: CountedRating; readonly half: Span; readonly range: Span }
export const isRatedCell = (cell: Consensus): cell is RatedCell => cell.median !== null && cell.half !== null && cell.range !== null

export const SPREAD_KEY = 'Chip: middle rating. Bar: middle half. Line: everybody. Left is consistent, right inconsistent.'

/** `narrow` where the chip is too wide for its place on the track: then it stands above. */
export const Spread = ({ of, narrow }: { of: RatedCell; narrow: boolean }) => {
  const [y, height] = narrow ? [78, 18] : [32, 36]
  return (
    <svg role="img" aria-label={spreadText(of)}>
      <Bar span={of.range} reach={10} y={y + height / 2 - 2} height={4} />
      <Bar span={of.half} reach={6} y={y} height={height} />
      <Median rating={of.median} narrow={narrow} />
    </svg>
  )
}

/** "C to II", or "C" where it begins and ends there. */
export const spanText = ([from, to]: Span): string => (from === to ? from : `${from} to ${to}`)

const placeOf = (rating: CountedRating) => COUNTED_RATINGS.indexOf(rating) * 20

/** From one rating to another; `reach` says where in its fifth of the track it begins and ends, in per cent. */
const Bar = ({ span: [from, to], reach, y, height }: { span: Span; reach: number; y: number; height: number }) => (
  <rect
    class="spread"
    x={`${placeOf(from) + reach}%`}
    y={`${y}%`}
    width={`${placeOf(to) - placeOf(from) + 20 - 2 * reach}%`}
    height={`${height}%`}
  />
)

const ROUND: Readonly<Record<CountedRating, string>> = { CC: '45%', C: '45%', N: '12%', I: '0', II: '0' }

const Median = ({ rating, narrow }: { rating: CountedRating; narrow: boolean }) => {
  const [x, y, width, height] = narrow ? [30, 2, 40, 66] : [placeOf(rating) + 1.5, 6, 17, 88]
  return (
    <>
      <rect class="median" x={`${x}%`} y={`${y}%`} width={`${width}%`} height={`${height}%`} ry={ROUND[rating]} />
      <text x={`${x + width / 2}%`} y={`${y + height / 2}%`} dy="0.36em">
        {rating}
      </text>
    </>
  )
}

function spreadText({ median, half, range, cns, naDispute }: RatedCell): string {
  const na = naDispute ? '; some say that it does not apply' : ''
  return `${RATING_WORDS[median]}; middle half ${spanText(half)}, everybody ${spanText(range)}, agreement ${(cns ?? 1).toFixed(2)}${na}`
}
