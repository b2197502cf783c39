// The printable pack: on screen what to print, below it the sheets as they come out of the printer.

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
  /** `deck` as it is in force */
  readonly choice: PackChoice
  /** names of the readings that a key can show */
  readonly readings: readonly string[]
  /** how many items each deck has; `shortLabel` 0 where there is none to choose */
  readonly decks: { readonly full: number; readonly short: number }
  /** null for a workbook that is no run */
  readonly run: { readonly debriefed: boolean } | null
}

export const PackPage = (props: PackPageProps) => {
  const { id, pack, options, choice, readings } = props
  const { parts } = choice
  const size = packSize(pack, parts.has('cards'), readings.length)
  const something = pack.hypotheses.length > 0 && pack.items.length > 0
  return (
    <Page title="Printable pack" screen="pack" scripts={['ui/print']}>
      <PageMain class="pack" wide>
        <header class="stack no-print">
          <h1>Printable pack</h1>
          <p class="quiet lead">
            For a room without devices: sheets to rate on, the evidence as cards, and notes for whoever leads. Each part begins on a new
            sheet of A4.
          </p>
        </header>
        <PackChoose {...props} size={size} />
        <div id="pack" class="pack-shown">
          {!something ? (
            <Notice>
              <p>
                There is nothing to print yet: a pack needs <a href={paths.items(id, 'hypotheses')}>hypotheses</a> and{' '}
                <a href={paths.items(id, 'evidence')}>evidence</a>.
              </p>
            </Notice>
          ) : parts.size === 0 ? (
            <Notice kind="status">
              <p>Nothing is ticked. Tick at least one part.</p>
            </Notice>
          ) : (
            <>
              <PackWarning {...props} size={size} />
              {parts.has('sheet') && <PackPaperForm pack={pack} options={options} withCards={parts.has('cards')} />}
              {parts.has('cards') && <PackCards pack={pack} />}
              {parts.has('notes') && <PackNotes pack={pack} />}
              {parts.has('key') && pack.keys.map((key) => <PackKey pack={pack} reading={key} />)}
            </>
          )}
        </div>
      </PageMain>
    </Page>
  )
}
