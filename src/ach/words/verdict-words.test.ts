import { describe, expect, it } from 'vitest'
import { type Plain, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { verdictSentence, verdictText } from './verdict-words.ts'

const labels = ['Coup', 'Jihadi', 'Colour revolution', 'Grievance', 'Fifth', 'Sixth']
const judged = (rows: string[], more: Partial<Plain> = {}) => {
  const view = viewOfMatrix({ rows: rows.map((one) => row(one)), labels, ...more })
  const scores = scoresOf(view, 'me')
  const sentence = verdictSentence(scores, view)
  return { scores, verdict: scores.verdict, sentence, text: verdictText(sentence), strong: sentence.lead }
}
const times = (n: number, text: string) => Array.from({ length: n }, () => text)

describe('the verdict on a single hypothesis', () => {
  it('asks for a rival', () => {
    const { verdict, text, strong } = judged(['I'])
    expect(verdict).toBe('single')
    expect(strong).toBe('Add at least one more')
    expect(text).toBe('One hypothesis has nothing to compete with. Add at least one more before the scores mean anything.')
  })
  it('asks for two where there is none', () => {
    expect(judged([], { hypotheses: 0 }).text).toBe('There is no hypothesis yet. Add at least two before the scores mean anything.')
  })
})

describe('the verdict on nothing rated', () => {
  it('says where to start', () => {
    const { verdict, text, strong } = judged(['. .', '. .'])
    expect(verdict).toBe('unrated')
    expect(strong).toBe('Nothing is rated yet.')
    expect(text).toBe('Nothing is rated yet. Start with any item; across the row, not down the column.')
  })
  it('does not say where to start to a person who may only read', () => {
    const view = viewOfMatrix({ rows: [row('. .')], labels })
    expect(verdictText(verdictSentence(scoresOf(view, 'me'), { ...view, readOnly: true }))).toBe('Nothing is rated yet.')
  })
  it('does not call an item that does not apply "not rated"', () => {
    expect(judged(['NA .']).text).toMatch(/^Nothing is rated from CC to II yet\./)
  })
  it('asks for evidence where there is none', () => {
    expect(judged([], { hypotheses: 2 }).text).toBe('Nothing is rated yet. Add the first item of evidence.')
  })
})

describe('the verdict on an untested leader', () => {
  it('names the share of what counts against the others', () => {
    const { verdict, text, scores } = judged(['C I II', 'N II II', '. II I', '. I II', '. II II', '. II II', '. II II', '. II II'])
    expect(verdict).toBe('untested')
    expect(scores.grounds.untested).toEqual({ id: 'H1', share: 0.25, rated: true })
    expect(text).toBe(
      'Coup has the lowest score only because it was hardly tested: it is rated on 25% of what counts against the others. It cannot be said to lead.',
    )
  })
  it('begins at exactly half, and one rating more ends it', () => {
    expect(judged(['C I', '. I']).verdict).toBe('untested')
    expect(judged(['C I', 'C I', '. I']).verdict).not.toBe('untested')
  })
  it('says so where nothing is rated under the leader', () => {
    const { verdict, text } = judged(['. I I', 'NA I C'])
    expect(verdict).toBe('untested')
    expect(text).toBe(
      'Coup has the lowest score only because it was not tested: no item is rated from CC to II under it. It cannot be said to lead.',
    )
  })
  it('holds for one of two leaders too', () => {
    const { verdict, text, scores } = judged(['. C I', '. C I'])
    expect(scores.leaders).toEqual(['H1', 'H2'])
    expect(verdict).toBe('untested')
    expect(text).toContain('Coup shares the lowest score only because it was not tested:')
    expect(text).toContain('It cannot be said to lead beside Jihadi.')
  })
  it('speaks of several at once', () => {
    const { text } = judged(['C C I', '. . II', '. . II', '. C II', '. . II'])
    expect(text).toBe(
      'Coup and Jihadi have the lowest score only because they were hardly tested: they are rated on at most 40% of what counts against the others. They cannot be said to lead.',
    )
  })
  it('says so when items rated alike for all are left aside', () => {
    const { verdict, text } = judged(['I I', 'C I', '. I', '. II'])
    expect(verdict).toBe('untested')
    expect(text).toContain('rated on 33% of what counts against the others, items rated alike for all aside.')
  })
  it('is not said where nothing counts against anybody', () => {
    expect(judged(['C N', 'N .']).verdict).toBe('tied')
  })
})

describe('the verdict on a tie', () => {
  it('names all, with their score and the items that hold the balance', () => {
    const view = shippedCase('tokyo-1995')
    const sentence = verdictSentence(scoresOf(view, 'primer'), view)
    expect(sentence.lead).toBe('Religious cult and Terrorist group are contradicted equally')
    expect(verdictText(sentence)).toBe(
      'Religious cult and Terrorist group are contradicted equally (1 each). The evidence does not tell them apart. Leaving out E1 or E2 would change who leads.',
    )
  })
  it('names four and counts the rest', () => {
    expect(judged(['C C C C C C']).text).toMatch(
      /^Coup, Jihadi, Colour revolution, Grievance and 2 more are contradicted equally \(0 each\)\./,
    )
  })
})

describe('the open verdict', () => {
  it('names and links the blank cells and the rival they could put first', () => {
    const { verdict, text, sentence } = judged(['C I', '. C', 'C I', 'C I', '. C', 'C N'])
    expect(verdict).toBe('open')
    expect(text).toBe(
      'Coup is least contradicted, but the order is open. Two blank cells under it, E2 and E5, could still put Jihadi first.',
    )
    expect(sentence.rest).toContainEqual({ text: 'E2', evidence: 'E2', hypothesis: 'H1' })
    expect(sentence.rest).toContainEqual({ text: 'Jihadi', hypothesis: 'H2' })
  })
  it('does not claim more than a draw where the blanks allow only that', () => {
    expect(judged(['C II', '. N']).text).toContain('One blank cell under it, E2, could still bring Jihadi level.')
  })
  it('names every rival who would come first, and what the lead hangs on besides', () => {
    const { text } = judged(['C II II', 'C I I', '. N N', '. N N'])
    expect(text).toBe(
      'Coup is least contradicted, but the order is open. Two blank cells under it, E3 and E4, could still put Jihadi and Colour revolution first.',
    )
    expect(judged(['C II', 'C N', '. N']).text).toContain('The lead also hangs on E1: leave out this item and Coup no longer leads alone.')
    expect(judged(['C I', 'C I', 'I N', '. N']).text).toContain(
      'The lead also hangs on E1 and E2: leave out either and Coup no longer leads alone.',
    )
  })
  it('counts blanks beyond four', () => {
    const { text } = judged([...times(5, 'C II'), ...times(5, 'C I'), ...times(12, '. N')])
    expect(text).toContain('12 blank cells under it, E11, E12, E13, E14 and 8 more, could still put Jihadi first.')
  })
})

describe('the close verdict', () => {
  it('names items and cells that would end the lead', () => {
    const view = shippedCase('kazakhstan-2022')
    const rater = [...view.raters.keys()].at(-1) ?? ''
    const text = verdictText(verdictSentence(scoresOf(view, rater), view))
    expect(text).toMatch(
      /^Coup is least contradicted, but only just \(by 1\.00\)\. Leaving out E5 or E7, or moving one cell by one step \(any of \d+\), would end its lead\.$/,
    )
  })
  it('names the cells where they are few', () => {
    const { text, sentence } = judged(['C I', 'CC C', 'CC CC'])
    expect(text).toBe(
      'Coup is least contradicted, but only just (by 1). Leaving out E1, or moving one cell by one step (E1 under Jihadi), would end its lead.',
    )
    expect(sentence.rest).toContainEqual({ text: 'E1 under Jihadi', evidence: 'E1', hypothesis: 'H2' })
  })
  it('may hang on items only', () => {
    const { verdict, text } = judged(['C II', 'C C'])
    expect(verdict).toBe('close')
    expect(text).toBe('Coup is least contradicted, but only just (by 2). Leaving out E1 would end its lead.')
  })
  it('may hang on cells only', () => {
    const low = { credibility: 'low', relevance: 'low' } as const
    const high = { credibility: 'high', relevance: 'high' } as const
    const rows = [row('C I', low), row('C I', low), row('C I', low), row('N C', high)]
    const { verdict, text } = judged([], { rows, method: 'weighted' })
    expect(verdict).toBe('close')
    expect(text).toBe(
      'Coup is least contradicted, but only just (by 1.50). Moving one cell by one step (E4 under Coup) would end its lead.',
    )
  })
  it('may be too thin for what pulls both ways', () => {
    const { verdict, text, scores } = judged([...times(17, 'C II'), ...times(14, 'II C'), ...times(3, 'C N')])
    expect(verdict).toBe('close')
    expect(scores.grounds).toMatchObject({ rows: [], cells: [], thin: [{ rival: 'H2', margin: 6, apart: 62 }] })
    expect(text).toBe(
      'Coup is least contradicted, but only just (by 6). The items pull both ways: of the 62 that tells it apart from Jihadi, 6 is left in its favour.',
    )
  })
  it('is close at exactly a tenth and not above', () => {
    expect(judged([...times(11, 'C II'), ...times(9, 'II C')]).scores.grounds.thin).toHaveLength(1)
    expect(judged([...times(12, 'C II'), ...times(9, 'II C')]).verdict).toBe('separated')
  })
  it('never calls a lead nothing', () => {
    // 99 steps of √2/2 against 70 of 1: a lead of 0.0036
    const rows = [...times(99, '').map(() => row('C I', { credibility: 'low' })), ...times(70, '').map(() => row('I C'))]
    expect(judged([], { rows, method: 'weighted' }).text).toContain('only just (by less than 0.01).')
  })
})

describe('the separated verdict', () => {
  it('calls the leader a survivor, not the truth', () => {
    const { verdict, text, strong } = judged(times(3, 'C II'))
    expect(verdict).toBe('separated')
    expect(strong).toBe('Coup is least contradicted, with room to spare.')
    expect(text).toBe(
      'Coup is least contradicted, with room to spare. No single item and no single step would end its lead. That makes it the survivor of these 3 items, not the truth.',
    )
  })
  it('does not deny a step in an item rated alike for all', () => {
    const low = { credibility: 'low', relevance: 'low' } as const
    const rows = [row('C II', low), row('C II', low), row('N N', { credibility: 'high', relevance: 'high' })]
    const { verdict, text } = judged([], { rows, method: 'weighted' })
    expect(verdict).toBe('separated')
    expect(text).toContain('No single item would end its lead, and no single step outside the items rated alike for all.')
  })
})

describe('names in a verdict', () => {
  it('carry the id where two hypotheses have the same label', () => {
    expect(judged(['C I', 'C II', 'C II'], { labels: ['Same', 'Same'] }).text).toMatch(/^Same \(H1\) is/)
  })
})
