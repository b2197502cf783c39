// Desk panels with the settings that can change during an exercise: when the homework closes, and the course it belongs to.
import { isOwnPace, isPastClosing } from '../../../src/ach/model/exercise.ts'
import { paths } from '../../../src/paths.ts'
import { TextField } from '../../ui/fields.tsx'
import { PointInTime, pointInTime } from '../../ui/when.tsx'
import { DeskForm } from './form.tsx'
import type { DeskModel } from './model.ts'

/** Instead of a timer while participants work at their own pace. */
export const HomeworkClosing = ({ model: { id, run, now } }: { model: DeskModel }) => {
  if (!isOwnPace(run)) return null
  const { closesAt } = run
  return (
    <div class="panel" id="desk-closing">
      <h2>Homework</h2>
      <p>
        {closesAt === null ? (
          'Open until you continue.'
        ) : (
          <>
            {isPastClosing(run, now.toISOString()) ? 'Closed since' : 'Open until'} <PointInTime at={closesAt} />.
          </>
        )}
      </p>
      <SettingForm
        id={id}
        name="closesAt"
        label="Closes"
        hint="A day and a time, such as 5 Dec 2026, 18:00. Blank: when you continue."
        value={closesAt === null ? '' : pointInTime(closesAt)}
        save="Save closing time"
      />
    </div>
  )
}

/** Exercises with the same course name are compared on one page. */
export const CoursePanel = ({ model: { id, run } }: { model: DeskModel }) => (
  <details class="panel" id="desk-course">
    <summary>Course{run.course !== null && `: ${run.course}`}</summary>
    <div class="stack">
      {run.course !== null && (
        <p>
          <a href={`${paths.course()}?${new URLSearchParams({ name: run.course })}`}>Compare the rooms of this course</a>
        </p>
      )}
      <SettingForm
        id={id}
        name="course"
        label="Name of the course"
        hint="Exercises with the same course name are compared on one page. Blank: none."
        value={run.course ?? ''}
        save="Save course"
      />
    </div>
  </details>
)

interface SettingProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  /** on the button */
  readonly save: string
}

const SettingForm = ({ id, name, label, hint, value, save }: SettingProps) => (
  <DeskForm action={paths.deskSettings(id)} class="stack">
    <TextField name={name} label={label} hint={hint} filled={{ values: { [name]: value }, problems: [] }} />
    <p>
      <button type="submit" class="btn" data-size="s">
        {save}
      </button>
    </p>
  </DeskForm>
)
