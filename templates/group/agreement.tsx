// Figures on how far a group agrees: Krippendorff's alpha, the rankings side by side, and what a second round changed.

import { agreementHeading, formatAlpha } from '../../src/ach/words/agreement-words.ts'
import { noiseSentence } from '../../src/ach/words/group-doubt-words.ts'
import { changeCaution, movesWords, secondRoundHeading } from '../../src/ach/words/group-words.ts'
import { groupOccasionSentence } from '../../src/ach/words/occasion-words.ts'
import { countNoun, formatFigure, itemName } from '../../src/ach/words/phrases.ts'
import { kemenySentence, kendallSentence, rankPoints } from '../../src/ach/words/report-words.ts'
import { DataTable, Figure } from '../analysis/figure.tsx'
import type { GroupModel } from './model.ts'

const figure = (value: number | null): string => (value === null ? 'undefined' : formatFigure(value))

const alpha = (value: number | null): string => (value === null ? 'undefined' : formatAlpha(value))

export const AgreementFigure = ({ of }: { of: GroupModel }) => {
  const { view, agreement, ranking, raters } = of
  const names = new Map(raters.map(({ id, name }) => [id, name]))
  const { cells, meanCns } = agreement
  const points = rankPoints(ranking)
  return (
    <Figure
      id="fig-agreement"
      title={agreementHeading(agreement)}
      how="Krippendorff’s alpha (ordinal): 1 is full agreement, 0 is no better than chance. A value of 0.667 or more supports tentative conclusions; 0.800 or more is reliable. Agreement does not mean that the group is right."
      summary="Each rater’s ranking"
      numbers={
        <DataTable
          columns={['Rater', ...ranking.hypotheses.map((id) => itemName(view, id)), 'Blank cells'].map((name, at) => ({
            name,
            num: at > 0,
          }))}
          rows={[
            ...ranking.raters.map((one) => [
              names.get(one.id) ?? one.id,
              ...one.ranks.map((rank) => (rank === null ? '–' : String(rank))),
              String(one.blank),
            ]),
            ...(points ? [[points.head, ...points.points.map((one) => (one.points === null ? '–' : String(one.points))), '']] : []),
          ]}
        />
      }
    >
      <ul class="prose bullets">
        <li>
          {countNoun(cells, 'cell')} {cells === 1 ? 'was' : 'were'} rated by two or more raters.
          {meanCns !== null && ` Mean agreement per cell, from 0 to 1: ${figure(meanCns)}.`}
        </li>
        <li>{kendallSentence(ranking.concordance)}</li>
        {ranking.kemeny && (
          <li>
            <bdi>{kemenySentence(view, ranking.kemeny)}</bdi>
          </li>
        )}
        {of.noise && <li>{noiseSentence(of.noise)}</li>}
        {of.occasion && <li>{groupOccasionSentence(of.occasion)}</li>}
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
      how={`${countNoun(raters, 'rater')} took part in both rounds. ${changeCaution(second)}`}
    >
      <DataTable
        columns={[{ name: 'Agreement' }, { name: 'First round', num: true }, { name: 'Second round', num: true }]}
        rows={[
          ['Alpha', alpha(agreement.before.alpha), alpha(agreement.after.alpha)],
          ['Mean per cell', figure(agreement.before.meanCns), figure(agreement.after.meanCns)],
        ]}
      />
      <p class="means">{movesWords(second)}</p>
    </Figure>
  )
}
