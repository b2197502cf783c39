// Runs after `npm ci` and `npm install`, as the postinstall script of src/checkout. On Node 20 it installs better-sqlite3 into node_modules/.node20, from the lock file next to it; newer
// versions have SQLite themselves. Plain JavaScript, because it runs before anything is compiled.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const from = dirname(fileURLToPath(import.meta.url))
/** npm leaves folders with a dot alone, and `npm ci` removes them with all others. */
const to = join(from, '..', '..', '..', '..', 'node_modules', '.node20')
const lockOf = (folder) => readFileSync(join(folder, 'package-lock.json'), 'utf8')

const isInstalled = () => existsSync(join(to, 'node_modules', 'better-sqlite3', 'build')) && lockOf(to) === lockOf(from)

function install() {
  mkdirSync(to, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(from, name), join(to, name))
  // npm says where it is itself.
  const npm = process.env.npm_execpath ?? ''
  const [program, ...before] = existsSync(npm) ? [process.execPath, npm] : ['npm']
  const { status, stdout, stderr } = spawnSync(program, [...before, 'ci', '--prefix', to, '--no-audit', '--no-fund'], {
    cwd: to,
    encoding: 'utf8',
    shell: program === 'npm',
  })
  if (status === 0) return
  console.error(
    /gyp/.test(`${stdout}${stderr}`)
      ? 'On Node 20, SQLite has to be compiled, which needs Python, make and a C++ compiler. Install them, or use Node 24, which needs none of them.'
      : `SQLite for Node 20 could not be installed.\n${stderr}`,
  )
  process.exitCode = 1
}

if (process.versions.node.startsWith('20.') && !isInstalled()) install()
