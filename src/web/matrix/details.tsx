// What opens over the matrix: the sum behind a score, and the note of a cell. Each is a page of its own too.

import { type Context, Hono } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import { Page } from '../../../templates/layout/page.tsx'
import { myNote, myRating } from '../../../templates/matrix/matrix-model.ts'
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
import { openView, type PageEnv } from '../shared/open-view.ts'
import { suppositionsOf } from '../shared/what-if-query.ts'

export const detailRoutes = () => {
  const show = async (c: Context<PageEnv>, title: string, inside: HtmlEscapedString | Promise<HtmlEscapedString>) => {
    if (wantsFragment(c)) return c.html(inside)
    return c.render(
      <Page title={title} screen="matrix" tab="matrix">
        <PageMain heading={title}>{inside}</PageMain>
      </Page>,
    )
  }
  return new Hono<PageEnv>()
    .get(paths.scoreBreakdown(':id', ':hypothesis'), async (c) => {
      const seen = await openView(c)
      if (!seen.view.me) throw new Refused('unknown', 'There are no ratings of yours in this workbook yet.')
      const suppositions = suppositionsOf(c, seen.view)
      const { me } = seen.view
      const view = viewUnder(seen.view, me.id, resolveSuppositions(seen.view, suppositions))
      const sum = scoreBreakdown(view, me.id, c.req.param('hypothesis'))
      const support = scoresOf(view, me.id).hypotheses.find(({ id }) => id === sum.hypothesis)?.support ?? 0
      return show(c, 'How a score is made up', <BreakdownTable id={seen.id} {...{ view, sum, support, suppositions }} />)
    })
    .get(paths.note(':id', ':evidence', ':hypothesis'), async (c) => {
      const seen = await openView(c)
      const { item, hypothesis } = requireCell(seen.view, c.req.param('evidence'), c.req.param('hypothesis'))
      const rating = myRating(seen.view, item.id, hypothesis.id)
      const note = myNote(seen.view, item.id, hypothesis.id)
      return show(c, 'Note', <NoteForm id={seen.id} item={item} hypothesis={hypothesis} rating={rating} note={note} />)
    })
}

/** Refused 'unknown' where the item or the hypothesis is not there. */
export function requireCell(view: View, evidence: string, hypothesis: string) {
  const [item, one] = [view.evidence.get(evidence), view.hypotheses.get(hypothesis)]
  if (!item || !one) throw new Refused('unknown', 'There is no such cell in this workbook.')
  return { item, hypothesis: one }
}
