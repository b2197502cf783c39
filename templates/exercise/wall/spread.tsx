// Small chart of how a room rated one cell: median, middle half and full range on the scale from CC to II. Used on the wall and on phones.

import type { Consensus, Span } from '../../../src/ach/group/consensus.ts'
import { COUNTED_RATINGS, type CountedRating, RATING_WORDS } from '../../../src/ach/model/rating.ts'
import { formatFigure } from '../../../src/ach/words/phrases.ts'

/** A cell with at least one rating from CC to II; only such a cell can be drawn. */
export type RatedCell = Consensus & { readonly median: CountedRating; readonly half: Span; readonly range: Span }
export const isRatedCell = (cell: Consensus): cell is RatedCell => cell.median !== null && cell.half !== null && cell.range !== null

export const SPREAD_KEY = 'Letter: median. Thick bar: middle half. Thin line: full range. Left is consistent, right inconsistent.'

/** `narrow`: the letter is drawn above the track, because it is too wide for its place on it. */
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

/** "C to II", or "C" if both ends are the same. */
export const spanText = ([from, to]: Span): string => (from === to ? from : `${from} to ${to}`)

/** Width of one rating on the track, in per cent. */
const PLACE = 100 / COUNTED_RATINGS.length
const placeOf = (rating: CountedRating) => COUNTED_RATINGS.indexOf(rating) * PLACE

/** A bar from one rating to another. `reach`: inset from the ends of the track places, in per cent. */
const Bar = ({ span: [from, to], reach, y, height }: { span: Span; reach: number; y: number; height: number }) => (
  <rect
    class="spread"
    x={`${placeOf(from) + reach}%`}
    y={`${y}%`}
    width={`${placeOf(to) - placeOf(from) + PLACE - 2 * reach}%`}
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
  return `Median: ${RATING_WORDS[median]}. Middle half: ${spanText(half)}. Full range: ${spanText(range)}. Agreement: ${formatFigure(cns ?? 1)}${na}`
}
