// The checklist of the Checks tab: Heuer’s eight steps, with the state of each, what is left to do and a link. No step blocks another.

import { activeItems } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { type ChecklistEntry, type ChecklistState, type ChecklistStep, checklistOf, STEPS } from '../../src/ach/words/checklist.ts'
import { type CheckList, paths } from '../../src/paths.ts'
import { CheckNav } from '../items/check-nav.tsx'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'

export interface ChecksProps {
  readonly id: string
  readonly view: View
}

const listed = (list: CheckList) => (id: string) => paths.items(id, list)

interface Words {
  readonly name: string
  /** what the step is for, as a question */
  readonly ask: string
  readonly href: (id: string, view: View) => string
}

const WORDS: Readonly<Record<ChecklistStep, Words>> = {
  question: { name: 'Question', ask: 'Is it a single question that each hypothesis answers differently?', href: paths.settings },
  hypotheses: {
    name: 'Hypotheses',
    ask: 'Do they include one that you do not believe?',
    href: (id) => paths.items(id, 'hypotheses'),
  },
  completeness: { name: 'Complete list', ask: 'Must the answer be one of these hypotheses?', href: paths.pairs },
  pairs: { name: 'Mutually exclusive?', ask: 'Can two hypotheses both be true?', href: (id) => `${paths.pairs(id)}#pairs` },
  evidence: {
    name: 'Evidence',
    ask: 'What should be there but is missing, and what is only assumed?',
    href: (id) => paths.items(id, 'evidence'),
  },
  sources: { name: 'Sources', ask: 'Who says so, and do any items share an origin?', href: (id) => paths.items(id, 'sources') },
  assumptions: {
    name: 'Key assumptions check',
    ask: 'What do you take for granted, and which ratings depend on it?',
    href: listed('assumptions'),
  },
  expectations: {
    name: 'Indicators',
    ask: 'What would you expect to see if a hypothesis were true, and did you look for it?',
    href: listed('expectations'),
  },
  weights: { name: 'Credibility and relevance', ask: 'Did you set them separately from the ratings?', href: paths.weights },
  ratings: { name: 'Ratings', ask: 'Did you rate row by row, each item for every hypothesis?', href: paths.workbook },
  reasons: {
    name: 'Reasons',
    ask: 'Could someone else see why you rated a row as you did? When you rate one item at a time, write the reason below the ratings.',
    href: (id, view) => {
      const items = activeItems(view.evidence)
      const first = items.find((one) => !view.me?.rationales.has(one.id)) ?? items[0]
      return first ? paths.card(id, first.id) : paths.workbook(id)
    },
  },
  refine: {
    name: 'Refine the hypotheses',
    ask: 'Is one of them vague, does one make two claims at once, or can one be parked?',
    href: (id) => paths.items(id, 'hypotheses'),
  },
  probabilities: {
    name: 'Probabilities',
    ask: 'How probable did you think each hypothesis was before the evidence, and how probable is it now?',
    href: paths.probabilities,
  },
  confidence: {
    name: 'Confidence',
    ask: 'How good is the basis of your conclusion: sources, assumptions and gaps?',
    href: paths.confidence,
  },
  deception: {
    name: 'Deception check',
    ask: 'Which source has a motive and the means to deceive?',
    href: (id) => paths.items(id, 'sources'),
  },
  sensitivity: { name: 'Sensitivity', ask: 'Which single item, source or rating would change the result?', href: paths.analysis },
  report: { name: 'Report', ask: 'Does it cover all hypotheses, and does it include your own words?', href: paths.report },
  milestones: { name: 'Milestones', ask: 'Which future event would show that the conclusion is wrong?', href: listed('milestones') },
}

export const CHECKLIST_STATE_WORDS: Readonly<Record<ChecklistState, string>> = {
  done: 'done',
  partly: 'partly done',
  todo: 'to do',
  review: 'to review',
}

export const ChecksPage = ({ id, view }: ChecksProps) => {
  const entries = checklistOf(view)
  return (
    <Page title="Checks" tab="checks" screen="checks">
      <PageMain
        wide
        above={<CheckNav id={id} at={paths.checks(id)} />}
        heading="Checks"
        lead="The eight steps of ACH (Richards J. Heuer), and what you have done for each. Take them in any order, and skip what does not help. “Done” is no proof of quality."
      >
        <ol class="checklist-steps">
          {STEPS.map(([name, steps], at) => (
            <li class="panel" aria-labelledby={`step-${at + 1}`}>
              <h2 class="h3" id={`step-${at + 1}`}>
                {at + 1}. {name}
              </h2>
              <ul class="list">
                {steps.map((step) => (
                  <Line id={id} view={view} step={step} entry={entries[step]} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </PageMain>
    </Page>
  )
}

const Line = ({
  id,
  view,
  step,
  entry: { state, summary, todo },
}: {
  id: string
  view: View
  step: ChecklistStep
  entry: ChecklistEntry
}) => {
  const { name, ask, href } = WORDS[step]
  return (
    <li class="checklist-step" id={`check-${step}`}>
      <span class="checklist-state">
        <Shape state={state} />
        {CHECKLIST_STATE_WORDS[state]}
      </span>
      <div class="stack-tight">
        <p>
          <a class="checklist-name" href={href(id, view)}>
            {name}
          </a>{' '}
          <span class="quiet">{ask}</span>
        </p>
        <p class="meta" dir="auto">
          {summary}.{todo.length > 0 && ` ${state === 'review' ? 'To review' : 'To do'}: ${todo.join('; ')}.`}
        </p>
      </div>
    </li>
  )
}

/** A page: filled (done), half filled (partly done), dashed (to do), or with lines of text (review). */
const Shape = ({ state }: { state: ChecklistState }) => (
  <svg class="checklist-shape" width="14" height="16" aria-hidden="true" data-state={state}>
    {state === 'done' && <rect class="ink" x="1" y="1" width="12" height="14" />}
    {state === 'partly' && <rect class="ink" x="1" y="8" width="12" height="7" />}
    <rect class="edge" x="1" y="1" width="12" height="14" />
    {state === 'review' && <path class="edge" d="M4 5h6M4 8h6M4 11h4" />}
  </svg>
)
