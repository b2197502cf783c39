// For tests of pages: the real app with a real database in a temporary folder, with requests as from a browser on this machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { openAccess } from '../../access/access.ts'
import { ANALYST } from '../../access/loopback-only.ts'
import type { Env } from '../../access/request-env.ts'
import { changesOf } from '../../ach/document/document.ts'
import { buildApp, PAGES } from '../../app.ts'
import { createRobustnessRunner, type RobustnessRunner } from '../../background/robustness-runner.ts'
import { readCases } from '../../cases.ts'
import { type LogLevel, readConfig } from '../../config.ts'
import { createWordExporter, type WordExporter } from '../../docx/exporter.ts'
import { createImporter, type Importer } from '../../files/importer.ts'
import { openPendingUploads } from '../../files/pending-uploads.ts'
import { openLog } from '../../http/log.ts'
import { loadPeople } from '../../live/people.ts'
import { openPresence } from '../../live/presence.ts'
import { openWorkbooks, type Workbooks } from '../../live/workbooks.ts'
import { newId } from '../../new-id.ts'
import type { Store } from '../../store/contract/store.ts'
import { openSqlite } from '../../store/sqlite/sqlite-store.ts'
import type { Deps } from '../../web/shared/deps.ts'
import { addPerson } from '../../web/shared/new-workbook.ts'
import type { PageEnv } from '../../web/shared/open-view.ts'
import { createExporter, type Exporter } from '../../xlsx/exporter.ts'

/** The headers with which htmx requests a part of a page. */
export const HTMX = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' } as const

type Sent = Readonly<Record<string, string>>

export interface TestApp {
  readonly app: Hono<PageEnv>
  readonly deps: Deps
  readonly workbooks: Workbooks
  /** The store of the app, to prepare and check what no page does. */
  readonly store: Store
  readonly folder: string
  /** Lines that were logged. */
  readonly logged: readonly string[]
  request(path: string, init?: RequestInit): Promise<Response>
  get(path: string, headers?: Sent): Promise<Response>
  /** Posts a form as a browser does. Pass HTMX as headers for a fragment. */
  post(path: string, form?: Sent, headers?: Sent): Promise<Response>
  /** Creates a workbook from a shipped case with the analyst `me`; returns its id. */
  fromCase(id?: string): Promise<string>
  /** Called automatically at the end of a test; an app made outside of a test must be closed by its maker. */
  close(): Promise<void>
}

export interface TestAppOptions {
  /** Replaces the shared one; closed by the caller. */
  readonly exporter?: Exporter
  /** Replaces the shared one; closed by the caller. */
  readonly wordExporter?: WordExporter
  /** Replaces the shared one; closed by the caller. */
  readonly robustness?: RobustnessRunner
  /** Replaces the shared one; closed by the caller. */
  readonly importer?: Importer
  /** Replaces a new one; closed with the app. */
  readonly store?: Store
  /** Aborted when the server is to stop. */
  readonly stopping?: AbortController
  /** Others can reach the server, so everyone signs in. */
  readonly signIn?: boolean
  /** Others can connect directly; by default as `signIn`. */
  readonly onNetwork?: boolean
  readonly baseUrl?: URL | null
  readonly proxies?: number
  readonly startToken?: string
  readonly logLevel?: LogLevel
  /** Replaces a clock that stands still. */
  readonly now?: () => Date
  /** Replaces the clock of limits. */
  readonly monotonic?: () => number
  /** Additional routes, for example one that throws. */
  readonly routes?: Hono<PageEnv>
}

/** Shared by every app of a test worker: starting their threads and reading the cases takes longer than most tests. */
const shared = {
  ...{ exporter: createExporter(), wordExporter: createWordExporter() },
  ...{ robustness: createRobustnessRunner(), importer: createImporter() },
}
const cases = readCases(readConfig({}).folders.cases)
/** An empty, migrated database: copying it is faster than creating the tables for each test. */
let empty: Buffer | null = null

/** Opens a new database in the folder. */
async function newStore(folder: string): Promise<Store> {
  const file = join(folder, 'workbooks.db')
  if (empty === null) {
    await openSqlite(`file:${file}`, { snapshotWorker: null }).close()
    empty = readFileSync(file)
  } else writeFileSync(file, empty)
  return openSqlite(`file:${file}`)
}

export async function testApp({
  exporter = shared.exporter,
  wordExporter = shared.wordExporter,
  robustness = shared.robustness,
  importer = shared.importer,
  store: given,
  stopping = new AbortController(),
  signIn = false,
  onNetwork = signIn,
  logLevel = 'error',
  baseUrl = null,
  proxies = 0,
  startToken,
  now = () => new Date('2026-01-02T03:04:05.000Z'),
  monotonic,
  routes,
}: TestAppOptions = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'ach-test-'))
  const logged: string[] = []
  const store = given ?? (await newStore(folder))
  const people = await loadPeople(store, newId)
  const log = openLog(logLevel, now, (line) => logged.push(line))
  const access = openAccess(
    store,
    { signIn, onNetwork, baseUrl, proxies, startToken, ...(monotonic && { monotonic }) },
    now,
    people.remember,
    log.info,
  )
  const workbooks = openWorkbooks(store, { now, newId, nameOf: people.nameOf })
  const uploads = openPendingUploads(store, importer)
  const presence = openPresence(now, store.others)
  const asset = (name: string) => `/assets/test/${name}`
  const deps: Deps = {
    workbooks,
    cases,
    exporter,
    wordExporter,
    robustness,
    uploads: uploads,
    access,
    readerLinks: store,
    joinCodes: store,
    people,
    presence,
    streams: new Map(),
    queues: new Map([['export', exporter.waiting]]),
    asset,
    now,
    stopping: stopping.signal,
  }
  const app = buildApp({ ...deps, log, assets: { asset, routes: new Hono<Env>() } }, routes ? [...PAGES, () => routes] : PAGES)

  const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const request = async (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { host: 'localhost', ...(init.headers as Sent) } }, connection)

  let open = true
  const close = async () => {
    if (!open) return
    open = false
    stopping.abort()
    presence.close()
    await workbooks.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    onTestFinished(close)
  } catch {
    // created in a hook, so its creator must close it
  }
  return {
    app,
    deps,
    workbooks,
    store,
    folder,
    logged,
    request,
    get: (path, headers) => request(path, { headers }),
    post: (path, form = {}, headers = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin', ...headers } }),
    fromCase: (id = 'kazakhstan-2022') => {
      const shipped = cases.get(id)
      if (!shipped) throw new Error(`There is no case ${id}.`)
      const { changes, people } = addPerson(changesOf(shipped.document, `case:${id}`), ANALYST)
      return workbooks.create('me', changes, people)
    },
    close,
  }
}
