// Making a run of an exercise from a workbook, and its desk, from which it is led.
import { Hono } from 'hono'
import { Page } from '../../templates/page.tsx'
import { type RunOptions, STAGE_WORDS, STAGES, stagesOf } from '../ach/exercise.ts'
import { changesOfRun } from '../ach/new-run.ts'
import { minutesFor } from '../ach/plan-exercise.ts'
import { LIMITS } from '../ach/texts.ts'
import { viewFor } from '../ach/view.ts'
import type { Deps, Env } from '../http/env.ts'
import { FIRST_NAME } from '../http/first-changes.ts'
import { newJoinCode } from '../http/join-code.ts'
import { param } from '../http/param.ts'
import { see, seeRun } from '../http/seen.ts'
import { paths } from '../paths.ts'

export const exerciseRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(paths.exercises(':id'), async (c) => {
      const me = c.get('person')
      const { opened, view, id } = await see(deps, me, param(c, 'id'))
      const stages = stagesOf(
        STAGES.filter((stage) => stage !== 'credibility'),
        false,
      )
      const options: RunOptions = {
        stages,
        minutes: minutesFor(view.exercise, stages, 90),
        anonymous: false,
        shuffled: false,
        turned: false,
        propose: { hypotheses: false, evidence: false },
        discuss: 'worth',
        contentNote: null,
        room: LIMITS.raters,
      }
      const whole = viewFor(opened.workbook, { rater: null, names: opened.names, unveiled: true })
      const changes = changesOfRun(whole, { title: `${view.title}: exercise`, options, deck: null, from: id })
      const run = await deps.workbooks.create(me.id, changes, new Map([[me.id, me.name ?? FIRST_NAME]]))
      await newJoinCode(deps, run)
      return c.redirect(paths.exercise(run), 303)
    })
    .get(paths.exercise(':id'), async (c) => {
      const { view, run } = await seeRun(deps, param(c, 'id'), 'desk')
      return c.html(
        <Page title={view.title} asset={deps.asset}>
          <main id="main" class="page">
            <h1>{STAGE_WORDS[run.stage]}</h1>
          </main>
        </Page>,
      )
    })
