import { expect, test } from 'vitest'
import { metricsText } from '../../http/metrics.ts'
import { paths } from '../../paths.ts'
import { KEY, signInWithKey, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { METRICS_REFUSED } from './metrics-routes.ts'

test('metrics are a line for each value, after what it means, and leave out what is unknown', () => {
  const text = metricsText([
    { name: 'a_total', help: 'All.', type: 'counter', values: [{ value: 3 }] },
    {
      name: 'b',
      help: 'Some.',
      type: 'gauge',
      values: [
        { label: ['kind', 'x'], value: 0.5 },
        { label: ['kind', 'y'], value: null },
      ],
    },
  ])
  expect(text).toBe('# HELP a_total All.\n# TYPE a_total counter\na_total 3\n# HELP b Some.\n# TYPE b gauge\nb{kind="x"} 0.5\n')
})

test('the metrics count open workbooks, streams, stored actions and free disk space', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.rating(id, 'E1', 'H1'), { value: 'CC' })
  const stream = await get(paths.live(id))
  const response = await get(paths.metrics())
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await response.text()
  const value = (line: string) => Number(new RegExp(`^${line} (.+)$`, 'm').exec(text)?.[1])
  expect(value('ach_open_workbooks')).toBe(1)
  expect(value('ach_streams{pages="workbook"}')).toBe(1)
  expect(value('ach_streams{pages="participant"}')).toBe(0)
  expect(value('ach_appends_total')).toBe(2)
  expect(value('ach_waiting_writes')).toBe(0)
  expect(value('ach_free_disk_bytes')).toBeGreaterThan(0)
  expect(value('ach_resident_memory_bytes')).toBeGreaterThan(1_000_000)
  // Every line is a comment or a value.
  for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) ach_\w+ .+|ach_\w+(\{\w+="[^"]*"\})? -?[\d.e+-]+)$/)
  await stream.body?.cancel()
})

test('metrics are for this machine or with the key; others are refused, and guesses are limited', async () => {
  const app = await testApp({ signIn: true })
  const person = await signInWithKey(app)
  const stranger = visitor(app)
  const ask = async (headers: Record<string, string>) => (await stranger.get(paths.metrics(), headers)).status
  expect(await (await stranger.get(paths.metrics())).text()).toContain(METRICS_REFUSED)
  expect([await ask({}), await ask({ authorization: `Bearer ${KEY}` }), await ask({ authorization: 'Bearer wrong' })]).toEqual([
    403, 200, 403,
  ])
  // A session is for pages, not for programs.
  expect((await person.get(paths.metrics())).status).toBe(403)
  for (let time = 0; time < 10; time += 1) await ask({ authorization: `Bearer wrong${time}` })
  expect(await ask({ authorization: 'Bearer wrong' })).toBe(429)
  expect((await app.get(paths.metrics())).status).toBe(200)
  expect((await app.get(paths.metrics(), { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
})
