// A message inside a page: a problem, a warning, news of what was just done, or a plain remark.
import type { Child } from 'hono/jsx'

interface NoticeProps {
  /** A screen reader speaks `bad` at once and `status` when it is quiet; the others are read in their place. */
  readonly kind?: 'bad' | 'warn' | 'status' | 'what-if' | 'plain'
  /** a name makes it a section that can be found by it */
  readonly label?: string
  readonly id?: string
  /** scripts move the focus here */
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
