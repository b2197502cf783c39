// On the wall: the list of the cells most worth talking about, each with how the room rated it.
import type { RoomCell } from '../../../src/ach/exercise/wall-figures.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { nameOf } from '../../../src/ach/words/phrases.ts'
import { DeskStrip } from '../desk/distribution.tsx'

export const WallFive = ({ view, cells }: { view: View; cells: readonly RoomCell[] }) => (
  <ol class="five">
    {cells.map(({ evidence, hypothesis, distribution, consensus }) => (
      <li>
        <div>
          <p>
            <b>
              {evidence} against <bdi>{nameOf(view, hypothesis)}</bdi>
            </b>{' '}
            <span class="quiet">agreement {(consensus.cns ?? 1).toFixed(2)}</span>
          </p>
          <p class="said" dir="auto">
            {view.evidence.get(evidence)?.statement}
          </p>
        </div>
        <DeskStrip distribution={distribution} label={`How the room rated ${evidence} against ${nameOf(view, hypothesis)}`} />
      </li>
    ))}
  </ol>
)
