// One worker thread for many orders: progress, results, and what happens to waiting orders when it dies, idles or is closed.
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createWorkerQueue, type WorkerQueue } from './worker-queue.ts'

type Reply = { readonly share: number } | { readonly result: string } | { readonly failed: string }

afterEach(() => {
  vi.useRealTimers()
})

/** `body` is the code of a worker that has `order` and replies with `post`; `threadId` tells workers apart. */
function worker(body: string): WorkerQueue<string, string> {
  const code = `
    import { parentPort, threadId } from 'node:worker_threads'
    const post = (reply) => parentPort.postMessage(reply)
    parentPort.on('message', (order) => { ${body} })`
  const created = createWorkerQueue<string, Reply, string>({
    worker: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    read: (reply) => {
      if ('result' in reply) return reply.result
      throw new Error('failed' in reply ? reply.failed : 'no reply')
    },
    share: (reply) => ('share' in reply ? reply.share : null),
    stopped: () => new Error('stopped'),
  })
  onTestFinished(() => created.close())
  return created
}

const ECHO = "post({ result: order + ' by ' + threadId })"
const by = (reply: string) => reply.split(' by ')[1]

test('the worker queue returns each order’s own result, all from one worker', async () => {
  const { ask } = worker(ECHO)
  const results = await Promise.all(['a', 'b', 'c'].map((order) => ask(order)))
  expect(results.map((reply) => reply.split(' ')[0])).toEqual(['a', 'b', 'c'])
  expect(new Set(results.map(by)).size).toBe(1)
})

test('the worker queue reports the progress of each order before its result, and only to that order', async () => {
  const { ask } = worker('post({ share: 0.5 }); if (order === "long") post({ share: 0.75 }); post({ result: order })')
  const received: string[] = []
  const orders = ['long', 'short'].map(async (order) =>
    received.push(await ask(order, { onShare: (share) => received.push(`${order} ${share}`) })),
  )
  await Promise.all(orders)
  expect(received).toEqual(['long 0.5', 'long 0.75', 'long', 'short 0.5', 'short'])
})

test('the worker queue does not mistake progress for a result if no order listens', async () => {
  expect(await worker('post({ share: 1 }); post({ result: order })').ask('a')).toBe('a')
})

test('the worker queue rejects a failed order with its reason and continues with the next in the same worker', async () => {
  const { ask } = worker(`if (order === 'bad') post({ failed: 'by ' + threadId }); else ${ECHO}`)
  const [bad, good] = await Promise.allSettled([ask('bad'), ask('good')])
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/^by \d+$/) } })
  expect(good).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^good by/) })
})

test('an order that nobody waits for any more is dropped, whether it waits or runs, and the next one runs at once', async () => {
  const { ask } = worker(`if (order === 'endless') { post({ share: 0 }); while (true); } ${ECHO}`)
  const gone = new AbortController()
  let started = () => {}
  const isRunning = new Promise<void>((resolve) => {
    started = resolve
  })
  const running = ask('endless', { signal: gone.signal, onShare: () => started() })
  const waiting = ask('endless', { signal: gone.signal })
  const next = ask('next')
  await isRunning
  gone.abort()
  const settled = await Promise.allSettled([running, waiting, ask('late', { signal: gone.signal })])
  for (const one of settled) expect(one).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } })
  expect(await next).toMatch(/^next by/)
})

test.each([
  ['exits', 'process.exit(1)', 'The worker ended with 1.'],
  ['throws', "throw new Error('broken')", 'broken'],
  ['exits after it reported progress', 'post({ share: 0.9 }); setTimeout(() => process.exit(1), 1)', 'The worker ended with 1.'],
])('if a worker %s, its order is rejected with the cause, and the next one gets a new worker', async (_, dying, cause) => {
  const { ask } = worker(`if (order === 'deadly') { ${dying} } else ${ECHO}`)
  const first = by(await ask('first'))
  const [deadly, next] = await Promise.allSettled([ask('deadly'), ask('next')])
  expect(deadly).toMatchObject({ status: 'rejected', reason: { message: 'stopped', cause: { message: cause } } })
  expect(next).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^next by/) })
  expect(by(await ask('last'))).not.toBe(first)
})

test('the worker queue rejects an order that cannot be sent, and continues', async () => {
  const { ask } = worker(ECHO)
  await expect(ask((() => 'no') as unknown as string)).rejects.toThrow(/could not be cloned/)
  expect(await ask('next')).toMatch(/^next by/)
})

test('close rejects the running order, the waiting ones and later ones', async () => {
  const { ask, close } = worker('')
  const waiting = Promise.allSettled([ask('runs'), ask('waits')])
  await close()
  for (const one of [...(await waiting), ...(await Promise.allSettled([ask('later')]))])
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } })
})

test('the worker queue ends its worker after a minute without orders, and starts another for the next', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { ask } = worker(ECHO)
  const first = by(await ask('first'))
  vi.advanceTimersByTime(59_000)
  expect(by(await ask('soon after'))).toBe(first)
  vi.advanceTimersByTime(59_000)
  expect(by(await ask('soon again'))).toBe(first)
  vi.advanceTimersByTime(60_000)
  expect(by(await ask('later'))).not.toBe(first)
})
