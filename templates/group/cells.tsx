// The cells that a group should talk about first, each with how it was rated.
import { itemName } from '../../src/ach/words/phrases.ts'
import { cellId, paths } from '../../src/paths.ts'
import { Figure } from '../analysis/figure.tsx'
import { DistributionStrip } from '../exercise/desk/distribution.tsx'
import type { GroupModel } from './model.ts'

export const CellsFigure = ({ of: { id, view, differ } }: { of: GroupModel }) => (
  <Figure
    id="fig-group-cells"
    title={differ.length === 0 ? 'Nobody differs in a way that the scores notice' : 'Worth talking about first'}
    how={differ.length === 0 ? undefined : 'Where the group is divided, and the scores would notice: the largest first.'}
  >
    <ol class="list">
      {differ.map(({ evidence, hypothesis, over, consensus, distribution }) => (
        <li class="stack-tight">
          <p>
            <a href={`${paths.workbook(id)}#${cellId(evidence, hypothesis)}`}>{evidence}</a> against{' '}
            <strong>
              <bdi>{itemName(view, hypothesis)}</bdi>
            </strong>{' '}
            <span class="meta">{over === 'NA' ? 'whether it applies' : `agreement ${(consensus.cns ?? 1).toFixed(2)}`}</span>
          </p>
          <p class="quiet" dir="auto">
            {view.evidence.get(evidence)?.statement}
          </p>
          <DistributionStrip distribution={distribution} label={`How the group rated ${evidence} against ${itemName(view, hypothesis)}`} />
        </li>
      ))}
    </ol>
  </Figure>
)
