// Starts the built server as a separate process, on a free port and with a new database.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../config.ts'

export interface BuiltServer {
  readonly address: string
  readonly folder: string
  /** Process id; changes after a restart. */
  pid(): number
  /** Sends SIGTERM and returns the exit code. A second call makes the server exit at once. */
  stop(): Promise<number | null>
  /** Sends SIGKILL and waits for the exit. */
  kill(): Promise<void>
  /** Stops it if necessary and starts it with the same database and port. */
  restart(): Promise<void>
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

const PROGRAM = join(readConfig({}).folders.root, 'dist', 'src', 'cli.js')

/** The command that starts the server with only these settings, ignoring those in the environment of the tests. */
export function command(settings: Readonly<Record<string, string>>) {
  const { PORT, HOST, DATABASE_URL, BASE_URL, TRUST_PROXY, ACCESS_KEY, LOG_LEVEL, ...env } = process.env
  return { args: ['--enable-source-maps', PROGRAM, 'serve'], options: { env: { ...env, ...settings } } }
}

export async function startBuiltServer(env: Readonly<Record<string, string>> = {}): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ach-e2e-'))
  const settings = { PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: `file:${join(folder, 'workbooks.db')}`, ...env }
  let { child, address } = await startProcess(settings)
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
      child.once('exit', (code) => resolve(code))
      child.kill(signal)
    })
  return {
    address,
    folder,
    pid: () => child.pid ?? 0,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL')
    },
    async restart() {
      await end('SIGTERM')
      const started = await startProcess({ ...settings, PORT: new URL(address).port })
      child = started.child
      address = started.address
    },
    async close() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startProcess(env: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; address: string }> {
  const { args, options } = command(env)
  const child = spawn(process.execPath, args, options)
  return new Promise((resolve, reject) => {
    let output = ''
    const listen = (bytes: Buffer) => {
      output += bytes.toString()
      const address = /ready: (http:\S+)/.exec(output)?.[1]
      if (address) resolve({ child, address })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', (bytes: Buffer) => {
      output += bytes.toString()
      process.stderr.write(bytes)
    })
    child.once('exit', (code) => reject(new Error(`The server exited with ${code} before it was ready: ${output}`)))
  })
}
