// Form fields: text input, text area, select and segments, each with label, hint, error message and the text as typed.
import type { Child } from 'hono/jsx'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { Problem } from '../../src/forms/typed-fields.ts'
import { Notice } from './notice.tsx'

/** The content of a form: texts by field name, and the problems found in them. */
export interface FilledForm {
  readonly values: Readonly<Record<string, string | null | undefined>>
  readonly problems: readonly Problem[]
  /** name of the field that gets the focus when the page opens */
  readonly focus?: string | undefined
}

interface FieldProps {
  readonly name: string
  readonly label: Child
  readonly filled: FilledForm
  readonly hint?: Child
  readonly optional?: boolean
}

const idOf = (name: string) => `f-${name}`
const typedValue = ({ name, filled }: FieldProps) => filled.values[name] ?? ''
const problemOf = ({ name, filled }: FieldProps) => filled.problems.find(({ field }) => field === name)

const describedBy = (props: FieldProps) =>
  [props.hint ? `${idOf(props.name)}-hint` : '', problemOf(props) ? `${idOf(props.name)}-error` : ''].filter(Boolean).join(' ') || undefined

const Label = ({ label, optional }: { label: Child; optional?: boolean }) => (
  <>
    {label}
    {optional && <span class="quiet"> (optional)</span>}
  </>
)

const HintAndError = (props: FieldProps) => {
  const problem = problemOf(props)
  return (
    <>
      {props.hint && (
        <p class="hint" id={`${idOf(props.name)}-hint`}>
          {props.hint}
        </p>
      )}
      {problem && (
        <p class="error" id={`${idOf(props.name)}-error`}>
          {problem.message}
        </p>
      )}
    </>
  )
}

const Field = ({ children, ...props }: FieldProps & { children?: Child }) => (
  <div class="field" data-bad={problemOf(props) && 'yes'}>
    <label for={idOf(props.name)}>
      <Label label={props.label} optional={props.optional} />
    </label>
    <HintAndError {...props} />
    {children}
  </div>
)

const attributes = (props: FieldProps) => ({
  id: idOf(props.name),
  name: props.name,
  'aria-invalid': problemOf(props) ? ('true' as const) : undefined,
  'aria-describedby': describedBy(props),
  autofocus: hasFocus(props) || undefined,
})

/** A form with problems leaves the focus to their list. */
const hasFocus = ({ name, filled }: Pick<FieldProps, 'name' | 'filled'>): boolean => filled.focus === name && filled.problems.length === 0

export const TextField = ({ list, ...props }: FieldProps & { list?: readonly string[] }) => (
  <Field {...props}>
    <input
      class="input"
      {...attributes(props)}
      value={typedValue(props)}
      dir="auto"
      autocomplete="off"
      list={list && `${idOf(props.name)}-list`}
    />
    {list && (
      <datalist id={`${idOf(props.name)}-list`}>
        {list.map((value) => (
          <option value={value} />
        ))}
      </datalist>
    )}
  </Field>
)

export const AreaField = ({ rows = 3, ...props }: FieldProps & { rows?: number }) => (
  <Field {...props}>
    <Area attributes={attributes(props)} rows={rows} value={typedValue(props)} />
  </Field>
)

/** Browsers drop the first line break inside a textarea, so one is always added in front. */
export const Area = ({
  attributes,
  rows,
  value,
}: {
  attributes: Record<string, string | boolean | undefined>
  rows: number
  value: string
}) => (
  <textarea {...{ class: 'input', ...attributes }} rows={rows} dir="auto">
    {`\n${value}`}
  </textarea>
)

export interface FieldChoice {
  readonly value: string
  readonly label: string
}

export const SelectField = ({ choices, ...props }: FieldProps & { choices: readonly FieldChoice[] }) => (
  <Field {...props}>
    <select class="input" {...attributes(props)}>
      {includeTyped(choices, typedValue(props)).map(({ value, label }) => (
        <option value={value} selected={value === typedValue(props)}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)

/** Adds the current value to the choices if it is not one of them, so a form never loses it. */
const includeTyped = (choices: readonly FieldChoice[], typed: string): readonly FieldChoice[] =>
  choices.some(({ value }) => value === typed) ? choices : [...choices, { value: typed, label: typed }]

/** Radio buttons side by side; `small` in rows of a list. For choices with descriptions, see radio-list.tsx. */
export const Segments = ({ choices, small, ...props }: FieldProps & { choices: readonly FieldChoice[]; small?: boolean }) => (
  <fieldset class="field" data-bad={problemOf(props) && 'yes'} id={idOf(props.name)} aria-describedby={describedBy(props)}>
    <legend>
      <Label label={props.label} optional={props.optional} />
    </legend>
    <HintAndError {...props} />
    <SegmentRadios name={props.name} choices={choices} chosen={typedValue(props)} small={small} focus={hasFocus(props)} />
  </fieldset>
)

interface SegmentRadiosProps {
  readonly name: string
  readonly choices: readonly FieldChoice[]
  readonly chosen: string
  readonly small?: boolean
  /** the chosen one gets the focus when the page opens */
  readonly focus?: boolean
}

/** The radio buttons without the fieldset, for a fieldset with further content. */
export const SegmentRadios = ({ name, choices, chosen, small, focus }: SegmentRadiosProps) => (
  <div class="segments" data-size={small ? 's' : undefined}>
    {choices.map(({ value, label }) => (
      <label>
        <input type="radio" name={name} value={value} checked={value === chosen} autofocus={(focus && value === chosen) || undefined} />
        {label}
      </label>
    ))}
  </div>
)

/** "1 problem found", "4 problems found". */
export const problemsFound = (count: number): string => `${countNoun(count, 'problem')} found`

/** All problems of a form, at its top, each a link to its field. `known` lists the fields of the form. */
export const Problems = ({ problems, known }: { problems: readonly Problem[]; known?: readonly string[] }) =>
  problems.length === 0 ? null : (
    <Notice kind="bad" id="problems" focusable>
      <div class="stack">
        <p>
          <strong>{problemsFound(problems.length)}. Nothing has been saved yet.</strong> Your entries are still in the form.
        </p>
        <ul class="problems">
          {problems.map(({ field, message }) => (
            <li>{field !== '' && (!known || known.includes(field)) ? <a href={`#${idOf(field)}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </Notice>
  )

export const HiddenField = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
)
