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
  failedConditions,
  flipSentences,
  leadClauseText,
  leadNoun,
  NO_BREAK_EVEN,
  nearestChange,
  robustnessFinding,
  sourceSetsSentence,
} from './analysis-words.ts'
import { phraseText } from './phrases.ts'

const kazakhstan = shippedCase('kazakhstan-2022')
const sets = (view: View, rater = 'me') => {
  const table = tableIn(view, rater)
  return sourceSetsSentence(view, itemGroupSensitivity(view, table, 'source'), smallestSourceSets(view, table))
}

describe('the sentence on the smallest sets of sources', () => {
  it('names the sources and who would lead without them', () => {
    expect(sets(kazakhstan, 'article')).toMatch(
      /^Dropping one source is enough to change who leads: without .+, Coup and Economic grievance would tie; without .+, Economic grievance would lead\.$/,
    )
  })
  it('says when several are needed, when none would do, and when none is named', () => {
    const two = viewOfMatrix({ rows: [row('N II', { source: 'S1' }), row('N II', { source: 'S2' }), row('I N')] })
    expect(sets(two)).toBe(
      'Dropping two sources together is enough to change who leads: without Source S1 and Source S2, Label 2 would lead.',
    )
    expect(sets(viewOfMatrix({ rows: [row('N I'), row('I I', { source: 'S1' })] }))).toMatch(/^No combination of sources/)
    expect(sets(viewOfMatrix({ rows: [row('N I')] }))).toBe('No item names a source.')
  })
  it('names every source of a set, however many there are', () => {
    const five = viewOfMatrix({ rows: [1, 2, 3, 4, 5].map((n) => row('N II', { source: `S${n}` })).concat(row('I N')) })
    expect(sets(five)).toContain('without Source S1, Source S2, Source S3, Source S4 and Source S5, Label 2 would lead.')
  })
  it('says how many sources there are when they are too many to combine', () => {
    const many = viewOfMatrix({ rows: Array.from({ length: 13 }, (_, at) => row('N I', { source: `S${at}` })) })
    expect(sets(many)).toMatch(/^13 sources tell the hypotheses apart\./)
  })
})

describe('the sentences on the flip distance', () => {
  it('list every cell of the example', () => {
    const view = viewOfMatrix({ rows: [row('C II'), row('C II')] })
    const [opening, ...cells] = flipSentences(view, flipDistance(tableIn(view)))
    expect(opening).toBe('It takes at least four one-step changes to change who leads. For example:')
    expect(cells).toEqual([
      'E1 against Label 2: neutral (N) instead of very inconsistent (II).',
      'E2 against Label 2: neutral (N) instead of very inconsistent (II).',
    ])
  })
  it('name at most the given number of cells in one sentence', () => {
    const view = viewOfMatrix({ rows: [row('C II'), row('C II')] })
    const say = (one: View, most?: number) =>
      nearestChange(one, flipDistance(tableIn(one)), most)
        .map(phraseText)
        .join('')
    expect(say(view)).toBe(
      'It takes at least four one-step changes to change who leads, for example E1 against Label 2 from very inconsistent to neutral and E2 against Label 2 from very inconsistent to neutral.',
    )
    expect(say(view, 1)).toMatch(/to neutral and 1 more\.$/)
    expect(say(viewOfMatrix({ rows: [row('N I')] }))).toMatch(
      /^Changing one rating by one step is enough to change who leads, for example E1/,
    )
  })
  it('say so when no change would do', () => {
    expect(flipSentences(viewOfMatrix({ rows: [] }), null)).toEqual([
      'No change of the rated cells, however large, would change who leads.',
    ])
  })
})

it('a barely tested hypothesis has the lowest score, not the lead', () => {
  expect(leadNoun({ leaders: ['H1'], verdict: 'close' })).toBe('the lead')
  expect(leadNoun({ leaders: ['H1', 'H2'], verdict: 'untested' })).toBe('the tie')
  expect(leadNoun({ leaders: ['H1'], verdict: 'untested' })).toBe('the lowest score')
})

describe('the sentences on probabilities and draws', () => {
  it('name the prior that would make the top two equally probable', () => {
    expect(breakEvenSentence(kazakhstan, bayesianView(kazakhstan, 'article').breakEven)).toMatch(
      /^Economic grievance and Coup would become equally probable if Economic grievance started at 2\d\.\d% before the evidence, /,
    )
    expect(breakEvenSentence(kazakhstan, null)).toBe(NO_BREAK_EVEN)
  })
  it('never round up to all draws or down to none', () => {
    const one = { id: 'H1', ranks: [], wins: [], leadsAlone: 0.99, leadsTied: 0.0099 }
    expect(robustnessFinding(kazakhstan, one)).toContain('in more than 99 of 100 draws')
    expect(robustnessFinding(kazakhstan, { ...one, leadsAlone: 1, leadsTied: 0 })).toContain('in 100 of 100 draws')
    expect(robustnessFinding(kazakhstan, { ...one, leadsAlone: 0, leadsTied: 0.001 })).toContain('in fewer than 1 of 100 draws')
  })
})

it('a what-if clause names one leader, or those who would tie', () => {
  const view = viewOfMatrix({ rows: [row('C I N')], labels: ['The coup', 'Jihadi', 'Third'] })
  expect(leadClauseText(view, ['H1'])).toBe('The coup would lead')
  expect(leadClauseText(view, ['H1', 'H2', 'H3'])).toBe('The coup, Jihadi and Third would tie')
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
