// What participants see of their exercise, and their way out. Everything below paths.part is theirs, and nothing else is.
import { Hono } from 'hono'
import { Phone } from '../../templates/exercise/phone.tsx'
import { STAGE_WORDS } from '../ach/exercise.ts'
import type { Deps, Env } from '../http/env.ts'
import { param } from '../http/param.ts'
import { seeAsParticipant } from '../http/seen.ts'
import { paths } from '../paths.ts'

export const partRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.part(':id'), async (c) => {
      const { view, run, me } = await seeAsParticipant(deps, c.get('participant'))
      return c.html(
        <Phone title="Exercise" asset={deps.asset} head={STAGE_WORDS[run.stage]}>
          <h1 dir="auto">{view.question}</h1>
          <p>You are in as {me.name}.</p>
          <form method="post" action={paths.leave(param(c, 'id'))}>
            <button type="submit" class="btn">
              Leave
            </button>
          </form>
        </Phone>,
      )
    })
    .post(paths.leave(':id'), async (c) => {
      await deps.access.participants.leave(c)
      return c.redirect(paths.join(), 303)
    })
