// The settings of one workbook: its texts, how it counts, the person's name, a copy, and deleting it.

import { LIMITS } from '../../src/ach/model/texts.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RadioList } from '../ui/radio-list.tsx'

/** As the form and the conflict page call them. */
export const SETTINGS_LABELS = {
  title: 'Title',
  question: 'The question',
  background: 'Background',
  method: 'How contradictions add up',
} as const

export interface SettingsProps {
  readonly id: string
  /** the workbook is a run of an exercise */
  readonly isRun: boolean
  readonly version: number
  readonly filled: FilledForm
  readonly person: FilledForm
  readonly copy: FilledForm
  /** a sentence about what was just saved */
  readonly saved?: string
}

export const SettingsPage = ({ id, isRun, version, filled, person, copy, saved }: SettingsProps) => (
  <Page title="Settings" tab="settings" screen="workbooks">
    <PageMain
      above={
        <>
          <Problems problems={[...filled.problems, ...person.problems, ...copy.problems]} />
          {saved && (
            <Notice kind="status">
              <p>{saved}</p>
            </Notice>
          )}
        </>
      }
      heading="Settings"
    >
      <form class="panel roomy" method="post" action={paths.settings(id)} novalidate>
        <h2>This workbook</h2>
        <HiddenField name="version" value={version} />
        <TextField name="title" label={SETTINGS_LABELS.title} filled={filled} />
        <AreaField
          name="question"
          label={SETTINGS_LABELS.question}
          hint="One question that the hypotheses answer differently."
          rows={2}
          filled={filled}
        />
        <AreaField
          name="background"
          label={SETTINGS_LABELS.background}
          hint="What somebody needs to know before rating."
          rows={5}
          optional
          filled={filled}
        />
        <RadioList name="method" legend={SETTINGS_LABELS.method} options={METHODS} chosen={filled.values.method ?? 'count'} />
        <Actions main="Save settings" />
      </form>
      <section class="panel" aria-labelledby="readers">
        <h2 id="readers">Readers</h2>
        <p>
          <a href={paths.links(id)}>Links for readers</a>: they see the matrix, the analysis and the report, and change nothing.
        </p>
      </section>
      <section class="panel" aria-labelledby="exercise">
        <h2 id="exercise">Exercise</h2>
        {isRun && (
          <p>
            This workbook is a run of an exercise. <a href={paths.exercise(id)}>Go to its desk</a>.
          </p>
        )}
        <p>
          <a href={paths.setUpExercise(id)}>Run as an exercise</a>: a room of people scores this evidence alone, then together.
        </p>
      </section>
      <form class="panel" method="post" action={paths.person(id)} novalidate>
        <h2>You</h2>
        <TextField
          name="name"
          label="Your name"
          hint="Stands beside your ratings, in the history and in exports of this workbook."
          filled={person}
        />
        <p>
          <button type="submit" class="btn">
            Save name
          </button>
        </p>
      </form>
      <form class="panel" method="post" action={paths.duplicate(id)} novalidate>
        <h2>Make a copy</h2>
        <TextField name="copy" label="Title of the copy" filled={copy} />
        <Check
          name="ratings"
          checked={copy.values.ratings === 'yes'}
          label="With my ratings and notes"
          hint="Without them the copy starts blank: same hypotheses, evidence, weights and thinking aids."
        />
        <p>
          <button type="submit" class="btn">
            Make the copy
          </button>
        </p>
      </form>
      <section class="panel" aria-labelledby="redact">
        <h2 id="redact">Remove personal data</h2>
        <p class="prose">People’s names and what they wrote go for good; ratings and the analysis stay.</p>
        <p>
          <a class="btn" href={paths.redact(id)}>
            See what goes and what stays
          </a>
        </p>
      </section>
      <form class="panel" method="post" action={paths.delete(id)}>
        <h2>Delete this workbook</h2>
        <p class="prose">
          It goes with its hypotheses, evidence, ratings and history, and it can be brought back for {LIMITS.deletedDays} days.
        </p>
        <Actions main="Delete the workbook" danger size="m" />
      </form>
    </PageMain>
  </Page>
)

const METHODS = [
  {
    value: 'count',
    label: 'Count',
    description:
      'Each I counts 1 against a hypothesis and each II counts 2, whatever the item. Weights are kept and shown, and do not count.',
  },
  {
    value: 'weighted',
    label: 'Weighted',
    description: 'The same, times the weight of the item: from ×0.5 where credibility and relevance are low to ×2 where both are high.',
  },
] as const
