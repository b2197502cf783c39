// On the wall: what the second round moved. A change is not called an improvement: people also move because others did.

import type { RoomRounds } from '../../../src/ach/exercise/wall-debrief.ts'
import { changedCount } from '../../../src/ach/group/second-round.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { alphaWords } from '../../../src/ach/words/agreement-words.ts'
import { countNoun, itemName } from '../../../src/ach/words/phrases.ts'
import { secondRoundChangeHeading } from '../../../src/ach/words/wall-words.ts'
import { DistributionStrip } from '../desk/distribution.tsx'

export const WallMovement = ({ view, rounds }: { view: View; rounds: RoomRounds }) => {
  const { moves, agreement, moved } = rounds
  const top = moved[0]
  const fill = [moves.filled > 0 && `${moves.filled} filled in`, moves.cleared > 0 && `${moves.cleared} emptied`].filter(Boolean)
  return (
    <div class="two" data-lean>
      <div class="stack">
        <h2>{secondRoundChangeHeading(rounds)}</h2>
        <dl class="facts">
          <div>
            <dt>Towards contradiction</dt>
            <dd>{moves.towardsContradiction}</dd>
          </div>
          <div>
            <dt>Towards consistency</dt>
            <dd>{moves.towardsConsistency}</dd>
          </div>
          <div>
            <dt>Whether it applies</dt>
            <dd>{moves.applicability}</dd>
          </div>
          <div>
            <dt>Agreement before</dt>
            <dd>{alphaWords(agreement.before)}</dd>
          </div>
          <div>
            <dt>Agreement after</dt>
            <dd>{alphaWords(agreement.after)}</dd>
          </div>
        </dl>
        <p class="quiet">
          Ratings of {countNoun(rounds.raters, 'person', 'people')} in both rounds, {moves.compared} in all
          {fill.length > 0 && `; ${fill.join(', ')}`}. People also move because others did: more agreement is not more truth.
        </p>
      </div>
      <div class="stack">
        {top && (
          <>
            <h3>Where most changed</h3>
            <p>
              {top.evidence} against <bdi>{itemName(view, top.hypothesis)}</bdi>
            </p>
            <div class="strips">
              <p>Before</p>
              <DistributionStrip distribution={top.before} label={`Before: ${top.evidence} against ${itemName(view, top.hypothesis)}`} />
              <p>After</p>
              <DistributionStrip distribution={top.after} label={`After: ${top.evidence} against ${itemName(view, top.hypothesis)}`} />
            </div>
            <ol class="moved">
              {moved.map((cell) => (
                <li>
                  {cell.evidence} against <bdi>{itemName(view, cell.hypothesis)}</bdi>: {changedCount(cell.moves)} of {cell.moves.compared}{' '}
                  changed
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  )
}
