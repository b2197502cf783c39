// The settings page of a workbook: title, question, scoring method, reader links, exercise, the user's name, duplicating and deleting.

import type { Child } from 'hono/jsx'
import { LIMITS } from '../../src/ach/model/texts.ts'
import { MARKINGS, type SettingsFields } from '../../src/ach/model/workbook.ts'
import { fieldLabel } from '../../src/ach/words/field-table.ts'
import { startSentence } from '../../src/ach/words/phrases.ts'
import { contradictionCountsExplained } from '../../src/ach/words/scale-words.ts'
import type { Problem } from '../../src/forms/typed-fields.ts'
import { paths } from '../../src/paths.ts'
import { fieldProps } from '../items/field-props.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RadioList } from '../ui/radio-list.tsx'

export interface SettingsProps {
  readonly id: string
  /** the workbook is a run of an exercise */
  readonly isRun: boolean
  /** the run is not closed, so deleting it asks */
  readonly isRunning: boolean
  /** why it was not deleted */
  readonly deleting?: Problem | undefined
  readonly version: number
  readonly filled: FilledForm
  readonly person: FilledForm
  readonly copy: FilledForm
  /** confirmation of what was just saved */
  readonly saved?: string
}

export const SettingsPage = ({ id, isRun, isRunning, deleting, version, filled, person, copy, saved }: SettingsProps) => (
  <Page title="Settings" tab="settings" screen="workbooks">
    <PageMain
      above={
        <>
          <Problems problems={[...filled.problems, ...person.problems, ...copy.problems, ...(deleting ? [deleting] : [])]} />
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
        <WorkbookFields filled={filled} />
        <Actions main="Save settings" />
      </form>
      <section class="panel" aria-labelledby="readers">
        <h2 id="readers">Readers</h2>
        <p>
          <a href={paths.links(id)}>Reader links</a> let others see the matrix, the analysis, the report and the exports without changing
          anything.
        </p>
      </section>
      <section class="panel" aria-labelledby="exercise">
        <h2 id="exercise">Exercise</h2>
        {isRun && (
          <p>
            This workbook is used for an exercise. <a href={paths.exercise(id)}>Go to the desk</a>.
          </p>
        )}
        <p>
          <a href={paths.setUpExercise(id)}>Start an exercise</a>: participants rate this evidence on their own, then discuss it together.
        </p>
      </section>
      <form class="panel" method="post" action={paths.person(id)} novalidate>
        <h2>You</h2>
        <TextField
          name="name"
          label="Your name"
          hint="Shown with your ratings, in the history and in exports of this workbook."
          filled={person}
        />
        <p>
          <button type="submit" class="btn">
            Save name
          </button>
        </p>
      </form>
      <form class="panel" method="post" action={paths.duplicate(id)} novalidate>
        <h2>Duplicate this workbook</h2>
        <TextField name="copy" label="Title of the copy" filled={copy} />
        <Check
          name="ratings"
          checked={copy.values.ratings === 'yes'}
          label="Include my ratings and notes"
          hint="Without them, the copy has the same hypotheses, evidence, weights and checks, but none of your ratings or notes."
        />
        <p>
          <button type="submit" class="btn">
            Duplicate workbook
          </button>
        </p>
      </form>
      <section class="panel" aria-labelledby="redact">
        <h2 id="redact">Remove personal data</h2>
        <p class="prose">This permanently removes people’s names and their reasons, notes and comments. Ratings and the analysis stay.</p>
        <p>
          <a class="btn" href={paths.redact(id)}>
            Show what would be removed
          </a>
        </p>
      </section>
      <form class="panel" method="post" action={paths.delete(id)}>
        <h2>Delete this workbook</h2>
        <p class="prose">
          This deletes its hypotheses, evidence, ratings and history. You can restore it within {LIMITS.deletedDays} days.
        </p>
        <Confirm label="Delete workbook">
          <p>Delete this workbook for everyone who uses it?</p>
          {isRunning && <Check name="sure" problem={deleting} label="Delete this exercise although it is not closed" />}
          <Actions main="Delete workbook" danger size="m" />
        </Confirm>
      </form>
    </PageMain>
  </Page>
)

const WorkbookFields = ({ filled }: { filled: FilledForm }) => {
  const field = fieldProps('settings', filled)
  const fields: Readonly<Record<keyof SettingsFields, Child>> = {
    title: <TextField {...field('title')} />,
    question: <AreaField {...field('question')} rows={2} />,
    background: <AreaField {...field('background')} rows={5} optional />,
    marking: <TextField {...field('marking')} list={MARKINGS} optional />,
    method: (
      <RadioList name="method" legend={fieldLabel('settings', 'method')} options={METHODS} chosen={filled.values.method ?? 'count'} />
    ),
  }
  return <>{Object.values(fields)}</>
}

const METHODS = [
  {
    value: 'count',
    label: 'Unweighted',
    description: `${startSentence(contradictionCountsExplained())} against a hypothesis, whatever the weight of the item. Weights are kept and shown but do not count.`,
  },
  {
    value: 'weighted',
    label: 'Weighted',
    description:
      'The same, multiplied by the weight of the item: from ×0.5 if credibility and relevance are both low to ×2 if both are high.',
  },
] as const
