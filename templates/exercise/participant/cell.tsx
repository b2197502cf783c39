// How the room or the group rated one cell, and the approved reasons. Must not show more than the View contains.
import { explainedReasons } from '../../../src/ach/exercise/participant-comparison.ts'
import { cellConsensus } from '../../../src/ach/group/consensus.ts'
import type { GroupTable } from '../../../src/ach/group/group-table.ts'
import { ratingWords } from '../../../src/ach/model/rating.ts'
import { DistributionStrip } from '../desk/distribution.tsx'
import { CompareChip } from './compare.tsx'
import type { ParticipantModel } from './model.ts'

interface ReasonsProps {
  readonly model: ParticipantModel
  readonly evidence: string
  /** null on a screen with several cells */
  readonly hypothesis: string | null
}

export const CellReasons = ({ model: { view, me }, evidence, hypothesis }: ReasonsProps) => {
  const others = [...view.raters.values()].filter(({ participation, id }) => participation !== null && id !== me.id)
  const reasons = explainedReasons(others, evidence, hypothesis)
  return (
    <section class="stack" aria-labelledby="reasons">
      <h2 id="reasons">Reasons given</h2>
      {reasons.length === 0 ? (
        <p class="quiet">None shown yet. Ask each other.</p>
      ) : (
        <ul class="list">
          {reasons.map(({ text, rating }) => (
            <li dir="auto">
              {rating !== null && <CompareChip rating={rating} />} “{text}”
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface RoomProps {
  readonly model: ParticipantModel
  readonly table: GroupTable
  readonly evidence: string
  readonly hypothesis: { readonly id: string; readonly name: string }
}

export const RoomCellRatings = ({ model: { run, me }, table, evidence, hypothesis }: RoomProps) => {
  const at = table.hypotheses.indexOf(hypothesis.id)
  const cell = table.rows.find(({ id }) => id === evidence)?.cells[at]
  if (!cell) return null
  const own = me.participation?.first?.get(evidence)?.get(hypothesis.id) ?? null
  const { median } = cellConsensus(cell)
  const who = me.participation?.group == null ? 'the room' : 'your group'
  return (
    <div class="stack">
      <h2>
        How {who} rated it
        {run.options.discuss === 'all' && (
          <>
            : <bdi>{hypothesis.name}</bdi>
          </>
        )}
      </h2>
      <DistributionStrip distribution={cell} label={`How ${who} rated it for ${hypothesis.name}`} mine={own} />
      <p class="quiet">
        {own !== null && (
          <>
            Your first rating: <CompareChip rating={own} /> <span aria-hidden="true">{ratingWords(own)}</span>.{' '}
          </>
        )}
        {median !== null && (
          <>
            {who === 'the room' ? 'The room’s' : 'Your group’s'} median: <CompareChip rating={median} />{' '}
            <span aria-hidden="true">{ratingWords(median)}</span>.
          </>
        )}
      </p>
    </div>
  )
}
