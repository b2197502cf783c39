// Routes of the desk: the page itself, changing the stage, the timer, locking the room and the join code.

import { Hono } from 'hono'
import { reopensFirstRound, skipsReveal } from '../../../templates/exercise/desk/model.ts'
import { DeskNoticeBox } from '../../../templates/exercise/desk/notice.tsx'
import type { Change } from '../../ach/log/change.ts'
import { RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import {
  extendTimer,
  isOwnPace,
  isRevealed,
  pauseTimer,
  type Run,
  resumeTimer,
  setTimer,
  type Timer,
  timerOnEntering,
} from '../../ach/model/exercise.ts'
import { Refused } from '../../ach/model/refused.ts'
import { STAGE_WORDS, STAGES, type Stage } from '../../ach/model/stage.ts'
import { credibilityChanges } from '../../ach/view/judged-credibility.ts'
import { readDeskSettings, switchedSettings } from '../../forms/desk-settings.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openRun, type PageEnv } from '../shared/open-view.ts'
import { deskNotice, deskPage, redirectToDesk, requireRun } from './desk-page.tsx'
import { endJoinCode, newJoinCode } from './join-info.ts'

export const alreadyMoved = (stage: Stage): string =>
  `Another facilitator has moved the room to “${STAGE_WORDS[stage]}”. Nothing was changed. Check the desk, then try again.`

const MOST_MINUTES = 180
export const MINUTES_PROBLEM = `Enter a whole number of minutes, from 0 to ${MOST_MINUTES}. 0 removes the timer.`

export const deskRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.exercise(':id'), async (c) => {
      const { id, opened, view, run } = await openRun(deps, c.req.param('id'), 'desk')
      const person = c.req.query('person')
      if (person === undefined) return c.render(await deskPage(deps, c, opened))
      const present = run.people.find((one) => one.id === person)
      const found = present ?? view.absent.find((one) => one.id === person)
      if (!found) throw new Refused('unknown', 'There is no such participant in this exercise.')
      const notice = { kind: 'person', id: person, name: found.name, removed: !present } as const
      return c.render(wantsFragment(c) ? <DeskNoticeBox id={id} notice={notice} /> : await deskPage(deps, c, opened, notice))
    })
    .post(paths.stage(':id'), async (c) => {
      const id = c.req.param('id')
      const { opened, run } = await openRun(deps, id, 'desk')
      const { from, to, sure } = await readForm(c)
      const [target, expected] = [stageOf(to), stageOf(from)]
      if (run.stage === expected && sure !== 'yes') {
        if (reopensFirstRound(run, target)) return deskNotice(deps, c, opened, { kind: 'back', to: target, from: expected }, 422)
        if (skipsReveal(run, target)) return deskNotice(deps, c, opened, { kind: 'skip', to: target, from: expected }, 422)
      }
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const now = requireRun(workbook)
        checkStage(now, expected)
        if (target === now.stage) return []
        const at = deps.now().toISOString()
        const timer = timerOnEntering(now, target, at)
        const staged: Change = {
          type: 'staged',
          before: { stage: now.stage, timer: pauseTimer(now.timer, at) },
          after: { stage: target, timer },
        }
        const judged = now.stage === 'credibility' || (isOwnPace(now) && now.options.stages.includes('credibility'))
        return [...(judged && !isRevealed(now) ? credibilityChanges(workbook) : []), staged]
      })
      deps.presence.clearSignals(id)
      if (target === 'closed') await endJoinCode(deps, id)
      return redirectToDesk(c, id)
    })
    .post(paths.signals(':id'), async (c) => {
      const { id } = await openRun(deps, c.req.param('id'), 'desk')
      deps.presence.clearSignals(id)
      return redirectToDesk(c, id)
    })
    .post(paths.deskSettings(':id'), async (c) => {
      const id = c.req.param('id')
      const { opened } = await openRun(deps, id, 'desk')
      const form = await readForm(c)
      const read = readDeskSettings(form, deps.now())
      if ('problem' in read) return deskNotice(deps, c, opened, { kind: 'settings', values: form, problem: read.problem }, 422)
      await deps.workbooks.change(id, c.get('person').id, (workbook) => switchedSettings(requireRun(workbook), read.settings))
      return redirectToDesk(c, id)
    })
    .post(paths.timer(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      const expected = stageOf(form.from)
      const typed = (form.minutes ?? '0').trim()
      const more = Number(typed)
      if (typed === '' || !Number.isInteger(more) || Math.abs(more) > MOST_MINUTES || (form.do === 'set' && more < 0)) {
        const { opened } = await openRun(deps, id, 'desk')
        return deskNotice(deps, c, opened, { kind: 'minutes', from: expected, typed, message: MINUTES_PROBLEM }, 422)
      }
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const run = requireRun(workbook)
        checkStage(run, expected)
        const at = deps.now().toISOString()
        const after = timerAfter(run.timer, form.do ?? '', more, at)
        if (after === run.timer) return []
        return [{ type: 'timed', before: run.timer, after }]
      })
      return redirectToDesk(c, id)
    })
    .post(paths.joinSettings(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      const { run } = await openRun(deps, id, 'desk')
      if (form.do === 'code') {
        if (run.stage === 'closed') throw new Refused('stage', RUN_REFUSALS.over)
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

function timerAfter(timer: Timer, what: string, minutes: number, at: string): Timer {
  switch (what) {
    case 'pause':
      return pauseTimer(timer, at)
    case 'go':
      return resumeTimer(timer, at)
    case 'set':
      return setTimer(timer, minutes, at)
    default:
      return extendTimer(timer, minutes, at)
  }
}

function stageOf(text: string | undefined): Stage {
  const stage = STAGES.find((one) => one === text)
  if (stage === undefined) throw new Refused('invalid', 'There is no such stage.')
  return stage
}

/** Throws `Refused('stage')` if another facilitator has changed the stage since the page was loaded. */
function checkStage({ stage }: Run, expected: Stage): void {
  if (stage !== expected) throw new Refused('stage', alreadyMoved(stage))
}
