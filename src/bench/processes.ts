// Starts the servers to be measured, each as a separate process, and reads from /proc (Linux only) what they use.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { isPostgres } from '../store/open-store.ts'

export interface BenchServer {
  readonly pid: number
  readonly address: string
  stop(): Promise<void>
}

const { root } = readConfig({}).folders

/** Creates a folder where the database would be: a temporary folder may be in memory, where a durable write costs nothing. */
export function benchFolder(): { folder: string; remove: () => void } {
  const local = join(root, 'data', 'local')
  mkdirSync(local, { recursive: true })
  const folder = mkdtempSync(join(local, 'bench-'))
  // If this process is root, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(folder, 0o711)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }) }
}

export const fileIn = (folder: string, name: string): string => `file:${join(folder, name)}`

export const storeOf = (url: string): string => (isPostgres(url) ? 'PostgreSQL' : 'SQLite')

/** Starts the built server. It writes its log to a file, as it would in use. */
export const startServer = (folder: string, url = fileIn(folder, 'server.db')): Promise<BenchServer> =>
  start(
    [join(root, 'dist', 'src', 'cli.js'), 'serve'],
    { PORT: '0', DATABASE_URL: url, LOG_LEVEL: 'info' },
    openSync(join(folder, 'server.log'), 'a'),
  )

/** Starts bare Hono, which sends these files. */
export const startBare = (folder: string, files: readonly string[] = []): Promise<BenchServer> =>
  start([join(root, 'dist', 'src', 'bench', 'bare-server.js'), join(folder, 'bare.db'), ...files])

const children = new Set<ChildProcess>()
// A bench that fails or is ended by a signal must not leave servers behind.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  log: number | 'inherit' = 'inherit',
): Promise<BenchServer> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', log] })
  children.add(child)
  const exit = once(child, 'exit').then(() => children.delete(child))
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (bytes: Buffer) => {
      output += bytes.toString()
      const url = /ready: (http:\S+)/.exec(output)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`A server exited with ${code} before it was ready.`)))
  })
  return {
    pid: child.pid ?? 0,
    address,
    async stop() {
      child.kill('SIGTERM')
      await exit
    },
  }
}

/** Runs the built command line, or Node without a program if there are no arguments. Rejects if it fails. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = args.length > 0 ? [join(root, 'dist', 'src', 'cli.js'), ...args] : ['-e', '0']
  const [code] = await once(spawn(process.execPath, program, { stdio: 'ignore' }), 'exit')
  if (code !== 0) throw new Error(`${args.join(' ')} exited with ${code}.`)
}

export interface Usage {
  /** megabytes in memory */
  readonly memory: number
  /** open files, connections included */
  readonly files: number
}

export function usageOf(pid: number): Usage {
  const proc = `/proc/${pid}`
  if (!existsSync(proc)) throw new Error('Memory and open files can only be measured on Linux.')
  const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))?.[1])
  return { memory: kb / 1024, files: readdirSync(`${proc}/fd`).length }
}

export const mb = (megabytes: number): string => `${megabytes.toFixed(0)} MB`

/** Returns milliseconds of processor time since the process started, all threads together. Linux counts in hundredths of a second. */
export function processorTimeOf(pid: number): number {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/\(.*\)/, '()')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
