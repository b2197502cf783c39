// The cells that a group should discuss first, each with the distribution of its ratings.

import { cellPhrase, formatFigure, itemName } from '../../src/ach/words/phrases.ts'
import { cellId, paths } from '../../src/paths.ts'
import { Figure } from '../analysis/figure.tsx'
import { DistributionStrip } from '../exercise/desk/distribution.tsx'
import type { GroupModel } from './model.ts'

export const CellsFigure = ({ of: { id, view, differ } }: { of: GroupModel }) => (
  <Figure
    id="fig-group-cells"
    title={differ.length === 0 ? 'No disagreement that would change a score' : 'Cells to discuss'}
    how={
      differ.length === 0 ? undefined : 'Cells on which the group disagrees enough to change a score, with the largest difference first.'
    }
  >
    <ol class="list">
      {differ.map(({ evidence, hypothesis, over, consensus, distribution }) => (
        <li class="stack-tight">
          <p>
            <a href={`${paths.workbook(id)}#${cellId(evidence, hypothesis)}`}>{evidence}</a> for{' '}
            <strong>
              <bdi>{itemName(view, hypothesis)}</bdi>
            </strong>{' '}
            <span class="meta">{over === 'NA' ? 'disputed whether it applies' : `agreement ${formatFigure(consensus.cns ?? 1)}`}</span>
          </p>
          <p class="quiet" dir="auto">
            {view.evidence.get(evidence)?.statement}
          </p>
          <DistributionStrip distribution={distribution} label={`How the group rated ${cellPhrase(view, evidence, hypothesis).text}`} />
        </li>
      ))}
    </ol>
  </Figure>
)
