// A sheet of paper, entered by whoever leads: the whole matrix on one page, row by row as it stands on the sheet.
import { hasReached, STAGE_WORDS } from '../../src/ach/exercise.ts'
import { RATING_WORDS, RATINGS } from '../../src/ach/rating.ts'
import type { RunView } from '../../src/ach/run-view.ts'
import type { View } from '../../src/ach/view.ts'
import { nameOf } from '../../src/ach/wording.ts'
import { active, LEVELS } from '../../src/ach/workbook.ts'
import type { Problem } from '../../src/import/fields.ts'
import { type SheetValues, sheetNames } from '../../src/import/sheet-form.ts'
import { paths } from '../../src/paths.ts'
import { Area, Hidden, Problems } from '../fields.tsx'
import { DeskFrame } from './desk-frame.tsx'

export interface SheetProps {
  readonly asset: (name: string) => string
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly person: { readonly id: string; readonly name: string; readonly late: boolean }
  /** what is saved now counts in this one */
  readonly round: 'first' | 'second'
  readonly values: SheetValues
  readonly problems: readonly Problem[]
  readonly saved: boolean
}

export const Sheet = (props: SheetProps) => {
  const { asset, id, view, run, person, problems, saved } = props
  return (
    <DeskFrame title={`Sheet of ${person.name}`} asset={asset} id={id} view={view} wide>
      <Problems problems={problems} />
      {saved && (
        <div class="notice" role="status">
          <p>
            Saved. <a href={paths.exercise(id)}>Back to the desk</a>, or go on here.
          </p>
        </div>
      )}
      <div class="stack">
        <h1>
          The sheet of <bdi>{person.name}</bdi>
        </h1>
        <p class="notice" data-kind={run.revealed ? 'warn' : undefined}>
          <span>{roundWords(run, person.late)}</span>
        </p>
      </div>
      <form class="stack" data-wide method="post" action={paths.sheet(id, person.id)} novalidate>
        <Hidden name="round" value={props.round} />
        <Matrix {...props} />
        <Chances {...props} />
        <p>
          <button type="submit" class="btn" data-kind="main" data-size="l">
            Save the sheet
          </button>
        </p>
      </form>
    </DeskFrame>
  )
}

function roundWords(run: RunView, late: boolean): string {
  if (run.stage === 'closed') return 'The exercise is over. What you enter now changes how this person ends, not the first round.'
  if (!run.revealed) return 'Before the reveal: what you enter counts in the first round, which is blind.'
  if (late) return 'After the reveal: this sheet counts in the second round only, and stays out of before and after.'
  return `The room is at “${STAGE_WORDS[run.stage]}”: the first round of this sheet stays as it was. What you change counts in the second round.`
}

const errorAt = (problems: readonly Problem[], name: string) => problems.find(({ field }) => field === name)

const Matrix = ({ view, run, values, problems }: SheetProps) => {
  const hypotheses = active(view.hypotheses)
  const judged = run.options.stages.includes('credibility') && !hasReached(run, 'reveal')
  return (
    <section class="scroll-x" aria-label="Ratings" tabindex={0}>
      <table class="data sheet">
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            {judged && <th scope="col">credibility</th>}
            {hypotheses.map(({ id }) => (
              <th scope="col">
                <bdi>{nameOf(view, id)}</bdi>
              </th>
            ))}
            <th scope="col">why</th>
          </tr>
        </thead>
        <tbody>
          {active(view.evidence).map((item) => (
            <tr>
              <th scope="row">
                <span class="meta">{item.id}</span> <bdi class="clamp">{item.statement}</bdi>
              </th>
              {judged && (
                <td>
                  <Pick
                    name={sheetNames.credibility(item.id)}
                    label={`Credibility of ${item.id}`}
                    values={values}
                    problems={problems}
                    choices={LEVELS.map((level) => [level, level])}
                  />
                </td>
              )}
              {hypotheses.map(({ id }) => (
                <td>
                  <Pick
                    name={sheetNames.rating(item.id, id)}
                    label={`${item.id} against ${nameOf(view, id)}`}
                    values={values}
                    problems={problems}
                    choices={RATINGS.map((rating) => [rating, `${rating}, ${RATING_WORDS[rating]}`])}
                  />
                </td>
              ))}
              <td class="why">
                <Why name={sheetNames.reason(item.id)} label={`Why, for ${item.id}`} values={values} problems={problems} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface EntryProps {
  readonly name: string
  readonly label: string
  readonly values: SheetValues
  readonly problems: readonly Problem[]
}

const marked = (name: string, problem: Problem | undefined) => ({
  id: `f-${name}`,
  name,
  'aria-invalid': problem ? ('true' as const) : undefined,
  'aria-describedby': problem ? `f-${name}-error` : undefined,
})
const Wrong = ({ name, problem }: { name: string; problem: Problem | undefined }) =>
  problem ? (
    <p class="error" id={`f-${name}-error`}>
      {problem.message}
    </p>
  ) : null

/** What was typed and is no choice stays choosable: nothing is lost. */
const Pick = ({ name, label, values, problems, choices }: EntryProps & { choices: readonly (readonly [string, string])[] }) => {
  const problem = errorAt(problems, name)
  const value = values[name] ?? ''
  const known = value === '' || choices.some(([choice]) => choice === value)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <select class="select" {...marked(name, problem)} aria-label={label}>
        <option value="">–</option>
        {choices.map(([choice, words]) => (
          <option value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
        {!known && (
          <option value={value} selected>
            {value}
          </option>
        )}
      </select>
      <Wrong name={name} problem={problem} />
    </div>
  )
}

const Why = ({ name, label, values, problems }: EntryProps) => {
  const problem = errorAt(problems, name)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <Area attributes={{ ...marked(name, problem), 'aria-label': label }} rows={2} value={values[name] ?? ''} />
      <Wrong name={name} problem={problem} />
    </div>
  )
}

const Chances = ({ view, values, problems }: SheetProps) => (
  <section class="panel" aria-labelledby="chances">
    <h2 id="chances">Probabilities, in per cent</h2>
    <p class="meta">As they stand on the sheet; they need not add up to 100.</p>
    <table class="data" data-mid>
      <thead>
        <tr>
          <th scope="col">Hypothesis</th>
          <th scope="col">before the evidence</th>
          <th scope="col">at the end</th>
        </tr>
      </thead>
      <tbody>
        {active(view.hypotheses).map(({ id }) => (
          <tr>
            <th scope="row">
              <bdi>{nameOf(view, id)}</bdi>
            </th>
            {(['before', 'now'] as const).map((when) => {
              const name = sheetNames.chance(when, id)
              const problem = errorAt(problems, name)
              return (
                <td>
                  <div class="field" data-bad={problem && 'yes'}>
                    <input
                      class="input minutes"
                      {...marked(name, problem)}
                      value={values[name] ?? ''}
                      inputmode="decimal"
                      autocomplete="off"
                      aria-label={`${nameOf(view, id)}, ${when === 'before' ? 'before the evidence' : 'at the end'}, in per cent`}
                    />
                    <Wrong name={name} problem={problem} />
                  </div>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
