// Robustness computed in a worker thread: the core's figures, computed once for the same content, refused on failure.
import { expect, onTestFinished, test } from 'vitest'
import { tableIn } from '../ach/analysis/analysis.test-support.ts'
import { robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { row, viewOfMatrix } from '../ach/model/matrix.test-support.ts'
import { createRobustnessRunner } from './robustness-runner.ts'

const table = tableIn(viewOfMatrix({ rows: [row('I C N'), row('C II I'), row('N I CC')] }))

function runner(worker?: URL) {
  const created = createRobustnessRunner(worker)
  onTestFinished(() => created.close())
  return created
}

test('the robustness runner gives the figures of the core', async () => {
  expect(await runner().of(table, 'count')).toEqual(robustnessFigures(table, 'count'))
})

test('the robustness runner computes the same content once, whatever its texts', async () => {
  const robustness = runner()
  const [first] = table.rows
  const reworded = { ...table, rows: table.rows.map((one) => (one === first ? { ...one, item: { ...one.item, statement: 'New' } } : one)) }
  expect(await robustness.of(reworded, 'count')).toBe(await robustness.of(table, 'count'))
  expect(await robustness.of({ ...table, rows: table.rows.slice(1) }, 'count')).not.toBe(await robustness.of(table, 'count'))
})

test('the robustness runner refuses if the worker cannot start, and after close', async () => {
  const broken = runner(new URL('file:///nowhere/worker.js'))
  await expect(broken.of(table, 'count')).rejects.toMatchObject({ code: 'unavailable' })
  const robustness = runner()
  await robustness.close()
  await expect(robustness.of(table, 'count')).rejects.toMatchObject({ code: 'unavailable' })
})

/** Another table for each number. */
const varied = (weight: number) => ({ ...table, rows: table.rows.map((one) => ({ ...one, weight: 1 + weight / 1000 })) })

test('a computation ends when everyone who waited for it has left, and not before', async () => {
  const robustness = runner()
  const [first, second] = [new AbortController(), new AbortController()]
  const shared = [first, second].map(({ signal }) => robustness.of(table, 'count', signal))
  const abandoned = robustness.of(varied(1), 'count', first.signal)
  first.abort()
  await expect(abandoned).rejects.toMatchObject({ code: 'unavailable' })
  expect(await Promise.all(shared)).toHaveLength(2)
  expect(robustness.waiting()).toBe(0)
})

test('at most 20 computations wait, and further ones are refused', async () => {
  const robustness = runner()
  const all = await Promise.allSettled(Array.from({ length: 30 }, (_, at) => robustness.of(varied(at), 'count')))
  expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(10)
  expect(await robustness.of(varied(29), 'count')).toBeDefined()
})
