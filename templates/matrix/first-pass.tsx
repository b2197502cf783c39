// A rater's first pass: what is hidden and why, how much is left, and the switches for scores and order. Plain forms, so that each is one click
// with and without JavaScript.

import type { Child } from 'hono/jsx'
import { formatCount } from '../../src/ach/model/format-count.ts'
import type { FirstPass } from '../../src/ach/view/first-pass.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { HiddenField } from '../ui/fields.tsx'
import { type MatrixBase, nextCard } from './matrix-model.ts'

/** A field of the form, as src/web/matrix/first-pass.ts reads it. */
interface SwitchProps {
  readonly name: 'scores' | 'order'
  readonly value: 'shown' | 'hidden' | 'own' | 'shuffled'
  readonly label: string
}

const Switch = ({ name, value, label }: SwitchProps) => (
  <button type="submit" class="link" name={name} value={value}>
    {label}
  </button>
)

interface FormProps {
  readonly id: string
  /** the page to return to, with its query */
  readonly back: string
}

const formProps = (id: string) => ({ method: 'post' as const, action: paths.firstPass(id) })

/** "12 of 23 items left to rate." */
export const leftWords = ({ left, of }: FirstPass): string => `${formatCount(left)} of ${countNoun(of, 'item')} left to rate.`

/** What a first pass hides, and until when. */
export const FIRST_PASS_HIDES = 'Scores, the verdict and weights are hidden until every cell has a rating or NA.'

/** Replaces the verdict of a first pass: how much is left, and one item at a time as the first way. */
export const FirstPassProgress = ({ base: { id, view }, firstPass }: { base: MatrixBase; firstPass: FirstPass }) => {
  const next = view.readOnly ? undefined : nextCard(view, new Set(view.evidence.keys()))
  return (
    <div class="says" id="says">
      <p role="status">
        <strong>{leftWords(firstPass)}</strong> {FIRST_PASS_HIDES}
      </p>
      <form class="row" {...formProps(id)}>
        <HiddenField name="back" value={paths.workbook(id)} />
        {next && (
          <>
            <a class="btn" data-size="s" data-kind="main" href={paths.card(id, next.id)}>
              Rate one item at a time
            </a>
            <span class="keys">or point at a cell and click a letter or press its key.</span>
          </>
        )}
        <Switch name="scores" value="shown" label="Show scores now" />
      </form>
    </div>
  )
}

/** Says in which order one item at a time goes, with the button for the other order. */
export const CardOrder = ({ id, firstPass, back }: FormProps & { readonly firstPass: FirstPass }) => (
  <form class="row caveat card-order" {...formProps(id)}>
    <HiddenField name="back" value={back} />
    <span>
      {firstPass.order === null
        ? 'One at a time, items and hypotheses come in the workbook’s order.'
        : 'One at a time, items and hypotheses come in an order shuffled for you.'}
    </span>
    {firstPass.order === null ? (
      <Switch name="order" value="shuffled" label="Shuffle the order" />
    ) : (
      <Switch name="order" value="own" label="Use the workbook’s order" />
    )}
  </form>
)

/** Next to the verdict of a first pass in which the rater chose to see it. */
export const ScoresShown = ({ id, firstPass }: { readonly id: string; readonly firstPass: FirstPass }) => (
  <form class="row caveat" {...formProps(id)}>
    <HiddenField name="back" value={paths.workbook(id)} />
    <span>{leftWords(firstPass)}</span>
    <Switch name="scores" value="hidden" label="Hide scores until every cell is rated" />
  </form>
)

export const ShowScoresNow = ({ id, back, children }: FormProps & { readonly children?: Child }) => (
  <form class="row" {...formProps(id)}>
    <HiddenField name="back" value={back} />
    {children}
    <button type="submit" class="btn" data-kind="main" name="scores" value="shown">
      Show scores now
    </button>
  </form>
)
