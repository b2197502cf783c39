// The second round, one screen at a time: the reasons first, then how the room rated it, then one's own rating now.
import type { Stop } from '../../src/ach/beside.ts'
import type { Problem, Typed } from '../../src/import/fields.ts'
import { partNames } from '../../src/import/part-form.ts'
import { paths } from '../../src/paths.ts'
import { Hidden } from '../fields.tsx'
import { Why } from './part-asks.tsx'
import { Reasons, Room } from './part-cell.tsx'
import { NextComes, PartPage } from './part-frame.tsx'
import { hypothesesOf, originOf, type PartModel } from './part-model.ts'
import { Proposing } from './part-proposals.tsx'
import { EnterSaves, PartAsked } from './part-row.tsx'

interface Props {
  readonly model: PartModel
  readonly stops: readonly Stop[]
  /** from 0; beyond the last for what is shown when one is through */
  readonly at: number
  readonly refused?: { readonly values: Typed; readonly problems: readonly Problem[] }
}

export const PartDiscuss = ({ model, stops, at, refused }: Props) => {
  const { id, view, run, me } = model
  const stop = stops[at]
  const item = stop && view.evidence.get(stop.evidence)
  const to = (place: number) => `${paths.part(id)}?at=${place}`
  const one = run.options.discuss === 'worth'
  if (!stop || !item)
    return (
      <PartPage model={model} title="Discuss and re-rate">
        <div class="waiting">
          <h1>{stops.length === 0 ? 'Nothing to rate again' : 'You have been through all of them'}</h1>
          {stops.length === 0 && <p class="quiet">Nobody differs in a way that a score would notice. Talk with the others all the same.</p>}
          <NextComes model={model} />
          {stops.length > 0 && (
            <p>
              <a class="btn" href={to(0)}>
                Look over them again
              </a>
            </p>
          )}
        </div>
        <Proposing model={model} />
      </PartPage>
    )
  const hypotheses = hypothesesOf(model).filter((hypothesis) => stop.hypotheses.includes(hypothesis.id))
  const [only] = hypotheses
  return (
    <PartPage model={model} title="Discuss and re-rate" foot={<Nav first={at === 0} one={one} />}>
      <p class="meta">
        {one ? 'Cell' : 'Item'} {at + 1} of {stops.length}
        {one && (me.part?.group == null ? ' worth talking about' : ' worth talking about in your group')}
      </p>
      <h1 class="h" id="text" tabindex={-1} dir="auto">
        {item.statement}
      </h1>
      {originOf(model, item) && (
        <p class="meta" dir="auto">
          {originOf(model, item)}
        </p>
      )}
      <p class="quiet">
        {one && (
          <>
            Against{' '}
            <strong>
              <bdi>{only?.name}</bdi>
            </strong>
            .{' '}
          </>
        )}
        If it were true, how surprised would I be to see this?
      </p>
      <Reasons model={model} evidence={item.id} />
      <form
        id="row"
        class="stack"
        method="post"
        action={paths.partItem(id, item.id)}
        data-item={item.id}
        data-reason-tap={paths.partReason(id, ':evidence')}
        novalidate
      >
        <Hidden name="stage" value={run.stage} />
        <Hidden name="at" value={at} />
        <EnterSaves />
        {hypotheses.map((hypothesis) => {
          const name = partNames.rating(hypothesis.id)
          return (
            <>
              <Room model={model} evidence={item.id} hypothesis={hypothesis} />
              <PartAsked
                hypothesis={hypothesis}
                name={name}
                tap={paths.partRating(id, ':evidence', hypothesis.id)}
                value={refused?.values[name] ?? me.ratings.get(item.id)?.get(hypothesis.id) ?? ''}
                problem={refused?.problems.find(({ field }) => field === name)}
              />
            </>
          )
        })}
        <Why
          text={refused?.values.reason ?? me.rationales.get(item.id) ?? ''}
          problem={refused?.problems.find(({ field }) => field === 'reason')}
        />
      </form>
      <Proposing model={model} />
    </PartPage>
  )
}

const Nav = ({ first, one }: { first: boolean; one: boolean }) => (
  <nav class="card-nav" aria-label={one ? 'Cells' : 'Items'} id="nav">
    <button type="submit" form="row" class="btn" name="go" value="previous" disabled={first}>
      Back
    </button>
    <span class="meta" id="saved"></span>
    <button type="submit" form="row" class="btn" data-kind="main" name="go" value="next">
      Next {one ? 'cell' : 'item'}
    </button>
  </nav>
)
