// The desk of an exercise: the page, the stages, the timer, and who may come in.

import { Hono } from 'hono'
import { reopensFirstRound } from '../../../templates/exercise/desk/model.ts'
import { DeskNoticeBox } from '../../../templates/exercise/desk/notice.tsx'
import type { Change } from '../../ach/log/change.ts'
import { extendTimer, isRevealed, pauseTimer, type Run, resumeTimer, stageTimer } from '../../ach/model/exercise.ts'
import { Refused } from '../../ach/model/refused.ts'
import { STAGE_WORDS, STAGES, type Stage } from '../../ach/model/stage.ts'
import { credibilityChanges } from '../../ach/view/judged-credibility.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openRun, type PageEnv } from '../shared/open-view.ts'
import { deskNotice, deskPage, redirectToDesk, requireRun } from './desk-page.tsx'
import { newJoinCode } from './join-info.ts'

export const movedMeanwhile = (stage: Stage): string =>
  `Somebody else moved the room meanwhile: it is at “${STAGE_WORDS[stage]}”. Nothing was changed. Look at the desk, then press again.`

export const deskRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.exercise(':id'), async (c) => {
      const { id, opened, view, run } = await openRun(deps, c.req.param('id'), 'desk')
      const person = c.req.query('person')
      if (person === undefined) return c.render(await deskPage(deps, c, opened))
      const inside = run.people.find((one) => one.id === person)
      const found = inside ?? view.absent.find((one) => one.id === person)
      if (!found) throw new Refused('unknown', 'There is nobody of that kind in this exercise.')
      const notice = { kind: 'person', id: person, name: found.name, removed: !inside } as const
      return c.render(wantsFragment(c) ? <DeskNoticeBox id={id} notice={notice} /> : await deskPage(deps, c, opened, notice))
    })
    .post(paths.stage(':id'), async (c) => {
      const id = c.req.param('id')
      const { opened, run } = await openRun(deps, id, 'desk')
      const { from, to, sure } = await readForm(c)
      const [wanted, seen] = [stageOf(to), stageOf(from)]
      if (run.stage === seen && reopensFirstRound(run, wanted) && sure !== 'yes')
        return deskNotice(deps, c, opened, { kind: 'back', to: wanted, from: seen }, 422)
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const now = requireRun(workbook)
        checkStill(now, seen)
        if (wanted === now.stage) return []
        const timer = stageTimer(now.options, wanted, deps.now().toISOString())
        const staged: Change = {
          type: 'staged',
          before: { stage: now.stage, timer: now.timer },
          after: { stage: wanted, timer },
        }
        return [...(now.stage === 'credibility' && !isRevealed(now) ? credibilityChanges(workbook) : []), staged]
      })
      return redirectToDesk(c, id)
    })
    .post(paths.timer(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      const seen = stageOf(form.from)
      const more = Number(form.minutes ?? '0')
      if (!Number.isInteger(more) || Math.abs(more) > 100) throw new Refused('invalid', 'So many minutes cannot be added.')
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const run = requireRun(workbook)
        checkStill(run, seen)
        const at = deps.now().toISOString()
        const after =
          form.do === 'pause' ? pauseTimer(run.timer, at) : form.do === 'go' ? resumeTimer(run.timer, at) : extendTimer(run.timer, more, at)
        if (after === run.timer) return []
        return [{ type: 'timed', before: run.timer, after }]
      })
      return redirectToDesk(c, id)
    })
    .post(paths.joinSettings(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      await openRun(deps, id, 'desk')
      if (form.do === 'code') {
        await newJoinCode(deps, id)
        return redirectToDesk(c, id)
      }
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const { locked } = requireRun(workbook)
        const after = form.do === 'lock'
        return locked === after ? [] : [{ type: 'switched', before: { locked }, after: { locked: after } }]
      })
      return redirectToDesk(c, id)
    })

function stageOf(text: string | undefined): Stage {
  const stage = STAGES.find((one) => one === text)
  if (stage === undefined) throw new Refused('invalid', 'There is no such stage.')
  return stage
}

/** Two may lead at once. */
function checkStill({ stage }: Run, seen: Stage): void {
  if (stage !== seen) throw new Refused('stage', movedMeanwhile(stage))
}
