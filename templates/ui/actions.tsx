// The row of buttons at the end of a form or message: the main button, others, Cancel.
import type { Child } from 'hono/jsx'

interface ActionsProps {
  /** label of the submit button; without it the row has no submit button */
  readonly main?: Child
  /** attributes of the submit button: name and value, data for scripts */
  readonly button?: Readonly<Record<string, string>>
  /** the action cannot be undone */
  readonly danger?: boolean
  /** buttons between the main button and Cancel */
  readonly others?: Child
  /** the link that leaves the form; `closes`: it also closes the dialog around it */
  readonly cancel?: { readonly href: string; readonly label: Child; readonly closes?: boolean }
  /** `l` at the end of a page's form, `m` in a panel or dialog */
  readonly size?: 'l' | 'm'
  /** content after Cancel */
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
