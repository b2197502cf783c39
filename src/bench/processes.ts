// Starts the servers that are compared, each as a process of its own, with their databases in the same folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'

export interface Process {
  readonly pid: number
  readonly address: string
  stop(): Promise<void>
}

const { root } = readConfig({}).folders

/** A folder on the disk where the database would be: a temporary one may lie in memory, where a durable write costs nothing. */
export function benchFolder(): { folder: string; remove: () => void } {
  const local = join(root, 'data', 'local')
  mkdirSync(local, { recursive: true })
  const folder = mkdtempSync(join(local, 'bench-'))
  // A PostgreSQL in it runs as another user where this one is root.
  chmodSync(folder, 0o711)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const fileIn = (folder: string, name: string): string => `file:${join(folder, name)}`

/** The server as it is, which besides collects its garbage when it is told to (`collect`): else its memory is what nobody has collected yet. */
const COLLECTS = ['--expose-gc', '--import', "data:text/javascript,process.on('SIGUSR2',()=>globalThis.gc())"]

/** For a server that `startOurs` started. */
export const collect = (pid: number): boolean => process.kill(pid, 'SIGUSR2')

export const startOurs = (folder: string, url = fileIn(folder, 'ours.db')) =>
  begin(
    [...COLLECTS, join(root, 'dist', 'src', 'cli.js'), 'serve'],
    { PORT: '0', DATABASE_URL: url, LOG_LEVEL: 'info' },
    openSync(join(folder, 'server.log'), 'a'),
  )

export const startBare = (folder: string, files: readonly string[] = []) =>
  begin([join(root, 'dist', 'src', 'bench', 'bare-server.js'), join(folder, 'bare.db'), ...files], {})

/** Its log goes where it would go in use, into a file. */
async function begin(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  log: number | 'inherit' = 'inherit',
): Promise<Process> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', log] })
  const address = await said(child)
  return {
    pid: child.pid ?? 0,
    address,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function said(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (bytes: Buffer) => {
      text += bytes.toString()
      const address = /ready: (http:\S+)/.exec(text)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`A server ended with ${code} before it was ready.`)))
  })
}
