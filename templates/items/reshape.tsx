// Hypotheses taken apart and put together: the forms, with what will happen said before it does.

import type { Hypothesis } from '../../src/ach/model/workbook.ts'
import { FIELD_TABLE } from '../../src/ach/words/field-table.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, Problems, TextField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { fieldProps } from './field-props.ts'

/** So many parts have fields on the page. */
export const MOST_PARTS = 4
/** What is asked of a new hypothesis. */
export const PART_FIELDS = { label: true, statement: true } as const

const LABEL_HINT = FIELD_TABLE.hypothesis.label.hint ?? undefined

interface SplitProps {
  readonly id: string
  readonly original: Hypothesis
  readonly filled: FilledForm
}

export const SplitPage = ({ id, original, filled }: SplitProps) => (
  <Page title={pageTitle(`Split ${original.id}`, filled)} tab="hypotheses" screen="items">
    <PageMain
      above={<Problems problems={filled.problems} known={Object.keys(filled.values)} />}
      heading={<>Split {original.label}</>}
      typed
      lead="For a hypothesis that says two things at once, so that evidence against the one hides behind the other."
    >
      <Told hypotheses={[original]} />
      <form class="stack roomy" method="post" action={paths.split(id, original.id)} novalidate>
        <Part part={1} filled={filled} />
        <Part part={2} filled={filled} />
        <details open={[3, 4].some((part) => fieldValue(filled, part))}>
          <summary>More parts</summary>
          <div class="stack roomy">
            {Array.from({ length: MOST_PARTS - 2 }, (_, at) => (
              <Part part={at + 3} filled={filled} optional />
            ))}
          </div>
        </details>
        <ul class="bullets">
          <li>The parts stand in the place of {original.id}. It is parked and keeps its ratings.</li>
          <li>
            Each part begins with your ratings and notes of {original.id}, so that you only change what differs. Other raters rate anew.
          </li>
          <li>The scores of the other hypotheses stay as they are. One undo takes all of it back.</li>
        </ul>
        <Actions main="Split it" cancel={{ href: paths.item(id, 'hypotheses', original.id), label: 'Cancel' }} />
      </form>
    </PageMain>
  </Page>
)

const fieldValue = ({ values, problems }: FilledForm, part: number) =>
  [`label-${part}`, `statement-${part}`].some((name) => Boolean(values[name]?.trim()) || problems.some(({ field }) => field === name))

const Part = ({ part, filled, optional }: { part: number; filled: FilledForm; optional?: boolean }) => (
  <div class="stack">
    <TextField name={`label-${part}`} label={`Part ${part}: label`} hint={part === 1 ? LABEL_HINT : undefined} {...{ filled, optional }} />
    <AreaField name={`statement-${part}`} label={`Part ${part}: the hypothesis in full`} rows={4} {...{ filled, optional }} />
  </div>
)

interface JoinProps {
  readonly id: string
  readonly way: 'combine' | 'merge'
  readonly two: readonly [Hypothesis, Hypothesis]
  readonly filled: FilledForm
}

export const MergePage = ({ id, way, two, filled }: JoinProps) => {
  const [a, b] = two
  const title = way === 'combine' ? `Combine ${a.id} and ${b.id}` : `Merge ${a.id} and ${b.id}`
  return (
    <Page title={pageTitle(title, filled)} tab="hypotheses" screen="items">
      <PageMain
        above={<Problems problems={filled.problems} known={Object.keys(filled.values)} />}
        heading={title}
        lead={
          way === 'combine'
            ? 'A hypothesis of its own that says: both are true. The two stay beside it.'
            : 'One hypothesis in place of two that say the same, or of which the difference does not matter here.'
        }
      >
        <Told hypotheses={two} />
        <form class="stack roomy" method="post" action={paths[way](id, a.id, b.id)} novalidate>
          <TextField {...fieldProps('hypothesis', filled)('label')} />
          <AreaField name="statement" label={FIELD_TABLE.hypothesis.statement.label} rows={5} filled={filled} />
          <ul class="bullets">
            {way === 'combine' ? (
              <>
                <li>It starts blank: what fits one of them need not fit both at once.</li>
                <li>
                  {a.id} and {b.id} stay as they are. Reword them afterwards, so that each says: this one alone.
                </li>
              </>
            ) : (
              <>
                <li>
                  Where you rated {a.id} and {b.id} alike, the rating is kept. All other cells are blank. Notes of both are kept.
                </li>
                <li>
                  {a.id} and {b.id} are parked and keep their ratings. Other raters rate the new one themselves.
                </li>
              </>
            )}
            <li>One undo takes all of it back.</li>
          </ul>
          <Actions main={way === 'combine' ? 'Add the combined one' : 'Merge them'} cancel={{ href: paths.pairs(id), label: 'Cancel' }} />
        </form>
      </PageMain>
    </Page>
  )
}

const pageTitle = (title: string, { problems }: FilledForm) => (problems.length > 0 ? `Not saved: ${title}` : title)

/** What they say now. */
const Told = ({ hypotheses }: { hypotheses: readonly Hypothesis[] }) => (
  <ul class="panel list">
    {hypotheses.map(({ id, label, statement }) => (
      <li class="item">
        <span class="item-id">{id}</span>
        <div class="item-text">
          <p class="typed" dir="auto">
            <strong>{label}</strong>
          </p>
          {statement !== label && (
            <p class="quiet typed" dir="auto">
              {statement}
            </p>
          )}
        </div>
      </li>
    ))}
  </ul>
)
