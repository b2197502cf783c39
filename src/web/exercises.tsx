// Making a run of an exercise from a workbook.
import { Hono } from 'hono'
import { type RunOptions, STAGES, stagesOf } from '../ach/exercise.ts'
import { changesOfRun } from '../ach/new-run.ts'
import { minutesFor } from '../ach/plan-exercise.ts'
import { LIMITS } from '../ach/texts.ts'
import { viewFor } from '../ach/view.ts'
import type { Deps, Env } from '../http/env.ts'
import { FIRST_NAME } from '../http/first-changes.ts'
import { newJoinCode } from '../http/join-code.ts'
import { param } from '../http/param.ts'
import { see } from '../http/seen.ts'
import { paths } from '../paths.ts'

export const exerciseRoutes = (deps: Deps) =>
  new Hono<Env>().post(paths.exercises(':id'), async (c) => {
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
