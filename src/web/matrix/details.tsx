// Serves what opens over the matrix: how a score is calculated, and the note on a cell. Each is a separate page without JavaScript.

import { type Context, Hono } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import { Page } from '../../../templates/layout/page.tsx'
import { myNote, myRating } from '../../../templates/matrix/matrix-model.ts'
import { hiddenScores } from '../../../templates/matrix/matrix-settings.ts'
import { NoteForm } from '../../../templates/matrix/note.tsx'
import { BreakdownTable } from '../../../templates/matrix/score-breakdown.tsx'
import { PageMain } from '../../../templates/ui/page-main.tsx'
import { viewUnder } from '../../ach/analysis/what-if.ts'
import { Refused } from '../../ach/model/refused.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import { scoreBreakdown } from '../../ach/scoring/score-breakdown.ts'
import type { View } from '../../ach/view/view.ts'
import { resolveSuppositions } from '../../forms/what-if-query.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { pageSettings } from '../shared/matrix-settings.ts'
import { openView, openViewAt, type PageEnv } from '../shared/open-view.ts'
import { suppositionsOf } from '../shared/what-if-query.ts'

export const detailRoutes = (deps: Deps) => {
  const show = async (c: Context<PageEnv>, title: string, content: HtmlEscapedString | Promise<HtmlEscapedString>) => {
    if (wantsFragment(c)) return c.html(content)
    return c.render(
      <Page title={title} screen="matrix" tab="matrix">
        <PageMain heading={title}>{content}</PageMain>
      </Page>,
    )
  }
  return new Hono<PageEnv>()
    .get(paths.scoreBreakdown(':id', ':hypothesis'), async (c) => {
      const current = await openViewAt(deps, c)
      const { me } = current.view
      if (!me) throw new Refused('unknown', 'You have no ratings in this workbook yet.')
      if (hiddenScores(pageSettings(c, current.id), current.view)) return c.redirect(paths.workbook(current.id), 303)
      const suppositions = suppositionsOf(c, current.view)
      const view = viewUnder(current.view, me.id, resolveSuppositions(current.view, suppositions))
      const sum = scoreBreakdown(view, me.id, c.req.param('hypothesis'))
      const support = scoresOf(view, me.id).hypotheses.find(({ id }) => id === sum.hypothesis)?.support ?? 0
      return show(c, 'How a score is calculated', <BreakdownTable id={current.id} {...{ view, sum, support, suppositions }} />)
    })
    .get(paths.note(':id', ':evidence', ':hypothesis'), async (c) => {
      const { id, view } = await openView(c)
      const { item, hypothesis } = requireCell(view, c.req.param('evidence'), c.req.param('hypothesis'))
      const rating = myRating(view, item.id, hypothesis.id)
      const note = myNote(view, item.id, hypothesis.id)
      if (c.req.query('text') !== undefined) return c.text(note ?? '')
      return show(c, 'Note', <NoteForm id={id} item={item} hypothesis={hypothesis} rating={rating} note={note} />)
    })
}

/** Throws `Refused('unknown')` if there is no such item or hypothesis. */
export function requireCell(view: View, evidence: string, hypothesis: string) {
  const [item, one] = [view.evidence.get(evidence), view.hypotheses.get(hypothesis)]
  if (!item || !one) throw new Refused('unknown', 'There is no such cell in this workbook.')
  return { item, hypothesis: one }
}
