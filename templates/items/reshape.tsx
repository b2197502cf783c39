// The forms that split, merge or combine hypotheses, each with a list of what will happen.

import type { Hypothesis } from '../../src/ach/model/workbook.ts'
import { FIELD_TABLE } from '../../src/ach/words/field-table.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, Problems, TextField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { fieldProps } from './field-props.ts'
import { formTitle } from './item-words.ts'

/** The most parts into which a hypothesis can be split. */
export const MOST_PARTS = 4
/** The fields of a new hypothesis in these forms. */
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
      heading={
        <>
          Split {original.id} ({original.label})
        </>
      }
      typed
      lead="Split a hypothesis that makes two claims at once. Otherwise evidence against one claim is hidden by evidence for the other."
    >
      <CurrentHypotheses hypotheses={[original]} />
      <form class="stack roomy" method="post" action={paths.split(id, original.id)} novalidate>
        <Part part={1} filled={filled} />
        <Part part={2} filled={filled} />
        <details open={[3, 4].some((part) => fieldValue(filled, part))}>
          <summary>Add more parts</summary>
          <div class="stack roomy">
            {Array.from({ length: MOST_PARTS - 2 }, (_, at) => (
              <Part part={at + 3} filled={filled} optional />
            ))}
          </div>
        </details>
        <ul class="bullets">
          <li>The parts take the place of {original.id}, which is parked and keeps its ratings.</li>
          <li>Each part starts with your ratings of {original.id} and your notes on it. Other raters have to rate the parts themselves.</li>
          <li>The scores of the other hypotheses do not change. One Undo reverses the whole change.</li>
        </ul>
        <Actions main="Split hypothesis" cancel={{ href: paths.item(id, 'hypotheses', original.id), label: 'Cancel' }} />
      </form>
    </PageMain>
  </Page>
)

const fieldValue = ({ values, problems }: FilledForm, part: number) =>
  [`label-${part}`, `statement-${part}`].some((name) => Boolean(values[name]?.trim()) || problems.some(({ field }) => field === name))

const Part = ({ part, filled, optional }: { part: number; filled: FilledForm; optional?: boolean }) => (
  <div class="stack">
    <TextField name={`label-${part}`} label={`Part ${part}: label`} hint={part === 1 ? LABEL_HINT : undefined} {...{ filled, optional }} />
    <AreaField name={`statement-${part}`} label={`Part ${part}: full hypothesis`} rows={4} {...{ filled, optional }} />
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
            ? 'This adds a hypothesis that says both are true. The two originals stay.'
            : 'This replaces two hypotheses with one. Use it if they say the same thing, or if the difference does not matter here.'
        }
      >
        <CurrentHypotheses hypotheses={two} />
        <form class="stack roomy" method="post" action={paths[way](id, a.id, b.id)} novalidate>
          <TextField {...fieldProps('hypothesis', filled)('label')} />
          <AreaField name="statement" label={FIELD_TABLE.hypothesis.statement.label} rows={5} filled={filled} />
          <ul class="bullets">
            {way === 'combine' ? (
              <>
                <li>The new hypothesis starts blank: evidence that fits one of the two need not fit both at once.</li>
                <li>
                  {a.id} and {b.id} do not change. Edit them afterwards so that each says that it alone is true.
                </li>
              </>
            ) : (
              <>
                <li>
                  A cell keeps your rating if {a.id} and {b.id} have the same one. All other cells are blank. Notes on both are kept.
                </li>
                <li>
                  {a.id} and {b.id} are parked and keep their ratings. Other raters have to rate the new hypothesis themselves.
                </li>
              </>
            )}
            <li>One Undo reverses the whole change.</li>
          </ul>
          <Actions
            main={way === 'combine' ? 'Add combined hypothesis' : 'Merge hypotheses'}
            cancel={{ href: paths.pairs(id), label: 'Cancel' }}
          />
        </form>
      </PageMain>
    </Page>
  )
}

const pageTitle = (title: string, { problems }: FilledForm) => formTitle(title, problems)

/** The hypotheses as they are now. */
const CurrentHypotheses = ({ hypotheses }: { hypotheses: readonly Hypothesis[] }) => (
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
