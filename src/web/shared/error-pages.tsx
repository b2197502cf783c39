// Error handling: turns refusals and faults into a status and a sentence, as a page, a toast for htmx, or JSON. Unexpected errors are
// logged with their stack and the request number; the user sees only the number.
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ToastPartial } from '../../../templates/layout/page.tsx'
import { RefusedPage } from '../../../templates/layout/refused.tsx'
import { TooManyGuesses } from '../../access/guess-limit.ts'
import { TooFast } from '../../access/pace-limit.ts'
import { type RefusalCode, Refused } from '../../ach/model/refused.ts'
import { TooLarge } from '../../http/body-limit.ts'
import { wantsFragment } from '../../http/fragment.ts'
import type { Log } from '../../http/log.ts'
import { NO_SUCH_PAGE, UnknownMethod } from '../../http/well-formed.ts'
import { paths, workbookIn } from '../../paths.ts'
import type { PageEnv } from './open-view.ts'
import { logFields } from './request-log.ts'

export const STATUS: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  unknown: 404,
  invalid: 422,
  parked: 409,
  conflict: 409,
  limit: 409,
  stage: 409,
  forbidden: 403,
  damaged: 409,
  nothing: 409,
  unavailable: 503,
}

interface ErrorResponse {
  readonly status: ContentfulStatusCode
  readonly sentence: string
  /** seconds to wait before the next attempt */
  readonly retryAfter?: number
}

/** Returns null for an unexpected error. */
function expectedError(error: unknown): ErrorResponse | null {
  if (error instanceof Refused) return { status: STATUS[error.code], sentence: error.message }
  if (error instanceof TooManyGuesses) return { status: 429, sentence: error.message, retryAfter: 60 }
  if (error instanceof TooFast) return { status: 429, sentence: error.message, retryAfter: error.retryAfter }
  if (error instanceof UnknownMethod) return { status: 405, sentence: error.message }
  if (error instanceof TooLarge) return { status: 413, sentence: error.message }
  if (error instanceof HTTPException)
    return { status: error.status as ContentfulStatusCode, sentence: 'This request could not be read. Nothing was changed.' }
  return null
}

function respond(c: Context<PageEnv>, { status, sentence, retryAfter }: ErrorResponse) {
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter))
  if (wantsFragment(c)) return c.html(<ToastPartial text={sentence} />, status)
  if (c.req.path.endsWith('.json')) return c.json({ error: sentence }, status)
  return c.render(<RefusedPage status={status} sentence={sentence} matrix={matrixOf(c, status)} />, { status, of: null })
}

/** The matrix of the workbook in the address. Undefined for 403 and 404, because the workbook itself may be refused or missing. */
function matrixOf(c: Context<PageEnv>, status: number): string | undefined {
  const id = workbookIn(c.req.path)
  return id === undefined || status === 403 || status === 404 ? undefined : paths.workbook(id)
}

export const errorHandler =
  (log: Log): ErrorHandler<PageEnv> =>
  (error, c) => {
    const expected = expectedError(error)
    if (expected) {
      if (expected.status === 503) log.error('unavailable', logFields(c), error.cause ?? error)
      return respond(c, expected)
    }
    log.error('fault', logFields(c), error)
    const sentence = `Something went wrong on the server. Everything saved before is safe; reload the page to see if your last change was saved. To report the error, quote number ${c.get('request')} in the server’s log.`
    return respond(c, { status: 500, sentence })
  }

export const notFound: NotFoundHandler<PageEnv> = (c) => respond(c, { status: 404, sentence: NO_SUCH_PAGE })
