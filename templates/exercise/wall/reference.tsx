// On the wall, in the debrief: a reading of the case beside the room's, by rank, and the cells in which they are furthest apart.
import type { ReferenceComparison } from '../../../src/ach/exercise/wall-debrief.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { itemName, joinPhrases, ordinalNumber } from '../../../src/ach/words/phrases.ts'

const place = (rank: number | null) => (rank === null ? '–' : ordinalNumber(rank))

export const WallReference = ({ view, reference }: { view: View; reference: ReferenceComparison }) => {
  const { ranks, leaders, apart, compared, alike } = reference
  const untested = new Set(ranks.filter(({ room }) => room === null).map(({ id }) => id))
  const names = (ids: readonly string[]) => joinPhrases(ids.map((id) => itemName(view, id)))
  const byRoom = joinPhrases(leaders.room.map((id) => `${itemName(view, id)}${untested.has(id) ? ' (not tested)' : ''}`))
  const rated = ranks.some(({ room }) => room !== null)
  const same = leaders.reference.join() === leaders.room.join()
  return (
    <>
      <h2 dir="auto">
        {rated && same
          ? `Both contradict ${byRoom} least`
          : `${reference.name}: ${leaders.reference.length > 0 ? `${names(leaders.reference)} least contradicted` : 'nothing rated'}. The room: ${rated ? byRoom : 'nothing rated'}`}
      </h2>
      <div class="two" data-top>
        <table class="figures" data-rows={ranks.length <= 8 ? 'few' : 'many'}>
          <caption class="visually-hidden">Ranks by the room and by the reading</caption>
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
          {compared > 0 && <h3>{apart.length === 0 ? 'Nowhere two steps apart' : 'Furthest apart'}</h3>}
          <ul class="apart">
            {apart.map(({ evidence, hypothesis, room, reference: by }) => (
              <li>
                <p>
                  <b>
                    {evidence} against <bdi>{itemName(view, hypothesis)}</bdi>
                  </b>{' '}
                  room{' '}
                  <span class="chip" data-rating={room}>
                    {room}
                  </span>{' '}
                  reading{' '}
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
        <span>
          {compared > 0 ? `${alike} of ${compared} cells alike.` : 'There is no cell to compare.'} One reading among others, no key.
        </span>
      </p>
    </>
  )
}
