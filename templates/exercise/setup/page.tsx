// Setting up an exercise: how long it takes, what is rated, who sees what. Everything is proposed; one button makes the run.
import type { Child } from 'hono/jsx'
import { LIMITS } from '../../../src/ach/model/texts.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import type { ExerciseForm } from '../../../src/forms/exercise-form.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { Page } from '../../layout/page.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, TextField } from '../../ui/fields.tsx'
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
      <main id="main" class="page" data-narrow>
        <Problems problems={problems} />
        <div class="stack">
          <h1>Run as an exercise</h1>
          <p class="prose quiet">
            A room scores this evidence alone, then together, with phones or on paper. The run is a workbook of its own: it takes over
            hypotheses, evidence and sources, and nobody’s ratings. This workbook stays as it is.
          </p>
          <p class="meta">
            No devices at all? <a href={paths.pack(id)}>Print the pack</a>: sheets, evidence cards, your notes.
          </p>
        </div>
        <form class="stack" data-wide method="post" action={paths.exercises(id)} novalidate>
          <HiddenField name="asked" value="yes" />
          <HiddenField name="was" value={form.values.budget ?? ''} />
          <div class="panel">
            <TextField name="title" label="Title of the run" filled={filled} />
            <BudgetField id={id} chosen={form.values.budget ?? ''} />
          </div>
          <div class="stack" data-wide id="proposed">
            <StageFields form={form} filled={filled} />
            <Deck form={form} decks={decks} />
          </div>
          <div class="panel">
            <h2>People</h2>
            <Choose name="anonymous" label="Names" form={form} choices={NAMES} />
            <TextField name="room" label="Size of the room" hint={`So many people come in, at most ${LIMITS.room}.`} filled={filled} />
            <fieldset class="field">
              <legend>Participants may propose</legend>
              <div>
                <Tick name="hypotheses" form={form}>
                  hypotheses
                </Tick>
                <Tick name="evidence" form={form}>
                  items of evidence
                </Tick>
              </div>
              <p class="hint">You decide about each on the desk.</p>
            </fieldset>
          </div>
          <div class="panel">
            <h2>Rating</h2>
            <Choose name="shuffled" label="Order of the evidence" form={form} choices={ORDERS} />
            <Choose name="turned" label="Where the matrix is shown" form={form} choices={TURNED} />
            <Choose name="discuss" label="Rated a second time, in the discussion" form={form} choices={DISCUSSED} />
            <Tick name="homework" form={form}>
              Rating is homework
              <br />
              <span class="quiet">Favourites, practice and rating come before the lobby: people do them at home, with the same code.</span>
            </Tick>
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
          <p class="row">
            <button type="submit" class="btn" data-kind="main" data-size="l">
              Make the exercise
            </button>
            <a class="btn" data-kind="plain" href={paths.workbook(id)}>
              Not now
            </a>
          </p>
        </form>
      </main>
    </Page>
  )
}

const Deck = ({ form, decks }: { form: ExerciseForm; decks: SetupProps['decks'] }) => (
  <div class="panel">
    <h2>Evidence</h2>
    {decks.short > 0 ? (
      <Choose
        name="deck"
        label="What is rated"
        form={form}
        choices={[
          ['full', `All ${countNoun(decks.full, 'item')}`, ''],
          ['short', `The case’s short deck: ${countNoun(decks.short, 'item')}`, 'The others are parked in the run.'],
        ]}
      />
    ) : (
      <p class="quiet">All {countNoun(decks.full, 'item')} are rated. Park items beforehand to leave them out.</p>
    )}
  </div>
)

type Option = readonly [value: string, words: string, more: string]
const NAMES: readonly Option[] = [
  ['no', 'Everybody gives a name', 'You see it. The wall shows it only in the lobby.'],
  ['yes', 'Nobody is asked for one', 'People are numbered.'],
]
const ORDERS: readonly Option[] = [
  ['no', 'The same for everybody', ''],
  ['yes', 'Shuffled for each person', 'So that the last items do not always get the least attention.'],
]
const TURNED: readonly Option[] = [
  ['no', 'Evidence down, hypotheses across', ''],
  ['yes', 'Hypotheses down, evidence across', ''],
]
const DISCUSSED: readonly Option[] = [
  ['worth', 'The cells most worth talking about', 'Where the room differs, and the score would notice.'],
  ['all', 'All cells', ''],
]

const Choose = ({ name, label, form, choices }: { name: string; label: string; form: ExerciseForm; choices: readonly Option[] }) => (
  <fieldset class="field" id={`f-${name}`}>
    <legend>{label}</legend>
    <div>
      {choices.map(([value, words, more]) => (
        <label class="check">
          <input type="radio" name={name} value={value} checked={form.values[name] === value} />
          <span>
            {words}
            {more && (
              <>
                <br />
                <span class="quiet">{more}</span>
              </>
            )}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)

const Tick = ({ name, form, children }: { name: string; form: ExerciseForm; children: Child }) => (
  <label class="check">
    <input type="checkbox" name={name} value="yes" checked={form.values[name] === 'yes'} />
    <span>{children}</span>
  </label>
)
