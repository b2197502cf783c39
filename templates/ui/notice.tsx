// A message inside a page: problem, warning, confirmation, what-if or plain remark.
import type { Child } from 'hono/jsx'

interface NoticeProps {
  /** Screen readers announce `bad` at once and `status` when idle; they read the others in place. */
  readonly kind?: 'bad' | 'warn' | 'status' | 'what-if' | 'plain'
  /** makes the notice a named section */
  readonly label?: string
  readonly id?: string
  /** a script or link can move the focus here */
  readonly focusable?: boolean
  readonly class?: string
  readonly children?: Child
}

const ROLES = { bad: 'alert', status: 'status', warn: undefined, 'what-if': undefined, plain: undefined } as const
const COLOURED: ReadonlySet<string> = new Set(['bad', 'warn', 'what-if'])

export const Notice = ({ kind = 'plain', label, id, focusable, class: more, children }: NoticeProps) => {
  const attributes = {
    class: more ? `notice ${more}` : 'notice',
    'data-kind': COLOURED.has(kind) ? kind : undefined,
    id,
    tabindex: focusable ? -1 : undefined,
  }
  return label === undefined ? (
    <div {...attributes} role={ROLES[kind]}>
      {children}
    </div>
  ) : (
    <section {...attributes} aria-label={label}>
      {children}
    </section>
  )
}
