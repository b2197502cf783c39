// Table of probabilities before and after: the participant's own, and the room's average once visible. Must not show an "average" of one person.
import { roomRaters } from '../../../src/ach/exercise/participant-comparison.ts'
import { poolProbabilities, probabilitiesAt } from '../../../src/ach/group/pooled-probabilities.ts'
import { showsProbabilities } from '../../../src/ach/model/exercise.ts'
import { participantCount } from '../../../src/ach/words/exercise-words.ts'
import { formatPercent } from '../../../src/ach/words/phrases.ts'
import { type ParticipantModel, ratedHypotheses } from './model.ts'

/** The room's average includes only participants who answered every time they were asked. */
export const PooledProbabilities = ({ model }: { model: ParticipantModel }) => {
  const { view, run, me } = model
  const hypotheses = ratedHypotheses(model)
  const ids = hypotheses.map(({ id }) => id)
  const whens = (['before', 'now'] as const).filter((when) =>
    run.options.stages.includes(when === 'before' ? 'favourites' : 'probabilities'),
  )
  const room = showsProbabilities(run) ? roomRaters(view, run, me) : []
  const of = (when: 'before' | 'now', people: typeof room) =>
    poolProbabilities(ids, probabilitiesAt(when, people), probabilitiesAt(when, [me, ...room]))
  const complete = room.filter((one) => whens.every((when) => of(when, [one]).used === 1))
  const inAll = complete.length > 1 ? complete : []
  const own = whens.map((when) => of(when, [me]).probabilities)
  const together = whens.map((when) => of(when, inAll).probabilities)
  if (own.every((set) => set === null) && together.every((set) => set === null)) return null
  const words = { before: 'before', now: 'after' } as const
  const share = (set: readonly (number | null)[] | null | undefined, at: number) => (set?.[at] == null ? '–' : formatPercent(set[at]))
  return (
    <section class="stack" aria-labelledby="chances">
      <h2 id="chances">Probabilities before and after</h2>
      <section class="scroll-x" tabindex={0} aria-label="Probabilities">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              {whens.map((when) => (
                <th scope="col" class="num">
                  You, {words[when]}
                </th>
              ))}
              {inAll.length > 0 &&
                whens.map((when) => (
                  <th scope="col" class="num">
                    Room, {words[when]}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {hypotheses.map(({ name }, at) => (
              <tr>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                {whens.map((_, place) => (
                  <td class="num">{share(own[place], at)}</td>
                ))}
                {inAll.length > 0 && whens.map((_, place) => <td class="num">{share(together[place], at)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="meta">
        Scaled to 100%.
        {inAll.length > 0 &&
          ` The room’s figures are averages over ${participantCount(inAll.length)} who answered${whens.length > 1 ? ' both times' : ''}.`}
      </p>
    </section>
  )
}
