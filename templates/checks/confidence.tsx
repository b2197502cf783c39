// The page Confidence: how good the basis of a person's conclusion is, apart from any probability.
import { paths } from '../../src/paths.ts'
import { CheckNav } from '../items/check-nav.tsx'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, Problems } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RadioList } from '../ui/radio-list.tsx'

export const CONFIDENCE_SAVED = 'Your confidence is saved. It appears in the bottom line of the report.'

interface ConfidenceProps {
  readonly id: string
  readonly filled: FilledForm
  /** a sentence that confirms what was saved; null otherwise */
  readonly saved: string | null
}

export const ConfidencePage = ({ id, filled, saved }: ConfidenceProps) => (
  <Page title="Your confidence" tab="checks" screen="checks">
    <PageMain
      above={
        <>
          <CheckNav id={id} at={paths.confidence(id)} />
          <Problems problems={filled.problems} />
          {saved !== null && (
            <Notice kind="status">
              <p>{saved}</p>
            </Notice>
          )}
        </>
      }
      heading="Your confidence"
      lead="Confidence says how good the basis of your conclusion is. It does not say how likely a hypothesis is; enter probabilities for that."
    >
      <form class="panel roomy" method="post" action={paths.confidence(id)} novalidate>
        <RadioList
          name="level"
          legend="How confident are you in the conclusion?"
          options={LEVELS}
          chosen={filled.values.level}
          problem={filled.problems.find(({ field }) => field === 'level')}
        />
        <AreaField
          name="why"
          label="Why?"
          hint="Name what the confidence rests on: the quality of the sources, the assumptions you had to make, and the gaps in what you know."
          rows={4}
          filled={filled}
          optional
        />
        <Actions main="Save confidence" />
      </form>
    </PageMain>
  </Page>
)

const LEVELS = [
  {
    value: 'high',
    label: 'High',
    description: 'Good, independent sources, few assumptions, and no gap that would matter. It can still be wrong.',
  },
  {
    value: 'moderate',
    label: 'Moderate',
    description: 'Plausible and credibly sourced, but not confirmed well enough for high confidence.',
  },
  { value: 'low', label: 'Low', description: 'Scant, fragmented or questionable information, or many assumptions.' },
] as const
