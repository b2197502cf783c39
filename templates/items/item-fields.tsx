// The form fields of each kind of item. Each form builds all fields of its kind first, so that none can be forgotten.
import type { Child } from 'hono/jsx'
import type { ItemKind } from '../../src/ach/log/change.ts'
import { GRADE_LEVELS, GRADE_WORDS } from '../../src/ach/model/grade.ts'
import { EVIDENCE_KINDS, GRADES, RELIABILITIES, RELIABILITY_WORDS, SOURCE_KINDS } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import type { FieldName } from '../../src/ach/words/field-table.ts'
import type { ItemList } from '../../src/paths.ts'
import { AreaField, type FieldChoice, type FilledForm, Segments, SelectField, TextField } from '../ui/fields.tsx'
import { CheckFields } from './check-fields.tsx'
import { clusterChoices, sourceChoices } from './choices.ts'
import { fieldProps } from './field-props.ts'
import { LEVEL_CHOICES } from './item-words.ts'

const RELIABILITY_CHOICES: readonly FieldChoice[] = [
  { value: '', label: 'Not assessed yet' },
  ...RELIABILITIES.map((letter) => ({ value: letter, label: `${letter}, ${RELIABILITY_WORDS[letter]}` })),
]

const GRADE_CHOICES: readonly FieldChoice[] = [
  { value: '', label: 'Not graded' },
  ...GRADES.map((grade) => ({ value: grade, label: `${grade}, ${GRADE_WORDS[grade]} (credibility ${GRADE_LEVELS[grade] ?? 'unknown'})` })),
]

interface FormProps {
  readonly filled: FilledForm
  readonly view: View
  /** the saved weight, such as "×1.41"; only for evidence */
  readonly weight?: string
}

/** The elements of all fields of a kind of item. */
export type DrawnFields<W extends ItemKind> = Readonly<Record<FieldName<W>, Child>>

export const ItemFields = ({ list, ...props }: FormProps & { readonly list: ItemList }) => {
  switch (list) {
    case 'hypotheses':
      return <HypothesisFields {...props} />
    case 'evidence':
      return <EvidenceFields {...props} />
    case 'sources':
      return <SourceFields {...props} />
    case 'clusters':
      return <ClusterFields {...props} />
    case 'assumptions':
    case 'expectations':
    case 'milestones':
      return <CheckFields list={list} {...props} />
  }
}

const HypothesisFields = ({ filled }: FormProps) => {
  const field = fieldProps('hypothesis', filled)
  const { label, statement, notes, ...others }: DrawnFields<'hypothesis'> = {
    label: <TextField {...field('label')} />,
    statement: <AreaField {...field('statement')} rows={4} />,
    notes: <AreaField {...field('notes')} optional />,
  }
  return (
    <>
      {label}
      {statement}
      {Object.values(others)}
      {notes}
    </>
  )
}

const EvidenceFields = ({ filled, view, weight }: FormProps) => {
  const field = fieldProps('evidence', filled)
  const has = (name: string) => Boolean(filled.values[name]) || filled.problems.some((problem) => problem.field === name)
  const weightHint = weight
    ? ` Saved weight: ${weight}${view.method === 'count' ? ' (not used, because the method is unweighted)' : ''}.`
    : ''
  const { statement, source, locator, url, date, kind, cluster, credibility, grade, relevance, notes, ...others }: DrawnFields<'evidence'> =
    {
      statement: <AreaField {...field('statement')} rows={4} />,
      source: <SelectField {...field('source')} choices={sourceChoices(view, filled.values.source)} optional />,
      locator: <TextField {...field('locator')} optional />,
      url: <TextField {...field('url')} optional />,
      date: <TextField {...field('date')} optional />,
      kind: <TextField {...field('kind')} list={EVIDENCE_KINDS} optional />,
      cluster: <SelectField {...field('cluster')} choices={clusterChoices(view, filled.values.cluster)} optional />,
      credibility: <Segments {...field('credibility')} choices={LEVEL_CHOICES} />,
      grade: <SelectField {...field('grade')} choices={GRADE_CHOICES} optional />,
      relevance: <Segments {...field('relevance', weightHint)} choices={LEVEL_CHOICES} />,
      notes: <AreaField {...field('notes')} optional />,
    }
  return (
    <>
      {statement}
      <div class="stack-tight">
        <div class="split">
          {source}
          {locator}
        </div>
        {url}
        <details open={has('newSource')}>
          <summary>+ New source</summary>
          <div class="split">
            <TextField
              name="newSource"
              label="Name of the new source"
              hint="It is added when you save the item."
              optional
              filled={filled}
            />
            <SelectField
              name="newReliability"
              label="Reliability"
              hint="This is the reliability of the source, not of the item. The letters are those of the Admiralty code."
              choices={RELIABILITY_CHOICES}
              filled={filled}
            />
          </div>
        </details>
      </div>
      <div class="split">
        {date}
        {kind}
      </div>
      <div class="stack-tight">
        {cluster}
        <details open={has('newCluster')}>
          <summary>+ New cluster</summary>
          <TextField
            name="newCluster"
            label="Label of the new cluster"
            hint="Name the shared origin. The cluster is added when you save the item."
            optional
            filled={filled}
          />
        </details>
      </div>
      {credibility}
      {grade}
      {relevance}
      {Object.values(others)}
      {notes}
    </>
  )
}

const SourceFields = ({ filled }: FormProps) => {
  const field = fieldProps('source', filled)
  const { name, reliability, kind, url, note, ...others }: DrawnFields<'source'> = {
    name: <TextField {...field('name')} />,
    reliability: <SelectField {...field('reliability')} choices={RELIABILITY_CHOICES} />,
    kind: <TextField {...field('kind')} list={SOURCE_KINDS} optional />,
    url: <TextField {...field('url')} optional />,
    note: <AreaField {...field('note')} optional />,
  }
  return (
    <>
      {name}
      <div class="split">
        {reliability}
        {kind}
      </div>
      {url}
      {Object.values(others)}
      {note}
    </>
  )
}

const ClusterFields = ({ filled }: FormProps) => {
  const field = fieldProps('cluster', filled)
  const { label, note, ...others }: DrawnFields<'cluster'> = {
    label: <TextField {...field('label')} />,
    note: <AreaField {...field('note')} optional />,
  }
  return (
    <>
      {label}
      {Object.values(others)}
      {note}
    </>
  )
}
