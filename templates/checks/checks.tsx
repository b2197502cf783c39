// The checklist of checks: what is there, what is missing, and where it is filled. Nothing on it is locked or counted as a grade.

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
  /** what it is good for, as a question where it can be one */
  readonly ask: string
  readonly href: (id: string, view: View) => string
}

const WORDS: Readonly<Record<ChecklistStep, Words>> = {
  question: { name: 'The question', ask: 'Is it one question, and would the hypotheses answer it differently?', href: paths.settings },
  hypotheses: {
    name: 'Hypotheses',
    ask: 'Is one among them that nobody here believes?',
    href: (id) => paths.items(id, 'hypotheses'),
  },
  completeness: { name: 'The list as a whole', ask: 'Is it complete, so that the answer must be one of these?', href: paths.pairs },
  pairs: { name: 'Pairs', ask: 'Can two of them be true at once?', href: (id) => `${paths.pairs(id)}#pairs` },
  evidence: {
    name: 'Evidence',
    ask: 'What is missing that should be there, and what is only assumed?',
    href: (id) => paths.items(id, 'evidence'),
  },
  sources: { name: 'Sources', ask: 'Who says so, and do two items go back to one voice?', href: (id) => paths.items(id, 'sources') },
  assumptions: { name: 'Key assumptions', ask: 'What is taken for granted, and what rests on it?', href: listed('assumptions') },
  expectations: {
    name: 'Expectations',
    ask: 'If this hypothesis were true, what should be there? Was it looked for?',
    href: listed('expectations'),
  },
  weights: { name: 'Credibility and relevance', ask: 'Set apart from the ratings?', href: paths.weights },
  ratings: { name: 'Ratings', ask: 'Rated across the rows?', href: paths.workbook },
  reasons: {
    name: 'Reasons',
    ask: 'Could somebody else see why a row is rated so? They are written on the card of an item.',
    href: (id, view) => {
      const items = activeItems(view.evidence)
      const first = items.find((one) => !view.me?.rationales.has(one.id)) ?? items[0]
      return first ? paths.card(id, first.id) : paths.workbook(id)
    },
  },
  refine: {
    name: 'Hypotheses once more',
    ask: 'Which one is vague, says two things at once, or could go?',
    href: (id) => paths.items(id, 'hypotheses'),
  },
  probabilities: {
    name: 'Your probabilities',
    ask: 'How probable is each to you, before the evidence and now?',
    href: paths.probabilities,
  },
  deception: {
    name: 'Deception check',
    ask: 'Which source has a reason and the means to deceive?',
    href: (id) => paths.items(id, 'sources'),
  },
  sensitivity: { name: 'What the conclusion hangs on', ask: 'Which single item, source or step would change it?', href: paths.analysis },
  report: { name: 'Report', ask: 'Are all hypotheses in it, and your own words?', href: paths.report },
  milestones: { name: 'Milestones to watch', ask: 'What would show that the conclusion is wrong?', href: listed('milestones') },
}

const STATE_WORDS: Readonly<Record<ChecklistState, string>> = {
  there: 'there',
  partly: 'partly',
  missing: 'missing',
  look: 'to go through',
}

export const ChecksPage = ({ id, view }: ChecksProps) => {
  const entries = checklistOf(view)
  return (
    <Page title="Checks" tab="checks" screen="checks">
      <PageMain
        wide
        above={<CheckNav id={id} at={paths.checks(id)} />}
        heading="Checks"
        lead="Heuer’s eight steps, and what is there for each. Fill them in any order, and leave out what does not help. What is there is not thereby good, and nothing waits for anything else."
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

const Line = ({ id, view, step, entry: { state, has, lacks } }: { id: string; view: View; step: ChecklistStep; entry: ChecklistEntry }) => {
  const { name, ask, href } = WORDS[step]
  return (
    <li class="checklist-step" id={`check-${step}`}>
      <span class="checklist-state">
        <Shape state={state} />
        {STATE_WORDS[state]}
      </span>
      <div class="stack-tight">
        <p>
          <a class="checklist-name" href={href(id, view)}>
            {name}
          </a>{' '}
          <span class="quiet">{ask}</span>
        </p>
        <p class="meta" dir="auto">
          {has}.{lacks.length > 0 && ` Missing: ${lacks.join('; ')}.`}
        </p>
      </div>
    </li>
  )
}

/** A sheet of paper: written, begun, empty, or one to read. */
const Shape = ({ state }: { state: ChecklistState }) => (
  <svg class="checklist-shape" width="14" height="16" aria-hidden="true" data-state={state}>
    {state === 'there' && <rect class="ink" x="1" y="1" width="12" height="14" />}
    {state === 'partly' && <rect class="ink" x="1" y="8" width="12" height="7" />}
    <rect class="edge" x="1" y="1" width="12" height="14" />
    {state === 'look' && <path class="edge" d="M4 5h6M4 8h6M4 11h4" />}
  </svg>
)
