// Links for readers: what each shows, and how it is taken back.

import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import type { ReaderLink } from '../../src/store/contract/access-store.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { RelativeTime } from '../ui/when.tsx'

export interface ReaderLinksProps {
  readonly id: string
  readonly view: View
  readonly links: readonly ReaderLink[]
  /** the address of the one that was just made */
  readonly made: string | null
  /** others can reach this server */
  readonly reachable: boolean
  readonly now: Date
}

export const ReaderLinksPage = (props: ReaderLinksProps) => {
  const { id, links, made, reachable } = props
  return (
    <Page title="Links for readers" tab="settings" screen="workbooks">
      <PageMain
        crumb={<a href={paths.settings(id)}>Settings</a>}
        heading="Links for readers"
        lead="Whoever has such a link sees the matrix, the analysis, the report and the exports of this workbook, and can change nothing. Readers see no history."
      >
        {made !== null && (
          <Notice kind="status">
            <div class="stack">
              <p>
                <strong>Copy this link now.</strong> It is not shown again.
              </p>
              <p class="typed">
                <a href={made}>{made}</a>
              </p>
            </div>
          </Notice>
        )}
        {reachable ? (
          <NewLink {...props} />
        ) : (
          <p class="panel">
            Nobody else can reach this server: it serves its own machine only. Started with HOST or BASE_URL it lets others in;
            docs/operators.md says how, under “Several people”.
          </p>
        )}
        <section class="panel" aria-labelledby="links">
          <h2 id="links">Links so far</h2>
          {links.length === 0 ? (
            <p class="quiet">None.</p>
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
    <h2 id="new-link">A new link</h2>
    <form class="stack" method="post" action={paths.links(id)}>
      <div class="field">
        <label for="f-rater">Whose ratings it shows</label>
        <select class="input" id="f-rater" name="rater">
          {[...view.raters.values()].map(({ id, name }) => (
            <option value={id} selected={id === view.me?.id}>
              {name}
            </option>
          ))}
          <option value="">Everybody’s</option>
        </select>
      </div>
      <Check name="names" label="With the names of people" hint="Without them they are Rater 1, Rater 2 and so on." />
      <Check
        name="notes"
        label="With what people wrote and estimated"
        hint="Notes, reasons, probabilities, deception checks and the words added to the report."
      />
      <Actions main="Make the link" size="m" />
    </form>
  </section>
)

const givenAlong = ({ names, notes }: ReaderLink): string =>
  names === notes
    ? `${names ? 'with' : 'without'} names and notes`
    : `with ${names ? 'names' : 'notes'}, without ${names ? 'notes' : 'names'}`

const Link = ({ link, id, view, now }: ReaderLinksProps & { link: ReaderLink }) => {
  const whose = link.rater === null ? 'Everybody’s ratings' : `The ratings of ${view.raters.get(link.rater)?.name ?? link.rater}`
  return (
    <li class="row" data-far>
      <span>
        <bdi>{whose}</bdi>, {givenAlong(link)}
        <br />
        <span class="meta">
          made <RelativeTime at={link.at} now={now} />
          {link.revokedAt !== null && (
            <>
              , taken back <RelativeTime at={link.revokedAt} now={now} />
            </>
          )}
        </span>
      </span>
      {link.revokedAt === null && (
        <form method="post" action={paths.revokeLink(id, link.id)}>
          <button type="submit" class="btn" data-size="s" aria-label={`Take it back: ${whose}, ${givenAlong(link)}`}>
            Take it back
          </button>
        </form>
      )}
    </li>
  )
}
