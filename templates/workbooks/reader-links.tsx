// The page of reader links: creates read-only links to a workbook, lists what each shows, and revokes them.

import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import type { ReaderLink } from '../../src/store/contract/access-store.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RelativeTime } from '../ui/when.tsx'

export interface ReaderLinksProps {
  readonly id: string
  readonly view: View
  readonly links: readonly ReaderLink[]
  /** address of the link created just now; null for none */
  readonly created: string | null
  /** other machines can reach this server */
  readonly reachable: boolean
  readonly now: Date
}

export const ReaderLinksPage = (props: ReaderLinksProps) => {
  const { id, links, created, reachable } = props
  return (
    <Page title="Reader links" tab="settings" screen="workbooks">
      <PageMain
        crumb={<a href={paths.settings(id)}>Settings</a>}
        heading="Reader links"
        lead="Anyone with a reader link can see the matrix, the analysis, the report and the exports of this workbook. They cannot change anything or see the history."
      >
        {created !== null && (
          <Notice kind="status">
            <div class="stack">
              <p>
                <strong>Copy this link now.</strong> It will not be shown again.
              </p>
              <p class="typed">
                <a href={created}>{created}</a>
              </p>
            </div>
          </Notice>
        )}
        {reachable ? (
          <NewLink {...props} />
        ) : (
          <p class="panel">
            Other machines cannot reach this server. Start it with HOST or BASE_URL to let them in; see “Several people” in
            docs/operators.md.
          </p>
        )}
        <section class="panel" aria-labelledby="links">
          <h2 id="links">Existing links</h2>
          {links.length === 0 ? (
            <p class="quiet">No reader links yet.</p>
          ) : (
            <ul class="list">
              {links.map((link) => (
                <Link link={link} {...props} />
              ))}
            </ul>
          )}
        </section>
      </PageMain>
    </Page>
  )
}

const NewLink = ({ id, view }: ReaderLinksProps) => (
  <section class="panel" aria-labelledby="new-link">
    <h2 id="new-link">New link</h2>
    <form class="stack" method="post" action={paths.links(id)}>
      <div class="field">
        <label for="f-rater">Ratings to show</label>
        <select class="input" id="f-rater" name="rater">
          {[...view.raters.values()].map(({ id, name }) => (
            <option value={id} selected={id === view.me?.id}>
              {name}
            </option>
          ))}
          <option value="">Everyone</option>
        </select>
      </div>
      <Check name="names" label="Show people’s names" hint="Otherwise they appear as Rater 1, Rater 2 and so on." />
      <Check
        name="notes"
        label="Show notes and estimates"
        hint="Notes, reasons, probabilities, deception checks and text added to the report."
      />
      <Actions main="Create link" size="m" />
    </form>
  </section>
)

/** "with names and notes", "without names or notes", "with names, without notes". */
const sharedDetails = ({ names, notes }: ReaderLink): string =>
  names === notes
    ? names
      ? 'with names and notes'
      : 'without names or notes'
    : `with ${names ? 'names' : 'notes'}, without ${names ? 'notes' : 'names'}`

const Link = ({ link, id, view, now }: ReaderLinksProps & { link: ReaderLink }) => {
  const ratings = link.rater === null ? 'Everyone’s ratings' : `Ratings of ${view.raters.get(link.rater)?.name ?? link.rater}`
  return (
    <li class="row" data-far>
      <span>
        <bdi>{ratings}</bdi>, {sharedDetails(link)}
        <br />
        <span class="meta">
          created <RelativeTime at={link.at} now={now} />
          {link.revokedAt !== null && (
            <>
              , revoked <RelativeTime at={link.revokedAt} now={now} />
            </>
          )}
        </span>
      </span>
      {link.revokedAt === null && (
        <form method="post" action={paths.revokeLink(id, link.id)}>
          <Confirm label="Revoke" of={`${ratings}, ${sharedDetails(link)}`}>
            <p>Readers with this link will see nothing any more. It cannot be restored.</p>
            <button type="submit" class="btn" data-danger="" aria-label={`Revoke: ${ratings}, ${sharedDetails(link)}`}>
              Revoke
            </button>
          </Confirm>
        </form>
      )}
    </li>
  )
}
