import fc from 'fast-check'
import { expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { distribution, groups, rater } from '../view/group-members.test-support.ts'
import { groupAgreement } from './agreement.ts'
import { tableOfGroup } from './group-table.ts'
import { changedCount, compareRounds } from './second-round.ts'

const view = viewOfMatrix({ rows: [row('. . . .')] })
const moved = (before: string, after: string) => compareRounds(view, [rater('a', before)], [rater('a', after)])

it('the comparison of two rounds counts changed ratings and their direction', () => {
  // CC to C is a step towards II, although neither adds to a score
  expect(moved('CC I N II', 'C C N II')).toMatchObject({
    moves: { compared: 4, towardsContradiction: 1, towardsConsistency: 1, applicability: 0, filled: 0, cleared: 0 },
    changed: 0.5,
  })
})

it('the comparison of two rounds counts a change to or from NA as a change without direction', () => {
  expect(moved('NA C NA N', 'II NA NA N')).toMatchObject({
    moves: { compared: 4, towardsContradiction: 0, towardsConsistency: 0, applicability: 2 },
    changed: 0.5,
  })
})

it('the comparison of two rounds does not compare ratings that are blank in one of them', () => {
  expect(moved('. I . C', 'II . . N')).toMatchObject({
    moves: { compared: 1, towardsContradiction: 1, filled: 1, cleared: 1 },
    changed: 1,
  })
  expect(moved('. I . .', 'II . . .').changed).toBeNull()
})

it('the comparison of two rounds counts only raters of both', () => {
  const before = [rater('a', 'C I N C'), rater('gone', 'II II II II')]
  const after = [rater('new', 'CC CC CC CC'), rater('a', 'C I N I')]
  const { raters, changed, cells } = compareRounds(view, before, after)
  expect([raters, changed]).toEqual([1, 0.25])
  expect(cells).toHaveLength(4)
  expect(cells[3]).toEqual({
    evidence: 'E1',
    hypothesis: 'H4',
    before: distribution('C'),
    after: distribution('I'),
    moves: { compared: 1, towardsContradiction: 1, towardsConsistency: 0, applicability: 0, filled: 0, cleared: 0 },
  })
})

it('the comparison of two rounds has the agreement before and after', () => {
  const before = [rater('a', 'CC II C I'), rater('b', 'II CC C I'), rater('gone', 'N N N N')]
  const after = [rater('a', 'CC II C I'), rater('b', 'CC II C I')]
  expect(compareRounds(view, before, after).agreement).toEqual({
    before: { alpha: expect.any(Number), word: 'low', cells: 4, meanCns: 0.5 },
    after: { alpha: 1, word: 'reliable', cells: 4, meanCns: 1 },
  })
})

it('the comparison of two rounds is empty if no rater took part in both', () => {
  expect(compareRounds(view, [rater('a', 'C C C C')], [rater('b', 'C C C C')])).toMatchObject({
    raters: 0,
    changed: null,
    agreement: { before: { alpha: null, meanCns: null } },
  })
})

it('the comparison of two rounds leaves out parked items and hypotheses', () => {
  const parked = viewOfMatrix({ rows: [row('. .', { parked: true }), row('. .')], parked: [0] })
  const { cells, moves } = compareRounds(parked, [rater('a', 'C C', 'C C')], [rater('a', 'II II', 'II II')])
  expect(cells.map((one) => `${one.evidence} ${one.hypothesis}`)).toEqual(['E2 H2'])
  expect(moves.compared).toBe(1)
})

it('the comparison of two rounds adds up over the cells, is reversed if the rounds are, and has the agreement of each round', () => {
  const rounds = groups().chain(({ view, raters }) => fc.tuple(fc.constant({ view, raters }), fc.shuffledSubarray(raters)))
  fc.assert(
    fc.property(rounds, ([{ view, raters }, others]) => {
      // other raters' ratings under the same ids serve as a second round
      const after = others.map((other, at) => ({ id: `R${at + 1}`, ratings: other.ratings }))
      const there = compareRounds(view, raters, after)
      const back = compareRounds(view, after, raters)
      for (const key of ['compared', 'towardsContradiction', 'towardsConsistency', 'applicability', 'filled', 'cleared'] as const)
        expect(there.cells.reduce((sum, one) => sum + one.moves[key], 0)).toBe(there.moves[key])
      expect(changedCount(back.moves)).toBe(changedCount(there.moves))
      expect(back.moves.towardsConsistency).toBe(there.moves.towardsContradiction)
      expect(back.moves.filled).toBe(there.moves.cleared)
      expect(there.agreement.after).toEqual(groupAgreement(tableOfGroup(view, after)))
      expect(back.agreement).toEqual({ before: there.agreement.after, after: there.agreement.before })
    }),
  )
})
