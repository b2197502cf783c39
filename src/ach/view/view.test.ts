import { expect, test } from 'vitest'
import { NO_WORKBOOK } from '../model/workbook.ts'
import { viewFor, viewForReader } from './view.ts'

test('a view does not say what the workbook was made from, nor the seed of its orders', () => {
  const workbook = { ...NO_WORKBOOK, from: 'workbook:of-another-person', firstPass: 'the-seed' }
  const views = [
    viewFor(workbook, { rater: 'me', names: new Map() }),
    viewForReader(workbook, { rater: null, names: true, notes: true }, new Map()),
  ]
  for (const view of views) expect(JSON.stringify(view)).not.toMatch(/of-another-person|the-seed/)
})
