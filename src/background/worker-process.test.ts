// A worker in a separate process behaves as a thread does: messages, the reason why it died, and its end.
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { OUT_OF_MEMORY, WorkerProcess } from './worker-process.ts'

/** `body` is the code of a worker that has `order`. */
function worker(body: string): WorkerProcess {
  const folder = mkdtempSync(join(tmpdir(), 'ach-worker-'))
  writeFileSync(join(folder, 'worker.mjs'), `process.on('message', async (order) => { ${body} })`)
  const started = new WorkerProcess(pathToFileURL(join(folder, 'worker.mjs')), 64)
  onTestFinished(async () => {
    await started.terminate()
    rmSync(folder, { recursive: true })
  })
  return started
}

/** The codes of the errors that a worker reports until it ends. */
async function codesUntilExit(started: WorkerProcess): Promise<unknown[]> {
  const codes: unknown[] = []
  started.on('error', (error) => codes.push(error.code))
  await new Promise((resolve) => started.once('exit', resolve))
  return codes
}

test('a process replies with copies of maps and bytes', async () => {
  const started = worker('process.send(order)')
  const order = { map: new Map([['a', new Set([1])]]), some: new Uint8Array([1, 2]) }
  started.postMessage(order)
  expect((await once(started, 'message'))[0]).toEqual(order)
})

test('the bytes of one order after the other arrive on the standard input of the process', async () => {
  const started = worker(`
    const { bytesOfOrder } = await import(${JSON.stringify(new URL('../../dist/src/background/worker-process.js', import.meta.url).href)})
    process.send([order, (await bytesOfOrder(order)).toString('latin1')])`)
  for (const text of ['', 'a', 'b'.repeat(300_000), 'c']) {
    started.postMessage({ name: 'x', bytes: Buffer.from(text) })
    expect((await once(started, 'message'))[0]).toEqual([{ name: 'x', size: text.length }, text])
  }
})

test('a process that exits before it has read the bytes is not reported as an error', async () => {
  const started = worker('process.exit(1)')
  started.postMessage({ bytes: Buffer.alloc(20_000_000) })
  expect(await codesUntilExit(started)).toEqual([])
})

test('a process that fills its heap is reported as out of memory', async () => {
  const started = worker('for (const kept = []; ; ) kept.push({})')
  started.postMessage({})
  expect(await codesUntilExit(started)).toEqual([OUT_OF_MEMORY])
})

test('a process that needs one piece of memory larger than its heap is reported as out of memory', async () => {
  const started = worker("process.send('x'.repeat(1 << 28).replace(/x/g, () => 'y').length)")
  started.postMessage({})
  expect(await codesUntilExit(started)).toEqual([OUT_OF_MEMORY])
})

test('a process that exits or is terminated is not reported as out of memory', async () => {
  const failing = worker('process.exit(1)')
  failing.postMessage({})
  expect(await codesUntilExit(failing)).toEqual([])
  const endless = worker('for (;;);')
  endless.postMessage({})
  const codes = codesUntilExit(endless)
  await endless.terminate()
  expect(await codes).toEqual([])
})
