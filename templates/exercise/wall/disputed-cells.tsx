// Wall scene: the cells most worth discussing in one list, each with how the room rated it.
import type { RoomCell } from '../../../src/ach/exercise/wall-figures.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { formatFigure, hypothesisName } from '../../../src/ach/words/phrases.ts'
import { DistributionStrip } from '../desk/distribution.tsx'

export const WallDisputedCells = ({ view, cells }: { view: View; cells: readonly RoomCell[] }) => (
  <ol class="five">
    {cells.map(({ evidence, hypothesis, distribution, consensus }) => (
      <li>
        <div>
          <p>
            <b>
              {evidence} for <bdi>{hypothesisName(view, hypothesis)}</bdi>
            </b>{' '}
            <span class="quiet">agreement {formatFigure(consensus.cns ?? 1)} (0 none, 1 full)</span>
          </p>
          <p class="said" dir="auto">
            {view.evidence.get(evidence)?.statement}
          </p>
        </div>
        <DistributionStrip distribution={distribution} label={`How the room rated ${evidence} for ${hypothesisName(view, hypothesis)}`} />
      </li>
    ))}
  </ol>
)
