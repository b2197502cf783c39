import { expect, it } from 'vitest'
import { GridProblems, moreProblems } from './grid-problems.ts'

it('a table’s list of problems names a thousand and counts the rest', () => {
  const problems = new GridProblems(['Evidence'])
  for (let row = 1; row <= 1234; row += 1) problems.add(row, 0, 'It is bad.')
  const sorted = problems.sorted()
  expect(sorted).toHaveLength(1001)
  expect(sorted[0]?.message).toBe('Row 1, column “Evidence”: It is bad.')
  expect(sorted.at(-1)?.message).toBe(moreProblems(234))
})
