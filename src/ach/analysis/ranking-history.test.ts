import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, documentOf } from '../document/document.ts'
import { applyChange, applyChanges } from '../log/apply-change.ts'
import type { Change, LoggedChange } from '../log/change.ts'
import { shippedCase } from '../model/matrix.test-support.ts'
import { created, drawChange, draws, evidenceAdded, hypothesisAdded, joined, rated, sampleChanges } from '../model/sample.test-support.ts'
import { NO_WORKBOOK } from '../model/workbook.ts'
import { scoresOf } from '../scoring/score.ts'
import { viewFor } from '../view/view.ts'
import { completeSteps, rankingHistory, thinSteps } from './ranking-history.ts'

/** Builds a log in which each list is one action. */
function logged(...actions: readonly (readonly Change[])[]): LoggedChange[] {
  let seq = 0
  return actions.flatMap((changes, action) =>
    changes.map((change) => ({
      seq: ++seq,
      at: `2026-01-01T00:00:${String(action % 60).padStart(2, '0')}Z`,
      by: 'me',
      batch: `b${action}`,
      undoes: null,
      v: 1,
      change,
    })),
  )
}
const start = [
  created(),
  hypothesisAdded('H1'),
  hypothesisAdded('H2'),
  evidenceAdded('E1'),
  evidenceAdded('E2'),
  joined('me'),
  joined('other'),
]
const levels = (id: string, credibility: 'low' | 'high' | null): Change => ({
  type: 'changed',
  what: 'evidence',
  id,
  before: { credibility: null },
  after: { credibility },
})
const stepsOf = (...actions: Change[][]) =>
  rankingHistory(logged(start, ...actions), 'me').map(({ seq, scores, leaders }) => [
    seq,
    scores.map((one) => one.score).join(' '),
    leaders.join(' '),
  ])

describe('the ranking history', () => {
  it('has a step with its changes for each action that moved a score or the lead; only rated hypotheses lead', () => {
    expect(stepsOf([rated('E1', 'H1', null, 'I')], [rated('E1', 'H2', null, 'C')], [rated('E2', 'H2', null, 'II')])).toEqual([
      [7, '0 0', ''],
      [8, '1 0', 'H1'],
      [9, '1 0', 'H2'],
      [10, '1 2', 'H1'],
    ])
    const [, step] = rankingHistory(logged(start, [rated('E1', 'H1', null, 'I')]), 'me')
    expect(step).toMatchObject({ seq: 8, by: 'me', batch: 'b1', changes: [{ type: 'rated' }], leadChanged: false })
  })
  it('is complete from the step at which every cell first has a rating or NA, also if that moves no score', () => {
    const steps = rankingHistory(
      logged(
        start,
        [rated('E1', 'H1', null, 'I'), rated('E1', 'H2', null, 'C'), rated('E2', 'H2', null, 'II')],
        [rated('E2', 'H1', null, 'NA')],
        [rated('E1', 'H1', 'I', null)],
        [rated('E1', 'H1', null, 'II')],
      ),
      'me',
    )
    expect(steps.map(({ seq, complete }) => [seq, complete])).toEqual([
      [7, false],
      [10, false],
      [11, true],
      [12, true],
      [13, true],
    ])
    expect(completeSteps(steps).map(({ seq }) => seq)).toEqual([11, 12, 13])
  })
  it('has one step per action, however many changes it has', () => {
    expect(stepsOf([rated('E1', 'H1', null, 'I'), rated('E2', 'H1', null, 'II'), rated('E1', 'H2', null, 'I')])).toEqual([
      [7, '0 0', ''],
      [10, '3 1', 'H2'],
    ])
    expect(stepsOf([rated('E1', 'H1', null, 'I'), rated('E1', 'H1', 'I', null)])).toHaveLength(1)
  })
  it('omits actions without effect on scores: texts, unrated items, other raters, another order', () => {
    const more: Change[][] = [
      [evidenceAdded('E3')],
      [rated('E1', 'H1', null, 'II', 'other')],
      [{ type: 'settings', before: { title: 'A title' }, after: { title: 'B' } }],
      [{ type: 'ordered', what: 'hypothesis', before: ['H1', 'H2'], after: ['H2', 'H1'] }],
      [levels('E1', 'high')],
    ]
    expect(stepsOf(...more)).toHaveLength(1)
  })
  it('follows parking, weights and the method', () => {
    const method: Change = { type: 'settings', before: { method: 'count' }, after: { method: 'weighted' } }
    const park = (what: 'evidence' | 'hypothesis', id: string): Change[] => [{ type: 'parked', what, id }]
    expect(
      stepsOf(
        [rated('E1', 'H1', null, 'II'), rated('E2', 'H2', null, 'I')],
        [levels('E1', 'low')],
        [method],
        [levels('E1', null)],
        park('evidence', 'E1'),
        [{ type: 'restored', what: 'evidence', id: 'E1' }],
        park('hypothesis', 'H2'),
      ).map(([, scores, leaders]) => `${scores} ${leaders}`),
    ).toEqual(['0 0 ', '2 1 H2', `${2 * Math.SQRT1_2} 1 H2`, '2 1 H2', '0 1 H2', '2 1 H2', '2 H1'])
  })
  it('ends with the scores of score.ts in the shipped case', () => {
    const view = shippedCase('kazakhstan-2022')
    const steps = rankingHistory(logged(changesOf(documentOf(view), null).changes), 'article')
    expect(steps.at(-1)?.scores.map((one) => one.score.toFixed(3))).toEqual(['2.000', '8.828', '5.121', '3.000'])
    expect(steps.at(-1)?.leaders).toEqual(['H1'])
  })
  it('is empty without changes or hypotheses', () => {
    expect(rankingHistory([], 'me')).toEqual([])
    expect(rankingHistory(logged([created()]), 'me')).toEqual([])
  })

  it('has the scores of score.ts after each of random actions', () => {
    fc.assert(
      fc.property(draws(60), (numbers) => {
        const actions: Change[][] = [[...sampleChanges]]
        let workbook = applyChanges(NO_WORKBOOK, sampleChanges)
        const views = [workbook]
        for (const draw of numbers) {
          const [a = 0, , , d = 0] = draw
          const evidence = [...workbook.evidence.values()][d % workbook.evidence.size]
          const change: Change | null =
            a % 11 === 9 && evidence
              ? levels(evidence.id, d % 2 ? 'high' : 'low')
              : a % 11 === 10
                ? { type: 'settings', before: { method: workbook.method }, after: { method: d % 2 ? 'count' : 'weighted' } }
                : drawChange(workbook, draw)
          if (!change) continue
          workbook = applyChange(workbook, change)
          views.push(workbook)
          actions.push([change])
        }
        const steps = rankingHistory(logged(...actions), 'me')
        for (const state of views) {
          const step = steps.filter((one) => one.seq <= state.seq).at(-1)
          const scores = scoresOf(viewFor(state, { rater: 'me', names: new Map() }), 'me')
          const found = new Map(step?.scores.map((one) => [one.id, one.score]))
          expect(found.size).toBe(scores.hypotheses.length)
          for (const one of scores.hypotheses) expect(found.get(one.id)).toBeCloseTo(one.score, 9)
          // the history also has the lowest score while too little is rated for a verdict
          if (scores.verdict !== 'early') expect(new Set(step?.leaders)).toEqual(new Set(scores.leaders))
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('a thinned ranking history', () => {
  const flips = (n: number) =>
    rankingHistory(
      logged(start, ...Array.from({ length: n }, (_, at) => [rated('E1', 'H1', at % 2 ? 'I' : null, at % 2 ? null : 'I')])),
      'me',
    )
  const grows = () => {
    const items = Array.from({ length: 40 }, (_, at) => evidenceAdded(`X${at}`))
    return rankingHistory(logged([...start, ...items], ...items.map((_, at) => [rated(`X${at}`, 'H1', null, 'I')])), 'me')
  }
  it('keeps both ends and every change of leader, and at most the requested number of steps', () => {
    const steps = grows()
    expect(steps).toHaveLength(41)
    const few = thinSteps(steps, 10)
    expect(few).toHaveLength(10)
    expect(few[0]).toBe(steps[0])
    expect(few.at(-1)).toBe(steps.at(-1))
    for (const step of steps) if (step.leadChanged) expect(few).toContain(step)
    expect(thinSteps(steps, 41)).toBe(steps)
    expect(thinSteps(flips(30), 7)).toHaveLength(7)
  })
})
