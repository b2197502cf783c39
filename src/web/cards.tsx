// The row card, and the reason that somebody gives for a row.
import { Hono } from 'hono'
import { Card } from '../../templates/card.tsx'
import { Page } from '../../templates/page.tsx'
import { SeqPartial } from '../../templates/rating-pieces.tsx'
import { Refused } from '../ach/refused.ts'
import { cardModel } from '../http/card-model.ts'
import type { Deps, Env } from '../http/env.ts'
import { formOf } from '../http/form.ts'
import { wantsFragment } from '../http/page.ts'
import { param } from '../http/param.ts'
import { frameOf, see } from '../http/seen.ts'
import { paths } from '../paths.ts'

const STYLES = ['css/charts.css', 'css/matrix.css'] as const
const SCRIPTS = ['js/card.js'] as const

export const cardRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.card(':id', ':evidence'), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const model = cardModel(seen, param(c, 'evidence'))
      if (model.item.parked) throw new Refused('parked', `${model.item.id} is parked. Restore it first, then rate it.`)
      if (wantsFragment(c)) return c.html(<Card model={model} />)
      const frame = await frameOf(deps, c.get('person'), seen, 'matrix')
      return c.html(
        <Page title={`Rate ${model.item.id}`} asset={deps.asset} workbook={frame} styles={STYLES} scripts={SCRIPTS}>
          <Card model={model} />
        </Page>,
      )
    })
    .post(paths.reasons(':id', ':evidence'), async (c) => {
      const [id, evidence, rater] = [param(c, 'id'), param(c, 'evidence'), c.get('person').id]
      const { reason } = await formOf(c)
      if (reason === undefined) throw new Refused('invalid', 'No reason came with this.', 'reason')
      const after = reason.trim() === '' ? null : reason
      const done = await deps.workbooks.change(id, rater, (workbook) => {
        if (!workbook.evidence.has(evidence)) throw new Refused('unknown', `There is no item ${evidence} in this workbook.`)
        const before = workbook.raters.get(rater)?.rationales.get(evidence) ?? null
        return before === after ? [] : [{ type: 'reasoned', rater, evidence, before, after }]
      })
      if (wantsFragment(c)) return c.html(<SeqPartial seq={done.workbook.seq} />)
      return c.redirect(paths.card(id, evidence), 303)
    })
