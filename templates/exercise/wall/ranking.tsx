// Wall scene: hypotheses ranked by the room's score, and how many participants rank each first.

import type { RoomPlace } from '../../../src/ach/exercise/wall-figures.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { agreementLine } from '../../../src/ach/words/agreement-words.ts'
import { formatMean, formatPercent, itemName, ordinalNumber } from '../../../src/ach/words/phrases.ts'
import { rankedFirstText, rankNoneText, roomLeadersHeading } from '../../../src/ach/words/wall-words.ts'
import type { WallScene } from './model.ts'

export const WallRanking = ({ view, shown: { ranking, matrix } }: { view: View; shown: Extract<WallScene, { scene: 'ranking' }> }) => {
  const { places, people, tooFew } = ranking
  const most = Math.max(0, ...places.map(({ score }) => score.score))
  return (
    <>
      <h2 dir="auto">{roomLeadersHeading(view, ranking)}</h2>
      <table class="figures" data-rows={places.length <= 8 ? 'few' : 'many'}>
        <caption class="visually-hidden">The room’s ranking</caption>
        <thead>
          <tr>
            <th scope="col">Hypothesis</th>
            <th scope="col">Inconsistency score (mean)</th>
            <th scope="col">Participants who rank it first (of {people})</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <Row view={view} place={place} most={most} people={people} />
          ))}
        </tbody>
      </table>
      <p class="under">
        <span>
          {people > 0 && 'Dark: first alone. Light: tied for first. '}
          {rankNoneText(tooFew)}Least inconsistent is not the same as true.
        </span>
        <span>
          {formatPercent(matrix.coverage)} of cells rated. {agreementLine(matrix.agreement)}
        </span>
      </p>
    </>
  )
}

const Row = ({ view, place: { score, alone, shared }, most, people }: { view: View; place: RoomPlace; most: number; people: number }) => (
  <tr>
    <th scope="row">
      <span class="rank">{score.rank === null ? '–' : ordinalNumber(score.rank)}</span>{' '}
      <span class="said" dir="auto">
        {itemName(view, score.id)}
      </span>
    </th>
    <td>
      <span class="drawn">
        <svg class="plot" aria-hidden="true">
          <rect class="contra" width={share(score.score, most)} height="100%" />
        </svg>
        <b>{score.rated === 0 ? 'not rated' : formatMean(score.score)}</b>
      </span>
    </td>
    <td>
      <span class="drawn">
        <svg class="plot" aria-hidden="true">
          <rect class="t1" width={share(alone, people)} height="100%" />
          <rect class="t3" x={share(alone, people)} width={share(shared, people)} height="100%" />
        </svg>
        <b>{rankedFirstText(alone, shared)}</b>
      </span>
    </td>
  </tr>
)

const share = (part: number, whole: number) => `${whole === 0 ? 0 : ((100 * part) / whole).toFixed(1)}%`
