// A checkbox with its label, hint and error message.
import type { Child } from 'hono/jsx'
import type { Problem } from '../../src/forms/typed-fields.ts'

interface CheckProps {
  readonly name: string
  readonly value?: string
  readonly checked?: boolean
  readonly label: Child
  readonly hint?: Child
  readonly required?: boolean
  readonly problem?: Problem
  /** data attributes for scripts */
  readonly data?: Readonly<Record<`data-${string}`, string | number>>
}

export const Check = ({ name, value = 'yes', checked, label, hint, required, problem, data }: CheckProps) => {
  const error = problem && `f-${name}-error`
  const box = (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked={checked} required={required} aria-describedby={error} {...data} />
      <CheckWords label={label} hint={hint} />
    </label>
  )
  return problem ? (
    <div class="field" id={`f-${name}`} data-bad="yes">
      <p class="error" id={error}>
        {problem.message}
      </p>
      {box}
    </div>
  ) : (
    box
  )
}

/** Label and hint of a checkbox or radio button. */
export const CheckWords = ({ label, hint }: { label: Child; hint?: Child }) => (
  <span>
    {label}
    {hint && (
      <>
        <br />
        <span class="quiet">{hint}</span>
      </>
    )}
  </span>
)
