// How far a group agrees: alpha with its words, the rankings side by side, and what a second round moved.
import { agreementHeading } from '../../src/ach/words/agreement-words.ts'
import { movesWords, secondRoundHeading } from '../../src/ach/words/group-words.ts'
import { countNoun, itemName } from '../../src/ach/words/phrases.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import type { GroupModel } from './model.ts'

const figure = (value: number | null): string => (value === null ? 'undefined' : value.toFixed(2))

export const AgreementFigure = ({ of }: { of: GroupModel }) => {
  const { view, agreement, ranking, raters } = of
  const names = new Map(raters.map(({ id, name }) => [id, name]))
  const { cells, meanCns } = agreement
  return (
    <Figure
      id="fig-agreement"
      title={agreementHeading(agreement)}
      how="Krippendorff’s alpha, ordinal: 1 is full agreement, 0 as by chance; from .667 on enough for tentative conclusions, from .800 on reliable. It says nothing about who is right."
      summary="Who ranks what where"
      numbers={
        <DataTable
          columns={['Rater', ...ranking.hypotheses.map((id) => itemName(view, id)), 'not rated'].map((name, at) => ({ name, num: at > 0 }))}
          rows={[
            ...ranking.raters.map((one) => [names.get(one.id) ?? one.id, ...one.ranks.map(String), String(one.blank)]),
            ['Borda count', ...ranking.borda.map(({ points }) => String(points)), ''],
          ]}
        />
      }
    >
      <ul class="prose bullets">
        <li>
          {countNoun(cells, 'cell')} {cells === 1 ? 'was' : 'were'} rated by two or more
          {meanCns !== null && `; the mean agreement of such a cell is ${figure(meanCns)} of 1`}.
        </li>
        <li>{ranking.w === null ? 'The rankings cannot be compared yet.' : `Kendall’s W of the rankings: ${figure(ranking.w)} of 1.`}</li>
        {ranking.kemeny && ranking.raters.length > 0 && (
          <li>
            Kemeny’s order, which goes against the fewest preferences ({ranking.kemeny.against}):{' '}
            <bdi>{ranking.kemeny.order.map((id) => itemName(view, id)).join(', then ')}</bdi>
            {ranking.kemeny.equallyGood > 1 && ` (${ranking.kemeny.equallyGood} orders are equally good)`}.
          </li>
        )}
      </ul>
    </Figure>
  )
}

export const SecondRoundFigure = ({ of: { second } }: { of: GroupModel }) => {
  if (!second) return null
  const { raters, agreement } = second
  return (
    <Figure
      id="fig-second-round"
      title={secondRoundHeading(second)}
      how={`Of the ${countNoun(raters, 'person', 'people')} in both rounds. A change is no improvement: people also move because others did.`}
    >
      <DataTable
        columns={[{ name: 'Agreement' }, { name: 'before', num: true }, { name: 'after', num: true }]}
        rows={[
          ['Alpha', figure(agreement.before.alpha), figure(agreement.after.alpha)],
          ['Mean of a cell', figure(agreement.before.meanCns), figure(agreement.after.meanCns)],
        ]}
      />
      <p class="means">{movesWords(second)}</p>
    </Figure>
  )
}
