import { describe, expect, it } from 'vitest'
import { tableIn } from '../analysis/analysis.test-support.ts'
import { flipDistance } from '../analysis/flip-distance.ts'
import { bayesianView } from '../analysis/posterior.ts'
import { itemGroupSensitivity } from '../analysis/sensitivity.ts'
import { smallestSourceSets } from '../analysis/source-sets.ts'
import { pairKey } from '../model/checks.ts'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { View } from '../view/view.ts'
import {
  breakEvenSentence,
  changedResult,
  failedConditions,
  flipSentences,
  leadClauseText,
  leadNoun,
  NO_BREAK_EVEN,
  nearestChange,
  posteriorRangeSentence,
  type Standing,
  sourceSetsSentence,
  unchangedClause,
  unratedPosteriors,
} from './analysis-words.ts'
import { phraseText } from './phrases.ts'

const kazakhstan = shippedCase('kazakhstan-2022')
const LED = { leaders: ['H1'], verdict: 'close' } as const
const sets = (view: View, rater = 'me') => {
  const table = tableIn(view, rater)
  return sourceSetsSentence(view, LED, itemGroupSensitivity(view, table, 'source'), smallestSourceSets(view, table))
}

describe('the sentence on the smallest sets of sources', () => {
  it('names the sources and which hypothesis would lead without them', () => {
    expect(sets(kazakhstan, 'article')).toMatch(
      /^Leaving out one source is enough to change the leader: if .+ were left out, the lowest score would be shared by Coup and Economic grievance; if .+ were left out, Economic grievance would lead\.$/,
    )
  })
  it('says when several are needed, when none would do, and when none is named', () => {
    const two = viewOfMatrix({ rows: [row('N II', { source: 'S1' }), row('N II', { source: 'S2' }), row('I N')] })
    expect(sets(two)).toBe(
      'Leaving out two sources together is enough to change the leader: if Source S1 and Source S2 were both left out, Label 2 would lead.',
    )
    expect(sets(viewOfMatrix({ rows: [row('N I'), row('I I', { source: 'S1' })] }))).toMatch(
      /^Leaving out sources would not change the leader/,
    )
    expect(sets(viewOfMatrix({ rows: [row('N I')] }))).toBe('No item names a source.')
  })
  it('names every source of a set, however many there are', () => {
    const five = viewOfMatrix({ rows: [1, 2, 3, 4, 5].map((n) => row('N II', { source: `S${n}` })).concat(row('I N')) })
    expect(sets(five)).toContain('if Source S1, Source S2, Source S3, Source S4 and Source S5 were all left out, Label 2 would lead.')
  })
  it('says how many sources there are when they are too many to combine', () => {
    const many = viewOfMatrix({ rows: Array.from({ length: 13 }, (_, at) => row('N I', { source: `S${at}` })) })
    expect(sets(many)).toMatch(/^13 sources tell the hypotheses apart, too many /)
  })
})

describe('the sentences on the flip distance', () => {
  it('list every cell of the example', () => {
    const view = viewOfMatrix({ rows: [row('C II'), row('C II')] })
    const [opening, ...cells] = flipSentences(view, LED, flipDistance(tableIn(view)))
    expect(opening).toBe('Ratings must move at least four steps in all to change the leader. For example:')
    expect(cells).toEqual([
      'E1 for Label 2: neutral (N) instead of very inconsistent (II).',
      'E2 for Label 2: neutral (N) instead of very inconsistent (II).',
    ])
  })
  it('name at most the given number of cells in one sentence', () => {
    const view = viewOfMatrix({ rows: [row('C II'), row('C II')] })
    const say = (one: View, most?: number) =>
      nearestChange(one, LED, flipDistance(tableIn(one)), most)
        .map(phraseText)
        .join('')
    expect(say(view)).toBe(
      'Ratings must move at least four steps in all to change the leader: for example, E1 for Label 2 from very inconsistent to neutral and E2 for Label 2 from very inconsistent to neutral.',
    )
    expect(say(view, 1)).toMatch(/to neutral and 1 more\.$/)
    expect(say(viewOfMatrix({ rows: [row('N I')] }))).toMatch(
      /^Changing one rating by one step is enough to change the leader: for example, E1/,
    )
  })
  it('say so when no change would do', () => {
    expect(flipSentences(viewOfMatrix({ rows: [] }), LED, null)).toEqual([
      'No change of the rated cells, however large, would change the leader.',
    ])
  })
})

it('a barely tested hypothesis has the lowest score, not the lead', () => {
  expect(changedResult({ leaders: ['H1'], verdict: 'close' })).toBe('the leader')
  expect(changedResult({ leaders: ['H1', 'H2'], verdict: 'tied' })).toBe('the tie')
  expect(leadNoun({ leaders: ['H1'], verdict: 'close' })).toBe('the lead')
  expect(leadNoun({ leaders: ['H1', 'H2'], verdict: 'tied' })).toBe('the tie')
  expect(leadNoun({ leaders: ['H1', 'H2'], verdict: 'untested' })).toBe('which hypotheses have the lowest score')
  expect(leadNoun({ leaders: ['H1'], verdict: 'untested' })).toBe('which hypothesis has the lowest score')
})

describe('the sentences on probabilities', () => {
  it('name the prior that would make the top two equally probable', () => {
    expect(breakEvenSentence(kazakhstan, bayesianView(kazakhstan, 'article'))).toMatch(
      /^Economic grievance and Coup would become equally probable if Economic grievance started at 2\d\.\d% before the evidence, /,
    )
    expect(breakEvenSentence(kazakhstan, { breakEven: null, hypotheses: [] })).toBe(NO_BREAK_EVEN)
  })
  it('say of equal probabilities that they are equal', () => {
    const equal = ['H1', 'H2'].map((id) => ({ id, prior: 0.5, posterior: 0.5, range: null }))
    const breakEven = { leader: 'H1', runnerUp: 'H2', prior: 0.5 }
    expect(breakEvenSentence(kazakhstan, { breakEven, hypotheses: equal })).toBe('Coup and Jihadi are equally probable.')
  })
  it('name hypotheses without a probability, and the range if every blank cell were rated', () => {
    const bayes = {
      hypotheses: [
        { id: 'H1', prior: 0.5, posterior: 0.5, range: { low: 0.1, high: 0.9 } },
        { id: 'H2', prior: 0.5, posterior: null, range: null },
      ],
    }
    expect(unratedPosteriors(kazakhstan, bayes)).toMatch(/^ Jihadi has no probability, because no item is rated for it/)
    expect(posteriorRangeSentence(kazakhstan, bayes, 'H1')).toContain('could range from 10.0% to 90.0%.')
    expect(posteriorRangeSentence(kazakhstan, bayes, 'H2')).toBe('')
  })
})

it('a what-if clause names one leader, or those that would share the lowest score', () => {
  const view = viewOfMatrix({ rows: [row('C I N')], labels: ['The coup', 'Jihadi', 'Third'] })
  expect(leadClauseText(view, ['H1'])).toBe('The coup would lead')
  expect(leadClauseText(view, ['H1', 'H2', 'H3'])).toBe('the lowest score would be shared by The coup, Jihadi and Third')
  expect(leadClauseText(view, ['H1'], 'untested')).toBe('The coup would have the lowest score')
  expect(leadClauseText(view, ['H1', 'H2'], 'untested')).toBe('the lowest score would be shared by The coup and Jihadi')
})

it('a result that stays the same is named with its hypotheses', () => {
  const unchanged = (leaders: readonly string[], verdict: Standing['verdict']) =>
    unchangedClause(kazakhstan, { leaders, verdict }).map(phraseText).join('')
  expect(unchanged(['H1'], 'close')).toBe('Coup would still lead')
  expect(unchanged(['H1', 'H2'], 'tied')).toBe('Coup and Jihadi would still be tied')
  expect(unchanged(['H1', 'H2'], 'untested')).toBe('the lowest score would stay with Coup and Jihadi')
})

it('the reason why the Bayesian view does not apply counts the pairs that can both be true', () => {
  const both = { both: 'yes' as const, note: null, version: 1 }
  const view = viewOfMatrix({ rows: [row('C I N')], labels: ['Coup', 'Jihadi', 'Third'] })
  const text = (pairs: readonly (readonly [string, string])[]) =>
    failedConditions({ ...view, pairs: new Map(pairs.map(([a, b]) => [pairKey(a, b), both])) })
      .map(phraseText)
      .join('')
  expect(text([])).toBe('')
  expect(text([['H1', 'H2']])).toBe('That does not hold here: Coup and Jihadi can both be true.')
  expect(
    text([
      ['H1', 'H2'],
      ['H1', 'H3'],
    ]),
  ).toBe('That does not hold here: Coup and Jihadi can both be true, and so can 1 other pair.')
})
