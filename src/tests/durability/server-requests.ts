// Requests to a server, sent as a script would send them.
import { paths } from '../../paths.ts'

/** Requests a path of one server, which runs in another process or in this one. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>

export const at =
  (address: string): Ask =>
  (path, init) =>
    fetch(`${address}${path}`, { redirect: 'manual', ...init })

export const post = (ask: Ask, path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  ask(path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

/** Creates a workbook from a shipped case and returns its id. */
export async function fromCase(ask: Ask, caseId = 'kazakhstan-2022'): Promise<string> {
  const response = await post(ask, paths.workbooks(), { case: caseId })
  const id = response.headers.get('location')?.split('/').at(-1)
  if (response.status !== 303 || !id) throw new Error(`No workbook was created: status ${response.status}`)
  return id
}

export interface Cell {
  readonly evidence: string
  readonly hypothesis: string
}

export const rate = (ask: Ask, workbook: string, { evidence, hypothesis }: Cell, value: string, note?: string): Promise<Response> =>
  post(ask, paths.rating(workbook, evidence, hypothesis), { value, ...(note !== undefined && { note }) })

export const exported = async (ask: Ask, workbook: string): Promise<string> => (await ask(paths.export(workbook, 'json'))).text()

/** Whether the server is ready, and if not, why. */
export async function readiness(ask: Ask): Promise<{ status: number; text: string }> {
  const response = await ask(paths.ready())
  return { status: response.status, text: (await response.text()).trim() }
}

export const READY = { status: 200, text: 'ready' }

/** Waits until the server is ready again. It looks once a second, so this may take that long. */
export const becomesReady = (ask: Ask) =>
  pollUntil(
    () => readiness(ask),
    ({ status }) => status === 200,
  )

/** Repeats the request until the result is as expected. If that never happens, the test's timeout ends it. */
export async function pollUntil<T>(ask: () => Promise<T>, is: (response: T) => boolean): Promise<T> {
  for (;;) {
    const response = await ask()
    if (is(response)) return response
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
