// The fields that the scripts of the evidence page put into a cell: one for each column that can be edited.
import { EVIDENCE_KINDS } from '../../../src/ach/model/workbook.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { Area, type FieldChoice } from '../../ui/fields.tsx'
import { clusterChoices, sourceChoices } from '../choices.ts'
import { LEVEL_CHOICES } from '../item-words.ts'
import { columnHead } from './columns.ts'

export const EvidenceEditors = ({ view }: { view: View }) => {
  const kinds = new Set([...EVIDENCE_KINDS, ...[...view.evidence.values()].flatMap(({ kind }) => kind ?? [])])
  return (
    <>
      <datalist id="kinds">
        {[...kinds].map((kind) => (
          <option value={kind} />
        ))}
      </datalist>
      <template id="editors">
        {(['statement', 'notes'] as const).map((field) => (
          <Area attributes={{ 'data-editor': field, 'aria-label': columnHead(field) }} rows={3} value="" />
        ))}
        {(['kind', 'date', 'locator', 'url'] as const).map((field) => (
          <input
            class="input"
            data-editor={field}
            aria-label={columnHead(field)}
            dir="auto"
            autocomplete="off"
            list={field === 'kind' ? 'kinds' : undefined}
          />
        ))}
        <SelectEditor field="source" choices={sourceChoices(view)} />
        <SelectEditor field="cluster" choices={clusterChoices(view)} />
        <SelectEditor field="credibility" choices={LEVEL_CHOICES} />
        <SelectEditor field="relevance" choices={LEVEL_CHOICES} />
      </template>
      <p class="error" id="edit-problem" role="alert"></p>
    </>
  )
}

const SelectEditor = ({
  field,
  choices,
}: {
  field: 'source' | 'cluster' | 'credibility' | 'relevance'
  choices: readonly FieldChoice[]
}) => (
  <select class="input" data-editor={field} aria-label={columnHead(field)}>
    {choices.map(({ value, label }) => (
      <option value={value}>{label}</option>
    ))}
  </select>
)
