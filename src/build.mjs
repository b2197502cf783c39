// Builds dist/: compiled TypeScript, SQL files, the cases, the program in few files (build-program.mjs), and the files for browsers
// (build-public.mjs). Plain JavaScript, because it must run before anything is compiled. Options: `--if-needed` skips a build that is up to date,
// `--check` only checks types, `--watch` rebuilds and restarts the server after each change, `--pack` prepares `npm pack`. dist/ is replaced only by
// a complete build.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildProgram } from './build-program.mjs'
import { buildPublic } from './build-public.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const at = (...names) => join(root, ...names)
const SOURCES = ['src', 'templates', 'public', join('data', 'cases')]

/** Every file below a folder, sorted, without dotfiles. */
function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function sourceFiles() {
  const single = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => at(name))
  const tests = /\.test\.tsx?$/
  return [...single, ...SOURCES.flatMap((name) => filesIn(at(name)))].filter((file) => !tests.test(file))
}

/** A hash of file names and contents. Times are ignored: a checkout or a copy changes them. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of sourceFiles())
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

function compiler() {
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc')
  if (existsSync(tsc)) return tsc
  console.error('TypeScript is not installed here. Run "npm ci" first.')
  process.exit(1)
}

/** After `npm ci --omit=dev` there are no types of packages to check against, so the compiler only converts. */
const CHECKS = existsSync(at('node_modules', '@types', 'node')) ? [] : ['--noCheck', '--types', '']

/** Runs the compiler, which writes to the terminal. Returns true if there were no errors. */
const compiles = (...args) => spawnSync(process.execPath, [compiler(), ...args], { cwd: root, stdio: 'inherit' }).status === 0

function typesAreValid() {
  const browserCode = at('src', 'tsconfig.public.json')
  const everything = compiles('-p', '.', '--noEmit')
  return (!existsSync(browserCode) || compiles('-p', browserCode, '--noEmit')) && everything
}

/** The compiler copies only TypeScript. The code looks for SQL files in its own folder, in dist/ as in src/. */
function copySql(target) {
  for (const file of filesIn(at('src')).filter((name) => name.endsWith('.sql'))) {
    const path = join(target, relative(root, file))
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(file, path)
  }
}

/** Writes the cases as the server wants them. Throws if one of them cannot be read. */
async function writeCases(target) {
  const { readCases } = await import(pathToFileURL(join(target, 'src', 'cases.js')).href)
  writeFileSync(join(target, 'cases.json'), JSON.stringify([...readCases(at('data', 'cases')).values()]))
}

/** Builds in a temporary folder, then renames it to dist/. */
async function build() {
  const print = fingerprint()
  const fresh = at(`dist-${process.pid}`)
  const stale = at(`dist-${process.pid}-old`)
  try {
    if (!compiles('-p', at('src', 'tsconfig.dist.json'), '--outDir', fresh, ...CHECKS)) return false
    copySql(fresh)
    await writeCases(fresh)
    await buildProgram(root, fresh)
    await buildPublic(root, fresh, join(fresh, 'public'))
    writeFileSync(join(fresh, 'build.txt'), `${print}\n`)
    if (existsSync(dist)) renameSync(dist, stale)
    renameSync(fresh, dist)
    return true
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(stale, { recursive: true, force: true })
  }
}

function upToDate() {
  const mark = join(dist, 'build.txt')
  return existsSync(mark) && readFileSync(mark, 'utf8').trim() === fingerprint()
}

/** Rebuilds and restarts the server when a source changes. If a build fails, the old server keeps running. */
function watchSources() {
  let server
  let timer
  const start = () => {
    server = spawn(process.execPath, ['--enable-source-maps', join(dist, 'src', 'cli.js'), 'serve', '--no-open'], {
      cwd: root,
      stdio: 'inherit',
    })
  }
  const again = async () => {
    if (upToDate() ? server : !(await build())) return
    if (!server || server.exitCode !== null) return start()
    server.once('exit', start)
    server.kill()
  }
  for (const name of SOURCES) {
    if (!existsSync(at(name))) continue
    watch(at(name), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => void again(), 150)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      server?.kill()
      process.exit(0)
    })
  }
  void again()
}

/** Returns true if dist/ is up to date afterwards. */
async function buildIfNeeded() {
  if (upToDate()) return true
  // to stderr, because the output of a command may be piped
  console.error(existsSync(dist) ? 'Sources have changed. Rebuilding.' : 'Building for the first time.')
  return build()
}

/**
 * The overrides of package.json do not hold where this package is installed. The packages are bundled in the versions that they demand, so
 * this enters them in exceljs, which asks for older ones; otherwise npm would replace them.
 */
function enterOverrides() {
  const { overrides } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const file = at('node_modules', 'exceljs', 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  for (const [name, range] of Object.entries(overrides)) if (manifest.dependencies[name]) manifest.dependencies[name] = range
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

const options = new Set(process.argv.slice(2))
if (options.has('--check')) process.exit(typesAreValid() ? 0 : 1)
else if (options.has('--watch')) watchSources()
else if (!options.has('--if-needed') && !options.has('--pack')) process.exit(typesAreValid() && (await build()) ? 0 : 1)
else {
  if (!(await buildIfNeeded())) process.exit(1)
  if (options.has('--pack')) enterOverrides()
}
