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
      <DeskForm action={paths.deskSettings(id)} class="stack">
        <TextField
          name="closesAt"
          label="Closes"
          hint="A day and a time, such as 5 Dec 2026, 18:00. Blank: when you continue."
          filled={{ values: { closesAt: closesAt === null ? '' : pointInTime(closesAt) }, problems: [] }}
        />
        <p>
          <button type="submit" class="btn" data-size="s">
            Save closing time
          </button>
        </p>
      </DeskForm>
    </div>
  )
}
