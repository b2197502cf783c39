// One proposed change with its tick box: the current value, the new value, and a warning if the workbook changed since the file was
// exported.

import type { ChangeOf } from '../../src/ach/log/change.ts'
import { ITEM_KIND_WORDS } from '../../src/ach/log/item-kind.ts'
import { itemsOfKind } from '../../src/ach/log/workbook-lists.ts'
import { weightOf } from '../../src/ach/model/weight.ts'
import type { EvidenceFields, Method } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { fieldLabel } from '../../src/ach/words/field-table.ts'
import { describeChange } from '../../src/ach/words/history/history-words.ts'
import { countNoun, METHOD_WORDS } from '../../src/ach/words/phrases.ts'
import type { ImportProposal } from '../../src/import/review/proposals.ts'
import type { ReviewLine } from '../../src/import/review/review-lines.ts'
import { EvidenceMeta } from '../items/item-lines.tsx'
import { Check } from '../ui/check.tsx'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { RatingChip } from '../ui/rating-chip.tsx'
import { TextChange } from '../ui/text-change.tsx'

interface Props {
  readonly line: ReviewLine
  readonly ticked: boolean
  readonly view: View
  /** contains the names of new items */
  readonly after: View
}

export const ChangeLine = ({ line, ticked, view, after }: Props) => (
  <Check
    name="change"
    value={line.key}
    checked={ticked}
    data={{ 'data-count': line.proposals.length }}
    label={
      <span class="change-line">
        {line.proposals.length > 1 ? (
          <OneItem proposals={line.proposals} after={after} />
        ) : (
          <One proposal={line.proposals[0]} view={view} after={after} />
        )}
        <Needs proposals={line.proposals} />
        {line.changedSince && <ChangedSinceExport several={line.proposals.length > 1} />}
      </span>
    }
  />
)

/** Names the new items that this change depends on. */
const Needs = ({ proposals }: { proposals: readonly ImportProposal[] }) => {
  const needs = [...new Set(proposals.flatMap((one) => (one.change.type === 'rated' || one.change.type === 'reasoned' ? one.needs : [])))]
  if (needs.length === 0) return null
  return (
    <>
      <br />
      <span class="meta">This can only be imported together with {needs.map((need) => need.split(' ')[1]).join(' and ')}.</span>
    </>
  )
}

const ChangedSinceExport = ({ several }: { several: boolean }) => (
  <>
    <br />
    <span class="mark">
      {several
        ? 'Some of these were changed in the workbook after the file was exported. Their current values are kept unless you tick this line.'
        : 'This was changed in the workbook after the file was exported. The current value is kept unless you tick this line.'}
    </span>
  </>
)

const One = ({ proposal, view, after }: { proposal: ImportProposal | undefined; view: View; after: View }) => {
  if (!proposal) return null
  const { change } = proposal
  switch (change.type) {
    case 'rated':
      return <Rated change={change} after={after} />
    case 'changed':
      return <Changed change={change} view={view} after={after} />
    case 'reasoned':
      return <TextChange what={`Reason for ${change.evidence}`} before={change.before} after={change.after} />
    case 'noted':
      return (
        <TextChange
          what={`Note on ${change.evidence} for ${labelOf(change.hypothesis, after)}`}
          before={change.before}
          after={change.after}
        />
      )
    case 'added':
      return <Added change={change} after={after} />
    case 'parked':
    case 'restored':
      return <Moved change={change} view={view} />
    case 'settings':
      return <Setting change={change} />
    default:
      return <span class="typed">{describeChange(change, after)}</span>
  }
}

const SETTING_WORDS = { title: 'Title', question: 'Question', background: 'Background', marking: 'Marking' } as const

const Setting = ({ change: { before, after } }: { change: ChangeOf<'settings'> }) => {
  const field = (Object.keys(SETTING_WORDS) as (keyof typeof SETTING_WORDS)[]).find((one) => after[one] !== undefined)
  if (field) return <TextChange what={SETTING_WORDS[field]} before={before[field] ?? null} after={after[field] ?? null} />
  return (
    <>
      <strong>Method:</strong> <Words before={methodName(before.method)} after={methodName(after.method)} />
    </>
  )
}

const methodName = (method: Method | undefined) => (method === undefined ? null : METHOD_WORDS[method])
const labelOf = (hypothesis: string, view: View) => view.hypotheses.get(hypothesis)?.label ?? hypothesis
const Words = ({ before, after }: { before: string | null; after: string | null }) => (
  <>
    {before ?? 'none'} <span aria-hidden="true">→</span>
    <span class="visually-hidden">becomes</span> {after ?? 'none'}
  </>
)

const Added = ({ change, after }: { change: ChangeOf<'added'>; after: View }) => {
  const fields: Readonly<Record<string, unknown>> = change.fields
  const name = fields.label ?? fields.name
  return (
    <>
      <strong>
        New {ITEM_KIND_WORDS[change.what].one} {change.id}
      </strong>
      {name !== undefined && (
        <>
          : <bdi>{String(name)}</bdi>
        </>
      )}
      {fields.statement !== undefined && fields.statement !== name && (
        <>
          <br />
          <span class="quiet typed" dir="auto">
            {String(fields.statement)}
          </span>
        </>
      )}
      {change.what === 'evidence' && (
        <EvidenceMeta view={after} item={{ ...(change.fields as EvidenceFields), id: change.id, parked: false, version: 0 }} />
      )}
    </>
  )
}

const Moved = ({ change, view }: { change: ChangeOf<'parked'> | ChangeOf<'restored'>; view: View }) => {
  const item = itemsOfKind(view, change.what).get(change.id)
  const text = item && ('statement' in item ? item.statement : 'name' in item ? item.name : item.label)
  return (
    <>
      <strong>{change.id}:</strong>{' '}
      {change.type === 'parked' ? <Words before="in use" after="parked" /> : <Words before="parked" after="in use" />}
      <br />
      <span class="quiet typed" dir="auto">
        {text}
      </span>
    </>
  )
}

const Rated = ({ change, after }: { change: ChangeOf<'rated'>; after: View }) => (
  <>
    <strong>
      {change.evidence} for <bdi>{labelOf(change.hypothesis, after)}</bdi>:
    </strong>{' '}
    <FromTo change={change} />
    <br />
    <span class="quiet typed clamp" dir="auto">
      {after.evidence.get(change.evidence)?.statement}
    </span>
  </>
)

const FromTo = ({ change }: { change: ChangeOf<'rated'> }) => (
  <span class="nowrap">
    <RatingChip rating={change.before} /> <span aria-hidden="true">→</span>
    <span class="visually-hidden">becomes</span> <RatingChip rating={change.after} />
    {change.after === null && ' cleared'}
  </span>
)

/** Keyed by before and after. A page can hold 20,000 ratings with about 50 distinct contents; rendering each again takes half a second. */
const lineContent = new Map<string, string>()

function ratingsOfItem(change: ChangeOf<'rated'>, after: View): string {
  const key = `${change.before} ${change.after}`
  const fromTo = lineContent.get(key) ?? String(<FromTo change={change} />)
  lineContent.set(key, fromTo)
  return `<span class="nowrap"><bdi>${escapeHtml(labelOf(change.hypothesis, after))}</bdi> ${fromTo}</span> `
}

const OneItem = ({ proposals, after }: { proposals: readonly ImportProposal[]; after: View }) => {
  const rated = proposals.flatMap(({ change }) => (change.type === 'rated' ? [change] : []))
  const [first] = proposals.flatMap(({ change }) => ('evidence' in change && 'rater' in change ? [change.evidence] : []))
  const evidence = first ?? ''
  const texts = proposals.length - rated.length
  return (
    <>
      <strong>{evidence}:</strong> {rawHtml(rated.map((change) => ratingsOfItem(change, after)).join(''))}
      {texts > 0 && <span class="quiet">and {countNoun(texts, 'reason or note', 'reasons or notes')}</span>}
      <br />
      <span class="quiet typed clamp" dir="auto">
        {after.evidence.get(evidence)?.statement}
      </span>
    </>
  )
}

const LONG = /^(statement|notes|note|label|name|locator|url)$/
const WEIGHS = /^(credibility|relevance)$/

const Changed = ({ change, view, after }: { change: ChangeOf<'changed'>; view: View; after: View }) => {
  const fields = Object.keys(change.after)
  const [field = ''] = fields
  const [before, now] = [change.before, change.after].map((values) => values as Record<string, string | null | undefined>)
  const [was, is] = [(name: string) => before?.[name] ?? null, (name: string) => now?.[name] ?? null]
  const word = (name: string) => fieldLabel(change.what, name)
  if (LONG.test(field)) return <TextChange what={`${change.id}, ${word(field).toLowerCase()}`} before={was(field)} after={is(field)} />
  const [from, to] = [weightIn(change, view), weightIn(change, after)]
  return (
    <>
      <strong>{change.id}:</strong>{' '}
      {fields.map((name, at) => (
        <>
          {at > 0 && ', '}
          {inSentence(word(name))} <Words before={nameIn(name, was(name), view)} after={nameIn(name, is(name), after)} />
        </>
      ))}
      .{' '}
      {WEIGHS.test(field) && from !== to && view.method === 'weighted' && (
        <span class="quiet">
          Its weight changes from {from} to {to}.
        </span>
      )}
    </>
  )
}

const inSentence = (label: string) => (label.startsWith('Admiralty') ? label : label.toLowerCase())

/** Returns the names of sources and clusters; other values unchanged. */
function nameIn(field: string, value: string | null, view: View): string | null {
  if (value === null) return null
  if (field === 'source') return view.sources.get(value)?.name ?? value
  return field === 'cluster' ? (view.clusters.get(value)?.label ?? value) : value
}

function weightIn(change: ChangeOf<'changed'>, view: View): string | null {
  const item = change.what === 'evidence' ? view.evidence.get(change.id) : undefined
  return item ? weightOf(item, 'weighted').toFixed(2) : null
}
