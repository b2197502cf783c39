// What a participant is told when the answer is no: a page of their own with a way on, or a sentence for a script. Faults go on to error-pages.tsx.

import type { ErrorHandler } from 'hono'
import { ParticipantRefused } from '../../../templates/exercise/participant/refused.tsx'
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
    if (!(error instanceof Refused) || !participant) throw error
    const { message } = error
    if (wantsNoPage(c)) return c.json({ error: message }, STATUS[error.code])
    // A page whose address leads to nothing any more must not lead back to itself.
    const on = message === REMOVED_BY_FACILITATOR ? null : paths.participantHome(participant.workbook)
    const form = c.req.method === 'POST' ? await readForm(c).catch(() => ({})) : {}
    const hypotheses =
      on === null
        ? new Map()
        : await openParticipant(deps, participant).then(
            ({ view }) => view.hypotheses,
            () => new Map(),
          )
    return c.render(<ParticipantRefused sentence={message} on={on} typed={lateAnswers({ hypotheses }, form)} />, {
      status: STATUS[error.code],
    })
  }
