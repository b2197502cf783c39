import fc from 'fast-check'
import { expect, test } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { groups, rater } from '../view/group-members.test-support.ts'
import { groupScores } from './group-score.ts'
import { groupLeaveOneOut } from './group-sensitivity.ts'
import { tableOfGroup } from './group-table.ts'

test('the leaders without an item equal the leaders of the group’s scores without its row', () => {
  fc.assert(
    fc.property(groups(), ({ view, raters }) => {
      const table = tableOfGroup(view, raters)
      // leaving out the last rating of a hypothesis keeps it at 0 here
      const rated = (of: typeof table) =>
        groupScores(of, view.method)
          .hypotheses.filter((one) => one.rated > 0)
          .map(({ id }) => id)
          .join()
      fc.pre(table.rows.every(({ id }) => rated({ ...table, rows: table.rows.filter((one) => one.id !== id) }) === rated(table)))
      const now = groupScores(table, view.method).leaders
      expect(groupLeaveOneOut(table).map(({ id, leaders, changes }) => ({ id, leaders, changes }))).toEqual(
        table.rows.map(({ id }) => {
          const { leaders } = groupScores({ ...table, rows: table.rows.filter((one) => one.id !== id) }, view.method)
          return { id, leaders, changes: leaders.join() !== now.join() }
        }),
      )
    }),
  )
})

test('an item’s effect is its weight times the difference of its cells', () => {
  const view = viewOfMatrix({ rows: [row('C II'), row('I I')] })
  const table = tableOfGroup(view, [rater('a', 'C II', 'I I'), rater('b', 'C C', 'I .')])
  expect(groupLeaveOneOut(table).map(({ apart, changes }) => [apart, changes])).toEqual([
    [1, true],
    [0, false],
  ])
})
