// The page of the printable pack: options at the top, and below them the pages as they will be printed.

import type { RunOptions } from '../../src/ach/model/exercise.ts'
import type { PackChoice } from '../../src/forms/pack-form.ts'
import { paths } from '../../src/paths.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'
import { packSize } from '../../src/report/pack/pack-size.ts'
import { Page } from '../layout/page.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { PackCards } from './cards.tsx'
import { PackKey } from './key.tsx'
import { PackNotes } from './notes.tsx'
import { PackChoose, PackWarning } from './options.tsx'
import { PackPaperForm } from './paper-form.tsx'

export interface PackPageProps {
  readonly id: string
  readonly pack: Pack
  readonly options: RunOptions
  /** with `deck` resolved to the one shown */
  readonly choice: PackChoice
  /** names of the reference ratings that a key can show */
  readonly references: readonly string[]
  /** number of items in each deck; `short` is 0 if there is no short deck to choose */
  readonly decks: { readonly full: number; readonly short: number }
  /** null for a workbook that is not an exercise */
  readonly run: { readonly debriefed: boolean } | null
}

export const PackPage = (props: PackPageProps) => {
  const { id, pack, options, choice, references } = props
  const { parts } = choice
  const size = packSize(pack, parts.has('cards'), references.length)
  const printable = pack.hypotheses.length > 0 && pack.items.length > 0
  return (
    <Page title="Printable pack" screen="pack" scripts={['ui/print']}>
      <PageMain class="pack" wide>
        <header class="stack no-print">
          <h1>Printable pack</h1>
          <p class="quiet lead">
            For a room without devices: paper forms to rate on, evidence cards, and notes for the facilitator. Each part starts on a new A4
            page.
          </p>
        </header>
        <PackChoose {...props} size={size} />
        <div id="pack" class="pack-shown">
          {!printable ? (
            <Notice>
              <p>
                There is nothing to print yet. A pack needs <a href={paths.items(id, 'hypotheses')}>hypotheses</a> and{' '}
                <a href={paths.items(id, 'evidence')}>evidence</a>.
              </p>
            </Notice>
          ) : parts.size === 0 ? (
            <Notice kind="status">
              <p>No part is ticked. Tick at least one part.</p>
            </Notice>
          ) : (
            <>
              <PackWarning {...props} size={size} />
              {parts.has('sheet') && <PackPaperForm pack={pack} options={options} withCards={parts.has('cards')} />}
              {parts.has('cards') && <PackCards pack={pack} />}
              {parts.has('notes') && <PackNotes pack={pack} />}
              {parts.has('key') && pack.keys.map((key) => <PackKey pack={pack} reference={key} />)}
            </>
          )}
        </div>
      </PageMain>
    </Page>
  )
}
