// After the reveal: one's own ratings beside the room's, the look back, and the summary to keep.
import { roomBeside } from '../../src/ach/beside.ts'
import { showsProbabilities, showsReference } from '../../src/ach/exercise.ts'
import { pooled } from '../../src/ach/pooled.ts'
import { counted, percent } from '../../src/ach/wording.ts'
import { paths } from '../../src/paths.ts'
import { CameLater, CellByCell, Rankings, voicesOf } from './part-compare.tsx'
import { NextComes, PartPage } from './part-frame.tsx'
import { hypothesesOf, type PartModel } from './part-model.ts'

export const PartReveal = ({ model }: { model: PartModel }) => {
  const voices = voicesOf(model)
  return (
    <PartPage model={model} title="Reveal">
      <h1>You beside the room</h1>
      <CameLater model={model} />
      <p class="quiet">Of the room the middle rating is shown. Being alone with a rating does not make it wrong.</p>
      <NextComes model={model} />
      <Rankings model={model} voices={voices} />
      <CellByCell model={model} voices={voices} title="Cell by cell" />
    </PartPage>
  )
}

export const PartDebrief = ({ model }: { model: PartModel }) => {
  const voices = voicesOf(model)
  return (
    <PartPage model={model} title="Debrief">
      <h1>Looking back</h1>
      <NextComes model={model} />
      <Questions model={model} />
      <Rankings model={model} voices={voices} />
      <Chances model={model} />
      <CellByCell model={model} voices={voices} title="Cell by cell" />
    </PartPage>
  )
}

export const PartSummary = ({ model }: { model: PartModel }) => {
  const { id, view, run, me } = model
  const voices = voicesOf(model)
  return (
    <PartPage model={model} title="My summary" head="My summary" beside>
      <h1 dir="auto">{view.question}</h1>
      <p>
        What <strong dir="auto">{me.name}</strong> rated, beside the room of {run.count}.
      </p>
      <CameLater model={model} />
      <p class="row no-print">
        <a class="btn" href={paths.part(id)}>
          Back to the exercise
        </a>
      </p>
      <Rankings model={model} voices={voices} />
      <Chances model={model} />
      <CellByCell model={model} voices={voices} title="What was rated" />
      <Reasons model={model} />
      {showsReference(run) && <Questions model={model} />}
    </PartPage>
  )
}

const Questions = ({ model: { view } }: { model: PartModel }) => {
  const questions = view.exercise?.debrief ?? []
  return questions.length === 0 ? null : (
    <section class="stack" aria-labelledby="questions">
      <h2 id="questions">Questions to talk about</h2>
      <ol class="bullets">
        {questions.map((question) => (
          <li dir="auto">{question}</li>
        ))}
      </ol>
    </section>
  )
}

const Reasons = ({ model: { view, me } }: { model: PartModel }) => {
  const reasons = [...me.rationales].filter(([evidence]) => view.evidence.get(evidence)?.parked === false)
  return reasons.length === 0 ? null : (
    <section class="stack" aria-labelledby="own-reasons">
      <h2 id="own-reasons">What you wrote</h2>
      <ul class="list">
        {reasons.map(([evidence, text]) => (
          <li class="stack">
            <p class="quiet" dir="auto">
              {view.evidence.get(evidence)?.statement}
            </p>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One's own before and after; of the room only those who gave both, once it may be seen. */
const Chances = ({ model }: { model: PartModel }) => {
  const { view, run, me } = model
  const hypotheses = hypothesesOf(model)
  const ids = hypotheses.map(({ id }) => id)
  const whens = (['before', 'now'] as const).filter((when) =>
    run.options.stages.includes(when === 'before' ? 'favourites' : 'probabilities'),
  )
  const room = showsProbabilities(run) ? roomBeside(view, run, me) : []
  const of = (when: 'before' | 'now', people: typeof room) =>
    pooled(
      ids,
      people.map((one) => ({ id: one.id, probabilities: one.estimates[when] })),
    )
  const complete = room.filter((one) => whens.every((when) => of(when, [one]).used === 1))
  const inAll = complete.length > 1 ? complete : []
  const own = whens.map((when) => of(when, [me]).probabilities)
  const together = whens.map((when) => of(when, inAll).probabilities)
  if (own.every((set) => set === null) && together.every((set) => set === null)) return null
  const words = { before: 'before', now: 'after' } as const
  const share = (set: readonly number[] | null | undefined, at: number) => (set ? percent(set[at] ?? 0) : '–')
  return (
    <section class="stack" aria-labelledby="chances">
      <h2 id="chances">How likely, before and after</h2>
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
        Scaled to 100.
        {inAll.length > 0 &&
          ` The room’s are the average of ${counted(inAll.length, 'person', 'people')} who gave ${whens.length > 1 ? 'both' : 'theirs'}.`}
      </p>
    </section>
  )
}
