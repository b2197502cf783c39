// Something was edited by somebody else meanwhile: both versions side by side, nothing overwritten until one is chosen.

import { HiddenField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { DiffPieces } from '../ui/text-change.tsx'
import { type DiffPiece, wordDiff } from '../ui/word-diff.ts'
import { Page, type Tab } from './page.tsx'

export interface ConflictField {
  readonly label: string
  readonly theirs: string
  readonly mine: string
}

export interface ConflictProps {
  readonly tab: Tab
  /** what was edited, as in "E4" or "the settings" */
  readonly what: string
  /** who was faster; null: the same person in another window */
  readonly who: string | null
  readonly fields: readonly ConflictField[]
  /** where "mine" is sent again, with these values */
  readonly action: string
  readonly values: Readonly<Record<string, string | null | undefined>>
  readonly version: number
  /** where "theirs" stands */
  readonly theirs: string
}

export const ConflictPage = ({ tab, what, who, fields, action, values, version, theirs }: ConflictProps) => (
  <Page title="Edited meanwhile" tab={tab} screen="workbooks">
    <PageMain
      wide
      heading={`Edited ${who ? 'by someone else' : 'in another window'} meanwhile`}
      below={
        <p role="alert">
          <strong>
            {who ? <bdi>{who}</bdi> : 'You'} changed {what}{' '}
            {who ? 'while you were editing it.' : 'in another window while you were editing it here.'}
          </strong>{' '}
          Nothing is overwritten until you choose.
        </p>
      }
    >
      <div class="split">
        <Side heading={who ? `${who}’s, saved` : 'The other window’s, saved'} fields={fields} side="theirs">
          <a class="btn" href={theirs}>
            Keep {who ? 'theirs' : 'the saved one'}
          </a>
        </Side>
        <Side heading="Yours, not saved" fields={fields} side="mine">
          <form method="post" action={action}>
            {Object.entries(values).map(
              ([name, value]) => name !== 'version' && value !== undefined && <Kept name={name} value={value ?? ''} />,
            )}
            <HiddenField name="version" value={version} />
            <button type="submit" class="btn" data-kind="main">
              Keep mine
            </button>
          </form>
        </Side>
      </div>
      <p class="meta">The other version stays in the history either way.</p>
    </PageMain>
  </Page>
)

/** A hidden textarea keeps line ends, which a hidden input does not. */
const Kept = ({ name, value }: { name: string; value: string }) =>
  value.includes('\n') ? (
    <textarea name={name} hidden>
      {`\n${value}`}
    </textarea>
  ) : (
    <HiddenField name={name} value={value} />
  )

const Side = ({
  heading,
  fields,
  side,
  children,
}: {
  heading: string
  fields: readonly ConflictField[]
  side: 'theirs' | 'mine'
  children?: unknown
}) => (
  <section class="panel" aria-label={heading}>
    <h2 class="h3" dir="auto">
      {heading}
    </h2>
    {fields.map(({ label, theirs, mine }) => {
      const { left, right } = wordDiff(theirs, mine)
      return (
        <div>
          <h3 class="label">{label}</h3>
          <Text pieces={side === 'theirs' ? left : right} />
        </div>
      )
    })}
    <div>{children}</div>
  </section>
)

const Text = ({ pieces }: { pieces: readonly DiffPiece[] }) => (
  <p class="typed" dir="auto">
    {pieces.length === 0 ? <span class="quiet">empty</span> : <DiffPieces pieces={pieces} />}
  </p>
)
