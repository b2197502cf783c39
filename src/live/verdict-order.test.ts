// The order by verdict: a request waits for some verdicts only, and the others are worked out afterwards.
import { expect, it, vi } from 'vitest'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import type { WorkbookHead } from '../store/contract/store.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { liveWorkbooks, NAMES, place } from './live.test-support.ts'
import { openVerdictOrder } from './verdict-order.ts'

/** 120 workbooks without a summary. */
async function manyWorkbooks() {
  const store = openSqlite(place())
  const workbooks = liveWorkbooks(store)
  for (let at = 1; at <= 120; at += 1) await workbooks.create('me', sampleChanges, NAMES)
  const opened: string[] = []
  const source = {
    peek: async ({ id }: WorkbookHead) => {
      opened.push(id)
      return { ...(await workbooks.open(id)), damage: null }
    },
    damageOf: () => null,
  }
  const { heads } = await store.listPart({ deleted: false, words: [], offset: 0, limit: 200 })
  return { workbooks, heads, opened, order: openVerdictOrder(store, source) }
}

it('a request waits for 50 verdicts, lists the other workbooks last, and their verdicts follow without being asked for', async () => {
  const { workbooks, heads, opened, order } = await manyWorkbooks()
  const first = await order.sort(heads, 'me')
  expect([first.sorted.length, first.unsorted]).toEqual([120, 70])
  await vi.waitFor(() => expect(new Set(opened).size).toBe(120), 10_000)
  await vi.waitFor(async () => expect((await order.sort(heads, 'me')).unsorted).toBe(0), 10_000)
  order.close()
  await workbooks.close()
})

it('work in the background ends when the server stops', async () => {
  const { workbooks, heads, opened, order } = await manyWorkbooks()
  await order.sort(heads, 'me')
  order.close()
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  expect(opened.length).toBeLessThan(60)
  await workbooks.close()
})
