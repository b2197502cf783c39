// Tables that compare a participant's ratings and rankings with the room's and the reference ratings.

import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { HtmlEscapedString } from 'hono/utils/html'
import { roomRaters, withCountingRatings } from '../../../src/ach/exercise/participant-comparison.ts'
import { type Consensus, cellConsensus } from '../../../src/ach/group/consensus.ts'
import { type GroupScores, groupScores } from '../../../src/ach/group/group-score.ts'
import { tableOfGroup } from '../../../src/ach/group/group-table.ts'
import { showsSecondRound } from '../../../src/ach/model/exercise.ts'
import { type Rating, ratingWords } from '../../../src/ach/model/rating.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import { isInBothRounds } from '../../../src/ach/view/group-members.ts'
import type { RaterView } from '../../../src/ach/view/view.ts'
import { NOT_BLIND } from '../../../src/ach/words/exercise-words.ts'
import { formatMean } from '../../../src/ach/words/phrases.ts'
import { isRatedCell, type RatedCell, Spread, spanText } from '../wall/spread.tsx'
import { type ParticipantModel, ratedHypotheses } from './model.ts'

/** Score and rank of a hypothesis; the rank is null if nothing is rated under it. */
interface RankedScore {
  readonly score: number
  readonly rank: number | null
}

/** One column of the comparison: a participant, the room or reference ratings. */
export interface ComparedColumn {
  readonly name: string
  readonly rating: (evidence: string, hypothesis: string) => Rating | null
  /** agreement within a group; absent for a single rater */
  readonly spread?: (evidence: string, hypothesis: string) => Consensus | null
  /** by hypothesis, in the workbook's order; null without ratings */
  readonly scores: readonly RankedScore[] | null
}

/** Returns the columns that the participant may see now: own first and current ratings, the room's, the reference ratings. */
export function comparedColumns(model: ParticipantModel): ComparedColumn[] {
  const { view, run, me } = model
  const column = (name: string, rater: Pick<RaterView, 'id' | 'ratings'>): ComparedColumn => ({
    name,
    rating: (evidence, hypothesis) => rater.ratings.get(evidence)?.get(hypothesis) ?? null,
    scores: rater.ratings.size > 0 ? rankedScores(groupScores(tableOfGroup(view, [rater]), view.method)) : null,
  })
  const both = showsSecondRound(run) && isInBothRounds(me)
  const references = [...view.raters.values()].filter(({ kind }) => kind === 'reference')
  return [
    ...(both ? [column('You, first', { id: me.id, ratings: me.participation?.first ?? new Map() })] : []),
    column(both ? 'You, now' : 'You', withCountingRatings(run, me)),
    roomColumn(model),
    ...references.map((rater) => column(rater.name, rater)),
  ]
}

/** By exercise and number of its last change: at the reveal, each phone of a room shows the same column at the same moment. */
const roomColumns = new Map<string, ComparedColumn>()
const MOST_COLUMNS = 50

function roomColumn(model: ParticipantModel): ComparedColumn {
  const key = `${model.id} ${model.view.seq}`
  const column = roomColumns.get(key) ?? computeRoomColumn(model)
  if (roomColumns.size >= MOST_COLUMNS) roomColumns.clear()
  roomColumns.set(key, column)
  return column
}

function computeRoomColumn({ view, run, me }: ParticipantModel): ComparedColumn {
  const room = roomRaters(view, run, me)
  const table = tableOfGroup(view, room)
  const cells = new Map(table.rows.map(({ id, cells }) => [id, cells.map((cell) => ({ cell, consensus: cellConsensus(cell) }))]))
  const places = new Map(table.hypotheses.map((id, at) => [id, at]))
  const cellAt = (evidence: string, hypothesis: string) => cells.get(evidence)?.[places.get(hypothesis) ?? -1]
  return {
    name: 'Room',
    rating: (evidence, hypothesis) => {
      const found = cellAt(evidence, hypothesis)
      return found ? (found.consensus.median ?? (found.cell.NA > 0 ? 'NA' : null)) : null
    },
    spread: (evidence, hypothesis) => cellAt(evidence, hypothesis)?.consensus ?? null,
    scores: room.some(({ ratings }) => ratings.size > 0) ? rankedScores(groupScores(table, view.method)) : null,
  }
}

const rankedScores = ({ hypotheses }: GroupScores): RankedScore[] => hypotheses.map(({ score, rank }) => ({ score, rank }))

export const CompareChip = ({ rating }: { rating: Rating | null }) =>
  rating === null ? (
    <span class="quiet">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">not rated</span>
    </span>
  ) : (
    <span>
      <span class="chip" data-rating={rating}>
        {rating}
      </span>
      <span class="visually-hidden"> {ratingWords(rating)}</span>
    </span>
  )

export const Rankings = ({ model, columns }: { model: ParticipantModel; columns: readonly ComparedColumn[] }) => (
  <section class="stack" aria-labelledby="rankings">
    <h2 id="rankings">Inconsistency scores</h2>
    <section class="scroll-x" tabindex={0} aria-label="Ranks and scores">
      <table class="data ranks">
        <thead>
          <tr>
            <th scope="col">Hypothesis</th>
            {columns.map(({ name }) => (
              <th scope="col" class="num" dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratedHypotheses(model).map(({ name }, at) => (
            <tr>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {columns.map(({ scores }) => {
                const one = scores?.[at]
                return (
                  <td class="num">
                    {one && one.rank !== null ? (
                      <>
                        <strong>{one.rank}</strong> <span class="meta">({scoreText(one.score)})</span>
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    {model.run.seenBefore && <p class="meta">{NOT_BLIND}</p>}
    <p class="meta">
      Rank, with the score in brackets. Rank 1 is least inconsistent; hypotheses with equal ranks are tied. Least inconsistent is not the
      same as true.
    </p>
  </section>
)

/** The room's score is a mean, so all have two decimals. */
const scoreText = formatMean

export const CellByCell = ({ model, columns, title }: { model: ParticipantModel; columns: readonly ComparedColumn[]; title: string }) => (
  <section class="stack" aria-labelledby="cells">
    <h2 id="cells">{title}</h2>
    <p class="meta">
      In the room’s column, the letter is the median, the thick bar the middle half, and the thin line the full range. Left is consistent,
      right inconsistent. The letters below show the middle half.
    </p>
    {activeItems(model.view.evidence).map((item) => (
      <table class="data compare">
        <caption dir="auto">{item.statement}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Hypothesis</span>
            </th>
            {columns.map(({ name }) => (
              <th scope="col" dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratedHypotheses(model).map(({ id, name }) => (
            <tr>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {columns.map((column) => (
                <td>
                  <RatingCell column={column} evidence={item.id} hypothesis={id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </section>
)

/** One rating; for a group, the median and the spread. */
const RatingCell = ({ column, evidence, hypothesis }: { column: ComparedColumn; evidence: string; hypothesis: string }) => {
  const cell = column.spread?.(evidence, hypothesis)
  if (cell && isRatedCell(cell)) return drawOnce(JSON.stringify(cell), () => <SpreadCell cell={cell} />)
  const rating = column.rating(evidence, hypothesis)
  return drawOnce(String(rating), () => <CompareChip rating={rating} />)
}

const SpreadCell = ({ cell }: { cell: RatedCell }) => (
  <span class="said-spread" data-rating={cell.median}>
    <Spread of={cell} narrow />
    <span class="meta" aria-hidden="true">
      {spanText(cell.half)}
      {cell.naDispute && ', some NA'}
    </span>
  </span>
)

/** The markup of cells by what they show: at the reveal, each phone of a room draws the same cells at the same moment. */
const drawn = new Map<string, HtmlEscapedString>()
const MOST_DRAWN = 5000

function drawOnce(shown: string, draw: () => JSX.Element): HtmlEscapedString {
  const known = drawn.get(shown)
  if (known) return known
  if (drawn.size >= MOST_DRAWN) drawn.clear()
  const markup = raw(String(draw()))
  drawn.set(shown, markup)
  return markup
}

/** Shown to participants who joined after the first round. */
export const LateJoinerNote = ({ model: { me } }: { model: ParticipantModel }) =>
  me.participation?.first === null ? <p class="notice">You joined after the first round. Your ratings count in the second round.</p> : null

/** All cells in one table, which prints on one page: own rating, then the room's median. */
export const PrintedCells = ({ model, columns }: { model: ParticipantModel; columns: readonly ComparedColumn[] }) => {
  const hypotheses = ratedHypotheses(model)
  const room = columns.findIndex(({ spread }) => spread !== undefined)
  const shown = [columns[room - 1], columns[room]].flatMap((column) => column ?? [])
  const texts = (evidence: string, hypothesis: string) => shown.map((column) => column.rating(evidence, hypothesis) ?? '–').join(' / ')
  return (
    <table class="data printed-cells">
      <caption>Your rating / the room’s median</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          {hypotheses.map(({ name }) => (
            <th scope="col">
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {activeItems(model.view.evidence).map(({ id, statement }) => (
          <tr>
            <th scope="row">
              <span class="one-line" dir="auto">
                {id} {statement}
              </span>
            </th>
            {hypotheses.map((hypothesis) => (
              <td class="num">{texts(id, hypothesis.id)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
