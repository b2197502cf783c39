// Rating some items again without the first ratings in sight: starts a round, stores second ratings apart from the matrix, shows what changed,
// and takes ticked second ratings into the matrix.

import { type Context, Hono } from 'hono'
import { Page, UndoRedo } from '../../../templates/layout/page.tsx'
import { CardHypothesis } from '../../../templates/matrix/cards/card.tsx'
import { type AgainModel, againModel, RateAgainPage, tickName } from '../../../templates/matrix/cards/rate-again.tsx'
import { AgainCard, AgainProgress, blindModel } from '../../../templates/matrix/cards/rate-again-card.tsx'
import { Partial, SeqPartial } from '../../../templates/matrix/matrix-partials.tsx'
import { retestedCells } from '../../ach/group/occasion-noise.ts'
import type { Change } from '../../ach/log/change.ts'
import { requireItem } from '../../ach/log/item-kind.ts'
import { rateCell, rateCellAgain } from '../../ach/log/rater-changes.ts'
import { readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Rater, Workbook } from '../../ach/model/workbook.ts'
import { orderFor } from '../../ach/scoring/rater-order.ts'
import { noteLastRated, retestItems } from '../../ach/scoring/retest.ts'
import { isRunning } from '../../ach/view/run-view.ts'
import { describeBatch } from '../../ach/words/history/history-words.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths, queryId } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { noRating } from './ratings.tsx'

/** Changes of the log that are read at a time. */
const LOG_PAGE = 1000

export const rateAgainRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.rateAgain(':id'), async (c) => {
      const model = modelOf(await openView(c))
      if (isRunning(model.view)) return c.redirect(paths.workbook(model.id), 303)
      return c.render(
        <Page title="Rate again" screen="matrix" tab="matrix">
          <RateAgainPage model={model} saved={c.req.query('saved') !== undefined} />
        </Page>,
      )
    })
    .post(paths.rateAgain(':id'), async (c) => {
      const [id, rater] = [c.req.param('id'), c.get('person').id]
      const last = await lastRatedBy(deps, id, rater)
      const done = await deps.workbooks.change(id, rater, (workbook): Change[] => {
        const me = raterOf(workbook, rater)
        const after = orderFor(retestItems(workbook, me, last), `again ${rater}`).map((item) => item.id)
        if (after.length === 0) throw new Refused('invalid', 'Too few items are left that you have rated only once.')
        return [{ type: 'retested', rater, before: [...me.retest], after }]
      })
      const [first] = modelOf(viewAfterAction(c.get('person'), done)).open
      return c.redirect(first ? paths.againCard(id, first.id) : paths.rateAgain(id), 303)
    })
    .get(paths.againCard(':id', ':evidence'), async (c) => {
      const model = modelOf(await openView(c))
      const item = model.items.find(({ id }) => id === c.req.param('evidence'))
      if (isRunning(model.view) || !item) return c.redirect(paths.rateAgain(model.id), 303)
      const card = <AgainCard model={blindModel(model, item)} />
      if (wantsFragment(c)) return c.html(card)
      return c.render(
        <Page title={`Rate ${item.id} again`} screen="card" tab="matrix" scripts={['matrix/card']}>
          {card}
        </Page>,
      )
    })
    .get(paths.againRating(':id', ':evidence', ':hypothesis'), (c) =>
      c.redirect(paths.againCard(c.req.param('id'), c.req.param('evidence')), 303),
    )
    .post(paths.againRating(':id', ':evidence', ':hypothesis'), async (c) => {
      const [id, evidence, hypothesis] = [c.req.param('id'), c.req.param('evidence'), c.req.param('hypothesis')]
      const { value, seq } = await readForm(c)
      const after = value === undefined ? undefined : readRating(value)
      if (after === undefined) throw new Refused('invalid', noRating(value ?? ''), 'value')
      const { id: rater } = c.get('person')
      const result = await deps.workbooks.change(id, rater, (workbook) => {
        requireItem(workbook.evidence, 'evidence', evidence)
        requireItem(workbook.hypotheses, 'hypothesis', hypothesis)
        return rateCellAgain(raterOf(workbook, rater), evidence, hypothesis, after)
      })
      if (!wantsFragment(c)) return c.redirect(`${paths.againCard(id, evidence)}#${queryId(hypothesis)}`, 303)
      return updatedCard(c, viewAfterAction(c.get('person'), result), { evidence, hypothesis }, result.changes, Number(seq))
    })
    .get(paths.applyAgain(':id'), (c) => c.redirect(paths.rateAgain(c.req.param('id')), 303))
    .post(paths.applyAgain(':id'), async (c) => {
      const [id, rater] = [c.req.param('id'), c.get('person').id]
      const form = await readForm(c)
      const { changes } = await deps.workbooks.change(id, rater, (workbook) => {
        const me = raterOf(workbook, rater)
        return retestedCells(workbook, me)
          .filter((cell) => form[tickName(cell)] !== undefined)
          .flatMap(({ evidence, hypothesis, again }) => rateCell(me, evidence, hypothesis, again))
      })
      return c.redirect(`${paths.rateAgain(id)}${changes.length > 0 ? '?saved=ratings' : ''}`, 303)
    })

function raterOf(workbook: Workbook, rater: string): Rater {
  const me = workbook.raters.get(rater)
  if (!me) throw new Refused('unknown', 'You have no ratings in this workbook yet.')
  return me
}

/** Throws `Refused('unknown')` for a viewer without ratings. */
function modelOf({ id, view }: OpenView): AgainModel {
  if (!view.me) throw new Refused('unknown', 'You have no ratings in this workbook yet.')
  return againModel(id, view, view.me)
}

async function lastRatedBy(deps: Deps, id: string, rater: string): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  for (let after = 0; ; ) {
    const log = await deps.workbooks.since(id, after, LOG_PAGE)
    noteLastRated(last, rater, log)
    after = log.at(-1)?.seq ?? after
    if (log.length < LOG_PAGE) return last
  }
}

/** The parts of an open card that a second rating changes. */
function updatedCard(
  c: Context<PageEnv>,
  current: OpenView,
  { evidence, hypothesis }: { readonly evidence: string; readonly hypothesis: string },
  changes: readonly Change[],
  seq: number,
) {
  const { id, view } = current
  const model = modelOf(current)
  const item = requireItem(view.evidence, 'evidence', evidence)
  const card = blindModel(model, item)
  const one = card.hypotheses.find((other) => other.id === hypothesis)
  return c.html(
    <>
      {one && <CardHypothesis model={card} hypothesis={one} />}
      <Partial id="progress">
        <AgainProgress model={card} />
      </Partial>
      {changes.length > 0 && (
        <Partial id="undo-redo">
          <UndoRedo frame={{ id, undo: describeBatch(changes, view)?.title ?? null, redo: null }} />
        </Partial>
      )}
      {seq + changes.length === view.seq && <SeqPartial seq={view.seq} />}
    </>,
  )
}
