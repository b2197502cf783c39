// Frame of the desk's subpages (groups, paper forms): the desk's top bar with a link back to the desk.

import type { Child } from 'hono/jsx'
import type { View } from '../../../src/ach/view/view.ts'
import { paths } from '../../../src/paths.ts'
import { Shell } from '../../layout/shell.tsx'
import { PageMain } from '../../ui/page-main.tsx'

interface DeskFrameProps {
  readonly title: string
  readonly id: string
  readonly view: View
  readonly wide?: boolean
  readonly children?: Child
}

export const DeskFrame = ({ title, id, view, wide, children }: DeskFrameProps) => (
  <Shell title={`${title}: ${view.title}`} screen="desk">
    <header class="topbar">
      <a class="home" href={paths.home()} aria-label="ACH, all workbooks">
        ACH
      </a>
      <span class="crumb" dir="auto">
        {view.title}
      </span>
      <div class="bar-end">
        <a class="btn" data-size="s" href={paths.exercise(id)}>
          Back to the desk
        </a>
      </div>
    </header>
    <PageMain wide={wide}>{children}</PageMain>
  </Shell>
)
