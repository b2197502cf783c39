// One worker thread for many orders: how far it is, what it answers, and what becomes of who waits when it dies, rests or is closed.
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createWorkerQueue, type WorkerQueue } from './worker-queue.ts'

type Answer = { readonly share: number } | { readonly result: string } | { readonly failed: string }

afterEach(() => {
  vi.useRealTimers()
})

/** `body` of a worker that has `order` and answers with `post`; `threadId` tells one worker from another. */
function worker(body: string): WorkerQueue<string, string> {
  const code = `
    import { parentPort, threadId } from 'node:worker_threads'
    const post = (answer) => parentPort.postMessage(answer)
    parentPort.on('message', (order) => { ${body} })`
  const made = createWorkerQueue<string, Answer, string>({
    worker: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    read: (answer) => {
      if ('result' in answer) return answer.result
      throw new Error('failed' in answer ? answer.failed : 'no answer')
    },
    share: (answer) => ('share' in answer ? answer.share : null),
    stopped: () => new Error('stopped'),
  })
  onTestFinished(() => made.close())
  return made
}

const ECHO = "post({ result: order + ' by ' + threadId })"
const by = (answer: string) => answer.split(' by ')[1]

test('the worker queue answers each order with its own result, by one worker', async () => {
  const { ask } = worker(ECHO)
  const answers = await Promise.all(['a', 'b', 'c'].map((order) => ask(order)))
  expect(answers.map((answer) => answer.split(' ')[0])).toEqual(['a', 'b', 'c'])
  expect(new Set(answers.map(by)).size).toBe(1)
})

test('the worker queue tells each order how far it is before its result, and nothing of the others', async () => {
  const { ask } = worker('post({ share: 0.5 }); if (order === "long") post({ share: 0.75 }); post({ result: order })')
  const heard: string[] = []
  const asked = ['long', 'short'].map(async (order) => heard.push(await ask(order, (share) => heard.push(`${order} ${share}`))))
  await Promise.all(asked)
  expect(heard).toEqual(['long 0.5', 'long 0.75', 'long', 'short 0.5', 'short'])
})

test('the worker queue takes a share for no result where no order listens', async () => {
  expect(await worker('post({ share: 1 }); post({ result: order })').ask('a')).toBe('a')
})

test('the worker queue refuses an order that failed with its reason, and goes on with the next in the same worker', async () => {
  const { ask } = worker(`if (order === 'bad') post({ failed: 'by ' + threadId }); else ${ECHO}`)
  const [bad, good] = await Promise.allSettled([ask('bad'), ask('good')])
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/^by \d+$/) } })
  expect(good).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^good by/) })
})

test.each([
  ['ends', 'process.exit(1)'],
  ['throws', "throw new Error('broken')"],
  ['ends after it said how far it is', 'post({ share: 0.9 }); setTimeout(() => process.exit(1), 1)'],
])('a worker that %s refuses its order, and the next one has a new worker', async (_, dying) => {
  const { ask } = worker(`if (order === 'deadly') { ${dying} } else ${ECHO}`)
  const first = by(await ask('first'))
  const [deadly, next] = await Promise.allSettled([ask('deadly'), ask('next')])
  expect(deadly).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } })
  expect(next).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^next by/) })
  expect(by(await ask('last'))).not.toBe(first)
})

test('the worker queue refuses an order that cannot be sent, and goes on', async () => {
  const { ask } = worker(ECHO)
  await expect(ask((() => 'no') as unknown as string)).rejects.toThrow(/could not be cloned/)
  expect(await ask('next')).toMatch(/^next by/)
})

test('close refuses what runs, what waits, and what comes later', async () => {
  const { ask, close } = worker('')
  const waiting = Promise.allSettled([ask('runs'), ask('waits')])
  await close()
  for (const one of [...(await waiting), ...(await Promise.allSettled([ask('later')]))])
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } })
})

test('the worker queue ends its worker after a minute without an order, not sooner, and starts another for the next', async () => {
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
