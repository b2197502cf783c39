import { describe, expect, it } from 'vitest'
import { tableIn } from '../analysis/analysis.test-support.ts'
import { flipDistance } from '../analysis/flip-distance.ts'
import { bayesianView } from '../analysis/posterior.ts'
import { itemGroupSensitivity } from '../analysis/sensitivity.ts'
import { smallestSourceSets } from '../analysis/source-sets.ts'
import { row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import type { View } from '../view/view.ts'
import { breakEvenSentence, flipSentences, leadNoun, nearestChange, robustnessFinding, sourceSetsSentence } from './analysis-words.ts'
import { phraseText } from './phrases.ts'

const kazakhstan = shippedCase('kazakhstan-2022')
const sets = (view: View, rater = 'me') => {
  const table = tableIn(view, rater)
  return sourceSetsSentence(view, itemGroupSensitivity(view, table, 'source'), smallestSourceSets(view, table))
}

describe('the sentence on sets of sources', () => {
  it('names the sources and who leads without them', () => {
    expect(sets(kazakhstan, 'article')).toMatch(
      /^One source is enough to change who leads, if lost: without .+, Coup and Economic grievance are equal at the top; without .+, Economic grievance comes first\.$/,
    )
  })
  it('says so where several are needed, none does, or none is named', () => {
    const two = viewOfMatrix({ rows: [row('N II', { source: 'S1' }), row('N II', { source: 'S2' }), row('I N')] })
    expect(sets(two)).toBe('Two sources are enough to change who leads, if lost: without Source S1 and Source S2, Label 2 comes first.')
    expect(sets(viewOfMatrix({ rows: [row('N I'), row('I I', { source: 'S1' })] }))).toMatch(/^No combination of sources/)
    expect(sets(viewOfMatrix({ rows: [row('N I')] }))).toBe('No item names a source.')
  })
  it('names every source of a set, however many it takes', () => {
    const five = viewOfMatrix({ rows: [1, 2, 3, 4, 5].map((n) => row('N II', { source: `S${n}` })).concat(row('I N')) })
    expect(sets(five)).toContain('without Source S1, Source S2, Source S3, Source S4 and Source S5, Label 2 comes first.')
  })
  it('says how many there are where they are too many to combine', () => {
    const many = viewOfMatrix({ rows: Array.from({ length: 13 }, (_, at) => row('N I', { source: `S${at}` })) })
    expect(sets(many)).toMatch(/^13 sources tell the hypotheses apart\./)
  })
})

describe('the sentences on the flip distance', () => {
  it('name every cell of the example', () => {
    const view = viewOfMatrix({ rows: [row('C II'), row('C II')] })
    const [opening, ...cells] = flipSentences(view, flipDistance(tableIn(view)))
    expect(opening).toBe('Four steps would change who leads, and no fewer. For example:')
    expect(cells).toEqual([
      'E1 against Label 2: neutral (N) instead of very inconsistent (II).',
      'E2 against Label 2: neutral (N) instead of very inconsistent (II).',
    ])
  })
  it('name at most so many cells in one sentence, and say nothing that one step makes plain', () => {
    const view = viewOfMatrix({ rows: [row('C II'), row('C II')] })
    const say = (one: View, most?: number) =>
      nearestChange(one, flipDistance(tableIn(one)), most)
        .map(phraseText)
        .join('')
    expect(say(view)).toBe(
      'Four steps would change who leads, and no fewer, for example E1 under Label 2 from very inconsistent to neutral and E2 under Label 2 from very inconsistent to neutral.',
    )
    expect(say(view, 1)).toMatch(/to neutral and 1 more\.$/)
    expect(say(viewOfMatrix({ rows: [row('N I')] }))).toMatch(/^One step in one cell would change who leads, for example E1/)
  })
  it('say so where no cell could', () => {
    expect(flipSentences(viewOfMatrix({ rows: [] }), null)).toEqual(['No change of rated cells, however many, could change who leads.'])
  })
})

it('what is held up is the lead, the tie, or for what was hardly tested no more than the first place', () => {
  expect(leadNoun({ leaders: ['H1'], verdict: 'close' })).toBe('the lead')
  expect(leadNoun({ leaders: ['H1', 'H2'], verdict: 'untested' })).toBe('the tie')
  expect(leadNoun({ leaders: ['H1'], verdict: 'untested' })).toBe('the first place')
})

describe('the sentences on probabilities and draws', () => {
  it('say which prior would make the first two equal', () => {
    expect(breakEvenSentence(kazakhstan, bayesianView(kazakhstan, 'article').breakEven)).toMatch(
      /^Economic grievance and Coup would come out equal if Economic grievance had 2\d\.\d% before/,
    )
    expect(breakEvenSentence(kazakhstan, null)).toBe('There is nothing that could draw level.')
  })
  it('never round what is not certain to all draws', () => {
    const one = { id: 'H1', ranks: [], wins: [], leadsAlone: 0.99, leadsTied: 0.0099 }
    expect(robustnessFinding(kazakhstan, one)).toContain('in more than 99 of 100 draws')
    expect(robustnessFinding(kazakhstan, { ...one, leadsAlone: 1, leadsTied: 0 })).toContain('in 100 of 100 draws')
    expect(robustnessFinding(kazakhstan, { ...one, leadsAlone: 0, leadsTied: 0.001 })).toContain('in fewer than 1 of 100 draws')
  })
})
