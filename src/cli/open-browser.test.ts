import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openBrowser } from './open-browser.ts'

it('the program that opens a browser gets the address, and a missing program is no error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ach-browser-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  openBrowser('http://127.0.0.1:3000', [join(folder, 'no-such-program')])
  openBrowser(join(folder, 'opened'), [process.execPath, '-e', 'require("fs").writeFileSync(process.argv[1], "")'])
  await expect.poll(() => existsSync(join(folder, 'opened')), { timeout: 10_000 }).toBe(true)
})
