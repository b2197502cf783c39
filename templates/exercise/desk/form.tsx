// A form on the desk: htmx sends it and replaces the desk; without JavaScript it is an ordinary form.
import type { Child } from 'hono/jsx'
import { HiddenField } from '../../ui/fields.tsx'

interface DeskFormProps {
  readonly action: string
  readonly values?: Readonly<Record<string, string>>
  readonly class?: string
  readonly id?: string
  readonly children?: Child
}

export const DeskForm = ({ action, values = {}, children, ...rest }: DeskFormProps) => (
  <form {...rest} method="post" action={action} hx-post={action} hx-target="#desk" hx-swap="outerMorph" hx-sync="this:drop" novalidate>
    {Object.entries(values).map(([name, value]) => (
      <HiddenField name={name} value={value} />
    ))}
    {children}
  </form>
)

interface PressProps extends Omit<DeskFormProps, 'class'> {
  readonly size?: 's' | 'l'
  readonly kind?: 'main' | 'plain'
  /** accessible name, where the button's text needs its context */
  readonly label?: string
  readonly danger?: boolean
}

/** A form that consists of one button. */
export const ButtonForm = ({ size = 's', kind, label, danger, children, ...form }: PressProps) => (
  <DeskForm {...form} class="press">
    <button type="submit" class="btn" data-size={size} data-kind={kind} aria-label={label} data-danger={danger ? '' : undefined}>
      {children}
    </button>
  </DeskForm>
)
