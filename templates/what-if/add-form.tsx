// The form that adds a subject to the what-if on a page. It loads the same page with one more parameter in its address.

import { HANDLINGS, type Handling } from '../../src/ach/analysis/what-if.ts'
import type { View } from '../../src/ach/view/view.ts'
import { ADD_FIELDS, handlingParameter, type NamedSupposition, subjectParameter, suppositionFields } from '../../src/forms/what-if-query.ts'
import { HANDLING_WORDS, SUBJECT_KINDS, SUBJECTS, type SubjectKind } from '../../src/forms/what-if-subjects.ts'
import { shortenLabel } from '../ui/sentence.tsx'

const howWords = (how: Handling) => `is ${HANDLING_WORDS[how]}`
/** Words before the names of a list, so that the name and what happens to it read as a clause. */
const OPENINGS: Readonly<Partial<Record<SubjectKind, string>>> = { assumption: 'what rests on ', kind: 'kind: ' }
/** names in the list are cut to this many characters */
const MAX_NAME = 70

interface AddFormProps {
  readonly action: string
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
}

export const AddForm = ({ action, real, suppositions }: AddFormProps) => {
  const active = new Set(suppositions.map(subjectParameter))
  const groups = SUBJECT_KINDS.map((what) => ({
    heading: SUBJECTS[what].heading,
    options: [...SUBJECTS[what].named(real)]
      .map(([id, name]) => ({ value: subjectParameter({ what, id }), name: `${OPENINGS[what] ?? ''}${name}` }))
      .filter(({ value }) => !active.has(value)),
  })).filter(({ options }) => options.length > 0)
  if (groups.length === 0) return null
  return (
    <form class="further" method="get" action={action}>
      <SuppositionFields suppositions={suppositions} />
      <label for="further-thing">{suppositions.length > 0 ? 'Also assume that' : 'Assume that'}</label>
      <select class="select" id="further-thing" name={ADD_FIELDS.thing}>
        {groups.map(({ heading, options }) => (
          <optgroup label={heading}>
            {options.map(({ value, name }) => (
              <option value={value}>{shortenLabel(name, MAX_NAME)}</option>
            ))}
          </optgroup>
        ))}
      </select>
      <label class="visually-hidden" for="further-how">
        What happens to it
      </label>
      <select class="select" id="further-how" name={ADD_FIELDS.how}>
        {HANDLINGS.map((how) => (
          <option value={handlingParameter(how)}>{howWords(how)}</option>
        ))}
      </select>
      <button type="submit" class="btn" data-size="s">
        {suppositions.length > 0 ? 'Add to what-if' : 'Show what-if'}
      </button>
    </form>
  )
}

/** Hidden fields that keep the current what-if in a form that loads the same page with other settings. */
export const SuppositionFields = ({ suppositions }: { suppositions: readonly NamedSupposition[] }) => (
  <>
    {suppositionFields(suppositions).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
