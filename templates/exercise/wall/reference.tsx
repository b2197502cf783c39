// Wall scene of the debrief: reference ratings and the room's ratings compared, by rank and by the cells that differ most.
import type { ReferenceComparison } from '../../../src/ach/exercise/wall-debrief.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { hypothesisName, itemName, ordinalNumber } from '../../../src/ach/words/phrases.ts'
import { referenceHeading, sameCellsText } from '../../../src/ach/words/wall-words.ts'

const place = (rank: number | null) => (rank === null ? '–' : ordinalNumber(rank))

export const WallReference = ({ view, reference }: { view: View; reference: ReferenceComparison }) => {
  const { ranks, apart, compared, alike } = reference
  return (
    <>
      <h2 dir="auto">{referenceHeading(view, reference)}</h2>
      <div class="two" data-top>
        <table class="figures" data-rows={ranks.length <= 8 ? 'few' : 'many'}>
          <caption class="visually-hidden">Ranks by the room and by the reference ratings</caption>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col">Room</th>
              <th scope="col" dir="auto">
                <span class="said">{reference.name}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ranks.map(({ id, room, reference: by }) => (
              <tr>
                <th scope="row">
                  <span class="said" dir="auto">
                    {itemName(view, id)}
                  </span>
                </th>
                <td>{place(room)}</td>
                <td>{place(by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div class="stack">
          {compared > 0 && <h3>{apart.length === 0 ? 'No cell differs by two steps or more' : 'Largest differences'}</h3>}
          <ul class="apart">
            {apart.map(({ evidence, hypothesis, room, reference: by }) => (
              <li>
                <p>
                  <b>
                    {evidence} for <bdi>{hypothesisName(view, hypothesis)}</bdi>
                  </b>{' '}
                  room{' '}
                  <span class="chip" data-rating={room}>
                    {room}
                  </span>{' '}
                  reference{' '}
                  <span class="chip" data-rating={by}>
                    {by}
                  </span>
                </p>
                <p class="said quiet" dir="auto">
                  {view.evidence.get(evidence)?.statement}
                </p>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p class="under">
        <span>{sameCellsText(alike, compared)} Reference ratings are one view among others, not the right answers.</span>
      </p>
    </>
  )
}
