// Layout of all pages for participants, designed for phones: a head with stage and timer, content, and a fixed foot.
import type { Child } from 'hono/jsx'
import { Shell, type ShellProps } from '../../layout/shell.tsx'

interface PhoneProps extends Omit<ShellProps, 'screen'> {
  /** title of the stage or page */
  readonly head: Child
  /** at the end of the head */
  readonly timer?: Child
  /** who may see the workbook; null or missing without a marking */
  readonly marking?: string | null
  /** below the content, always visible */
  readonly foot?: Child
  /** data attributes for the page's scripts */
  readonly data?: Readonly<Record<`data-${string}`, string>>
}

export const Phone = ({ head, timer, marking, foot, data = {}, children, ...shell }: PhoneProps) => (
  <Shell {...shell} screen="participant">
    <main id="main" class="phone" {...data}>
      <header>
        <span>{head}</span>
        {marking && <bdi class="marking">{marking}</bdi>}
        <span class="timer">{timer}</span>
      </header>
      {marking && <p class="marking-print">{marking}</p>}
      <div class="body">{children}</div>
      {foot}
    </main>
  </Shell>
)
