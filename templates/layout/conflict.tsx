// The page for an edit conflict: shows the saved version and the unsaved one side by side, and overwrites nothing until the user chooses.

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
  /** name of the person who saved first; null if it was the same person in another window */
  readonly who: string | null
  readonly fields: readonly ConflictField[]
  /** address to which the user's own version is sent again, with these values */
  readonly action: string
  readonly values: Readonly<Record<string, string | null | undefined>>
  readonly version: number
  /** address of the saved version */
  readonly theirs: string
}

export const ConflictPage = ({ tab, what, who, fields, action, values, version, theirs }: ConflictProps) => (
  <Page title="Two versions" tab={tab} screen="workbooks">
    <PageMain
      wide
      heading="Two versions: choose one"
      below={
        <p role="alert">
          <strong>
            {who ? <bdi>{who}</bdi> : 'You'} changed {what}{' '}
            {who ? 'while you were editing.' : 'in another window while you were editing here.'}
          </strong>{' '}
          Your version is not saved yet. Nothing is overwritten until you choose.
        </p>
      }
    >
      <div class="split">
        <Side heading={who ? `Saved: ${who}’s version` : 'Saved: the version from the other window'} fields={fields} side="theirs">
          <a class="btn" href={theirs}>
            Keep the saved version
          </a>
        </Side>
        <Side heading="Not saved: your version" fields={fields} side="mine">
          <form method="post" action={action}>
            {Object.entries(values).map(
              ([name, value]) => name !== 'version' && value !== undefined && <HiddenText name={name} value={value ?? ''} />,
            )}
            <HiddenField name="version" value={version} />
            <button type="submit" class="btn" data-kind="main">
              Save my version
            </button>
          </form>
        </Side>
      </div>
      <p class="meta">If you save your version, the other one stays in the history.</p>
    </PageMain>
  </Page>
)

/** A hidden textarea keeps line breaks, which a hidden input does not. */
const HiddenText = ({ name, value }: { name: string; value: string }) =>
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
