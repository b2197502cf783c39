// The row of buttons that ends a form or a message: the main one, others, the way out.
import type { Child } from 'hono/jsx'

interface ActionsProps {
  /** words of the button that sends the form; without it the row has links only */
  readonly main?: Child
  /** tells it from the form's other buttons, and data for scripts */
  readonly button?: Readonly<Record<string, string>>
  /** it cannot be taken back */
  readonly danger?: boolean
  /** buttons between the main one and the way out */
  readonly others?: Child
  /** the way out; `closes`: the dialog in which it stands, too */
  readonly cancel?: { readonly href: string; readonly label: Child; readonly closes?: boolean }
  /** `l` ends the form of a page, `m` stands in a panel or a dialog */
  readonly size?: 'l' | 'm'
  /** what follows the way out */
  readonly children?: Child
}

export const Actions = ({ main, button, danger, others, cancel, size = 'l', children }: ActionsProps) => {
  const large = size === 'l' ? size : undefined
  return (
    <p class="row">
      {main && (
        <button
          type="submit"
          class="btn"
          data-kind={danger ? undefined : 'main'}
          data-danger={danger ? '' : undefined}
          data-size={large}
          {...button}
        >
          {main}
        </button>
      )}
      {others}
      {cancel && (
        <a class="btn" data-size={large} href={cancel.href} data-close={cancel.closes ? '' : undefined}>
          {cancel.label}
        </a>
      )}
      {children}
    </p>
  )
}
