// The page that sets up an exercise: time, stages, evidence, participants. Every field is filled in; one button creates the exercise.

import { LIMITS } from '../../../src/ach/model/texts.ts'
import { ratedItemsText } from '../../../src/ach/words/exercise-words.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import type { ExerciseForm } from '../../../src/forms/exercise-form.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { Page } from '../../layout/page.tsx'
import { Actions } from '../../ui/actions.tsx'
import { Check } from '../../ui/check.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, TextField } from '../../ui/fields.tsx'
import { PageMain } from '../../ui/page-main.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { BudgetField, StageFields } from './stages.tsx'

export interface SetupProps {
  readonly id: string
  readonly form: ExerciseForm
  readonly problems: readonly Problem[]
  /** number of items in each deck; `short` is 0 if the case has no short deck */
  readonly decks: { readonly full: number; readonly short: number }
  /** name of the reference ratings that the debrief shows; null for none */
  readonly reference: string | null
}

export const SetupPage = ({ id, form, problems, decks, reference }: SetupProps) => {
  const filled: FilledForm = { values: form.values, problems }
  return (
    <Page title="Start an exercise" tab="settings" screen="setup" scripts={['exercise/setup/setup']}>
      <PageMain
        above={<Problems problems={problems} />}
        heading="Start an exercise"
        lead="Participants first rate this evidence on their own, on phones or on paper, then discuss it together. The exercise is a separate workbook: it copies the hypotheses, evidence and sources, but not your ratings. This workbook does not change."
        below={
          <p class="meta">
            No devices? <a href={paths.pack(id)}>Print the pack</a>: paper forms, evidence cards, facilitator’s notes and, if there are any,
            reference ratings.
          </p>
        }
      >
        <form class="stack roomy" method="post" action={paths.exercises(id)} novalidate>
          <HiddenField name="asked" value="yes" />
          <div class="panel">
            <TextField name="title" label="Exercise title" filled={filled} />
            <TextField
              name="course"
              label="Course"
              hint="Exercises with the same course name are compared on one page."
              filled={filled}
              optional
            />
            <BudgetField id={id} chosen={form.values.budget ?? ''} />
          </div>
          <div class="stack roomy" id="proposed">
            <HiddenField name="was" value={form.values.budget ?? ''} />
            <StageFields form={form} filled={filled} />
            <Deck form={form} decks={decks} />
          </div>
          <div class="panel">
            <h2>Participants</h2>
            <RadioList name="anonymous" legend="Names" options={NAMES} chosen={form.values.anonymous} />
            <TextField
              name="room"
              label="Maximum number of participants"
              hint={`From 1 to ${LIMITS.room}. Once it is reached, no one else can join.`}
              filled={filled}
            />
            <fieldset class="field">
              <legend>Participants can propose</legend>
              <div>
                <Check name="hypotheses" checked={form.values.hypotheses === 'yes'} label="hypotheses" />
                <Check name="evidence" checked={form.values.evidence === 'yes'} label="items of evidence" />
                <Check name="questions" checked={form.values.questions === 'yes'} label="questions to discuss" />
              </div>
              <p class="hint">
                You add or decline each proposal at the desk. From the reveal on, participants see each other’s questions without names and
                vote for them.
              </p>
            </fieldset>
          </div>
          <div class="panel">
            <h2>Rating</h2>
            <RadioList name="shuffled" legend="Order while rating alone" options={ORDERS} chosen={form.values.shuffled} />
            <RadioList name="turned" legend="Matrix on the wall" options={LAYOUTS} chosen={form.values.turned} />
            <RadioList name="discuss" legend="Second round, in the discussion" options={SECOND_ROUND} chosen={form.values.discuss} />
            <Check
              name="homework"
              checked={form.values.homework === 'yes'}
              label="Set the rating as homework"
              hint="The stages from First probabilities to Rate alone come before the lobby. Participants join with the join code, which works for two days, and do them at home."
            />
            <TextField
              name="closesAt"
              label="The homework closes"
              hint="A day and a time, such as 5 Dec 2026, 18:00. Until then everyone goes through these stages at their own pace, without a clock, and can join. Blank: you start each stage for all."
              filled={filled}
              optional
            />
          </div>
          <div class="panel">
            <AreaField
              name="contentNote"
              label="Note before the evidence"
              hint="Participants see it before the evidence. Use it to warn them of distressing content, such as deaths."
              rows={5}
              optional
              filled={filled}
            />
            {reference && (
              <p class="meta">
                The exercise shows the reference ratings (“<bdi>{reference}</bdi>”) in the debrief. To see them beforehand, open the{' '}
                <a href={paths.pack(id)}>printable pack</a> and tick Reference ratings.
              </p>
            )}
          </div>
          <Actions main="Create exercise" cancel={{ href: paths.workbook(id), label: 'Cancel' }} />
        </form>
      </PageMain>
    </Page>
  )
}

const Deck = ({ form, decks }: { form: ExerciseForm; decks: SetupProps['decks'] }) => (
  <div class="panel">
    <h2>Evidence</h2>
    {decks.short > 0 ? (
      <RadioList
        name="deck"
        legend="Items to rate"
        options={[
          { value: 'full', label: `All ${countNoun(decks.full, 'item')}` },
          {
            value: 'short',
            label: `Short deck: ${countNoun(decks.short, 'item')}`,
            description: 'The other items are parked in the exercise.',
          },
        ]}
        chosen={form.values.deck}
      />
    ) : (
      <p class="quiet">{ratedItemsText(decks.full)}</p>
    )}
  </div>
)

const NAMES = [
  {
    value: 'no',
    label: 'Ask for a name',
    description:
      'You and your files show the names with all answers, which participants agree to when they join. The wall shows names only in the lobby and in the list of groups.',
  },
  { value: 'yes', label: 'Do not ask for a name', description: 'Participants are numbered.' },
]
const ORDERS = [
  {
    value: 'yes',
    label: 'Items and hypotheses shuffled for each participant',
    description: 'In a fixed order, the last ones get the least attention. The discussion, the wall and the paper forms keep one order.',
  },
  { value: 'no', label: 'Same order for everyone' },
]
const LAYOUTS = [
  { value: 'no', label: 'Evidence in rows, hypotheses in columns' },
  { value: 'yes', label: 'Hypotheses in rows, evidence in columns' },
]
const SECOND_ROUND = [
  {
    value: 'worth',
    label: 'The cells most worth discussing',
    description: 'Where the room disagrees and a score could change.',
  },
  { value: 'all', label: 'All cells' },
]
