import { describe, expect, it } from 'vitest'
import { evidenceAdded, rated, sample } from '../../ach/model/sample.test-support.ts'
import { proposalsFor } from './proposals.ts'
import { defaultTicks, isOfRater, lineKeys, ONE_BY_ONE, reviewLines, staleTicks, validTicks } from './review-lines.ts'

/** Builds this many ratings, ten hypotheses per item, all of items that the file adds. */
function proposed(count: number, changedSince = false) {
  const items = Array.from({ length: Math.ceil(count / 2) }, (_, at) => evidenceAdded(`X${at + 1}`))
  const ratings = items
    .flatMap((added) =>
      'id' in added ? ['H1', 'H2'].map((hypothesis) => rated(added.id, hypothesis, changedSince ? 'C' : null, 'I')) : [],
    )
    .slice(0, count)
  return proposalsFor(sample(...items), ratings, (rater) => rater).proposals
}
const few = proposed(4)
const many = proposed(ONE_BY_ONE + 2)

describe('a few proposals from a file', () => {
  it('are shown one per line', () => {
    expect(reviewLines(few).map(({ key, proposals }) => [key, proposals.length])).toEqual(few.map(({ key }) => [key, 1]))
  })
  it('are ticked unless the value changed here since the export', () => {
    expect([...defaultTicks(reviewLines(few))]).toEqual(few.map(({ key }) => key))
    expect([...defaultTicks(reviewLines(proposed(4, true)))]).toEqual([])
  })
})

describe('many ratings from a file', () => {
  it('are shown one line per item, other changes one line each', () => {
    const { proposals } = proposalsFor(sample(), [evidenceAdded('E9')], (rater) => rater)
    const lines = reviewLines([...proposals, ...many])
    expect(lines).toHaveLength(1 + many.length / 2)
    expect(lines[0]).toMatchObject({ key: 'evidence E9 parked', proposals })
    expect(lines[1]?.proposals.map(({ key }) => key)).toEqual(['rated me X1 H1', 'rated me X1 H2'])
  })
  it('count as changed here if one rating of the item was', () => {
    const [first, ...rest] = many
    const lines = reviewLines(first ? [{ ...first, changedSince: true }, ...rest] : rest)
    expect(lines.map(({ changedSince }) => changedSince)).toEqual([true, ...lines.slice(1).map(() => false)])
    expect([...defaultTicks(lines)]).not.toContain(lines[0]?.key)
  })
  it('are all picked by one tick', () => {
    expect([...lineKeys(reviewLines(many), new Set(['item me X1', 'item me X2']))]).toEqual(many.slice(0, 4).map(({ key }) => key))
  })
})

describe('ticks from a page with more or fewer lines', () => {
  it('still mean the same ratings', () => {
    expect([...lineKeys(reviewLines(few), new Set(['item me X1']))]).toEqual(['rated me X1 H1', 'rated me X1 H2'])
    expect([...lineKeys(reviewLines(many), new Set(['rated me X1 H2']))]).toEqual(['rated me X1 H2'])
  })
  it('are shown if the whole line is ticked', () => {
    expect([...validTicks(reviewLines(few), new Set(['item me X1']))]).toEqual(['rated me X1 H1', 'rated me X1 H2'])
    expect([...validTicks(reviewLines(many), new Set(['rated me X1 H1', 'rated me X1 H2', 'rated me X2 H1']))]).toEqual(['item me X1'])
  })
  it('are stale if nothing they mean is proposed any more', () => {
    expect(staleTicks(reviewLines(few), new Set(['item me X1', 'rated me X2 H1', 'rated me X9 H1', 'item R2 X1']))).toEqual([
      'rated me X9 H1',
      'item R2 X1',
    ])
    expect([isOfRater('item R2 X1', 'R2'), isOfRater('rated me X9 H1', 'R2'), isOfRater('evidence R2 parked', 'R2')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
