// Sentences of the report for 0, 1, 2 and many, ties, long lists, and names that begin with "The".

import { describe, expect, it, test } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { itemPhrase, listPhrases, type Phrase, phraseText } from './phrases.ts'
import {
  decisiveSentence,
  itemsFrom,
  kemenySentence,
  kendallSentence,
  moreAgainst,
  nothingAgainst,
  openPairs,
  othersToo,
  ratersNotListed,
  rivalsSentence,
  shareList,
  smallNumber,
  sourceNames,
  standingWords,
  tellingCount,
  uncountedCells,
} from './report-words.ts'

const text = (parts: readonly Phrase[]) => parts.map(phraseText).join('')
const view = viewOfMatrix({ rows: [row('C I N I II N I', { source: 'S1' })], labels: ['The coup', 'Jihadi', 'C', 'D', 'E', 'F', 'G'] })

describe('the sentence about decisive items and sources', () => {
  const result = 'the leader'
  it.each<[string[], string[], string]>([
    [[], [], 'No single item or source would change the leader if it were left out.'],
    [['E5'], [], 'Leaving out E5 would change the leader.'],
    [['E5', 'E7'], [], 'Leaving out either E5 or E7 would change the leader.'],
    [['E5', 'E7', 'E9'], [], 'Leaving out any one of E5, E7 and E9 would change the leader.'],
    [['E1', 'E2', 'E3', 'E4', 'E5', 'E6'], [], 'Leaving out any one of E1, E2, E3, E4 and 2 more would change the leader.'],
    [[], ['the author’s own analysis'], 'Leaving out the items from the author’s own analysis would change the leader.'],
    [[], ['A', 'B'], 'Leaving out the items from either A or B would change the leader.'],
    [['E5'], ['A'], 'Leaving out E5, or the items from A, would change the leader.'],
    [['E5', 'E7'], ['A', 'B', 'C'], 'Leaving out either E5 or E7, or the items from any one of A, B and C, would change the leader.'],
  ])('of items %j and sources %j reads %j', (items, sources, sentence) => {
    expect(text(decisiveSentence({ items, sources, result }))).toBe(sentence)
  })

  it('leaves out the items that the sentence before has named', () => {
    const items = ['E5']
    expect(text(decisiveSentence({ items, sources: ['A'], result, sourcesOnly: true }))).toBe(
      'Leaving out the items from A would also change the leader.',
    )
    expect(text(decisiveSentence({ items, sources: [], result, sourcesOnly: true }))).toBe(
      'No single source would change the leader if it were left out.',
    )
  })

  it('does not mention sources where no item names one', () => {
    const nothing = { items: [], sources: [], result, noSources: true }
    expect(text(decisiveSentence(nothing))).toBe('No single item would change the leader if it were left out.')
    expect(decisiveSentence({ ...nothing, sourcesOnly: true })).toEqual([])
  })

  it('links to the items', () => {
    expect(decisiveSentence({ items: ['E5', 'E7'], sources: [], result })).toEqual(
      expect.arrayContaining(listPhrases([itemPhrase('E5'), itemPhrase('E7')], 'or')),
    )
  })
})

test('counts of other items and sources agree with their nouns', () => {
  expect(othersToo('Leaving out', 1, 'item', 'the leader')).toBe('Leaving out one other item would also change the leader.')
  expect(othersToo('Reversing', 1200, 'source', 'the tie')).toBe('Reversing any one of 1,200 other sources would also change the tie.')
  expect([itemsFrom('A', 1), itemsFrom('A', 5)]).toEqual(['the one item from A', 'the 5 items from A'])
  expect([ratersNotListed(1), ratersNotListed(2)]).toEqual(['1 more rater is not listed.', '2 more raters are not listed.'])
  expect([moreAgainst(1), moreAgainst(2)]).toEqual([
    '1 more item counts against it; see the annex.',
    '2 more items count against it; see the annex.',
  ])
  expect([smallNumber(0), smallNumber(8), smallNumber(11), smallNumber(1000)]).toEqual(['no', 'eight', '11', '1,000'])
})

test('a source whose name begins with “The” reads well inside a sentence, and an unknown one is named by its id', () => {
  const source = {
    id: 'S1',
    name: 'The author’s own analysis',
    kind: null,
    reliability: null,
    url: null,
    note: null,
    parked: false,
    version: 1,
  }
  expect(sourceNames({ ...view, sources: new Map([['S1', source]]) }, ['S1', 'S9'])).toEqual(['the author’s own analysis', 'S9'])
})

test.each([
  [0, 1, 'The only item does not affect the ranking.'],
  [0, 2, 'Neither of the two items affects the ranking.'],
  [0, 3, 'None of the 3 items affects the ranking.'],
  [1, 0, 'The only item counts more against one hypothesis than against another.'],
  [2, 0, 'Both items count more against one hypothesis than against another.'],
  [3, 0, 'All 3 items count more against one hypothesis than against another.'],
  [1, 1, 'Of the 2 items, one does not affect the ranking. The other one counts more against one hypothesis than against another.'],
  [12, 11, 'Of the 23 items, 11 do not affect the ranking. The other 12 count more against one hypothesis than against another.'],
])('%i telling and %i other items read %j', (telling, idle, sentence) => {
  expect(tellingCount(telling, idle)).toBe(sentence)
})

describe('the standing and the rivals of a hypothesis', () => {
  const ranked = (verdict: 'close' | 'tied' | 'untested', ...scores: (number | null)[]) => {
    const rated = scores.filter((one) => one !== null)
    const hypotheses = scores.map((score, at) => ({
      id: `H${at + 1}`,
      rated: score === null ? 0 : 1,
      score: score ?? 0,
      rank: score === null ? null : 1 + rated.filter((one) => one < score).length,
    }))
    return { verdict, hypotheses, leaders: hypotheses.filter(({ rank }) => rank === 1).map(({ id }) => id) }
  }
  const rivals = (...of: Parameters<typeof ranked>) => text(rivalsSentence(view, ranked(...of), String))
  const standings = (...of: Parameters<typeof ranked>) => ranked(...of).hypotheses.map((one) => standingWords(one, ranked(...of), String))

  it('names the place among those that are ranked, and ties as ties', () => {
    expect(standings('close', 1, 3, null)).toEqual(['score 1, 1st of 2', 'score 3, 2nd of 2', 'not tested'])
    expect(standings('tied', 1, 1, 3)).toEqual(['score 1, tied for 1st', 'score 1, tied for 1st', 'score 3, 3rd of 3'])
  })

  it('gives no place and no rival where nothing can be said to lead', () => {
    expect(standings('untested', 1, 3, null)).toEqual(['score 1', 'score 3', 'not tested'])
    expect(rivals('untested', 1, 3, null)).toBe('')
    expect(rivals('tied', 1, 1)).toBe('')
  })

  it('names the two nearest rivals, and those tied with the second', () => {
    expect(rivals('close', 1, 3)).toBe(' The nearest rival of The coup is Jihadi, with 2 more against it.')
    expect(rivals('close', 1, 3, 2, 9)).toBe(' The nearest rivals of The coup are C, with 1 more against it, and Jihadi, with 2 more.')
    expect(rivals('close', 1, 3, 3, 3)).toBe(
      ' The nearest rivals of The coup are Jihadi, with 2 more against it, C, with 2 more, and D, with 2 more.',
    )
    expect(rivals('tied', 1, 1, 3)).toBe(' The nearest hypothesis outside the tie is C, with 2 more against it.')
    expect(rivals('close', 1, 3, 3, 3, 3, 3)).toMatch(/, and 1 more tied with the last of these\.$/)
  })
})

test.each([
  [92, 0, 0, ''],
  [92, 1, 0, '1 of 92 cells is not rated. It counts neither for nor against a hypothesis.'],
  [92, 0, 2, '2 of 92 cells are not applicable (NA). They count neither for nor against a hypothesis.'],
  [1200, 3, 1, '3 of 1,200 cells are not rated and 1 is not applicable (NA). They count neither for nor against a hypothesis.'],
])('of %i cells, %i blank and %i not applicable read %j', (cells, blank, notApplicable, sentence) => {
  expect(uncountedCells(cells, blank, notApplicable)).toBe(sentence)
})

test.each([
  [0, 0, 'No item has been rated for it yet.'],
  [0, 1, 'Its only rating so far is “not applicable”.'],
  [1, 0, 'The one item rated for it does not count against it. That does not make it true.'],
  [2, 0, 'Neither of the two items rated for it counts against it. That does not make it true.'],
  [5, 3, 'None of the 5 items rated for it counts against it. That does not make it true.'],
])('a hypothesis with %i items rated and %i not applicable, none of them against it, reads %j', (rated, notApplicable, sentence) => {
  expect(nothingAgainst(rated, notApplicable)).toBe(sentence)
})

test.each([
  [[0.6, 0.4], '60.0% for The coup and 40.0% for Jihadi'],
  [[0.1, 0.9], '90.0% for Jihadi and 10.0% for The coup'],
  [[0.4, 0.3, 0.2, 0.095, 0.005], '40.0% for The coup, 30.0% for Jihadi, 20.0% for C and 9.5% for D; the remaining one is below 1%'],
  [[0.3, 0.3, 0.2, 0.15, 0.05], '30.0% for The coup, 30.0% for Jihadi, 20.0% for C and 15.0% for D; the remaining one has 5.0%'],
  [
    [0.4, 0.3, 0.2, 0.095, 0.003, 0.002],
    '40.0% for The coup, 30.0% for Jihadi, 20.0% for C and 9.5% for D; the remaining two are below 1%',
  ],
  [
    [0.2, 0.2, 0.2, 0.2, 0.1, 0.05, 0.05],
    '20.0% for The coup, 20.0% for Jihadi, 20.0% for C and 20.0% for D; the remaining three have at most 10.0% each',
  ],
])('the shares %j read %j', (shares, sentence) => {
  expect(
    shareList(
      view,
      shares.map((share, at) => ({ id: `H${at + 1}`, share })),
    ),
  ).toBe(sentence)
})

test.each([
  [1, 1, 'It is still open whether both hypotheses can be true.'],
  [2, 3, 'For 2 of 3 pairs of hypotheses, it is still open whether both can be true.'],
  [6, 6, 'For all 6 pairs of hypotheses, it is still open whether both can be true.'],
])('%i open of %i pairs read %j', (open, pairs, sentence) => {
  expect(openPairs(open, pairs)).toBe(sentence)
})

test('the rankings of a group are compared in whole sentences', () => {
  expect(kemenySentence(view, { shared: [['H1'], ['H2']], against: 0, equallyGood: 1 })).toBe(
    'The Kemeny order, which overrules the fewest of the raters’ preferences for one hypothesis over another, is The coup, then Jihadi. It overrules none.',
  )
  expect(kemenySentence(view, { shared: [['H2'], ['H1', 'H3']], against: 3, equallyGood: 2 })).toBe(
    'The Kemeny order, which overrules the fewest of the raters’ preferences for one hypothesis over another, is Jihadi, then The coup and C in either order. 2 orders are equally good; this is what they have in common. Each overrules 3.',
  )
  expect(kemenySentence(view, { shared: [['H1', 'H2']], against: 3, equallyGood: 2 })).toContain('and they have nothing in common')
  expect(kendallSentence({ w: null, raters: [], hypotheses: [] })).toBe('The raters’ rankings cannot be compared yet.')
  expect(kendallSentence({ w: 0.998, raters: ['a', 'b'], hypotheses: ['H1', 'H2'] })).toBe(
    'Agreement between the rankings is 0.99 (Kendall’s W, from 0 to 1), over 2 raters and 2 hypotheses rated on more than half of the evidence that tells them apart.',
  )
})
