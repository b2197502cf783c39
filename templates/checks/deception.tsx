// The deception check of one source: four questions, a finding, and the matrix as it would be without the source.

import { DECEPTION_FINDINGS, type DeceptionCheck } from '../../src/ach/model/checks.ts'
import { activeItems, RELIABILITY_WORDS, type Source } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, Segments } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { WhatIfLine } from '../what-if/line.tsx'

export const DECEPTION_LABELS = {
  motive: 'Motive, opportunity and means',
  practice: 'Past practice',
  manipulability: 'How easily it can be manipulated',
  evaluation: 'The evidence itself',
  finding: 'So deception by this source is',
} as const satisfies Readonly<Record<keyof DeceptionCheck, string>>

/** Heuer and Pherson's four: MOM, POP, MOSES, EVE. */
const HINTS = {
  motive: 'What would they gain by misleading us, do they have a way to reach us, and could they keep it up?',
  practice: 'Have they, or somebody like them, misled before? In a case like this one?',
  manipulability: 'Does somebody stand between the source and us who could bend what it says? Does it depend on somebody?',
  evaluation: 'How exact and complete is it, does it fit what others say, and is something missing that should be there?',
} as const

interface DeceptionProps {
  readonly id: string
  readonly view: View
  readonly source: Source
  readonly version: number
  readonly filled: FilledForm
  readonly saved: boolean
}

export const DeceptionPage = ({ id, view, source, version, filled, saved }: DeceptionProps) => {
  const items = activeItems(view.evidence).filter((item) => item.source === source.id)
  const finding = view.deception.get(source.id)?.finding ?? null
  const doubted = finding === 'possible' || finding === 'likely'
  return (
    <Page title={`Deception check of ${source.name}`} tab="sources" screen="checks">
      <PageMain
        above={
          <>
            <Problems problems={filled.problems} />
            {saved && (
              <Notice kind="status">
                <p>The check is saved.</p>
              </Notice>
            )}
          </>
        }
        heading={<>Deception check: {source.name}</>}
        typed
        below={
          <>
            <p class="meta" dir="auto">
              {source.reliability ? `${source.reliability}, ${RELIABILITY_WORDS[source.reliability]}` : 'reliability unknown'}
              {items.length > 0 ? ` · ${items.map(({ id }) => id).join(', ')}` : ' · no items'}
            </p>
            <p class="quiet lead">
              Reliability says how often a source errs. This asks whether it means to mislead, and changes no score: weights stay. What
              hangs on the source is one what-if away, below. Every field may stay empty.
            </p>
          </>
        }
      >
        {doubted && <WhatIf id={id} source={source} finding={finding} any={items.length > 0} />}
        <form class="stack roomy" method="post" action={paths.deception(id, source.id)} novalidate>
          <HiddenField name="version" value={version} />
          {(['motive', 'practice', 'manipulability', 'evaluation'] as const).map((name) => (
            <AreaField name={name} label={DECEPTION_LABELS[name]} hint={HINTS[name]} rows={3} filled={filled} />
          ))}
          <Segments
            name="finding"
            label={DECEPTION_LABELS.finding}
            hint="All in all, and in view of what hangs on it."
            choices={[...DECEPTION_FINDINGS.map((value) => ({ value, label: value })), { value: '', label: 'not judged' }]}
            filled={filled}
          />
          <Actions main="Save check" cancel={{ href: `${paths.items(id, 'sources')}#sources-${source.id}`, label: 'To the sources' }} />
        </form>
        {!doubted && <WhatIfLine id={id} view={view} what="source" item={source.id} />}
      </PageMain>
    </Page>
  )
}

const WhatIf = ({ id, source, finding, any }: { id: string; source: Source; finding: 'possible' | 'likely'; any: boolean }) => (
  <Notice kind="what-if" label="What hangs on it">
    <div class="stack-tight">
      <p>
        <strong>Deception is {finding}.</strong>{' '}
        {any ? 'See what would be left. Nothing of it is saved.' : 'No item in use names this source, so nothing hangs on it.'}
      </p>
      {any && (
        <Actions>
          <a class="btn" data-size="s" href={`${paths.workbook(id)}?without=source:${source.id}`}>
            See the matrix without it
          </a>
          <a class="btn" data-size="s" href={`${paths.workbook(id)}?mirror=source:${source.id}`}>
            …as if the opposite were true
          </a>
        </Actions>
      )}
    </div>
  </Notice>
)
