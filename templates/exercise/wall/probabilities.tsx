// Wall scene: the room's probabilities before the evidence and now. Each set is scaled to 100%, then all are averaged.
import type { RoomProbabilities } from '../../../src/ach/exercise/wall-debrief.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { participantCount } from '../../../src/ach/words/exercise-words.ts'
import { formatFinePercent, itemName } from '../../../src/ach/words/phrases.ts'
import { probabilityMoveHeading, probabilitySumNote } from '../../../src/ach/words/wall-words.ts'

export const WallProbabilities = ({ view, probabilities: { before, now, both } }: { view: View; probabilities: RoomProbabilities }) => {
  const any = now ?? before
  const order = (any?.hypotheses ?? []).map((id, at) => ({
    id,
    before: before?.probabilities?.[at] ?? undefined,
    now: now?.probabilities?.[at] ?? undefined,
  }))
  const rows = order.sort((a, b) => (b.now ?? b.before ?? 0) - (a.now ?? a.before ?? 0))
  return (
    <>
      <h2 dir="auto">
        {before && now
          ? (probabilityMoveHeading(view, both) ?? 'The room’s probabilities before the evidence and now')
          : now
            ? 'The room’s probabilities now'
            : 'The room’s probabilities before the evidence'}
      </h2>
      <p class="quiet">
        {before && now
          ? `Before: ${participantCount(before.used)}. Now: ${participantCount(now.used)}.`
          : `${participantCount(any?.used ?? 0)}.`}{' '}
        Each set is scaled to 100%, then averaged.
        {before && now && ' Hollow: before the evidence. Solid: now.'} A more confident room is not necessarily right.
      </p>
      <ul class="probs" data-rows={rows.length <= 6 ? 'few' : rows.length <= 10 ? 'some' : 'many'}>
        {rows.map(({ id, before: was, now: is }) => (
          <li>
            <span class="said" dir="auto">
              {itemName(view, id)}
            </span>
            <Line was={was} is={is} />
          </li>
        ))}
      </ul>
      <p class="under">
        <span>
          {before && `Before: ${probabilitySumNote(before)}. `}
          {now && `Now: ${probabilitySumNote(now)}.`}
        </span>
      </p>
    </>
  )
}

/** Position of a share (0 … 1) on the line, with margins for the figures next to the dots. */
const placeOf = (share: number) => `${(8 + share * 84).toFixed(1)}%`

const Line = ({ was, is }: { was: number | undefined; is: number | undefined }) => {
  const left = Math.min(was ?? 1, is ?? 1)
  const words = [was !== undefined && `before ${formatFinePercent(was)}`, is !== undefined && `now ${formatFinePercent(is)}`]
    .filter(Boolean)
    .join(', ')
  // Equal values: the earlier figure goes to the left.
  const side = (share: number, first: boolean) => (share === left && (was !== is || first) ? 'end' : 'start')
  return (
    <svg class="plot" role="img" aria-label={words}>
      <line class="gridline" x1="8%" x2="92%" y1="50%" y2="50%" />
      {was !== undefined && is !== undefined && <line class="line-2" x1={placeOf(was)} x2={placeOf(is)} y1="50%" y2="50%" />}
      {was !== undefined && <Dot share={was} kind="hollow" side={side(was, true)} />}
      {is !== undefined && <Dot share={is} kind="dot dot-1" side={side(is, was === undefined)} strong />}
    </svg>
  )
}

const Dot = ({ share, kind, side, strong }: { share: number; kind: string; side: 'start' | 'end'; strong?: boolean }) => (
  <>
    <circle class={kind} cx={placeOf(share)} cy="50%" />
    <text class={strong ? `${side} strong` : side} x={placeOf(share)} y="50%" dy="0.36em" dx={side === 'end' ? '-0.8em' : '0.8em'}>
      {formatFinePercent(share)}
    </text>
  </>
)
