// Serves the row card, which rates one item against every hypothesis, and stores the reason given for a row.

import { Hono } from 'hono'
import { Page } from '../../../templates/layout/page.tsx'
import { type CardModel, CardPage } from '../../../templates/matrix/cards/card.tsx'
import { cardOrder } from '../../../templates/matrix/matrix-model.ts'
import { SeqPartial } from '../../../templates/matrix/matrix-partials.tsx'
import { requireItem } from '../../ach/log/item-kind.ts'
import { giveReason } from '../../ach/log/rater-changes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { emptyRater, reasonText } from '../../ach/model/workbook.ts'
import { isRunning } from '../../ach/view/run-view.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

export const cardRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.card(':id', ':evidence'), async (c) => {
      const current = await openView(c)
      // Ratings on this page are refused while an exercise runs; the matrix explains that and links to the desk.
      if (isRunning(current.view) && !wantsFragment(c)) return c.redirect(paths.workbook(current.id), 303)
      const model = cardModel(current, c.req.param('evidence'))
      if (model.item.parked) throw new Refused('parked', `${model.item.id} is parked. Restore it first, then rate it.`)
      if (wantsFragment(c)) return c.html(<CardPage model={model} />)
      return c.render(page(model))
    })
    .get(paths.reasons(':id', ':evidence'), (c) => c.redirect(paths.card(c.req.param('id'), c.req.param('evidence')), 303))
    .post(paths.reasons(':id', ':evidence'), async (c) => {
      const [id, evidence, rater] = [c.req.param('id'), c.req.param('evidence'), c.get('person').id]
      const { reason } = await readForm(c)
      if (reason === undefined) throw new Refused('invalid', 'The request contains no reason. Nothing was changed.', 'reason')
      const read = reasonText.safeParse(reason)
      if (!read.success) {
        const problem = read.error.issues[0]?.message ?? 'This text cannot be saved as a reason.'
        if (wantsFragment(c)) throw new Refused('invalid', problem, 'reason')
        return c.render(page({ ...cardModel(await openView(c), evidence), refused: { reason, problem } }), { status: 422 })
      }
      const after = reason.trim() === '' ? null : reason
      const done = await deps.workbooks.change(id, rater, (workbook) => {
        requireItem(workbook.evidence, 'evidence', evidence)
        return giveReason(workbook.raters.get(rater) ?? emptyRater(rater), evidence, after)
      })
      if (wantsFragment(c)) return c.html(<SeqPartial seq={done.workbook.seq} />)
      return c.redirect(paths.card(id, evidence), 303)
    })

const page = (model: CardModel) => (
  <Page title={`Rate ${model.item.id}`} screen="card" tab="matrix" scripts={['matrix/card']}>
    <CardPage model={model} />
  </Page>
)

/** Throws `Refused('unknown')` if there is no such item. */
export function cardModel({ id, view }: OpenView, evidence: string): CardModel {
  const item = requireItem(view.evidence, 'evidence', evidence)
  return { id, view, item, ...cardOrder(view) }
}
