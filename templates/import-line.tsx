// One difference with its box: what stands here, what would stand here, and whether somebody changed it here meanwhile.
import type { Change, ChangeOf } from '../src/ach/change.ts'
import { describeChange } from '../src/ach/describe.ts'
import type { View } from '../src/ach/view.ts'
import { weightOf } from '../src/ach/weight.ts'
import { counted } from '../src/ach/wording.ts'
import type { Line } from '../src/import/lines.ts'
import type { Proposal } from '../src/import/proposals.ts'
import { Chip } from './item-ratings.tsx'
import { Pieces } from './pieces.tsx'
import { wordDiff } from './word-diff.ts'

interface Props {
  readonly line: Line
  readonly ticked: boolean
  readonly view: View
  /** where new items have their names */
  readonly after: View
}

export const ChangeLine = ({ line, ticked, view, after }: Props) => (
  <label class="check">
    <input type="checkbox" name="change" value={line.key} checked={ticked} data-count={line.proposals.length} />
    <span class="change-line">
      {line.proposals.length > 1 ? (
        <OneItem proposals={line.proposals} after={after} />
      ) : (
        <One proposal={line.proposals[0]} view={view} after={after} />
      )}
      {line.meanwhile && <Meanwhile several={line.proposals.length > 1} />}
    </span>
  </label>
)

const Meanwhile = ({ several }: { several: boolean }) => (
  <>
    <br />
    <span class="mark">
      {several ? 'Some of these were' : 'This was'} changed here after the file was made. What stands here is kept unless you tick it.
    </span>
  </>
)

const One = ({ proposal, view, after }: { proposal: Proposal | undefined; view: View; after: View }) => {
  if (!proposal) return null
  const { change } = proposal
  switch (change.type) {
    case 'rated':
      return <Rated change={change} after={after} />
    case 'changed':
      return <Changed change={change} view={view} after={after} />
    case 'reasoned':
      return <Text what={`Reason for ${change.evidence}`} before={change.before} after={change.after} />
    case 'noted':
      return (
        <Text
          what={`Note on ${change.evidence} against ${labelOf(change.hypothesis, after)}`}
          before={change.before}
          after={change.after}
        />
      )
    default:
      return <span class="typed">{sentence(change, after)}</span>
  }
}

const labelOf = (hypothesis: string, view: View) => view.hypotheses.get(hypothesis)?.label ?? hypothesis
/** As the history will say it, beginning with a capital. */
function sentence(change: Change, view: View): string {
  const words = describeChange(change, view)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const Rated = ({ change, after }: { change: ChangeOf<'rated'>; after: View }) => (
  <>
    <strong>
      {change.evidence} against <bdi>{labelOf(change.hypothesis, after)}</bdi>:
    </strong>{' '}
    <FromTo change={change} />
    <br />
    <span class="quiet typed" dir="auto">
      {after.evidence.get(change.evidence)?.statement}
    </span>
  </>
)

const FromTo = ({ change }: { change: ChangeOf<'rated'> }) => (
  <span class="nowrap">
    <Chip rating={change.before} /> <span aria-hidden="true">→</span>
    <span class="visually-hidden">becomes</span> <Chip rating={change.after} />
    {change.after === null && ' cleared'}
  </span>
)

const OneItem = ({ proposals, after }: { proposals: readonly Proposal[]; after: View }) => {
  const rated = proposals.flatMap(({ change }) => (change.type === 'rated' ? [change] : []))
  const evidence = rated[0]?.evidence ?? ''
  const texts = proposals.length - rated.length
  return (
    <>
      <strong>{evidence}:</strong>{' '}
      {rated.map((change) => (
        <>
          <span class="nowrap">
            <bdi>{labelOf(change.hypothesis, after)}</bdi> <FromTo change={change} />
          </span>{' '}
        </>
      ))}
      {texts > 0 && <span class="quiet">and {counted(texts, 'reason or note', 'reasons or notes')}</span>}
      <br />
      <span class="quiet typed" dir="auto">
        {after.evidence.get(evidence)?.statement}
      </span>
    </>
  )
}

const LONG = /^(statement|notes|note|label|name|locator)$/

const Changed = ({ change, view, after }: { change: ChangeOf<'changed'>; view: View; after: View }) => {
  const [field = ''] = Object.keys(change.after)
  const [was, is] = [change.before, change.after].map((fields) => (fields as Record<string, string | null | undefined>)[field] ?? null)
  if (LONG.test(field))
    return <Text what={`${field === 'statement' ? 'Text' : capital(field)} of ${change.id}`} before={was ?? null} after={is ?? null} />
  const [from, to] = [weightIn(change, view), weightIn(change, after)]
  return (
    <>
      <strong>{change.id}:</strong> {sentence(change, after)}.{' '}
      {from !== null && to !== null && from !== to && view.method === 'weighted' && (
        <span class="quiet">
          Its weight goes from {from} to {to}.
        </span>
      )}
    </>
  )
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

function weightIn(change: ChangeOf<'changed'>, view: View): string | null {
  const item = change.what === 'evidence' ? view.evidence.get(change.id) : undefined
  return item ? weightOf(item, 'weighted').toFixed(2) : null
}

const Text = ({ what, before, after }: { what: string; before: string | null; after: string | null }) => {
  const { left, right } = wordDiff(before ?? '', after ?? '')
  return (
    <>
      <strong>{what}</strong>
      <span class="text-change">
        <span class="quiet typed" dir="auto">
          <span class="meta">Here: </span>
          {before === null ? 'nothing' : <Pieces pieces={left} />}
        </span>
        <span class="typed" dir="auto">
          <span class="meta">In the file: </span>
          {after === null ? 'nothing' : <Pieces pieces={right} />}
        </span>
      </span>
    </>
  )
}
