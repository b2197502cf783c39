// The introduction: question, background, content note and hypotheses. The lobby shows it; those who join later read it before anything else.
import { isOwnPace } from '../../../src/ach/model/exercise.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import { itemName, stopAfter } from '../../../src/ach/words/phrases.ts'
import { ContentNoteText, OpenUntil, ParticipantPage, StepForm } from './frame.tsx'
import type { ParticipantModel } from './model.ts'

export const RoomIntroduction = ({ model }: { model: ParticipantModel }) => {
  const { view, run, me } = model
  return (
    <>
      <p>
        You have joined as <strong dir="auto">{me.name}</strong>
        {stopAfter(me.name)}
      </p>
      <h1 dir="auto">{view.question}</h1>
      {view.background !== null && <p dir="auto">{view.background}</p>}
      {run.options.contentNote !== null && <ContentNoteText note={run.options.contentNote} />}
      <section class="stack" aria-labelledby="explanations">
        <h2 id="explanations">The hypotheses</h2>
        <dl class="stack says">
          {activeItems(view.hypotheses).map(({ id, statement }) => (
            <div>
              <dt dir="auto">{itemName(view, id)}</dt>
              <dd dir="auto">{statement}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

export const ParticipantIntroduction = ({ model }: { model: ParticipantModel }) => (
  <ParticipantPage model={model} title="Introduction" head="Introduction" standalone>
    <RoomIntroduction model={model} />
    {isOwnPace(model.run) && (
      <p>
        You do this at your own pace, without a clock, in several sittings if you like. Every answer is saved as you give it.{' '}
        <OpenUntil model={model} />
      </p>
    )}
    <StepForm model={model} step="lobby" />
  </ParticipantPage>
)
