import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'
import { createFromDocument } from './dist/src/tests/support/large-workbook.js'
rmSync('/tmp/word-s.db', { force: true })
const server = spawn('node', ['dist/src/cli.js', 'serve', '--no-open'], { env: { ...process.env, DATABASE_URL: 'file:/tmp/word-s.db', PORT: '3974' }, stdio: 'ignore' })
const address = 'http://127.0.0.1:3974'
for (let n = 0; n < 100; n++) { try { await fetch(`${address}/healthz`); break } catch { await new Promise(r => setTimeout(r, 300)) } }
try {
  const id = await createFromDocument(address, JSON.parse(readFileSync('data/cases/kazakhstan-2022.json', 'utf8')))
  const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] })
  for (const [name, w, scheme] of [['wide', 1200, 'light'], ['dark', 1200, 'dark'], ['small', 390, 'light']]) {
    const page = await browser.newPage({ viewport: { width: w, height: 900 }, colorScheme: scheme })
    await page.goto(`${address}/help/files`); await page.waitForTimeout(500)
    await page.screenshot({ path: `/tmp/word-out/png/help-${name}.png` })
    await page.goto(`${address}${id}/export`); await page.waitForTimeout(300)
    if (name !== 'dark') await page.screenshot({ path: `/tmp/word-out/png/export-${name}.png`, fullPage: name === 'small' })
    await page.goto(`${address}${id}/report`); await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/word-out/png/report-${name}.png` })
    console.log(name, await page.evaluate(() => document.documentElement.scrollWidth), page.url())
    await page.close()
  }
  await browser.close()
} finally { server.kill() }
