// Setting up an exercise: how long it takes, what is rated, who sees what. Everything is proposed; one button makes the run.

import { LIMITS } from '../../../src/ach/model/texts.ts'
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
  /** how many items each deck has; `shortLabel` 0 where the case has none */
  readonly decks: { readonly full: number; readonly short: number }
  /** the reading that the debrief shows; null for none */
  readonly reference: string | null
}

export const SetupPage = ({ id, form, problems, decks, reference }: SetupProps) => {
  const filled: FilledForm = { values: form.values, problems }
  return (
    <Page title="Run as an exercise" tab="settings" screen="setup">
      <PageMain
        above={<Problems problems={problems} />}
        heading="Run as an exercise"
        lead="A room scores this evidence alone, then together, with phones or on paper. The run is a workbook of its own: it takes over hypotheses, evidence and sources, and nobody’s ratings. This workbook stays as it is."
        below={
          <p class="meta">
            No devices at all? <a href={paths.pack(id)}>Print the pack</a>: sheets, evidence cards, your notes.
          </p>
        }
      >
        <form class="stack roomy" method="post" action={paths.exercises(id)} novalidate>
          <HiddenField name="asked" value="yes" />
          <HiddenField name="was" value={form.values.budget ?? ''} />
          <div class="panel">
            <TextField name="title" label="Title of the run" filled={filled} />
            <BudgetField id={id} chosen={form.values.budget ?? ''} />
          </div>
          <div class="stack roomy" id="proposed">
            <StageFields form={form} filled={filled} />
            <Deck form={form} decks={decks} />
          </div>
          <div class="panel">
            <h2>People</h2>
            <RadioList name="anonymous" legend="Names" options={NAMES} chosen={form.values.anonymous} />
            <TextField name="room" label="Size of the room" hint={`So many people come in, at most ${LIMITS.room}.`} filled={filled} />
            <fieldset class="field">
              <legend>Participants may propose</legend>
              <div>
                <Check name="hypotheses" checked={form.values.hypotheses === 'yes'} label="hypotheses" />
                <Check name="evidence" checked={form.values.evidence === 'yes'} label="items of evidence" />
              </div>
              <p class="hint">You decide about each on the desk.</p>
            </fieldset>
          </div>
          <div class="panel">
            <h2>Rating</h2>
            <RadioList name="shuffled" legend="Order of the evidence" options={ORDERS} chosen={form.values.shuffled} />
            <RadioList name="turned" legend="Where the matrix is shown" options={TURNED} chosen={form.values.turned} />
            <RadioList name="discuss" legend="Rated a second time, in the discussion" options={DISCUSSED} chosen={form.values.discuss} />
            <Check
              name="homework"
              checked={form.values.homework === 'yes'}
              label="Rating is homework"
              hint="Favourites, practice and rating come before the lobby: people do them at home, with the same code."
            />
          </div>
          <div class="panel">
            <AreaField
              name="contentNote"
              label="A note before the evidence"
              hint="Stands before people read anything. Use it where people died, and relatives may be in the room."
              rows={5}
              optional
              filled={filled}
            />
            {reference && (
              <p class="meta">
                “<bdi>{reference}</bdi>” stays hidden until the debrief, from you as well.
              </p>
            )}
          </div>
          <Actions main="Make the exercise" cancel={{ href: paths.workbook(id), label: 'Not now' }} />
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
        legend="What is rated"
        options={[
          { value: 'full', label: `All ${countNoun(decks.full, 'item')}` },
          {
            value: 'short',
            label: `The case’s short deck: ${countNoun(decks.short, 'item')}`,
            description: 'The others are parked in the run.',
          },
        ]}
        chosen={form.values.deck}
      />
    ) : (
      <p class="quiet">All {countNoun(decks.full, 'item')} are rated. Park items beforehand to leave them out.</p>
    )}
  </div>
)

const NAMES = [
  { value: 'no', label: 'Everybody gives a name', description: 'You see it. The wall shows it only in the lobby.' },
  { value: 'yes', label: 'Nobody is asked for one', description: 'People are numbered.' },
]
const ORDERS = [
  { value: 'no', label: 'The same for everybody' },
  { value: 'yes', label: 'Shuffled for each person', description: 'So that the last items do not always get the least attention.' },
]
const TURNED = [
  { value: 'no', label: 'Evidence down, hypotheses across' },
  { value: 'yes', label: 'Hypotheses down, evidence across' },
]
const DISCUSSED = [
  {
    value: 'worth',
    label: 'The cells most worth talking about',
    description: 'Where the room differs, and the score would notice.',
  },
  { value: 'all', label: 'All cells' },
]
