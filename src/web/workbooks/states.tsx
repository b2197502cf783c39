// Names earlier states of a workbook, and compares two of them.

import { Hono } from 'hono'
import { z } from 'zod'
import { Page } from '../../../templates/layout/page.tsx'
import { type ComparedState, ComparisonPage } from '../../../templates/workbooks/comparison.tsx'
import { compareStates } from '../../ach/analysis/state-comparison.ts'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { stateNameText } from '../../ach/model/workbook.ts'
import type { Scores } from '../../ach/scoring/score.ts'
import { readTyped } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { settledScores } from '../shared/matrix-settings.ts'
import { changeNumber, type OpenView, openView, type PageEnv, pastView } from '../shared/open-view.ts'

const nameField = z.object({ name: stateNameText })

export const stateRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.compareStates(':id'), async (c) => {
      const now = await openView(c)
      const hidden = hiddenScoresPage(c, now, 'Compare two states', 'The comparison shows how the scores moved.')
      if (hidden)
        return c.render(
          <Page title="Compare two states" screen="workbooks" tab="history">
            {hidden}
          </Page>,
        )
      const stateOf = async (text: string | undefined): Promise<OpenView> =>
        text === undefined || text === '' || text === 'now' ? now : pastView(deps, c, now, changeNumber(text))
      const [from, to] = [await stateOf(c.req.query('from')), await stateOf(c.req.query('to'))]
      const [before, after] = from.view.seq <= to.view.seq ? [from, to] : [to, from]
      const comparison = compareStates(before.view, after.view)
      const settled = (scores: Scores | null, { view }: OpenView) => scores && settledScores(deps, { view, scores }, null, c.req.raw.signal)
      return c.render(
        <ComparisonPage
          id={now.id}
          before={comparedState(now, before)}
          after={comparedState(now, after)}
          comparison={{ ...comparison, before: await settled(comparison.before, before), after: await settled(comparison.after, after) }}
          names={[...now.view.stateNames]}
        />,
      )
    })
    // reached by reloading the page that showed a refused name
    .get(paths.nameState(':id', ':seq'), (c) => c.redirect(paths.history(c.req.param('id')), 303))
    .post(paths.nameState(':id', ':seq'), async (c) => {
      const [id, seq] = [c.req.param('id'), changeNumber(c.req.param('seq'))]
      const { name = '' } = await readForm(c)
      const read = readTyped(nameField, { name })
      const [problem] = read.ok || name.trim() === '' ? [] : read.problems
      if (problem) throw new Refused('invalid', problem.message, problem.field)
      const after = read.ok ? read.fields.name : null
      await deps.workbooks.change(id, c.get('person').id, ({ stateNames }): Change[] => {
        const before = stateNames.get(seq) ?? null
        return before === after ? [] : [{ type: 'named', seq, before, after }]
      })
      return c.redirect(`${paths.workbook(id)}?at=${seq}`, 303)
    })

const comparedState = (now: OpenView, { at, view, opened }: OpenView): ComparedState => ({
  seq: at ?? null,
  at: opened.changedAt,
  name: at === undefined ? null : (now.view.stateNames.get(at) ?? null),
  view,
})
