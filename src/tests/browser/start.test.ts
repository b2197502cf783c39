// Starting and stopping the built server: mistakes in settings, saved data after a stop or a kill, and open streams.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { expect, test } from './browser.ts'
import { command, startBuiltServer } from './built-server.ts'

function startWith(settings: Record<string, string>) {
  const { args, options } = command(settings)
  return spawnSync(process.execPath, args, { ...options, encoding: 'utf8', timeout: 20_000 })
}

test('starting on a port that is taken fails with one line that names the port', async () => {
  const first = await startBuiltServer()
  onTestFinished(first.close)
  const port = new URL(first.address).port
  const second = startWith({ PORT: port, DATABASE_URL: `file:${join(first.folder, 'other.db')}` })
  expect(second.status).toBe(1)
  expect(second.stderr.trim().split('\n')).toHaveLength(1)
  expect(second.stderr).toContain(`Port ${port} is already in use`)
})

test('starting with a database folder that cannot be used fails with one line that names the file', async () => {
  const first = await startBuiltServer()
  onTestFinished(first.close)
  writeFileSync(join(first.folder, 'file'), '')
  mkdirSync(join(first.folder, 'locked'))
  chmodSync(join(first.folder, 'locked'), 0o500)
  for (const place of process.getuid?.() === 0 ? ['file/x.db'] : ['file/x.db', 'locked/x.db']) {
    const second = startWith({ PORT: '0', DATABASE_URL: `file:${join(first.folder, place)}` })
    expect(second.status).toBe(1)
    expect(second.stderr.trim().split('\n')).toHaveLength(1)
    expect(second.stderr).toContain(join(first.folder, place))
  }
})

test('starting with several wrong settings reports each of them', () => {
  const { status, stderr } = startWith({ PORT: 'x', HOST: 'not a name', ACCESS_KEY: 'k' })
  expect(status).toBe(1)
  const lines = stderr.trim().split('\n')
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HOST', 'ACCESS_KEY'])
})

test('a server that was stopped or killed still has everything that was saved', async () => {
  const served = await startBuiltServer()
  onTestFinished(served.close)
  const create = (title: string) =>
    fetch(`${served.address}/workbooks`, { method: 'POST', body: new URLSearchParams({ title, question: 'Why?' }), redirect: 'manual' })
  expect((await create('Before the stop')).status).toBe(303)
  await served.restart()
  expect((await create('Before the crash')).status).toBe(303)
  await served.kill()
  await served.restart()
  const home = await (await fetch(served.address)).text()
  expect(home).toContain('Before the stop')
  expect(home).toContain('Before the crash')
})

test('a stopping server ends open streams properly and refuses new connections', async () => {
  const served = await startBuiltServer()
  onTestFinished(served.close)
  const form = new URLSearchParams({ case: 'tokyo-1995' })
  const workbook = (await fetch(`${served.address}/workbooks`, { method: 'POST', body: form, redirect: 'manual' })).headers.get('location')
  const stream = await fetch(`${served.address}${workbook}/live`)
  const reader = stream.body?.getReader()
  expect((await reader?.read())?.done).toBe(false)
  await served.stop()
  // Rejects if the connection is cut instead of ended.
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read());
  await expect(fetch(served.address)).rejects.toThrow()
})

test('the home page opens in a browser without console errors', async ({ site }) => {
  const page = await site.page()
  await page.goto('/')
  expect(await page.title()).toContain('ACH')
})
