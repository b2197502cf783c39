// The page Mutually exclusive?: whether two hypotheses can both be true, for every pair, and whether the list is complete.

import { type Exclusivity, exclusivityOf, type HypothesisPair } from '../../src/ach/analysis/exclusivity.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, hypothesisName } from '../../src/ach/words/phrases.ts'
import { type AnswerTexts, LIST_QUESTION, type PairQuestion, pairQuestion, storedAnswer } from '../../src/forms/pair-answers.ts'
import { paths } from '../../src/paths.ts'
import { CheckNav } from '../items/check-nav.tsx'
import { Page } from '../layout/page.tsx'
import { AreaField, type FieldChoice, type FilledForm, HiddenField, Problems, Segments } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { ExclusivityNotice } from './exclusivity-notice.tsx'

export interface PairsProps {
  readonly id: string
  readonly view: View
  /** seq of the workbook when the form was rendered */
  readonly version: number
  readonly filled: FilledForm
  /** questions answered by another person or in another window while the form was open */
  readonly clashes: readonly PairQuestion[]
  readonly saved: boolean
}

export const ANSWER_CHOICES: readonly FieldChoice[] = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
  { value: 'unsure', label: 'not sure' },
  { value: '', label: 'no answer' },
]
export const pairAnswerLabel = (choice: string) => ANSWER_CHOICES.find(({ value }) => value === choice)?.label ?? choice

export const PairsPage = ({ id, view, version, filled, clashes, saved }: PairsProps) => {
  const exclusivity = exclusivityOf(view)
  const open = exclusivity.open.length
  return (
    <Page title="Mutually exclusive?" tab="checks" screen="checks">
      <PageMain
        wide
        above={
          <>
            <CheckNav id={id} at={paths.pairs(id)} />
            <Problems problems={filled.problems} />
            {clashes.length > 0 && <Clashes count={clashes.length} />}
            {saved && clashes.length === 0 && (
              <Notice kind="status">
                <p>The answers are saved.</p>
              </Notice>
            )}
          </>
        }
        heading="Mutually exclusive?"
        lead="Each score is worked out for one hypothesis on its own, so scores do not need the answers below. The Bayesian view (under Analysis) does: it assumes that exactly one hypothesis is true. So the hypotheses must be mutually exclusive (no two can both be true) and collectively exhaustive (no other answer is possible)."
      >
        {hasAnswers(exclusivity) && <ExclusivityNotice {...{ id, view, exclusivity }} />}
        <form class="stack" method="post" action={paths.pairs(id)} novalidate>
          <HiddenField name="version" value={version} />
          <section class="panel" aria-labelledby="list">
            <h2 class="h3" id="list">
              Collectively exhaustive?
            </h2>
            <Ask
              question={LIST_QUESTION}
              label="Is the list complete: must one of these hypotheses be true?"
              topic="whether the list is complete"
              hint="Answer no if the truth could be something else."
              {...{ view, filled, clashes }}
            />
          </section>
          <section class="panel" aria-labelledby="pairs">
            <h2 class="h3" id="pairs">
              Can both be true?
            </h2>
            {exclusivity.pairs.length === 0 ? (
              <p>
                A pair needs two hypotheses. <a href={paths.newItem(id, 'hypotheses')}>Add a hypothesis</a>
              </p>
            ) : (
              <>
                <p class="meta">{progress(exclusivity)}</p>
                <ul class="list">
                  {exclusivity.pairs.map((pair) => (
                    <li>
                      <Ask question={pairQuestion(...pair.ids)} label={pairNames(view, pair)} {...{ view, filled, clashes }} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
          <div class="save-bar">
            <button type="submit" class="btn" data-kind="main" data-size="l">
              Save answers
            </button>
            {open > 0 && (
              <button type="submit" class="btn" name="rest" value="no">
                {open === 1 ? 'Mark the unanswered pair as mutually exclusive' : `Mark all ${open} unanswered pairs as mutually exclusive`}
              </button>
            )}
            <span class="meta">All answers are saved as one change, so a single Undo reverses them all.</span>
          </div>
        </form>
      </PageMain>
    </Page>
  )
}

/** "Coup and Jihadi" */
export const pairNames = (view: View, { ids: [a, b] }: Pick<HypothesisPair, 'ids'>): string =>
  `${hypothesisName(view, a)} and ${hypothesisName(view, b)}`

/** True once any question is answered. */
const hasAnswers = ({ pairs, open, complete }: Exclusivity) => open.length < pairs.length || complete !== null

const progress = ({ pairs, open }: Exclusivity) => `${pairs.length - open.length} of ${countNoun(pairs.length, 'question')} answered`

const Clashes = ({ count }: { count: number }) => (
  <Notice kind="bad">
    <p>
      <strong>
        {countNoun(count, 'question')} {count === 1 ? 'was' : 'were'} answered by another person or in another window.
      </strong>{' '}
      Nothing was saved. Both answers are shown below; save again to keep yours.
    </p>
  </Notice>
)

interface AskProps extends Pick<PairsProps, 'view' | 'filled' | 'clashes'> {
  readonly question: PairQuestion
  readonly label: string
  /** what a note is on; the label if it is left out */
  readonly topic?: string
  readonly hint?: string
}

const Ask = ({ question, label, topic = label, hint, view, filled, clashes }: AskProps) => {
  const noted = Boolean(filled.values[question.note]?.trim()) || filled.problems.some(({ field }) => field === question.note)
  const clash = clashes.some(({ key }) => key === question.key)
  return (
    <div class="pair-row" data-bad={clash ? 'yes' : undefined}>
      <Segments name={question.choice} label={label} hint={hint} choices={ANSWER_CHOICES} small filled={filled} />
      {clash && <StoredAnswer given={storedAnswer(view, question)} />}
      <details open={noted}>
        <summary>
          Note<span class="visually-hidden"> on {topic}</span>
        </summary>
        <AreaField name={question.note} label="Reason" rows={2} optional filled={filled} />
      </details>
    </div>
  )
}

const StoredAnswer = ({ given: { choice, note } }: { given: AnswerTexts }) => (
  <p class="error typed" dir="auto">
    Saved answer: {pairAnswerLabel(choice)}
    {note && `, “${note}”`}
  </p>
)
