// Starts and stops the server: creates the settings, store, workbooks and app, and connects them. The only file that chooses adapters.
import { setMaxListeners } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { openAccess } from './access/access.ts'
import { currentAccessKey, signInLink } from './access/access-key.ts'
import { startLink } from './access/loopback-only.ts'
import { newSecret } from './access/secrets.ts'
import { showLink } from './access/show-link.ts'
import { Refused } from './ach/model/refused.ts'
import { loadAssets } from './assets.ts'
import { createRobustnessRunner } from './background/robustness-runner.ts'
import { loadCases } from './cases.ts'
import { BadSettings, type Config, readConfig } from './config.ts'
import { createWordExporter } from './docx/exporter.ts'
import type { WordTemplate } from './docx/template.ts'
import { createImporter } from './files/importer.ts'
import { openPendingUploads } from './files/pending-uploads.ts'
import { groupLines, openLog } from './http/log.ts'
import { listenerFor } from './listener.ts'
import { loadPeople } from './live/people.ts'
import { openPresence } from './live/presence.ts'
import { openWorkbooks } from './live/workbooks.ts'
import { newId } from './new-id.ts'
import { startApp } from './start-app.ts'
import { removeExpiredDaily } from './store/contract/expiry.ts'
import { openStore } from './store/open-store.ts'
import { createExporter } from './xlsx/exporter.ts'

/** How long pending responses may take after a stop is requested. */
const PATIENCE_MS = 3000
/** How long a stop may take altogether. Acknowledged changes are already durable, and an unfinished snapshot can be made later. */
const STOP_MS = 8000

export interface RunningServer {
  readonly address: string
  /** The sign-in link for the first user, shown only once; null if there is none to show. */
  readonly signIn: string | null
  /** The link of this start; null unless START_LINK is set. */
  readonly startLink: string | null
  /** Completes pending responses, ends streams and stores waiting changes. */
  stop(): Promise<void>
}

/** Throws `BadSettings` for a template that cannot be used. */
async function readTemplateSetting(file: string): Promise<WordTemplate> {
  const { readTemplateFile } = await import('./docx/template-file.ts')
  try {
    return readTemplateFile(file)
  } catch (error) {
    if (error instanceof Refused) throw new BadSettings([`REPORT_TEMPLATE ${file}: ${error.message}`])
    throw error
  }
}

export async function startServer(config: Config): Promise<RunningServer> {
  const now = () => new Date()
  const log = openLog(config.logLevel, now, groupLines())
  const assets = loadAssets(config.folders.assets)
  const cases = loadCases(config.folders.builtCases)
  const template = config.reportTemplate === null ? null : await readTemplateSetting(config.reportTemplate)
  const store = await openStore(config.databaseUrl)
  const people = await loadPeople(store, newId)
  const workbooks = openWorkbooks(store, { now, newId, nameOf: people.nameOf })
  const exporter = createExporter()
  const wordExporter = createWordExporter(template)
  const robustness = createRobustnessRunner()
  const importer = createImporter()
  const uploads = openPendingUploads(store, importer)
  const presence = openPresence(now, store.others)
  const startToken = config.startLink ? newSecret() : null
  const access = openAccess(store, { ...config, startToken }, now, people.remember, log.info)
  const stopping = new AbortController()
  setMaxListeners(0, stopping.signal)
  const app = startApp({
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
    queues: new Map([
      ['import', importer.waiting],
      ['export', exporter.waiting],
      ['word', wordExporter.waiting],
      ['robustness', robustness.waiting],
    ]),
    assets,
    asset: assets.asset,
    log,
    now,
    stopping: stopping.signal,
  })
  const direct = config.signIn && config.proxies === 0
  const server = listenerFor(app, direct ? {} : { perAddress: null })
  const close = async () => {
    presence.close()
    await exporter.close()
    await wordExporter.close()
    await importer.close()
    await robustness.close()
    await workbooks.close()
  }
  let key: string | null = null
  try {
    await listen(server, config)
    if (config.signIn) {
      const { generated, replaced } = await currentAccessKey(store, config.accessKey)
      key = generated
      // What works without the key is not affected.
      if (replaced) log.info('key replaced', { ...(await store.keylessAccess()) })
    }
  } catch (error) {
    await closeServer(server)
    await close()
    throw error
  }
  void store.relist().then(
    (workbooks) => {
      if (workbooks > 0) log.info('list of workbooks rebuilt', { workbooks })
    },
    (error) => log.error('list of workbooks not rebuilt', {}, error),
  )
  const stopRemoving = removeExpiredDaily(store, now, log.info)
  const stop = async () => {
    stopping.abort()
    stopRemoving()
    await closeServer(server)
    await close()
  }
  const address = config.baseUrl?.origin ?? addressOf(server, config.host)
  return {
    address,
    signIn: key === null ? null : signInLink(address, key),
    startLink: startToken === null ? null : startLink(address, startToken),
    stop,
  }
}

export interface ServeOptions {
  /** As given; overrides the setting PORT. */
  readonly port?: string | undefined
  /** Opens a browser; null if none is to be opened. */
  readonly openBrowser: ((address: string) => void) | null
}

/** The command `serve`: runs until SIGTERM or SIGINT. Problems at start-up are printed one per line; the exit code is then 1. */
export async function serve({ port, openBrowser }: ServeOptions): Promise<void> {
  let running: RunningServer
  let config: Config
  try {
    config = readConfig(undefined, { port })
    running = await startServer(config)
  } catch (error) {
    const problems = error instanceof BadSettings ? error.problems : [error instanceof Error ? error.message : String(error)]
    for (const problem of problems) console.error(problem)
    process.exitCode = 1
    return
  }
  console.log(`ACH workbook is ready: ${running.address}`)
  const place = { terminal: process.stdout.isTTY, folder: dataFolder(config) }
  if (running.signIn !== null) console.log(showLink('Sign in with this link', 'sign-in-link', running.signIn, place))
  if (running.startLink !== null) console.log(showLink('Open it with this link', 'start-link', running.startLink, place))
  // Other users of the machine would see a link that lets people in among the running programs.
  const bare = !config.signIn && running.startLink === null
  if (bare && config.desktop && process.stdin.isTTY && process.stdout.isTTY) openBrowser?.(running.address)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(0), STOP_MS)
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // Windows has no SIGTERM. It sends this when the window is closed.
  if (process.platform === 'win32') process.on('SIGHUP', stop)
}

/** The folder of the database file; for PostgreSQL, where the file would be by default. */
const dataFolder = ({ databaseUrl, folders }: Config): string =>
  databaseUrl.startsWith('file:') ? dirname(databaseUrl.slice('file:'.length)) : folders.data

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(listenProblem(error, host, port))))
    server.listen(port, host, resolve)
  })
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is already in use, perhaps by another ACH workbook server. Stop that program or choose another port, for example with --port ${port + 1}.`
  }
  if (error.code === 'EACCES') return `This user may not listen on port ${port}. Choose a port above 1023, for example with --port 3000.`
  return `Cannot listen on ${host} port ${port}: ${error.message}.`
}

const ALL_ADDRESSES: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

const addressOf = (server: Server, host: string): string => browserAddress(host, (server.address() as AddressInfo).port)

/** An address for browsers on this machine. */
export function browserAddress(host: string, port: number): string {
  // A browser cannot open the addresses that stand for all addresses.
  const reached = ALL_ADDRESSES.has(host) ? '127.0.0.1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}

/** server.close() alone would wait for idle connections that browsers keep open, and for streams. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection becomes idle once its response has been sent.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      resolve()
    })
  })
}
