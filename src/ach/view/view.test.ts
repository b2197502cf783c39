import { expect, test } from 'vitest'
import { NO_WORKBOOK } from '../model/workbook.ts'
import { viewFor } from './view.ts'

test('a view does not say what the workbook was made from, nor the seed of its orders', () => {
  const workbook = { ...NO_WORKBOOK, from: 'workbook:of-another-person', firstPass: 'the-seed' }
  expect(JSON.stringify(viewFor(workbook, { rater: 'me', names: new Map() }))).not.toMatch(/of-another-person|the-seed/)
})
