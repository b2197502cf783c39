// The frame of what participants see, on a phone first: which stage it is, the timer, and room for one thing at a time.
import type { Child } from 'hono/jsx'
import { Shell, type ShellProps } from '../../layout/shell.tsx'

interface PhoneProps extends Omit<ShellProps, 'screen'> {
  /** what is going on, in a few words */
  readonly head: Child
  /** at the other end of the head */
  readonly timer?: Child
  /** below the content, always in reach */
  readonly foot?: Child
  /** for the scripts of the page */
  readonly data?: Readonly<Record<`data-${string}`, string>>
}

export const Phone = ({ head, timer, foot, data = {}, children, ...shell }: PhoneProps) => (
  <Shell {...shell} screen="participant">
    <main id="main" class="phone" {...data}>
      <header>
        <span>{head}</span>
        <span class="timer">{timer}</span>
      </header>
      <div class="body">{children}</div>
      {foot}
    </main>
  </Shell>
)
