// Participants' pages after the reveal: comparison with the room, debrief, and the summary to keep.
import { showsReference } from '../../../src/ach/model/exercise.ts'
import { participantCount } from '../../../src/ach/words/exercise-words.ts'
import { paths } from '../../../src/paths.ts'
import { CellByCell, comparedColumns, LateJoinerNote, PrintedCells, Rankings } from './compare.tsx'
import { GroupNote, NextStageNote, ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'
import { PooledProbabilities } from './pooled.tsx'

export const ParticipantReveal = ({ model }: { model: ParticipantModel }) => {
  const columns = comparedColumns(model)
  return (
    <ParticipantPage model={model} title="Reveal">
      <h1>Your ratings and the room’s</h1>
      <GroupNote model={model} />
      <LateJoinerNote model={model} />
      <p class="quiet">A rating is not wrong just because no one else shares it.</p>
      <NextStageNote model={model} />
      <Rankings model={model} columns={columns} />
      <CellByCell model={model} columns={columns} title="Cell by cell" />
    </ParticipantPage>
  )
}

export const ParticipantDebrief = ({ model }: { model: ParticipantModel }) => {
  const columns = comparedColumns(model)
  return (
    <ParticipantPage model={model} title="Debrief">
      <h1>Looking back</h1>
      <NextStageNote model={model} />
      <Questions model={model} />
      <Rankings model={model} columns={columns} />
      <PooledProbabilities model={model} />
      <CellByCell model={model} columns={columns} title="Cell by cell" />
    </ParticipantPage>
  )
}

export const ParticipantSummaryPage = ({ model }: { model: ParticipantModel }) => {
  const { id, view, run, me } = model
  const columns = comparedColumns(model)
  return (
    <ParticipantPage model={model} title="My summary" head="My summary" standalone printed>
      <h1 dir="auto">{view.question}</h1>
      <p>
        <strong dir="auto">{me.name}</strong>’s ratings, compared with the room’s ({participantCount(run.count)}).
      </p>
      <LateJoinerNote model={model} />
      <p class="row no-print">
        <a class="btn" href={paths.participantHome(id)}>
          Back to the exercise
        </a>
        <a class="btn" href={paths.participantSummaryFile(id)} download aria-label="Download my summary as a spreadsheet">
          Download my summary
        </a>
      </p>
      <Rankings model={model} columns={columns} />
      <PooledProbabilities model={model} />
      <div class="no-print stack">
        <CellByCell model={model} columns={columns} title="Ratings, cell by cell" />
      </div>
      <PrintedCells model={model} columns={columns} />
      <Reasons model={model} />
      {showsReference(run) && <Questions model={model} />}
    </ParticipantPage>
  )
}

const Questions = ({ model: { view } }: { model: ParticipantModel }) => {
  const questions = view.exercise?.debrief ?? []
  return questions.length === 0 ? null : (
    <section class="stack" aria-labelledby="questions">
      <h2 id="questions">Questions to discuss</h2>
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
