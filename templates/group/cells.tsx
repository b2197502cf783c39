// The cells that a group should discuss first, each with the distribution of its ratings.

import { cellPhrase, formatFigure, hypothesisName } from '../../src/ach/words/phrases.ts'
import { suppositionQuery } from '../../src/forms/what-if-query.ts'
import { cellId, paths } from '../../src/paths.ts'
import { Figure, type FigureTexts } from '../analysis/figure.tsx'
import { DistributionStrip } from '../exercise/desk/distribution.tsx'
import type { GroupModel } from './model.ts'

export const groupCellsTexts = ({ differ }: Pick<GroupModel, 'differ'>): FigureTexts =>
  differ.length === 0
    ? { title: 'No disagreement that would change a score', how: '' }
    : {
        title: 'Cells to discuss',
        how: 'Cells on which the group disagrees enough to change a score, with the largest difference first.',
      }

/** "disputed whether it applies", "agreement 0.55" */
export const disputeWords = ({ over, consensus }: GroupModel['differ'][number]): string =>
  over === 'NA' ? 'disputed whether it applies' : `agreement ${formatFigure(consensus.cns ?? 1)}`

export const CellsFigure = ({ of }: { of: GroupModel }) => {
  const { id, view, differ } = of
  const disputes = differ.map(disputeWords)
  return (
    <Figure
      id="fig-group-cells"
      picture={`${paths.picture(id, 'group-cells.svg')}${suppositionQuery(of.suppositions)}`}
      {...groupCellsTexts(of)}
    >
      <ol class="list">
        {differ.map(({ evidence, hypothesis, distribution }, at) => (
          <li class="stack-tight">
            <p>
              <a href={`${paths.workbook(id)}#${cellId(evidence, hypothesis)}`}>{evidence}</a> for{' '}
              <strong>
                <bdi>{hypothesisName(view, hypothesis)}</bdi>
              </strong>{' '}
              <span class="meta">{disputes[at]}</span>
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
}
