// The robustness from a worker thread: the figures of the core, drawn once for the same content, refused when it cannot be.
import { expect, onTestFinished, test } from 'vitest'
import { tableIn } from '../ach/analysis/analysis.test-support.ts'
import { drawRobustness } from '../ach/analysis/robustness.ts'
import { row, viewOfMatrix } from '../ach/model/matrix.test-support.ts'
import { createRobustnessRunner } from './robustness-runner.ts'

const table = tableIn(viewOfMatrix({ rows: [row('I C N'), row('C II I'), row('N I CC')] }))

function runner(worker?: URL) {
  const made = createRobustnessRunner(worker)
  onTestFinished(() => made.close())
  return made
}

test('the robustness runner gives the figures that the core gives', async () => {
  expect(await runner().of(table, 'count')).toEqual(drawRobustness(table, 'count'))
})

test('the robustness runner draws the same content once, whatever its texts say', async () => {
  const asked = runner()
  const [first] = table.rows
  const reworded = { ...table, rows: table.rows.map((one) => (one === first ? { ...one, item: { ...one.item, statement: 'New' } } : one)) }
  expect(await asked.of(reworded, 'count')).toBe(await asked.of(table, 'count'))
  expect(await asked.of({ ...table, rows: table.rows.slice(1) }, 'count')).not.toBe(await asked.of(table, 'count'))
})

test('the robustness runner refuses where there is no worker, and after the end', async () => {
  const broken = runner(new URL('file:///nowhere/worker.js'))
  await expect(broken.of(table, 'count')).rejects.toMatchObject({ code: 'unavailable' })
  const asked = runner()
  await asked.close()
  await expect(asked.of(table, 'count')).rejects.toMatchObject({ code: 'unavailable' })
})
