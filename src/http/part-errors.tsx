// What a participant is told when the answer is no: a page of their own with a way on, or a sentence for a script. Faults go on to errors.tsx.
import type { ErrorHandler } from 'hono'
import { PartRefused } from '../../templates/exercise/part-refused.tsx'
import { Refused } from '../ach/refused.ts'
import { paths } from '../paths.ts'
import type { Env } from './env.ts'
import { STATUS } from './errors.tsx'
import { formOf } from './form.ts'
import { wantsNoPage } from './part-model.ts'
import { TAKEN_OUT } from './seen.ts'

const NOTHING: Record<string, string | undefined> = {}

export const refuseParticipant =
  (asset: (name: string) => string): ErrorHandler<Env> =>
  async (error, c) => {
    const participant = c.get('participant')
    if (!(error instanceof Refused) || !participant) throw error
    const { message } = error
    if (wantsNoPage(c)) return c.json({ error: message }, STATUS[error.code])
    // A page whose address leads to nothing any more must not lead back to itself.
    const on = message === TAKEN_OUT ? null : paths.part(participant.workbook)
    const { reason, statement } = c.req.method === 'POST' ? await formOf(c).catch(() => NOTHING) : NOTHING
    const typed = (reason ?? statement ?? '').trim()
    return c.html(<PartRefused asset={asset} sentence={message} on={on} typed={typed} />, STATUS[error.code])
  }
