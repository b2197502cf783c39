// The practice row from another case, with feedback: many people read the question backwards at first.

import { judgePractice, type PracticeRow } from '../../../src/ach/model/practice-row.ts'
import { type Rating, ratingWords } from '../../../src/ach/model/rating.ts'
import { RATING_QUESTION } from '../../../src/ach/model/rating-question.ts'
import { participantFields } from '../../../src/forms/participant-form.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField, Problems } from '../../ui/fields.tsx'
import { NextStageNote, ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'
import { EnterSaves, RatingField } from './row.tsx'

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
      <p class="quiet">Practice with another case: {row.question}</p>
      <h1 class="h" id="text">
        {row.statement}
      </h1>
      <p class="quiet">
        <strong>{RATING_QUESTION}</strong>
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
            {answered === null ? 'Show feedback' : 'Try again'}
          </button>
        </p>
      </form>
    </ParticipantPage>
  )
}

const Feedback = ({ model, row, given }: { model: ParticipantModel; row: PracticeRow; given: readonly (Rating | null)[] }) => {
  const result = judgePractice(given)
  if (result === null) return null
  const [at = 0] = result.apart
  const name = row.hypotheses[at]?.name ?? ''
  return (
    <div class="notice stack" data-kind={result.kind === 'backwards' ? 'warn' : undefined} id="said" tabindex={-1}>
      {result.kind === 'backwards' && (
        <>
          <p>
            <strong>Did you read the question backwards?</strong> You answered “{ratingWords(given[at] ?? null)}” for {name}, but not for
            every hypothesis.
          </p>
          <p>
            Nearly everyone makes this mistake: “There is a blind leader. How likely is it that this was a {name.toLowerCase()}?” Turn it
            round: “Suppose a {name.toLowerCase()} did it. Would a blind leader be expected or surprising?”
          </p>
        </>
      )}
      {result.kind === 'alike' && (
        <p>
          <strong>You read the question the right way round.</strong> You rated all hypotheses the same: a blind leader is equally
          surprising in every kind of group.
        </p>
      )}
      {result.kind === 'outside' && (
        <p>
          <strong>You rated every hypothesis NA.</strong> NA is for an item that has no bearing on a hypothesis at all. Suppose each
          hypothesis in turn is true: would a blind leader be expected or surprising? If the answer is always the same, give the same rating
          from CC to II each time.
        </p>
      )}
      {result.kind === 'fits' && (
        <p>
          <strong>You found nothing inconsistent.</strong> You see small differences. Ask yourself whether a blind leader would really be
          more surprising in one kind of group than in another.
        </p>
      )}
      {result.kind === 'against' && (
        <p>
          <strong>You found the item inconsistent with every hypothesis.</strong> Then it hardly tells them apart. Ask yourself whether a
          blind leader would really be more surprising in one kind of group than in another.
        </p>
      )}
      <p>
        {row.readBy}: {row.reference.map((rating, place) => `${row.hypotheses[place]?.name ?? ''} ${rating ?? '–'}`).join(', ')}. An item
        that fits every hypothesis equally well says nothing about who did it, however striking it is.
      </p>
      <NextStageNote model={model} />
    </div>
  )
}
