// On the wall: the matrix of the room. In each cell the middle rating, the middle half and everybody, on the track from CC to II.
import type { Consensus } from '../../src/ach/consensus.ts'
import { COUNTED, type CountedRating, RATING_WORDS } from '../../src/ach/rating.ts'
import { agreementLine } from '../../src/ach/room-words.ts'
import type { View } from '../../src/ach/view.ts'
import { nameOf, percent } from '../../src/ach/wording.ts'
import type { WallScene } from './wall-model.ts'

type Shown = Extract<WallScene, { scene: 'matrix' }>

/** With more columns a cell is too narrow for the chip to stand on the track. */
const WIDE = 5
/** With fewer rows there is room for two lines each. */
const FEW = 12

export const WallMatrix = ({ view, shown, turned }: { view: View; shown: Shown; turned: boolean }) => {
  const { table, cells, agreement, coverage } = shown.matrix
  const [items, hypotheses] = [
    table.rows.slice(shown.items.from, shown.items.to),
    table.hypotheses.slice(shown.hypotheses.from, shown.hypotheses.to),
  ]
  const at = (item: number, hypothesis: number) => cells[shown.items.from + item]?.[shown.hypotheses.from + hypothesis]
  const rows = turned ? hypotheses.length : items.length
  const columns = turned ? items.length : hypotheses.length
  const narrow = columns > WIDE
  const Statement = ({ id }: { id: string }) => (
    <span class="said" dir="auto">
      {view.evidence.get(id)?.statement}
    </span>
  )
  return (
    <>
      <table
        class="heat"
        data-rows={rows <= FEW ? 'few' : 'many'}
        data-narrow={narrow ? '' : undefined}
        data-turned={turned ? '' : undefined}
      >
        <caption class="visually-hidden">Middle rating and spread per cell</caption>
        <colgroup>
          <col class="words" />
          <col span={columns} />
        </colgroup>
        <thead>
          <tr>
            <td class="key">Chip: middle rating. Bar: middle half. Line: everybody. Left is consistent, right inconsistent.</td>
            {turned
              ? items.map(({ id }) => (
                  <th scope="col">
                    <b>{id}</b> <Statement id={id} />
                  </th>
                ))
              : hypotheses.map((id) => (
                  <th scope="col">
                    <span class="said" dir="auto">
                      {nameOf(view, id)}
                    </span>
                  </th>
                ))}
          </tr>
        </thead>
        <tbody>
          {turned
            ? hypotheses.map((id, row) => (
                <tr>
                  <th scope="row">
                    <span class="said" dir="auto">
                      {nameOf(view, id)}
                    </span>
                  </th>
                  {items.map((_, column) => (
                    <Cell of={at(column, row)} narrow={narrow} />
                  ))}
                </tr>
              ))
            : items.map(({ id }, row) => (
                <tr>
                  <th scope="row">
                    <span class="item">
                      <b>{id}</b> <Statement id={id} />
                    </span>
                  </th>
                  {hypotheses.map((_, column) => (
                    <Cell of={at(row, column)} narrow={narrow} />
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
      <p class="under">
        <span>
          {table.raters === 1 ? '1 person' : `${table.raters} people`}, {percent(coverage)} of the cells filled in
          {partWords(shown.items, table.rows.length, 'items')}
          {partWords(shown.hypotheses, table.hypotheses.length, 'hypotheses')}
        </span>
        <span>{agreementLine(agreement)}</span>
      </p>
    </>
  )
}

/** ". Items 1 to 20 of 60" where not all are on this page. */
const partWords = ({ from, to }: Shown['items'], all: number, what: string): string =>
  to - from >= all ? '' : `. ${what.charAt(0).toUpperCase()}${what.slice(1)} ${from + 1} to ${to} of ${all}`

const Cell = ({ of, narrow }: { of: Consensus | undefined; narrow: boolean }) => {
  if (!of || of.median === null || !of.half || !of.range)
    return (
      <td data-rating="">
        <span class="visually-hidden">nobody rated it</span>
      </td>
    )
  const [y, height] = narrow ? [78, 18] : [32, 36]
  return (
    <td data-rating={of.median}>
      <svg role="img" aria-label={inWords(of)}>
        <Span from={of.range[0]} to={of.range[1]} reach={10} y={y + height / 2 - 2} height={4} />
        <Span from={of.half[0]} to={of.half[1]} reach={6} y={y} height={height} />
        <Chip rating={of.median} narrow={narrow} />
      </svg>
    </td>
  )
}

const placeOf = (rating: CountedRating) => COUNTED.indexOf(rating) * 20

/** From one rating to another; `reach` says where in its fifth of the track it begins and ends, in per cent. */
const Span = ({ from, to, reach, y, height }: { from: CountedRating; to: CountedRating; reach: number; y: number; height: number }) => (
  <rect
    class="spread"
    x={`${placeOf(from) + reach}%`}
    y={`${y}%`}
    width={`${placeOf(to) - placeOf(from) + 20 - 2 * reach}%`}
    height={`${height}%`}
  />
)

const ROUND: Readonly<Record<CountedRating, string>> = { CC: '45%', C: '45%', N: '12%', I: '0', II: '0' }

const Chip = ({ rating, narrow }: { rating: CountedRating; narrow: boolean }) => {
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

function inWords({ median, half, range, cns, naDispute }: Consensus): string {
  if (median === null || !half || !range) return ''
  const span = ([from, to]: readonly [CountedRating, CountedRating]) => (from === to ? from : `${from} to ${to}`)
  const na = naDispute ? '; some say that it does not apply' : ''
  return `${RATING_WORDS[median]}; middle half ${span(half)}, everybody ${span(range)}, agreement ${(cns ?? 1).toFixed(2)}${na}`
}
