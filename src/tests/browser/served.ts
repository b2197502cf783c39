// The built server as a process of its own, on a free port and a new database: as its user starts it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../config.ts'

export interface Served {
  readonly address: string
  readonly folder: string
  /** of its process now */
  pid(): number
  /** Asks it to stop, waits until it has and answers its exit code; asked twice, it ends at once. */
  stop(): Promise<number | null>
  /** Ends it without asking. */
  kill(): Promise<void>
  /** Starts it again on the same database and port. */
  again(): Promise<void>
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

const PROGRAM = join(readConfig({}).folders.root, 'dist', 'src', 'cli.js')

/** How to run it: with these settings and no others, whatever the test runner or this machine has set. */
export function command(settings: Readonly<Record<string, string>>) {
  const { PORT, HOST, DATABASE_URL, BASE_URL, TRUST_PROXY, ACCESS_KEY, LOG_LEVEL, ...env } = process.env
  return { args: ['--enable-source-maps', PROGRAM, 'serve'], options: { env: { ...env, ...settings } } }
}

export async function serveBuilt(env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'ach-e2e-'))
  const settings = { PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: `file:${join(folder, 'workbooks.db')}`, ...env }
  let { child, address } = await begin(settings)
  const gone = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
      child.once('exit', (code) => resolve(code))
      child.kill(signal)
    })
  return {
    address,
    folder,
    pid: () => child.pid ?? 0,
    stop: () => gone('SIGTERM'),
    async kill() {
      await gone('SIGKILL')
    },
    async again() {
      await gone('SIGTERM')
      const started = await begin({ ...settings, PORT: new URL(address).port })
      child = started.child
      address = started.address
    },
    async close() {
      await gone('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function begin(env: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; address: string }> {
  const { args, options } = command(env)
  const child = spawn(process.execPath, args, options)
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (bytes: Buffer) => {
      said += bytes.toString()
      const address = /ready: (http:\S+)/.exec(said)?.[1]
      if (address) resolve({ child, address })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      process.stderr.write(bytes)
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready: ${said}`)))
  })
}
