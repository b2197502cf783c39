// One row of another case, to practise on: the question is easily asked backwards, and what is said afterwards names that.
import { judgePractice } from '../../../src/ach/exercise/practice-row.ts'
import { type Rating, ratingWords } from '../../../src/ach/model/rating.ts'
import { participantFields } from '../../../src/forms/participant-form.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField, Problems } from '../../ui/fields.tsx'
import { NextStageNote, ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'
import { EnterSaves, QUESTION, RatingField } from './row.tsx'

export interface PracticeRow {
  readonly question: string
  readonly statement: string
  readonly hypotheses: readonly { readonly id: string; readonly name: string }[]
  /** how the primer rated it, in the order of the hypotheses */
  readonly reference: readonly (Rating | null)[]
  readonly readBy: string
}

interface Props {
  readonly model: ParticipantModel
  readonly row: PracticeRow
  readonly values: Typed
  readonly problems: readonly Problem[]
}

export const ParticipantPractice = ({ model, row, values, problems }: Props) => {
  const answered = model.me.participation?.practised ?? null
  return (
    <ParticipantPage model={model} title="Practice">
      {answered !== null && problems.length === 0 && <Feedback model={model} row={row} given={answered} />}
      <p class="quiet">Another case, to practise on: {row.question}</p>
      <h1 class="h" id="text">
        {row.statement}
      </h1>
      <p class="quiet">
        <strong>{QUESTION}</strong>
      </p>
      <Problems problems={problems} known={[]} />
      <form class="stack" method="post" action={paths.participantPractice(model.id)} novalidate data-queued="">
        <HiddenField name="stage" value={model.run.stage} />
        <EnterSaves />
        <div>
          {row.hypotheses.map((hypothesis, at) => {
            const name = participantFields.rating(hypothesis.id)
            return <RatingField hypothesis={hypothesis} name={name} value={values[name] ?? answered?.[at] ?? ''} />
          })}
        </div>
        <p>
          <button type="submit" class="btn" data-kind="main" data-size="l">
            {answered === null ? 'See how that went' : 'Try again'}
          </button>
        </p>
      </form>
    </ParticipantPage>
  )
}

const Feedback = ({ model, row, given }: { model: ParticipantModel; row: PracticeRow; given: readonly (Rating | null)[] }) => {
  const said = judgePractice(given)
  if (said === null) return null
  const [at = 0] = said.apart
  const name = row.hypotheses[at]?.name ?? ''
  return (
    <div class="notice stack" data-kind={said.kind === 'backwards' ? 'warn' : undefined} id="said" tabindex={-1}>
      {said.kind === 'backwards' && (
        <>
          <p>
            <strong>Was the question asked backwards?</strong> You said “{ratingWords(given[at] ?? null)}” for {name}, and not for every
            other.
          </p>
          <p>
            The mistake that nearly everybody makes: “there is a blind leader, so how likely is it that this was a {name.toLowerCase()}?”
            Turn it round: “suppose a {name.toLowerCase()} did it; how surprised would I be that its leader is blind?”
          </p>
        </>
      )}
      {said.kind === 'alike' && (
        <p>
          <strong>Asked the right way round.</strong> You rated all of them alike: a blind leader is as surprising in one kind of group as
          in another.
        </p>
      )}
      {said.kind === 'fits' && (
        <p>
          <strong>Nothing speaks against any of them.</strong> You see small differences: ask yourself whether a blind leader would really
          be a greater surprise in one kind of group than in another.
        </p>
      )}
      {said.kind === 'against' && (
        <p>
          <strong>You would be surprised whoever did it.</strong> Then it tells them apart by little: ask yourself whether the surprise is
          really greater with one than with another.
        </p>
      )}
      <p>
        {row.readBy}: {row.reference.map((rating, place) => `${row.hypotheses[place]?.name ?? ''} ${rating ?? '–'}`).join(', ')}. A row that
        fits everything alike says nothing about who did it, however striking it is.
      </p>
      <NextStageNote model={model} />
    </div>
  )
}
