// The form fields of assumptions, indicators (stored as expectations) and milestones.
import { ASSUMPTION_STATE_WORDS } from '../../src/ach/model/checks.ts'
import type { View } from '../../src/ach/view/view.ts'
import { fieldLabel } from '../../src/ach/words/field-table.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import type { CheckList } from '../../src/paths.ts'
import { AreaField, type FieldChoice, type FilledForm, Segments, SelectField, TextField } from '../ui/fields.tsx'
import { CellsField } from './cells-field.tsx'
import { fieldProps } from './field-props.ts'
import type { DrawnFields } from './item-fields.tsx'

const STATE_CHOICES: readonly FieldChoice[] = [
  ...Object.entries(ASSUMPTION_STATE_WORDS).map(([value, label]) => ({ value, label })),
  { value: '', label: 'not assessed yet' },
]
export const SEARCH_CHOICES: readonly FieldChoice[] = [
  { value: 'low', label: 'barely' },
  { value: 'medium', label: 'with some effort' },
  { value: 'high', label: 'thoroughly' },
  { value: '', label: 'not stated' },
]

interface FormProps {
  readonly filled: FilledForm
  readonly view: View
}

export const CheckFields = ({ list, ...props }: FormProps & { readonly list: CheckList }) => {
  switch (list) {
    case 'assumptions':
      return <AssumptionFields {...props} />
    case 'expectations':
      return <ExpectationFields {...props} />
    case 'milestones':
      return <MilestoneFields {...props} />
  }
}

const AssumptionFields = ({ filled, view }: FormProps) => {
  const field = fieldProps('assumption', filled)
  const { statement, state, cells, notes, ...others }: DrawnFields<'assumption'> = {
    statement: <AreaField {...field('statement')} rows={4} />,
    state: <Segments {...field('state')} choices={STATE_CHOICES} />,
    cells: <CellsField label={fieldLabel('assumption', 'cells')} view={view} filled={filled} />,
    notes: <AreaField {...field('notes')} optional />,
  }
  return (
    <>
      {statement}
      {state}
      {cells}
      {Object.values(others)}
      {notes}
    </>
  )
}

const ExpectationFields = ({ filled, view }: FormProps) => {
  const field = fieldProps('expectation', filled)
  const { hypothesis, statement, seen, search, where, evidence, notes, ...others }: DrawnFields<'expectation'> = {
    hypothesis: <SelectField {...field('hypothesis')} choices={hypothesisChoices(view, filled, 'Choose a hypothesis')} />,
    statement: <AreaField {...field('statement')} rows={4} />,
    seen: <Segments {...field('seen')} choices={outcomeChoices('seen', 'not seen', 'not looked for yet')} />,
    search: <Segments {...field('search')} choices={SEARCH_CHOICES} />,
    where: <TextField {...field('where')} optional />,
    // set on the page that adds it as evidence
    evidence: null,
    notes: <AreaField {...field('notes')} optional />,
  }
  return (
    <>
      {hypothesis}
      {statement}
      {seen}
      {search}
      {where}
      {evidence}
      {Object.values(others)}
      {notes}
    </>
  )
}

const MilestoneFields = ({ filled, view }: FormProps) => {
  const field = fieldProps('milestone', filled)
  const { statement, hypothesis, where, by, seen, evidence, notes, ...others }: DrawnFields<'milestone'> = {
    statement: <AreaField {...field('statement')} rows={4} />,
    hypothesis: <SelectField {...field('hypothesis')} choices={hypothesisChoices(view, filled, 'No hypothesis in particular')} />,
    where: <TextField {...field('where')} optional />,
    by: <TextField {...field('by')} />,
    seen: <Segments {...field('seen')} choices={outcomeChoices('happened', 'did not happen', 'not yet')} />,
    // set on the page that adds it as evidence
    evidence: null,
    notes: <AreaField {...field('notes')} optional />,
  }
  return (
    <>
      {statement}
      {hypothesis}
      <div class="split">
        {where}
        {by}
      </div>
      {seen}
      {evidence}
      {Object.values(others)}
      {notes}
    </>
  )
}

const outcomeChoices = (yes: string, no: string, open: string): FieldChoice[] => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
  { value: '', label: open },
]

/** A parked hypothesis is a choice only if it is selected already. */
const hypothesisChoices = (view: View, filled: FilledForm, none: string): FieldChoice[] => [
  { value: '', label: none },
  ...[...view.hypotheses.values()]
    .filter(({ id, parked }) => !parked || filled.values.hypothesis === id)
    .map(({ id }) => ({ value: id, label: itemName(view, id) })),
]
