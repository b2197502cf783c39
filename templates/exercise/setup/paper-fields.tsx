// Input fields for entering a paper form, one per cell of the form, each with its own error message.

import type { PaperValues } from '../../../src/forms/paper-form.ts'
import type { Problem } from '../../../src/forms/typed-fields.ts'
import { Area } from '../../ui/fields.tsx'

const errorAt = (problems: readonly Problem[], name: string) => problems.find(({ field }) => field === name)

interface EntryProps {
  readonly name: string
  readonly label: string
  readonly values: PaperValues
  readonly problems: readonly Problem[]
}

const markedField = (name: string, problem: Problem | undefined) => ({
  id: `f-${name}`,
  name,
  'aria-invalid': problem ? ('true' as const) : undefined,
  'aria-describedby': problem ? `f-${name}-error` : undefined,
})
const FieldError = ({ name, problem }: { name: string; problem: Problem | undefined }) =>
  problem ? (
    <p class="error" id={`f-${name}-error`}>
      {problem.message}
    </p>
  ) : null

/** An invalid value that was typed stays selectable, so that it is not lost. */
export const PaperSelect = ({
  name,
  label,
  values,
  problems,
  choices,
}: EntryProps & { choices: readonly (readonly [string, string])[] }) => {
  const problem = errorAt(problems, name)
  const value = values[name] ?? ''
  const known = value === '' || choices.some(([choice]) => choice === value)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <select class="select" {...markedField(name, problem)} aria-label={label}>
        <option value="">–</option>
        {choices.map(([choice, words]) => (
          <option value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
        {!known && (
          <option value={value} selected>
            {value}
          </option>
        )}
      </select>
      <FieldError name={name} problem={problem} />
    </div>
  )
}

export const PaperReasonField = ({ name, label, values, problems }: EntryProps) => {
  const problem = errorAt(problems, name)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <Area attributes={{ ...markedField(name, problem), 'aria-label': label }} rows={2} value={values[name] ?? ''} />
      <FieldError name={name} problem={problem} />
    </div>
  )
}

/** A digit or the letters of a rating. */
export const PaperRatingField = ({ name, label, values, problems }: EntryProps) => {
  const problem = errorAt(problems, name)
  const { 'aria-describedby': error, ...marked } = markedField(name, problem)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <input
        class="input paper-rating"
        {...marked}
        value={values[name] ?? ''}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-label={label}
        aria-describedby={error ?? 'rating-keys'}
      />
      <FieldError name={name} problem={problem} />
    </div>
  )
}

export const PaperProbabilityField = ({ name, label, values, problems }: EntryProps) => {
  const problem = errorAt(problems, name)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <input
        class="input minutes"
        {...markedField(name, problem)}
        value={values[name] ?? ''}
        inputmode="decimal"
        autocomplete="off"
        aria-label={label}
      />
      <FieldError name={name} problem={problem} />
    </div>
  )
}
