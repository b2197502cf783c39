// The fields of each kind of item, as its form shows them.

import { EVIDENCE_KINDS, RELIABILITIES, RELIABILITY_WORDS, SOURCE_KINDS } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import type { ItemList } from '../../src/paths.ts'
import { AreaField, type FieldChoice, type FilledForm, Segments, SelectField, TextField } from '../ui/fields.tsx'
import { AidFields } from './aid-fields.tsx'
import { FIELD_LABELS, LEVEL_CHOICES } from './item-words.ts'

const RELIABILITY_CHOICES: readonly FieldChoice[] = [
  { value: '', label: 'Not judged yet' },
  ...RELIABILITIES.map((letter) => ({ value: letter, label: `${letter}, ${RELIABILITY_WORDS[letter]}` })),
]

interface ItemFieldsProps {
  readonly list: ItemList
  readonly filled: FilledForm
  readonly view: View
  /** "×1.41" as the item stands; only evidence has one */
  readonly weight?: string
}

export const ItemFields = ({ list, filled, view, weight }: ItemFieldsProps) => {
  const label = (name: string) => FIELD_LABELS[list][name] ?? name
  const has = (name: string) => Boolean(filled.values[name]) || filled.problems.some(({ field }) => field === name)
  switch (list) {
    case 'hypotheses':
      return (
        <>
          <TextField name="label" label={label('label')} hint="A word or two: it heads the column." filled={filled} />
          <AreaField
            name="statement"
            label={label('statement')}
            hint="Who did what, and why. It should be possible to imagine evidence that speaks against it."
            rows={4}
            filled={filled}
          />
          <AreaField name="notes" label={label('notes')} optional filled={filled} />
        </>
      )
    case 'evidence':
      return (
        <>
          <AreaField
            name="statement"
            label={label('statement')}
            hint="One thing per item. State it so that someone who disagrees with you would accept the wording."
            rows={4}
            filled={filled}
          />
          <div class="stack-tight">
            <div class="split">
              <SelectField name="source" label={label('source')} choices={sourceChoices(view, filled)} filled={filled} />
              <TextField name="locator" label={label('locator')} optional filled={filled} />
            </div>
            <details open={has('newSource')}>
              <summary>A source that is not in the list</summary>
              <div class="split">
                <TextField
                  name="newSource"
                  label="New source"
                  hint="Its name. It is added together with the item."
                  optional
                  filled={filled}
                />
                <SelectField
                  name="newReliability"
                  label="Its reliability"
                  hint="How far it can be trusted in general."
                  choices={RELIABILITY_CHOICES}
                  filled={filled}
                />
              </div>
            </details>
          </div>
          <div class="split">
            <TextField name="date" label={label('date')} hint="For example 2022-01-10. Leave empty if it has none." filled={filled} />
            <TextField
              name="kind"
              label={label('kind')}
              hint={`Such as ${EVIDENCE_KINDS.slice(0, 3).join(', ')}.`}
              list={EVIDENCE_KINDS}
              optional
              filled={filled}
            />
          </div>
          <div class="stack-tight">
            <SelectField
              name="cluster"
              label={label('cluster')}
              hint="Items that share an origin are one voice."
              choices={clusterChoices(view, filled)}
              filled={filled}
            />
            <details open={has('newCluster')}>
              <summary>A cluster that is not in the list</summary>
              <TextField
                name="newCluster"
                label="New cluster"
                hint="What these items share. It is added together with the item."
                optional
                filled={filled}
              />
            </details>
          </div>
          <Segments
            name="credibility"
            label={label('credibility')}
            hint="How sure are we that it happened, or was said? Trust in the speaker stands with the source."
            choices={LEVEL_CHOICES}
            filled={filled}
          />
          <Segments
            name="relevance"
            label={label('relevance')}
            hint={`How much does it bear on the question?${weight ? ` Weight now: ${weight}${view.method === 'count' ? ', which this workbook does not count' : ''}.` : ''}`}
            choices={LEVEL_CHOICES}
            filled={filled}
          />
          <AreaField name="notes" label={label('notes')} optional filled={filled} />
        </>
      )
    case 'sources':
      return (
        <>
          <TextField name="name" label={label('name')} filled={filled} />
          <div class="split">
            <SelectField
              name="reliability"
              label={label('reliability')}
              hint="The Admiralty code. F is unknown, not worst."
              choices={RELIABILITY_CHOICES}
              filled={filled}
            />
            <TextField
              name="kind"
              label={label('kind')}
              hint={`Such as ${SOURCE_KINDS.slice(0, 3).join(', ')}.`}
              list={SOURCE_KINDS}
              optional
              filled={filled}
            />
          </div>
          <AreaField name="note" label={label('note')} hint="Its stake in the matter, and how it knows." optional filled={filled} />
        </>
      )
    case 'clusters':
      return (
        <>
          <TextField
            name="label"
            label={label('label')}
            hint="What its items share, such as one witness or one document."
            filled={filled}
          />
          <AreaField name="note" label={label('note')} optional filled={filled} />
        </>
      )
    case 'assumptions':
    case 'expectations':
    case 'milestones':
      return <AidFields list={list} filled={filled} view={view} />
  }
}

/** Parked ones are offered only where they are chosen already. */
const sourceChoices = (view: View, filled: FilledForm): FieldChoice[] => [
  { value: '', label: 'No source' },
  ...[...view.sources.values()]
    .filter(({ id, parked }) => !parked || filled.values.source === id)
    .map(({ id, name, reliability }) => ({
      value: id,
      label: reliability ? `${name} (${reliability}, ${RELIABILITY_WORDS[reliability]})` : name,
    })),
]
const clusterChoices = (view: View, filled: FilledForm): FieldChoice[] => [
  { value: '', label: 'Stands alone' },
  ...[...view.clusters.values()]
    .filter(({ id, parked }) => !parked || filled.values.cluster === id)
    .map(({ id, label }) => ({ value: id, label })),
]
