// Radio buttons below one another, each with a description. For short labels side by side, see Segments in fields.tsx.
import type { Child } from 'hono/jsx'
import type { Problem } from '../../src/forms/typed-fields.ts'
import { CheckWords } from './check.tsx'

interface RadioListProps {
  readonly name: string
  readonly legend: Child
  readonly options: readonly { readonly value: string; readonly label: Child; readonly description?: Child }[]
  readonly chosen: string | null | undefined
  readonly problem?: Problem
}

export const RadioList = ({ name, legend, options, chosen, problem }: RadioListProps) => {
  const error = problem && `f-${name}-error`
  return (
    <fieldset class="field" id={`f-${name}`} data-bad={problem && 'yes'} aria-describedby={error}>
      <legend>{legend}</legend>
      {problem && (
        <p class="error" id={error}>
          {problem.message}
        </p>
      )}
      <div>
        {options.map(({ value, label, description }) => (
          <label class="check">
            <input type="radio" name={name} value={value} checked={value === chosen} />
            <CheckWords label={label} hint={description} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
