// What happens when an answer is "no" or something breaks: a status and a sentence, as a page, as a message for htmx, or as JSON.
// A fault that nobody foresaw is logged with its stack under a number, and only the number is shown.
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ToastPartial } from '../../../templates/layout/page.tsx'
import { RefusedPage } from '../../../templates/layout/refused.tsx'
import { TooManyGuesses } from '../../access/guess-limit.ts'
import { type RefusalCode, Refused } from '../../ach/model/refused.ts'
import { TooLarge } from '../../http/body-limit.ts'
import { wantsFragment } from '../../http/fragment.ts'
import type { Log } from '../../http/log.ts'
import { paths, workbookIn } from '../../paths.ts'
import type { PageEnv } from './open-view.ts'
import { logFields } from './request-log.ts'

export const NO_SUCH_PAGE = 'There is no page at this address.'

export const STATUS: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  unknown: 404,
  invalid: 422,
  parked: 409,
  conflict: 409,
  limit: 409,
  stage: 409,
  forbidden: 403,
  nothing: 409,
  unavailable: 503,
}

interface No {
  readonly status: ContentfulStatusCode
  readonly sentence: string
}

function isForeseen(error: unknown): No | null {
  if (error instanceof Refused) return { status: STATUS[error.code], sentence: error.message }
  if (error instanceof TooManyGuesses) return { status: 429, sentence: error.message }
  if (error instanceof TooLarge) return { status: 413, sentence: error.message }
  if (error instanceof HTTPException) return { status: error.status as ContentfulStatusCode, sentence: 'This request could not be read.' }
  return null
}

function answer(c: Context<PageEnv>, { status, sentence }: No) {
  if (wantsFragment(c)) return c.html(<ToastPartial text={sentence} />, status)
  if (c.req.path.endsWith('.json')) return c.json({ error: sentence }, status)
  return c.render(<RefusedPage status={status} sentence={sentence} matrix={matrixOf(c, status)} />, { status, of: null })
}

/** The workbook in the address; where something was not found, it may be the workbook itself. */
function matrixOf(c: Context<PageEnv>, status: number): string | undefined {
  const id = workbookIn(c.req.path)
  return id === undefined || status === 403 || status === 404 ? undefined : paths.workbook(id)
}

export const errorHandler =
  (log: Log): ErrorHandler<PageEnv> =>
  (error, c) => {
    const no = isForeseen(error)
    if (no) {
      if (no.status === 503) log.error('unavailable', logFields(c), error.cause ?? error)
      return answer(c, no)
    }
    log.error('fault', logFields(c), error)
    const sentence = `Something went wrong that should not have. What was saved before is still there. The log has it under ${c.get('request')}.`
    return answer(c, { status: 500, sentence })
  }

export const notFound: NotFoundHandler<PageEnv> = (c) => answer(c, { status: 404, sentence: NO_SUCH_PAGE })
