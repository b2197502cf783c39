// Setup of an exercise: total time, stages, and the minutes of each stage.

import { BUDGETS } from '../../../src/ach/exercise/exercise-plan.ts'
import { STAGE_WORDS, type Stage, TIMED_STAGES } from '../../../src/ach/model/stage.ts'
import { type ExerciseForm, isOptionalStage, minutesName } from '../../../src/forms/exercise-form.ts'
import { paths } from '../../../src/paths.ts'
import { Check, CheckWords } from '../../ui/check.tsx'
import { type FilledForm, SegmentRadios } from '../../ui/fields.tsx'
import { STAGE_TEXTS } from '../stage-texts.ts'

/** With JavaScript, choosing another budget recalculates the minutes at once. The button does so without it, and after other stages are ticked. */
export const BudgetField = ({ id, chosen }: { id: string; chosen: string }) => (
  <fieldset
    class="field"
    id="f-budget"
    hx-post={paths.exercises(id)}
    hx-trigger="change"
    hx-include="closest form"
    hx-vals={JSON.stringify({ again: 'yes' })}
    hx-target="#proposed"
    hx-select="#proposed"
    hx-swap="outerHTML"
  >
    <legend>Total time</legend>
    <div class="row">
      <SegmentRadios name="budget" choices={BUDGETS.map((budget) => ({ value: String(budget), label: `${budget} min` }))} chosen={chosen} />
      <button type="submit" class="btn" name="again" value="yes">
        Recalculate the minutes
      </button>
    </div>
  </fieldset>
)

export const StageFields = ({ form, filled }: { form: ExerciseForm; filled: FilledForm }) => {
  const shown = TIMED_STAGES
  const sum = shown
    .filter((stage) => !isOptionalStage(stage) || form.stages.has(stage))
    .reduce((total, stage) => total + (Number(form.values[minutesName(stage)]) || 0), 0)
  return (
    <div class="panel">
      <h2>Stages</h2>
      <p class="meta">
        You start each stage yourself: when time runs out, nothing moves on by itself. Leave the minutes blank for no timer.
      </p>
      <table class="data setup-stages" data-mid>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="num">
              Minutes
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((stage) => (
            <StageRow stage={stage} form={form} filled={filled} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td class="num" id="total-minutes">
              {sum}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const StageRow = ({ stage, form, filled }: { stage: Stage; form: ExerciseForm; filled: FilledForm }) => {
  const name = minutesName(stage)
  const problem = filled.problems.find(({ field }) => field === name)
  const words = { label: STAGE_WORDS[stage], hint: STAGE_TEXTS[stage].hint }
  return (
    <tr>
      <th scope="row">
        {isOptionalStage(stage) ? (
          <Check name="stages" value={stage} checked={form.stages.has(stage)} {...words} />
        ) : (
          <div class="check">
            <span class="always" aria-hidden="true" />
            <CheckWords {...words} />
          </div>
        )}
      </th>
      <td class="num field" data-bad={problem && 'yes'}>
        {problem && (
          <p class="error" id={`f-${name}-error`}>
            {problem.message}
          </p>
        )}
        <input
          class="input minutes"
          id={`f-${name}`}
          name={name}
          value={form.values[name] ?? ''}
          inputmode="numeric"
          autocomplete="off"
          aria-label={`Minutes for ${STAGE_WORDS[stage]}`}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? `f-${name}-error` : undefined}
        />
      </td>
    </tr>
  )
}
