// The choices of source and cluster in forms. What is parked is a choice only if it is `selected` already.
import { RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import type { FieldChoice } from '../ui/fields.tsx'

export const sourceChoices = (view: View, selected?: string | null): FieldChoice[] => [
  { value: '', label: 'No source' },
  ...[...view.sources.values()]
    .filter(({ id, parked }) => !parked || id === selected)
    .map(({ id, name, reliability }) => ({
      value: id,
      label: reliability ? `${name} (${reliability}, ${RELIABILITY_WORDS[reliability]})` : name,
    })),
]

export const clusterChoices = (view: View, selected?: string | null): FieldChoice[] => [
  { value: '', label: 'No cluster' },
  ...[...view.clusters.values()].filter(({ id, parked }) => !parked || id === selected).map(({ id, label }) => ({ value: id, label })),
]
