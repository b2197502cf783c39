// An action that asks first: its button opens the question, and the button in there acts. Works without JavaScript.
import type { Child } from 'hono/jsx'

interface ConfirmProps {
  /** what the action is called; read by screen readers with `of` */
  readonly label: string
  readonly of?: string
  /** the question, and the button that acts */
  readonly children: Child
}

export const Confirm = ({ label, of, children }: ConfirmProps) => (
  <details class="confirm">
    <summary class="btn">
      {label}…{of && <span class="visually-hidden"> {of}</span>}
    </summary>
    <div class="stack">{children}</div>
  </details>
)
