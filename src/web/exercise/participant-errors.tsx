// Error handler of participants' routes: renders a page with a link to continue, or JSON for a script. Unexpected errors pass to
// error-pages.tsx.

import type { ErrorHandler } from 'hono'
import { ParticipantRefused } from '../../../templates/exercise/participant/refused.tsx'
import { TooFast } from '../../access/pace-limit.ts'
import { Refused } from '../../ach/model/refused.ts'
import { lateAnswers } from '../../forms/participant-form.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { STATUS } from '../shared/error-pages.tsx'
import { openParticipant, type PageEnv, REMOVED_BY_FACILITATOR } from '../shared/open-view.ts'
import { wantsNoPage } from './participant-model.ts'

export const refuseParticipant =
  (deps: Deps): ErrorHandler<PageEnv> =>
  async (error, c) => {
    const participant = c.get('participant')
    const isTooFast = error instanceof TooFast
    if (!(error instanceof Refused || isTooFast) || !participant) throw error
    const { message } = error
    const status = isTooFast ? 429 : STATUS[error.code]
    if (isTooFast) c.header('retry-after', String(error.retryAfter))
    if (wantsNoPage(c)) return c.json({ error: message }, status)
    // A removed participant must not be led back to a page that refuses them.
    const next = message === REMOVED_BY_FACILITATOR ? null : paths.participantHome(participant.workbook)
    const form = c.req.method === 'POST' ? await readForm(c).catch(() => ({})) : {}
    const hypotheses =
      next === null
        ? new Map()
        : await openParticipant(deps, participant).then(
            ({ view }) => view.hypotheses,
            () => new Map(),
          )
    const title = status === 404 ? 'Not found' : 'Not possible now'
    return c.render(<ParticipantRefused title={title} sentence={message} next={next} typed={lateAnswers({ hypotheses }, form)} />, {
      status,
    })
  }
