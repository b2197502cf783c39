// Visitors of a server with sign-in: with the key, with a name, with a reader link, as a participant, or with nothing.

import { hashOf } from '../../access/secrets.ts'
import { paths } from '../../paths.ts'
import type { TestApp } from './test-app.ts'

export const KEY = 'the-key-of-these-tests-0'

export interface Visitor {
  readonly cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

/** A browser on another machine in the network. */
export function visitor(app: TestApp, cookie = '', host = 'ach.example.org:3000'): Visitor {
  const connection = { incoming: { socket: { remoteAddress: '192.168.1.7' } } }
  const send = async (path: string, init: RequestInit) =>
    app.app.request(
      `http://${host}${path}`,
      { ...init, headers: { host, accept: 'text/html', cookie, ...(init.headers as object) } },
      connection,
    )
  return {
    cookie,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form = {}, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin', ...headers } }),
  }
}

export const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

export async function signInWithKey(app: TestApp): Promise<Visitor> {
  await app.store.setAccessKey(hashOf(KEY))
  return visitor(app, cookieOf(await visitor(app).post(paths.signIn(), { key: KEY })))
}

export async function signInAs(app: TestApp, name: string): Promise<Visitor> {
  const nameless = await signInWithKey(app)
  await nameless.post(paths.name(), { name })
  return nameless
}

/** A visitor with a new reader link of that workbook. */
export async function reader(app: TestApp, facilitator: Visitor, workbook: string, form: Record<string, string> = {}): Promise<Visitor> {
  const page = await (await facilitator.post(paths.links(workbook), form)).text()
  const secret = /\/read\/([\w-]+)/.exec(page)?.[1] ?? ''
  return visitor(app, cookieOf(await visitor(app).get(paths.read(secret))))
}

/** All cookies of the response, as a browser sends them back. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

export interface Participant extends Visitor {
  /** The personal code, for joining again on another phone. */
  readonly rejoin: string
}

/** A participant who joined the run with its join code. */
export async function participant(app: TestApp, run: string, name = 'Madina'): Promise<Participant> {
  const joinCode = await app.store.joinCodeOf(run)
  const response = await visitor(app).post(paths.join(), { code: joinCode?.code ?? '', name })
  if (response.status !== 303) throw new Error(`${name} could not join: status ${response.status}`)
  const cookie = cookiesOf(response)
  // Participants who join after the lobby read the introduction first.
  const { workbook } = await app.workbooks.open(run)
  if (workbook.run?.stage !== 'lobby') await visitor(app, cookie).post(paths.participantStep(run), { step: 'lobby' })
  return { ...visitor(app, cookie), rejoin: /ach-again=(\w+)/.exec(cookie)?.[1] ?? '' }
}

/** An exercise run made from that workbook by the facilitator. */
export async function runFrom(facilitator: Pick<Visitor, 'post'>, workbook: string, form: Record<string, string> = {}): Promise<string> {
  const place = (await facilitator.post(paths.exercises(workbook), form)).headers.get('location') ?? ''
  return place.slice(paths.exercise('').length)
}
