// Files that would need gigabytes are refused with a sentence; reading them takes a bounded process, and the server holds nothing of them.
import { readFileSync } from 'node:fs'
import { expect, inject, onTestFinished, test } from 'vitest'
import { HOSTILE_FILES, type HostileFile } from '../../files/hostile-files.test-support.ts'
import { paths } from '../../paths.ts'
import { startBuiltServer } from '../browser/built-server.ts'
import { type Ask, at, READY, readiness } from './server-requests.ts'

const uploads = inject('uploads')
const MB = 1024
/** Kilobytes. The server alone takes about 120 MB, at its peak 270 MB; the process that reads has a heap of 256 MB and buffers of about 100 MB. */
const MOST = { peak: 350 * MB, server: 300 * MB, reader: 450 * MB }

/** A figure in kB from the status of a process, where the system reports it; 0 elsewhere, and once the process has ended. */
function memoryOf(pid: number | string, figure: 'VmRSS' | 'VmHWM'): number {
  if (process.platform !== 'linux') return 0
  try {
    return Number(new RegExp(`^${figure}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function childrenOf(pid: number): string[] {
  if (process.platform !== 'linux') return []
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
}

/** Uploads a file and follows the redirects to its preview or refusal. */
async function upload(ask: Ask, { file, bytes }: HostileFile): Promise<{ status: number; page: string }> {
  const body = new FormData()
  body.set('file', new File([new Uint8Array(bytes())], file))
  let response = await ask(paths.imports(), { method: 'POST', body })
  for (;;) {
    const page = await response.text()
    const next = response.headers.get('location') ?? (response.ok && page.includes('data-reading') ? new URL(response.url).pathname : null)
    if (next === null) return { status: response.status, page: page.replaceAll('&quot;', '"') }
    response = await ask(next)
  }
}

test(`${uploads} hostile files are refused or read, and leave the server as small as it was`, async () => {
  const served = await startBuiltServer()
  onTestFinished(served.close)
  const ask = at(served.address)
  let largest = 0
  const watch = setInterval(() => {
    for (const child of childrenOf(served.pid())) largest = Math.max(largest, memoryOf(child, 'VmHWM'))
  }, 20)
  onTestFinished(() => clearInterval(watch))
  for (let count = 0; count < uploads; count += 1) {
    // Spread over all of them.
    const file = HOSTILE_FILES[Math.floor((count * HOSTILE_FILES.length) / uploads)] ?? expect.fail('There are no hostile files.')
    const { status, page } = await upload(ask, file)
    expect(status, `${file.name}: ${page.slice(0, 500)}`).toBe(file.refusal === null ? 200 : 422)
    if (file.refusal !== null) expect(page, file.name).toContain(file.refusal)
  }
  expect(largest).toBeLessThan(MOST.reader)
  expect(memoryOf(served.pid(), 'VmRSS')).toBeLessThan(MOST.server)
  expect(memoryOf(served.pid(), 'VmHWM')).toBeLessThan(MOST.peak)
  expect(await readiness(ask)).toEqual(READY)
}, 300_000)
