import { describe, expect, it } from 'vitest'
import { type Plain, row, shippedCase, viewOfMatrix } from '../model/matrix.test-support.ts'
import { settleChance } from '../scoring/judge.ts'
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

describe('the verdict single', () => {
  it('asks for another hypothesis when there is one', () => {
    const { verdict, text, strong } = judged(['I'])
    expect(verdict).toBe('single')
    expect(strong).toBe('Add at least one more')
    expect(text).toBe('A single hypothesis has nothing to compete with. Add at least one more to get scores that mean something.')
  })
  it('asks for two hypotheses when there are none', () => {
    expect(judged([], { hypotheses: 0 }).text).toBe('There are no hypotheses yet. Add at least two to get scores that mean something.')
  })
})

describe('the verdict unrated', () => {
  it('says where to start', () => {
    const { verdict, text, strong } = judged(['. .', '. .'])
    expect(verdict).toBe('unrated')
    expect(strong).toBe('Nothing is rated yet.')
    expect(text).toBe('Nothing is rated yet. Start with any item, and work across its row rather than down a column.')
  })
  it('does not tell a reader without write access where to start', () => {
    const view = viewOfMatrix({ rows: [row('. .')], labels })
    expect(verdictText(verdictSentence(scoresOf(view, 'me'), { ...view, readOnly: true }))).toBe('Nothing is rated yet.')
  })
  it('does not claim that nothing is rated when a cell is NA', () => {
    expect(judged(['NA .']).text).toMatch(/^The only ratings so far are “not applicable”\./)
  })
  it('asks for evidence when there is none', () => {
    expect(judged([], { hypotheses: 2 }).text).toBe('Nothing is rated yet. Add the first item of evidence.')
  })
})

describe('the verdict early', () => {
  it('says only how much is rated, after three keys and until half of the cells are rated', () => {
    const { verdict, text, strong, sentence } = judged(['I I I .', '. . . .'])
    expect([verdict, strong]).toEqual(['early', '3 of 8 cells are rated.'])
    expect(text).toBe('3 of 8 cells are rated. The verdict follows once half of them are.')
    expect(sentence.warnings).toEqual([])
    expect(judged(['I I I NA', '. . . .']).verdict).not.toBe('early')
  })
  it('counts NA as rated, and uses the singular', () => {
    expect(judged(['C . .']).text).toMatch(/^1 of 3 cells is rated\./)
    expect(judged(['NA NA I', '. . .', '. . .']).text).toMatch(/^3 of 9 cells are rated\./)
  })
})

describe('the verdict untested', () => {
  it('names the share of the evidence against the others that is rated for the leader', () => {
    const { verdict, text, scores } = judged(['C I II', 'N II II', '. II I', '. I II', '. II II', '. II II', '. II II', '. II II'])
    expect(verdict).toBe('untested')
    expect(scores.grounds.untested).toEqual({ id: 'H1', share: 0.25, rated: true })
    expect(text).toBe(
      'Coup has the lowest score only because it has not been tested enough: it is rated on only 25% of the evidence against the others. It cannot be said to lead.',
    )
  })
  it('applies at exactly half and no longer with one more rating', () => {
    expect(judged(['C I', '. I']).verdict).toBe('untested')
    expect(judged(['C I', 'C I', '. I']).verdict).not.toBe('untested')
  })
  it('says so when nothing is rated for the leader', () => {
    const { verdict, text } = judged(['. I I', 'NA I C'])
    expect(verdict).toBe('untested')
    expect(text).toBe(
      'Coup has not been tested: no item has a rating for it other than “not applicable”. Among the others, Colour revolution has the lowest score. No hypothesis can be said to lead until it is tested.',
    )
  })
  it('leaves a hypothesis without ratings out of a tie, and says what else is not tested enough', () => {
    const { verdict, text, scores } = judged(['. C I', '. C I'])
    expect(scores.leaders).toEqual(['H2'])
    expect(verdict).toBe('untested')
    expect(text).toBe(
      'Coup has not been tested: no item is rated for it. Among the others, Jihadi has the lowest score. No hypothesis can be said to lead until it is tested.',
    )
    expect(judged(['. . NA I', '. . C I', '. . NA I']).text).toBe(
      'Coup and Jihadi have not been tested: no item is rated for them. Among the others, Colour revolution has the lowest score, but Colour revolution has not been tested enough. No hypothesis can be said to lead until all are tested.',
    )
  })
  it('applies to one of two tied leaders, which cannot be said to tie', () => {
    const { text, scores } = judged(['C C I', '. C I', '. C I', '. C I'])
    expect(scores.leaders).toEqual(['H1', 'H2'])
    expect(text).toContain('Coup shares the lowest score with Jihadi only because it has not been tested enough:')
    expect(text).toContain('It cannot be said to tie for the lead.')
  })
  it('names several untested leaders in one sentence', () => {
    const { text } = judged(['C C I', '. . II', '. . II', '. C II', '. . II'])
    expect(text).toBe(
      'Coup and Jihadi have the lowest score only because they have not been tested enough: they are rated on at most 40% of the evidence against the others. They cannot be said to lead.',
    )
  })
  it('says when it leaves aside items that are rated the same for every hypothesis', () => {
    const { verdict, text } = judged(['I I', 'C I', '. I', '. II'])
    expect(verdict).toBe('untested')
    expect(text).toContain('rated on only 33% of the evidence against the others, not counting items rated the same for every hypothesis.')
  })
  it('does not apply when no item counts against any hypothesis', () => {
    expect(judged(['C N', 'N .']).verdict).toBe('tied')
  })
})

describe('the verdict tied', () => {
  it('names the tied hypotheses, their score and the linchpins', () => {
    const view = shippedCase('tokyo-1995')
    const sentence = verdictSentence(scoresOf(view, 'primer'), view)
    expect(sentence.lead).toBe('Religious cult and Terrorist group are tied at 1: the evidence does not tell them apart.')
    expect(verdictText(sentence)).toBe(
      'Religious cult and Terrorist group are tied at 1: the evidence does not tell them apart. Leaving out E1 or E2 would break or change the tie.',
    )
  })
  it('names four hypotheses and counts the rest', () => {
    expect(judged(['C C C C C C']).text).toBe(
      'Coup, Jihadi, Colour revolution, Grievance and 2 more are tied at 0: the evidence does not tell them apart. Leaving out any one item would not break or change the tie.',
    )
  })
})

describe('the verdict open', () => {
  it('names and links the blank cells and the rival they could put in the lead', () => {
    const { verdict, text, sentence } = judged(['C I', '. C', 'C I', 'C I', '. C', 'C N'])
    expect(verdict).toBe('open')
    expect(text).toBe(
      'Coup has the least evidence against it so far, but blank cells could change that. Its two blank cells, in E2 and E5, could still put Jihadi in the lead.',
    )
    expect(sentence.rest).toContainEqual({ text: 'E2', evidence: 'E2', hypothesis: 'H1' })
    expect(sentence.rest).toContainEqual({ text: 'Jihadi', hypothesis: 'H2' })
  })
  it('claims only a tie when the blank cells allow no more', () => {
    expect(judged(['C II', '. N']).text).toContain('Its blank cell in E2 could still produce a tie with Jihadi.')
  })
  it('names every rival and the items that the lead also depends on', () => {
    const { text } = judged(['C II II', 'C I I', '. N N', '. N N'])
    expect(text).toBe(
      'Coup has the least evidence against it so far, but blank cells could change that. Its two blank cells, in E3 and E4, could still put Jihadi and Colour revolution in the lead.',
    )
    expect(judged(['C II', 'C N', '. N']).text).toContain(
      'Coup also depends for its lead on E1: if it were left out, Coup would no longer be the sole leader.',
    )
    expect(judged(['C I', 'C I', 'I N', '. N']).text).toContain(
      'Coup also depends for its lead on E1 and E2: if either were left out, Coup would no longer be the sole leader.',
    )
  })
  it('names four blank cells and counts the rest', () => {
    const { text } = judged([...times(5, 'C II'), ...times(5, 'C I'), ...times(12, '. N')])
    expect(text).toContain('Its 12 blank cells, in E11, E12, E13, E14 and 8 more, could still put Jihadi in the lead.')
  })
})

describe('the verdict close', () => {
  it('names the items and counts the ratings that would end the lead', () => {
    const view = shippedCase('kazakhstan-2022')
    const rater = [...view.raters.keys()].at(-1) ?? ''
    const text = verdictText(verdictSentence(scoresOf(view, rater), view))
    expect(text).toMatch(
      /^Coup leads, but only just \(by 1\.00\)\. Leaving out E5 or E7, or changing any one of \d+ ratings by one step, would end its lead\.$/,
    )
  })
  it('names the ratings when there are at most four', () => {
    const { text, sentence } = judged(['C I', 'CC C', 'CC CC'])
    expect(text).toBe(
      'Coup leads, but only just (by 1). Leaving out E1, or changing the rating of E1 for Jihadi by one step, would end its lead.',
    )
    expect(sentence.rest).toContainEqual({ text: 'E1 for Jihadi', evidence: 'E1', hypothesis: 'H2' })
  })
  it('may depend on items only', () => {
    const { verdict, text } = judged(['C II', 'C C'])
    expect(verdict).toBe('close')
    expect(text).toBe('Coup leads, but only just (by 2). Leaving out E1 would end its lead.')
  })
  it('may depend on ratings only', () => {
    const low = { credibility: 'low', relevance: 'low' } as const
    const high = { credibility: 'high', relevance: 'high' } as const
    const rows = [row('C I', low), row('C I', low), row('C I', low), row('N C', high)]
    const { verdict, text } = judged([], { rows, method: 'weighted' })
    expect(verdict).toBe('close')
    expect(text).toBe('Coup leads, but only just (by 1.50). Changing the rating of E4 for Coup by one step would end its lead.')
  })
  it('may be thin compared with the evidence that pulls both ways', () => {
    const { verdict, text, scores } = judged([...times(17, 'C II'), ...times(14, 'II C'), ...times(3, 'C N')])
    expect(verdict).toBe('close')
    expect(scores.grounds).toMatchObject({ rows: [], cells: [], thin: [{ rival: 'H2', margin: 6, apart: 62 }] })
    expect(text).toBe(
      'Coup leads, but only just (by 6). The evidence pulls both ways: item by item, Coup and Jihadi differ by 62 in all, but the balance in favour of Coup is 6.',
    )
  })
  it('applies to a lead of exactly a tenth and not above', () => {
    expect(judged([...times(11, 'C II'), ...times(9, 'II C')]).scores.grounds.thin).toHaveLength(1)
    expect(judged([...times(12, 'C II'), ...times(9, 'II C')]).scores.grounds.thin).toHaveLength(0)
  })
  it('may be one that chance could give', () => {
    expect(judged(times(3, 'C II')).text).toBe(
      'Coup leads, but chance could give such a lead (by 6). If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in 25 of 100 cases.',
    )
  })
  it('is provisional while it is not known what chance would give', () => {
    const { text, scores, verdict } = judged(times(40, 'C II I II'))
    expect([verdict, scores.grounds.chance]).toEqual(['close', 'pending'])
    expect(text).toBe('Coup leads (by 40). How often chance alone would give such a lead is still being calculated.')
    expect(settleChance(scores, { lead: 40, p: 0.1, draws: 0 }).verdict).toBe('separated')
    expect(settleChance(scores, { lead: 40, p: 0.101, draws: 0 }).verdict).toBe('close')
  })
  it('never rounds a lead to zero', () => {
    // 99 steps of √2/2 against 70 of 1: a lead of 0.0036
    const rows = [...times(99, '').map(() => row('C I', { credibility: 'low' })), ...times(70, '').map(() => row('I C'))]
    expect(judged([], { rows, method: 'weighted' }).text).toContain('only just (by less than 0.01).')
  })
})

describe('the verdict separated', () => {
  it('says that the leader survived, not that it is true', () => {
    const { verdict, text, strong } = judged(times(5, 'C II'))
    expect(verdict).toBe('separated')
    expect(strong).toBe('Coup has the least evidence against it, and its lead is robust.')
    expect(text).toBe(
      'Coup has the least evidence against it, and its lead is robust. Leaving out any one item, or changing any one rating by one step, would not end it. If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in 6 of 100 cases. Coup has survived these 5 items; that does not make it true.',
    )
  })
  it('excepts steps in items that are rated the same for every hypothesis', () => {
    const low = { credibility: 'low', relevance: 'low' } as const
    const rows = [...times(4, 'C I I').map((one) => row(one, low)), row('N N N', { credibility: 'high', relevance: 'high' })]
    const { verdict, text } = judged([], { rows, method: 'weighted' })
    expect(verdict).toBe('separated')
    expect(text).toContain('Nor would changing any one rating by one step, except in items rated the same for every hypothesis.')
  })
})

describe('hypothesis names in a verdict', () => {
  it('carry the id when two hypotheses have the same label', () => {
    expect(judged(times(5, 'C II'), { labels: ['Same', 'Same'] }).text).toMatch(/^Same \(H1\) has/)
  })
  it('need no article and may begin with one; long ones have quotation marks', () => {
    const labels = ['The coup', 'A rising of people who could no longer pay for gas']
    const texts = [['. I', 'NA I'], ['C I', 'C I', 'I N', '. N'], ['C II', 'C C'], times(5, 'C II')].map(
      (rows) => judged(rows, { labels }).text,
    )
    expect(texts).toEqual([
      'The coup has not been tested: no item has a rating for it other than “not applicable”. Only “A rising of people who could no longer pay for gas” is rated, so there is nothing to compare.',
      'The coup has the least evidence against it so far, but blank cells could change that. Its blank cell in E4 could still put “A rising of people who could no longer pay for gas” in the lead. The coup also depends for its lead on E1 and E2: if either were left out, the coup would no longer be the sole leader.',
      'The coup leads, but only just (by 2). Leaving out E1 would end its lead.',
      'The coup has the least evidence against it, and its lead is robust. Leaving out any one item, or changing any one rating by one step, would not end it. If the same ratings had fallen on the hypotheses at random, a lead at least this long would occur in 6 of 100 cases. The coup has survived these 5 items; that does not make it true.',
    ])
  })
})
