// The built command line run in a separate process, as from a shell.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const CLI = file('../dist/src/cli.js')
const TOKYO = file('../data/cases/tokyo-1995.json')

beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('dist/src/cli.js is missing: run "npm run build" first ("npm test" does).')
})

function run(args: string[], stdin = ''): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args)
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
  })
}

it('score gives the same result for a file and for stdin', async () => {
  const [named, piped] = [
    await run([CLI, 'score', TOKYO, '--json']),
    await run([CLI, 'score', '-', '--json'], await readFile(TOKYO, 'utf8')),
  ]
  expect(named).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(named.out).leaders).toEqual(['H1', 'H2'])
  expect(piped).toEqual(named)
})

it('the command line exits with 1 and one line on an error', async () => {
  expect(await run([CLI, 'score', 'nowhere.json'])).toEqual({ code: 1, out: '', err: 'There is no file nowhere.json.\n' })
})

it('score loads neither the web server nor the database nor exceljs', async () => {
  const script = `
    import { register } from 'node:module'
    register('data:text/javascript,' + encodeURIComponent(
      'export const resolve = async (name, context, next) => {' +
      ' if (/hono|sqlite|exceljs|server\\\\.js/.test(name)) throw new Error("loaded " + name); return next(name, context) }'))
    process.argv = [process.argv[0], ${JSON.stringify(CLI)}, 'score', ${JSON.stringify(TOKYO)}]
    await import(${JSON.stringify(new URL('../dist/src/cli.js', import.meta.url).href)})`
  const { code, out, err } = await run(['--no-deprecation', '--input-type=module', '-e', script])
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('Religious cult and Terrorist group are tied at 1: ')
})
