// The deception check of one source: the questions MOM, POP, MOSES and EVE, a finding, and links to what-ifs without the source.

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
  motive: 'MOM: motive, opportunity and means',
  practice: 'POP: past opposition practices',
  manipulability: 'MOSES: manipulability of sources',
  evaluation: 'EVE: evaluation of evidence',
  finding: 'Deception by this source is',
} as const satisfies Readonly<Record<keyof DeceptionCheck, string>>

/** The four questions of Heuer and Pherson, Structured Analytic Techniques. */
const HINTS = {
  motive: 'What would the source gain by misleading you? Does it have a channel to reach you, and could it keep up the deception?',
  practice: 'Has the source, or someone like it, deceived before? Was the situation similar?',
  manipulability: 'Could an intermediary distort what the source says? Is the source itself controlled or influenced by someone else?',
  evaluation:
    'How accurate and complete is the evidence? Does it agree with what other sources say, and is anything missing that should be there?',
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
    <Page title={`Deception check: ${source.name}`} tab="sources" screen="checks">
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
              {source.reliability ? `${source.reliability}, ${RELIABILITY_WORDS[source.reliability]}` : 'reliability not assessed'}
              {items.length > 0 ? ` · ${items.map(({ id }) => id).join(', ')}` : ' · no items'}
            </p>
            <p class="quiet lead">
              Reliability says how often a source is wrong. This check asks whether the source intends to mislead. The check changes no
              score or weight; a what-if shows what depends on the source. All fields are optional.
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
            hint="Base your judgement on all four answers. Be more cautious if your conclusion depends on this source."
            choices={[...DECEPTION_FINDINGS.map((value) => ({ value, label: value })), { value: '', label: 'not assessed' }]}
            filled={filled}
          />
          <Actions main="Save check" cancel={{ href: `${paths.items(id, 'sources')}#sources-${source.id}`, label: 'Back to sources' }} />
        </form>
        {!doubted && <WhatIfLine id={id} view={view} what="source" item={source.id} />}
      </PageMain>
    </Page>
  )
}

const WhatIf = ({ id, source, finding, any }: { id: string; source: Source; finding: 'possible' | 'likely'; any: boolean }) => (
  <Notice kind="what-if" label="What depends on this source">
    <div class="stack-tight">
      <p>
        <strong>Deception is {finding}.</strong>{' '}
        {any
          ? 'See the result without this source, or with its items reversed: what supports a hypothesis then counts against it, and vice versa. This changes nothing in the workbook.'
          : 'No active item names this source, so nothing depends on it.'}
      </p>
      {any && (
        <Actions>
          <a class="btn" data-size="s" href={`${paths.workbook(id)}?without=source:${source.id}`}>
            Show matrix without it
          </a>
          <a class="btn" data-size="s" href={`${paths.workbook(id)}?mirror=source:${source.id}`}>
            Show matrix with its items reversed
          </a>
        </Actions>
      )}
    </div>
  </Notice>
)
