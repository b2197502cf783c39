// The frame of every help page: the way back to the workbook, the row of links between the pages, the heading.

import type { Child } from 'hono/jsx'
import { HELP_PAGES, type HelpPage, helpLink, paths } from '../../src/paths.ts'
import { LOCAL_ONLY } from '../layout/local-only.ts'
import { Page } from '../layout/page.tsx'
import type { PageScript } from '../layout/screens.ts'
import { PageMain } from '../ui/page-main.tsx'
import { HELP_TOPICS } from './topics.ts'

/** The workbook from which help was opened, where the person may see it. */
export interface HelpOrigin {
  readonly id: string
  readonly title: string
  /** an exercise is running with it: the way back is to the facilitator's desk */
  readonly desk: boolean
}

/** What a help page needs of the request. */
export interface HelpRequest {
  readonly from: HelpOrigin | null
  /** no sign-in: only this machine can reach the server */
  readonly alone: boolean
}

interface HelpFrameProps extends HelpRequest {
  /** null for the contents */
  readonly page: HelpPage | null
  readonly heading: string
  readonly lead?: Child
  readonly beside?: Child
  readonly class?: string
  readonly scripts?: readonly PageScript[]
  readonly children?: Child
}

export const HelpFrame = ({ page, from, alone, heading, scripts, children, ...head }: HelpFrameProps) => (
  <Page title={page === null ? heading : `Help – ${heading}`} screen="help" scripts={scripts} aside={alone ? LOCAL_ONLY : undefined}>
    <PageMain
      above={
        <>
          <p class="meta no-print">{from ? <WayBack from={from} /> : <a href={paths.home()}>Workbooks</a>}</p>
          <HelpNav page={page} from={from?.id} />
        </>
      }
      heading={heading}
      {...head}
    >
      {children}
    </PageMain>
  </Page>
)

const WayBack = ({ from: { id, title, desk } }: { from: HelpOrigin }) => (
  <a href={desk ? paths.exercise(id) : paths.workbook(id)}>
    Back to {desk && 'the desk of '}
    <bdi>{title}</bdi>
  </a>
)

const HelpNav = ({ page, from }: { page: HelpPage | null; from: string | undefined }) => (
  <nav class="help-nav" aria-label="Help">
    <a href={helpLink(null, from)} aria-current={page === null ? 'page' : undefined}>
      Contents
    </a>
    {HELP_PAGES.map((one) => (
      <a href={helpLink(one, from)} aria-current={one === page ? 'page' : undefined}>
        {HELP_TOPICS[one].short}
      </a>
    ))}
  </nav>
)
