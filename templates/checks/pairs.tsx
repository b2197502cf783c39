// Can two hypotheses be true at once, and could the answer be none of them? All pairs in one form, and what follows from the answers.

import { type Exclusivity, exclusivityOf, type HypothesisPair } from '../../src/ach/analysis/exclusivity.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, itemName } from '../../src/ach/words/phrases.ts'
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
  /** the workbook's seq when the form was drawn */
  readonly version: number
  readonly filled: FilledForm
  /** questions that were answered meanwhile, by somebody else or in another window */
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
  const said = exclusivityOf(view)
  const open = said.open.length
  return (
    <Page title="Pairs of hypotheses" tab="checks" screen="checks">
      <PageMain
        wide
        above={
          <>
            <CheckNav id={id} at={paths.pairs(id)} />
            <Problems problems={filled.problems} />
            {clashes.length > 0 && <Clashes count={clashes.length} />}
            {saved && clashes.length === 0 && (
              <Notice kind="status">
                <p>The answers are saved. Undo takes all of them back at once.</p>
              </Notice>
            )}
          </>
        }
        heading="Can two of them be true at once?"
        lead="Scores test each hypothesis by itself and do not need these answers. Probabilities do: they take for granted that exactly one of the hypotheses is true."
      >
        {begun(said) && <ExclusivityNotice id={id} view={view} said={said} />}
        <form class="stack" method="post" action={paths.pairs(id)} novalidate>
          <HiddenField name="version" value={version} />
          <section class="panel" aria-labelledby="list">
            <h2 class="h3" id="list">
              The list
            </h2>
            <Ask
              question={LIST_QUESTION}
              label="Is the list complete, so that the answer must be one of these?"
              hint="No, if the answer could be none of them."
              {...{ view, filled, clashes }}
            />
          </section>
          <section class="panel" aria-labelledby="pairs">
            <h2 class="h3" id="pairs">
              The pairs: {progress(said)}
            </h2>
            {said.pairs.length === 0 ? (
              <p>
                A pair needs two hypotheses. <a href={paths.newItem(id, 'hypotheses')}>Add a hypothesis</a>
              </p>
            ) : (
              <ul class="list">
                {said.pairs.map((pair) => (
                  <li>
                    <Ask question={pairQuestion(...pair.ids)} label={pairNames(view, pair)} {...{ view, filled, clashes }} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          <div class="save-bar">
            <button type="submit" class="btn" data-kind="main" data-size="l">
              Save answers
            </button>
            {open > 0 && (
              <button type="submit" class="btn" name="rest" value="no">
                {open === 1 ? 'No for the one that is open' : `No pair can, for all ${open} that are open`}
              </button>
            )}
            <span class="meta">One step in the history, one undo.</span>
          </div>
        </form>
      </PageMain>
    </Page>
  )
}

/** "Coup and Jihadi" */
export const pairNames = (view: View, { ids: [a, b] }: Pick<HypothesisPair, 'ids'>): string =>
  `${itemName(view, a)} and ${itemName(view, b)}`

/** Something is answered: before that nothing follows. */
const begun = ({ pairs, open, complete }: Exclusivity) => open.length < pairs.length || complete !== null

const progress = ({ pairs, open }: Exclusivity) =>
  pairs.length === 0 ? 'none yet' : `${pairs.length - open.length} of ${countNoun(pairs.length, 'pair')} answered`

const Clashes = ({ count }: { count: number }) => (
  <Notice kind="bad">
    <p>
      <strong>{count === 1 ? 'One question was' : `${count} questions were`} answered elsewhere while you had this page open.</strong>{' '}
      Nothing was saved yet. Both answers stand below; save again to keep yours.
    </p>
  </Notice>
)

interface AskProps extends Pick<PairsProps, 'view' | 'filled' | 'clashes'> {
  readonly question: PairQuestion
  readonly label: string
  readonly hint?: string
}

const Ask = ({ question, label, hint, view, filled, clashes }: AskProps) => {
  const noted = Boolean(filled.values[question.note]?.trim()) || filled.problems.some(({ field }) => field === question.note)
  const clash = clashes.some(({ key }) => key === question.key)
  return (
    <div class="pair-row" data-bad={clash ? 'yes' : undefined}>
      <Segments name={question.choice} label={label} hint={hint} choices={ANSWER_CHOICES} small filled={filled} />
      {clash && <Theirs given={storedAnswer(view, question)} />}
      <details open={noted}>
        <summary>
          Note<span class="visually-hidden"> on {label}</span>
        </summary>
        <AreaField name={question.note} label="Why" rows={2} optional filled={filled} />
      </details>
    </div>
  )
}

const Theirs = ({ given: { choice, note } }: { given: AnswerTexts }) => (
  <p class="error typed" dir="auto">
    Saved meanwhile: {pairAnswerLabel(choice)}
    {note && `, “${note}”`}
  </p>
)
