// What the tests ask a server for, as a script would.
import { paths } from '../../paths.ts'

/** How a path of one server is asked for, whether it runs in a process of its own or in this one. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>

export const at =
  (address: string): Ask =>
  (path, init) =>
    fetch(`${address}${path}`, { redirect: 'manual', ...init })

export const post = (ask: Ask, path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  ask(path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

/** Makes a workbook from a shipped case; answers its id. */
export async function fromCase(ask: Ask, id = 'kazakhstan-2022'): Promise<string> {
  const answer = await post(ask, paths.workbooks(), { case: id })
  const made = answer.headers.get('location')?.split('/').at(-1)
  if (answer.status !== 303 || !made) throw new Error(`No workbook was made: ${answer.status}`)
  return made
}

export interface Cell {
  readonly evidence: string
  readonly hypothesis: string
}

export const rate = (ask: Ask, workbook: string, { evidence, hypothesis }: Cell, value: string, note?: string): Promise<Response> =>
  post(ask, paths.rating(workbook, evidence, hypothesis), { value, ...(note !== undefined && { note }) })

export const exported = async (ask: Ask, workbook: string): Promise<string> => (await ask(paths.export(workbook, 'json'))).text()

/** Ready or not, and why not. */
export async function readiness(ask: Ask): Promise<{ status: number; said: string }> {
  const answer = await ask(paths.ready())
  return { status: answer.status, said: (await answer.text()).trim() }
}

export const READY = { status: 200, said: 'ready' }

/** Asks until the answer is the one; the test's own time limit ends it where that never comes. */
export async function until<T>(ask: () => Promise<T>, is: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (is(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
