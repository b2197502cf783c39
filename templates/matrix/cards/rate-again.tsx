// The page about rating some items again: why and how many, then what changed cell by cell, the occasion noise, and which new ratings to take.

import { occasionNoise, type RetestedCell, retestedCells } from '../../../src/ach/group/occasion-noise.ts'
import { activeItems, type Evidence, type Hypothesis, ratingAt } from '../../../src/ach/model/workbook.ts'
import { orderFor } from '../../../src/ach/scoring/rater-order.ts'
import { canRetest, retestSize } from '../../../src/ach/scoring/retest.ts'
import type { RaterView, View } from '../../../src/ach/view/view.ts'
import { occasionSentence } from '../../../src/ach/words/occasion-words.ts'
import { countNoun, itemName } from '../../../src/ach/words/phrases.ts'
import { helpLink, paths } from '../../../src/paths.ts'
import { Actions } from '../../ui/actions.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageMain } from '../../ui/page-main.tsx'
import { RatingChip } from '../../ui/rating-chip.tsx'
import { blankCells } from '../matrix-model.ts'

export interface AgainModel {
  readonly id: string
  readonly view: View
  readonly me: RaterView
  /** active items of the round, in its order; empty before the first */
  readonly items: readonly Evidence[]
  /** active hypotheses, in an order of this rater's own */
  readonly hypotheses: readonly Hypothesis[]
  /** those of `items` with a cell that is not rated again yet */
  readonly open: readonly Evidence[]
}

export function againModel(id: string, view: View, me: RaterView): AgainModel {
  const hypotheses = orderFor(activeItems(view.hypotheses), `again ${me.id}`)
  const items = me.retest.flatMap((one) => {
    const item = view.evidence.get(one)
    return item && !item.parked ? [item] : []
  })
  const open = items.filter((item) => hypotheses.some((one) => !me.again.get(item.id)?.has(one.id)))
  return { id, view, me, items, hypotheses, open }
}

/** The name of the checkbox of a cell. */
export const tickName = ({ evidence, hypothesis }: Pick<RetestedCell, 'evidence' | 'hypothesis'>): string =>
  `take/${evidence}/${hypothesis}`

export const RateAgainPage = ({ model, saved }: { model: AgainModel; saved: boolean }) => {
  const { id, view, me, open } = model
  const cells = retestedCells(view, me)
  return (
    <PageMain
      above={
        saved && (
          <Notice kind="status">
            <p>The new ratings are in the matrix. One Undo reverses this change.</p>
          </Notice>
        )
      }
      crumb={<a href={paths.workbook(id)}>Matrix</a>}
      heading="Rate some items again"
      lead={
        <>
          Rating a few items again, without seeing your first ratings, shows how far your ratings depend on the occasion. It changes nothing
          in the matrix. <a href={`${helpLink('rating', id)}#again`}>More about this</a>
        </>
      }
    >
      {cells.length > 0 && open.length === 0 && <Changes model={model} cells={cells} />}
      <NextStep model={model} />
    </PageMain>
  )
}

const NextStep = ({ model: { id, view, me, items, open } }: { model: AgainModel }) => {
  const [next] = open
  if (next)
    return (
      <section class="panel" aria-labelledby="next">
        <h2 id="next">
          {open.length} of {countNoun(items.length, 'item')} left
        </h2>
        <p>What changed is shown once all of them are rated again.</p>
        <Actions>
          <a class="btn" data-kind="main" href={paths.againCard(id, next.id)}>
            Continue
          </a>
        </Actions>
      </section>
    )
  if (blankCells(view).length > 0)
    return (
      <p>
        First rate every item. <a href={paths.workbook(id)}>Go to the matrix</a>
      </p>
    )
  if (!canRetest(view, me)) return <p class="quiet">Too few items are left that you have rated only once.</p>
  const size = retestSize(activeItems(view.evidence).length)
  return (
    <form class="panel" method="post" action={paths.rateAgain(id)}>
      <h2>{items.length === 0 ? `Rate ${size} items again` : `Rate ${size} other items again`}</h2>
      <p class="prose">
        You get the {size} items that tell the hypotheses apart most, among those you rated longest ago. Wait until you no longer remember
        your ratings: a few days, if you can.
      </p>
      <Actions main="Start" size="m" />
    </form>
  )
}

const Changes = ({ model, cells }: { model: AgainModel; cells: readonly RetestedCell[] }) => {
  const { id, view, me } = model
  const changed = cells.filter(({ first, again }) => first !== again)
  const canTake = changed.some(({ evidence, hypothesis, again }) => ratingAt(me, evidence, hypothesis) !== again)
  const noise = occasionNoise(view, [me])
  return (
    <form class="panel stack" method="post" action={paths.applyAgain(id)} aria-labelledby="changes">
      <h2 id="changes">
        {changed.length === 0
          ? `All ${countNoun(cells.length, 'cell')} have the same rating as before`
          : `${changed.length} of ${countNoun(cells.length, 'cell')} changed`}
      </h2>
      <p class="prose">{noise ? occasionSentence(noise) : 'No cell was rated CC to II both times, so there is no figure.'}</p>
      {changed.length > 0 && (
        <table class="data">
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col">First</th>
              <th scope="col">Again</th>
              <th scope="col">New rating</th>
            </tr>
          </thead>
          {activeItems(view.evidence).map((item) => (
            <ChangedItem view={view} me={me} item={item} cells={changed.filter(({ evidence }) => evidence === item.id)} />
          ))}
        </table>
      )}
      {canTake && <Actions main="Apply ticked ratings" size="m" />}
    </form>
  )
}

interface ChangedItemProps {
  readonly view: View
  readonly me: RaterView
  readonly item: Evidence
  readonly cells: readonly RetestedCell[]
}

const ChangedItem = ({ view, me, item, cells }: ChangedItemProps) =>
  cells.length === 0 ? null : (
    <tbody>
      <tr>
        <th scope="rowgroup" colspan={4}>
          {item.id} <span dir="auto">{item.statement}</span>
        </th>
      </tr>
      {cells.map((cell) => (
        <tr>
          <th scope="row" dir="auto">
            {itemName(view, cell.hypothesis)}
          </th>
          <td>{cell.first === null ? 'blank' : <RatingChip rating={cell.first} />}</td>
          <td>
            <RatingChip rating={cell.again} />
          </td>
          <td class="nowrap">
            {ratingAt(me, cell.evidence, cell.hypothesis) === cell.again ? (
              <span class="quiet">in the matrix</span>
            ) : (
              <label class="check">
                <input
                  type="checkbox"
                  name={tickName(cell)}
                  value="yes"
                  aria-label={`Use ${cell.again} for ${cell.evidence}, ${itemName(view, cell.hypothesis)}`}
                />
                <span aria-hidden="true">use {cell.again}</span>
              </label>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  )
