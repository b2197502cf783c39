// Wall scene: what changed in the second round. Must not call a change an improvement: people also follow others.

import type { RoomRounds } from '../../../src/ach/exercise/wall-debrief.ts'
import { changedCount } from '../../../src/ach/group/second-round.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { ALPHA_RANGE, alphaWords } from '../../../src/ach/words/agreement-words.ts'
import { hypothesisName } from '../../../src/ach/words/phrases.ts'
import { comparedRatingsText, secondRoundChangeHeading } from '../../../src/ach/words/wall-words.ts'
import { DistributionStrip } from '../desk/distribution.tsx'

export const WallMovement = ({ view, rounds }: { view: View; rounds: RoomRounds }) => {
  const { moves, agreement, moved } = rounds
  const top = moved[0]
  return (
    <div class="two" data-lean>
      <div class="stack">
        <h2>{secondRoundChangeHeading(rounds)}</h2>
        <dl class="facts">
          <div>
            <dt>Towards inconsistent</dt>
            <dd>{moves.towardsContradiction}</dd>
          </div>
          <div>
            <dt>Towards consistent</dt>
            <dd>{moves.towardsConsistency}</dd>
          </div>
          <div>
            <dt>To or from NA</dt>
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
          {comparedRatingsText(rounds)} For alpha, {ALPHA_RANGE}. People tend to follow one another: closer agreement does not mean that the
          room is closer to the truth.
        </p>
      </div>
      <div class="stack">
        {top && (
          <>
            <h3>Most changed</h3>
            <p>
              {top.evidence} for <bdi>{hypothesisName(view, top.hypothesis)}</bdi>
            </p>
            <div class="strips">
              <p>Before</p>
              <DistributionStrip distribution={top.before} label={`Before: ${top.evidence} for ${hypothesisName(view, top.hypothesis)}`} />
              <p>After</p>
              <DistributionStrip distribution={top.after} label={`After: ${top.evidence} for ${hypothesisName(view, top.hypothesis)}`} />
            </div>
            <ol class="moved">
              {moved.map((cell) => (
                <li>
                  {cell.evidence} for <bdi>{hypothesisName(view, cell.hypothesis)}</bdi>: {changedCount(cell.moves)} of{' '}
                  {cell.moves.compared} changed
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  )
}
