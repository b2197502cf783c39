// After the reveal: one's own ratings beside the room's, the look back, and the summary to keep.
import { showsReference } from '../../../src/ach/model/exercise.ts'
import { paths } from '../../../src/paths.ts'
import { CellByCell, comparedVoices, LateJoinerNote, Rankings } from './compare.tsx'
import { NextStageNote, ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'
import { PooledProbabilities } from './pooled.tsx'

export const ParticipantReveal = ({ model }: { model: ParticipantModel }) => {
  const voices = comparedVoices(model)
  return (
    <ParticipantPage model={model} title="Reveal">
      <h1>You beside the room</h1>
      <LateJoinerNote model={model} />
      <p class="quiet">Being alone with a rating does not make it wrong.</p>
      <NextStageNote model={model} />
      <Rankings model={model} voices={voices} />
      <CellByCell model={model} voices={voices} title="Cell by cell" />
    </ParticipantPage>
  )
}

export const ParticipantDebrief = ({ model }: { model: ParticipantModel }) => {
  const voices = comparedVoices(model)
  return (
    <ParticipantPage model={model} title="Debrief">
      <h1>Looking back</h1>
      <NextStageNote model={model} />
      <Questions model={model} />
      <Rankings model={model} voices={voices} />
      <PooledProbabilities model={model} />
      <CellByCell model={model} voices={voices} title="Cell by cell" />
    </ParticipantPage>
  )
}

export const ParticipantSummaryPage = ({ model }: { model: ParticipantModel }) => {
  const { id, view, run, me } = model
  const voices = comparedVoices(model)
  return (
    <ParticipantPage model={model} title="My summary" head="My summary" beside>
      <h1 dir="auto">{view.question}</h1>
      <p>
        What <strong dir="auto">{me.name}</strong> rated, beside the room of {run.count}.
      </p>
      <LateJoinerNote model={model} />
      <p class="row no-print">
        <a class="btn" href={paths.participantHome(id)}>
          Back to the exercise
        </a>
        <a class="btn" href={paths.participantSummaryFile(id)} download aria-label="Download my summary as a spreadsheet">
          Spreadsheet
        </a>
      </p>
      <Rankings model={model} voices={voices} />
      <PooledProbabilities model={model} />
      <CellByCell model={model} voices={voices} title="What was rated" />
      <Reasons model={model} />
      {showsReference(run) && <Questions model={model} />}
    </ParticipantPage>
  )
}

const Questions = ({ model: { view } }: { model: ParticipantModel }) => {
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

const Reasons = ({ model: { view, me } }: { model: ParticipantModel }) => {
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
