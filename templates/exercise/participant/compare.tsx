// One's own ratings beside others, cell by cell; and how the hypotheses stand by each of them.
import { roomRaters, withCountingRatings } from '../../../src/ach/exercise/participant-comparison.ts'
import { type Consensus, cellConsensus } from '../../../src/ach/group/consensus.ts'
import { type GroupScores, groupScores, ranksAmongRated } from '../../../src/ach/group/group-score.ts'
import { tableOfGroup } from '../../../src/ach/group/group-table.ts'
import { showsSecondRound } from '../../../src/ach/model/exercise.ts'
import { type Rating, ratingWords } from '../../../src/ach/model/rating.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import { isInBothRounds } from '../../../src/ach/view/group-members.ts'
import type { RaterView } from '../../../src/ach/view/view.ts'
import { isRatedCell, SPREAD_KEY, Spread, spanText } from '../wall/spread.tsx'
import { type ParticipantModel, ratedHypotheses } from './model.ts'

/** How much speaks against a hypothesis, and which place that makes; null where nothing is rated under it. */
interface Standing {
  readonly score: number
  readonly rank: number | null
}

/** One voice beside the others. */
export interface Voice {
  readonly name: string
  readonly rating: (evidence: string, hypothesis: string) => Rating | null
  /** of many people: how far apart they are; left out where there is one */
  readonly spread?: (evidence: string, hypothesis: string) => Consensus | null
  /** as it ranks the hypotheses, in their order; null where it rated nothing */
  readonly scores: readonly Standing[] | null
}

/** The participant, the room, and what else may be seen now; only what the View shows. */
export function comparedVoices({ view, run, me }: ParticipantModel): Voice[] {
  const room = roomRaters(view, run, me)
  const table = tableOfGroup(view, room)
  const rowOf = new Map(table.rows.map(({ id, cells }) => [id, cells]))
  const places = new Map(table.hypotheses.map((id, at) => [id, at]))
  const cellAt = (evidence: string, hypothesis: string) => rowOf.get(evidence)?.[places.get(hypothesis) ?? -1]
  const middle: Voice = {
    name: 'Room',
    rating: (evidence, hypothesis) => {
      const cell = cellAt(evidence, hypothesis)
      return cell ? (cellConsensus(cell).median ?? (cell.NA > 0 ? 'NA' : null)) : null
    },
    spread: (evidence, hypothesis) => {
      const cell = cellAt(evidence, hypothesis)
      return cell ? cellConsensus(cell) : null
    },
    scores: room.some(({ ratings }) => ratings.size > 0) ? standings(groupScores(table, view.method)) : null,
  }
  const voice = (name: string, rater: Pick<RaterView, 'id' | 'ratings'>, ranked = standings): Voice => ({
    name,
    rating: (evidence, hypothesis) => rater.ratings.get(evidence)?.get(hypothesis) ?? null,
    scores: rater.ratings.size > 0 ? ranked(groupScores(tableOfGroup(view, [rater]), view.method)) : null,
  })
  const both = showsSecondRound(run) && isInBothRounds(me)
  const readings = [...view.raters.values()].filter(({ kind }) => kind === 'reference')
  return [
    ...(both ? [voice('You, first', { id: me.id, ratings: me.participation?.first ?? new Map() })] : []),
    voice(both ? 'You, now' : 'You', withCountingRatings(run, me)),
    middle,
    ...readings.map((rater) => voice(rater.name, rater, standingsAmongTested)),
  ]
}

const standings = ({ hypotheses }: GroupScores): Standing[] =>
  hypotheses.map(({ score, rank, rated }) => ({ score, rank: rated > 0 ? rank : null }))

/** A reading knows nothing of a hypothesis that the room added. */
function standingsAmongTested(scores: GroupScores): Standing[] {
  const { ranks } = ranksAmongRated(scores)
  return scores.hypotheses.map(({ score }, at) => ({ score, rank: ranks[at] ?? null }))
}

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

export const Rankings = ({ model, voices }: { model: ParticipantModel; voices: readonly Voice[] }) => (
  <section class="stack" aria-labelledby="rankings">
    <h2 id="rankings">How much speaks against each</h2>
    <section class="scroll-x" tabindex={0} aria-label="How the hypotheses stand">
      <table class="data ranks">
        <thead>
          <tr>
            <th scope="col">Hypothesis</th>
            {voices.map(({ name }) => (
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
              {voices.map(({ scores }) => {
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
    <p class="meta">
      Rank, 1 being least contradicted, and how much speaks against it. Equal ranks are ties. Least contradicted is not the same as true.
    </p>
  </section>
)

/** A mean over people need not be whole. */
const scoreText = (score: number) => (Number.isInteger(score) ? String(score) : score.toFixed(2))

export const CellByCell = ({ model, voices, title }: { model: ParticipantModel; voices: readonly Voice[]; title: string }) => (
  <section class="stack" aria-labelledby="cells">
    <h2 id="cells">{title}</h2>
    <p class="meta">Of the room: {SPREAD_KEY} The letters below it are the middle half.</p>
    {activeItems(model.view.evidence).map((item) => (
      <table class="data compare">
        <caption dir="auto">{item.statement}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Hypothesis</span>
            </th>
            {voices.map(({ name }) => (
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
              {voices.map((voice) => (
                <td>
                  <Said voice={voice} evidence={item.id} hypothesis={id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </section>
)

/** One rating; of a room the middle one with the spread around it. */
const Said = ({ voice, evidence, hypothesis }: { voice: Voice; evidence: string; hypothesis: string }) => {
  const cell = voice.spread?.(evidence, hypothesis)
  if (!cell || !isRatedCell(cell)) return <CompareChip rating={voice.rating(evidence, hypothesis)} />
  return (
    <span class="said-spread" data-rating={cell.median}>
      <Spread of={cell} narrow />
      <span class="meta" aria-hidden="true">
        {spanText(cell.half)}
        {cell.naDispute && ', some NA'}
      </span>
    </span>
  )
}

/** Somebody who was not there in the first round. */
export const LateJoinerNote = ({ model: { me } }: { model: ParticipantModel }) =>
  me.participation?.first === null ? <p class="notice">You came in after the first round: what you rate counts in the second.</p> : null
