import { describe, expect, it } from 'vitest'
import { row, viewOfMatrix } from '../model/matrix.test-support.ts'
import { scoresOf } from '../scoring/score.ts'
import { assumptionsFinding, groupsFinding, historyFinding, itemsFinding, rankingsFinding, scoresFinding } from './finding-words.ts'

const labels = ['The coup', 'Jihadi', 'Third']
const of = (...rows: string[]) => {
  const view = viewOfMatrix({ rows: rows.map((one) => row(one)), labels })
  return { view, scores: scoresOf(view, 'me') }
}
const sole = of('C II I', 'C I I')
const tied = of('C C I')
const untested = of('. I II')

describe('the title of the scores', () => {
  const title = (...rows: string[]) => {
    const { view, scores } = of(...rows)
    return scoresFinding(view, scores)
  }
  it('names the leader with its margin and blank cells', () => {
    expect(title('C II I', 'C I I')).toBe('The coup has the least evidence against it, by 2, and none of its cells is blank')
    expect(title('C II I', 'C I I', '. N N')).toBe(
      'The coup has the least evidence against it, by 2, but its blank cell could add as much as 2',
    )
  })
  it('names those that are tied', () => {
    expect(title('C C I')).toBe('The coup and Jihadi are tied at 0')
  })
  it('does not let an untested hypothesis lead', () => {
    expect(title('. I II')).toBe('Jihadi has the lowest score, but The coup has not been tested')
    expect(title('. I I', '. II I', 'C N N')).toBe('The coup has the lowest score, but has not been tested enough')
    expect(title('. I I')).toBe('Jihadi and Third share the lowest score, but The coup has not been tested')
    expect(title('. NA I', '. NA I')).toBe('Third has the lowest score, but The coup and Jihadi have not been tested')
  })
})

describe('the title of the items', () => {
  it('counts the linchpins and names four', () => {
    const title = (...ids: string[]) => itemsFinding({ leaders: ['H1'], verdict: 'close' }, ids)
    expect(title()).toBe('No single item changes the leader if it is left out')
    expect(title('E5')).toBe('The lead depends on one item: E5')
    expect(title('E5', 'E7')).toBe('The lead depends on two items: E5 and E7')
    expect(title('E1', 'E2', 'E3', 'E4', 'E5', 'E6')).toBe('The lead depends on six items: E1, E2, E3, E4 and 2 more')
  })
  it('speaks of a tie, or of the lowest score of an untested hypothesis', () => {
    expect(itemsFinding(tied.scores, ['E1'])).toBe('The tie depends on one item: E1')
    expect(itemsFinding(untested.scores, [])).toBe('No single item changes which hypothesis has the lowest score if it is left out')
  })
})

describe('the titles of sources, clusters, kinds and assumptions', () => {
  const loss = (name: string, ...leaders: string[]) => ({ name, leaders })
  it('say what one changes, or that several do', () => {
    const { view, scores } = sole
    expect(groupsFinding(view, scores, 'source', [])).toBe('No single source changes the leader if it is left out')
    expect(groupsFinding(view, scores, 'source', [loss('The author’s own analysis', 'H2')])).toBe(
      'If the author’s own analysis were left out, Jihadi would lead',
    )
    expect(groupsFinding(view, scores, 'kind', [loss('claim', 'H1', 'H2')])).toBe(
      'If the items of kind claim were left out, the lowest score would be shared by The coup and Jihadi',
    )
    expect(groupsFinding(view, scores, 'source', [loss('A', 'H2'), loss('B', 'H2')])).toBe(
      'Leaving out either of two sources changes the leader',
    )
    expect(groupsFinding(view, scores, 'kind', [loss('A', 'H2'), loss('B', 'H2'), loss('C', 'H2')])).toBe(
      'Leaving out any one of three kinds of evidence changes the leader',
    )
    expect(assumptionsFinding(view, scores, [])).toBe('No key assumption would change the leader if it did not hold')
    expect(assumptionsFinding(view, scores, [loss('A1', 'H2')])).toBe('If A1 does not hold, Jihadi would lead')
    expect(assumptionsFinding(view, scores, [loss('A1', 'H2'), loss('A2', 'H2')])).toBe(
      'A1 or A2 would change the leader if it did not hold',
    )
  })
  it('speak of a tie, or of the lowest score', () => {
    expect(groupsFinding(tied.view, tied.scores, 'cluster', [])).toBe('No single cluster changes the tie if it is left out')
    expect(groupsFinding(untested.view, untested.scores, 'source', [])).toBe(
      'No single source changes which hypothesis has the lowest score if it is left out',
    )
  })
})

describe('the title of the rankings', () => {
  const ranking = (measure: 'count' | 'weighted' | 'normalised' | 'posterior', ...first: string[]) => ({
    measure,
    first,
    differs: first.join() !== 'H1',
  })
  const title = (...rankings: ReturnType<typeof ranking>[]) => rankingsFinding(sole.view, { ...sole.scores, leaders: ['H1'] }, rankings)
  it('says whether they agree, and how the others differ', () => {
    const [count, weighted, normalised, posterior] = [
      ranking('count', 'H1'),
      ranking('weighted', 'H1'),
      ranking('normalised', 'H1'),
      ranking('posterior', 'H1'),
    ]
    expect(title(count, weighted, normalised, posterior)).toBe('All four rankings put The coup first')
    expect(title(count, weighted, normalised, ranking('posterior', 'H2'))).toBe(
      'Three of four rankings put The coup first; the Bayesian view puts Jihadi first',
    )
    expect(title(ranking('count', 'H1', 'H2'), weighted, ranking('normalised', 'H3'), ranking('posterior', 'H3'))).toBe(
      'One of four rankings puts The coup first; the unweighted ranking ties Jihadi with it; the ranking by relative score and the Bayesian view put Third first',
    )
  })
})

it('the title of the rankings puts no tied or untested hypothesis first without saying so', () => {
  const alike = (['count', 'weighted', 'normalised', 'posterior'] as const).map((measure) => ({ measure, first: ['H1'], differs: false }))
  expect(rankingsFinding(tied.view, tied.scores, alike)).toBe('All four rankings tie The coup and Jihadi for first place')
  expect(rankingsFinding(untested.view, untested.scores, alike)).toBe(
    'All four rankings put Jihadi first, but The coup has not been tested',
  )
})

it('the title of the ranking history counts the changes of the leader', () => {
  expect([0, 1, 2, 12].map((changes) => historyFinding(changes, 'you rated E5'))).toEqual([
    'Since every cell was rated, the leader has not changed',
    'Since every cell was rated, the leader or the tie changed once, when you rated E5',
    'Since every cell was rated, the leader or the tie changed twice, most recently when you rated E5',
    'Since every cell was rated, the leader or the tie changed 12 times, most recently when you rated E5',
  ])
})
