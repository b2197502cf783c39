import { expect, test } from 'vitest'
import { compareRounds } from '../group/second-round.ts'
import type { Rating } from '../model/rating.ts'
import type { RaterCells } from '../view/group-members.ts'
import { runWith } from './exercise.test-support.ts'
import { secondRoundProgress } from './second-round-progress.ts'

const rater = (id: string, ...cells: readonly (readonly [string, string, Rating])[]): RaterCells => {
  const ratings = new Map<string, Map<string, Rating>>()
  for (const [evidence, hypothesis, rating] of cells) {
    const row = ratings.get(evidence) ?? new Map<string, Rating>()
    ratings.set(evidence, row.set(hypothesis, rating))
  }
  return { id, ratings }
}
const matrix = runWith([])

test('second-round progress counts each participant once, ratings by direction, and each changed cell once', () => {
  const before = [rater('ann', ['E1', 'H1', 'C'], ['E1', 'H2', 'C']), rater('bob', ['E1', 'H1', 'N']), rater('cem', ['E1', 'H1', 'I'])]
  const after = [rater('ann', ['E1', 'H1', 'II'], ['E1', 'H2', 'CC']), rater('bob', ['E1', 'H1', 'I']), rater('cem', ['E1', 'H1', 'I'])]
  const { people, by, moves, cells } = secondRoundProgress(matrix, { before, after })
  expect([people, Object.fromEntries(by), cells]).toEqual([3, { ann: 2, bob: 1 }, 2])
  expect([moves.towardsContradiction, moves.towardsConsistency]).toEqual([2, 1])
})

test('a rating filled in or cleared counts for the participant but not for the cell; parked items do not count', () => {
  const before = [rater('ann'), rater('bob', ['E1', 'H1', 'C'])]
  const after = [rater('ann', ['E1', 'H1', 'C']), rater('bob', ['E9', 'H1', 'C'])]
  const { by, cells } = secondRoundProgress(matrix, { before, after })
  expect([Object.fromEntries(by), cells]).toEqual([{ ann: 1, bob: 1 }, 0])
  expect(secondRoundProgress(matrix, { before: [], after: [] })).toMatchObject({ people: 0, cells: 0 })
})

test('second-round progress agrees with the comparison of the two rounds', () => {
  const before = [rater('ann', ['E1', 'H1', 'C'], ['E2', 'H1', 'NA']), rater('bob', ['E1', 'H1', 'N'])]
  const after = [rater('ann', ['E1', 'H1', 'CC'], ['E2', 'H1', 'I']), rater('bob', ['E1', 'H1', 'N'], ['E2', 'H2', 'I'])]
  expect(secondRoundProgress(matrix, { before, after }).moves).toEqual(compareRounds(matrix, before, after).moves)
})
