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
import { Hidden, Problems } from '../fields.tsx'
import { DeskFrame } from './desk-frame.tsx'
import { Chance, Pick, Why } from './sheet-entries.tsx'

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
              <td class="sheet-why">
                <Why name={sheetNames.reason(item.id)} label={`Why, for ${item.id}`} values={values} problems={problems} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
              const label = `${nameOf(view, id)}, ${when === 'before' ? 'before the evidence' : 'at the end'}, in per cent`
              return (
                <td>
                  <Chance name={name} label={label} values={values} problems={problems} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
