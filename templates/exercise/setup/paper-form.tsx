// The page on which the facilitator types in a paper form: the whole matrix, row by row in the order of the form.

import { hasReached } from '../../../src/ach/model/exercise.ts'
import { RATING_KEYS, RATINGS } from '../../../src/ach/model/rating.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import { CREDIBILITY_CHOICE_WORDS, CREDIBILITY_CHOICES } from '../../../src/ach/view/judged-credibility.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { hypothesisName, itemName } from '../../../src/ach/words/phrases.ts'
import { type PaperValues, paperFields } from '../../../src/forms/paper-form.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { Actions } from '../../ui/actions.tsx'
import { HiddenField, Problems } from '../../ui/fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DeskFrame } from '../desk/frame.tsx'
import { PaperProbabilityField, PaperRatingField, PaperReasonField, PaperSelect } from './paper-fields.tsx'

export interface PaperFormProps {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly person: { readonly id: string; readonly name: string }
  /** the round in which the entries count */
  readonly round: 'first' | 'second'
  readonly values: PaperValues
  readonly problems: readonly Problem[]
  readonly saved: boolean
}

export const PaperFormPage = (props: PaperFormProps) => {
  const { id, view, run, person, problems, saved } = props
  return (
    <DeskFrame title={`Paper form: ${person.name}`} id={id} view={view} wide>
      <Problems problems={problems} />
      {saved && (
        <Notice kind="status">
          <p>
            Saved. <a href={paths.exercise(id)}>Back to the desk</a>, or keep editing here.
          </p>
        </Notice>
      )}
      <div class="stack">
        <h1>
          Paper form: <bdi>{person.name}</bdi>
        </h1>
        <Notice kind={run.revealed ? 'warn' : 'plain'}>
          <div class="stack">
            <p>{roundWords(props)}</p>
            <OtherRound {...props} />
          </div>
        </Notice>
      </div>
      <form class="stack roomy" method="post" action={paths.paperForm(id, person.id)} novalidate>
        <HiddenField name="round" value={props.round} />
        <p class="meta" id="rating-keys">
          Type {RATINGS.map((rating) => `${RATING_KEYS[rating]} for ${rating}`).join(', ')}, or the letters. Tab goes to the next field.
        </p>
        <Matrix {...props} />
        <Chances {...props} />
        <Actions main="Save paper form" />
      </form>
    </DeskFrame>
  )
}

function roundWords({ run, round }: PaperFormProps): string {
  if (!run.revealed) return 'Before the reveal: what you enter counts in the first round.'
  if (round === 'first')
    return 'First round, filled in before the reveal. What you enter also counts in the second round, unless something else is entered there. The history records that you entered it afterwards.'
  if (run.stage === 'closed')
    return 'The exercise is over. What you enter here changes this participant’s final ratings, not the first round.'
  return 'Second round, rated after the reveal. The first round on this form stays as it is; your changes count in the second.'
}

const OtherRound = ({ id, person, run, round }: PaperFormProps) => {
  if (!run.revealed) return null
  const other = round === 'first' ? 'second' : 'first'
  return (
    <p>
      <a href={`${paths.paperForm(id, person.id)}?round=${other}`}>Enter the {other} round instead</a>
    </p>
  )
}

const Matrix = ({ view, run, values, problems }: PaperFormProps) => {
  const hypotheses = activeItems(view.hypotheses)
  const judged = run.options.stages.includes('credibility') && !hasReached(run, 'reveal')
  return (
    <section class="scroll-x" aria-label="Ratings" tabindex={0}>
      <table class="data sheet">
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            {judged && <th scope="col">Credibility</th>}
            {hypotheses.map(({ id }) => (
              <th scope="col">
                <bdi>{itemName(view, id)}</bdi>
              </th>
            ))}
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {activeItems(view.evidence).map((item) => (
            <tr>
              <th scope="row">
                <span class="meta">{item.id}</span> <bdi class="clamp">{item.statement}</bdi>
              </th>
              {judged && (
                <td>
                  <PaperSelect
                    name={paperFields.credibility(item.id)}
                    label={`Credibility of ${item.id}`}
                    values={values}
                    problems={problems}
                    choices={CREDIBILITY_CHOICES.map((one) => [one, CREDIBILITY_CHOICE_WORDS[one]])}
                  />
                </td>
              )}
              {hypotheses.map(({ id }) => (
                <td>
                  <PaperRatingField
                    name={paperFields.rating(item.id, id)}
                    label={`${item.id} for ${hypothesisName(view, id)}`}
                    values={values}
                    problems={problems}
                  />
                </td>
              ))}
              <td class="sheet-why">
                <PaperReasonField name={paperFields.reason(item.id)} label={`Why, for ${item.id}`} values={values} problems={problems} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Chances = ({ view, values, problems }: PaperFormProps) => (
  <section class="panel" aria-labelledby="chances">
    <h2 id="chances">Probabilities (%)</h2>
    <p class="meta">Enter them as written. They need not add up to 100.</p>
    <table class="data" data-mid>
      <thead>
        <tr>
          <th scope="col">Hypothesis</th>
          <th scope="col">Before the evidence</th>
          <th scope="col">At the end</th>
        </tr>
      </thead>
      <tbody>
        {activeItems(view.hypotheses).map(({ id }) => (
          <tr>
            <th scope="row">
              <bdi>{itemName(view, id)}</bdi>
            </th>
            {(['before', 'now'] as const).map((when) => {
              const name = paperFields.chance(when, id)
              const label = `${itemName(view, id)}, ${when === 'before' ? 'before the evidence' : 'at the end'}, in per cent`
              return (
                <td>
                  <PaperProbabilityField name={name} label={label} values={values} problems={problems} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
