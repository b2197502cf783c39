// The report says what the figures of the core say, of every state of a workbook, and nothing bolder.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawRobustness } from '../../ach/analysis/robustness.ts'
import { pairKey } from '../../ach/model/checks.ts'
import { groupedMatrices, row, shippedCase, viewOfMatrix } from '../../ach/model/matrix.test-support.ts'
import { NO_ESTIMATES } from '../../ach/model/workbook.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { phraseText } from '../../ach/words/phrases.ts'
import { verdictSentence } from '../../ach/words/verdict-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import type { Block, Report } from '../blocks.ts'
import { reportOf } from './report.ts'

const wordsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'lead':
    case 'words':
      return [block.words.map(phraseText).join('')]
    case 'list':
      return block.items.map((one) => one.map(phraseText).join(''))
    case 'table':
      return block.table.rows.map((cells) => cells.map((cell) => cell.map(phraseText).join('')).join(' | '))
    case 'scores':
      return []
    case 'hypotheses':
      return block.hypotheses.flatMap((one) => [
        `${one.place} ${one.name}, ${one.score}`,
        ...one.against.map((item) => `${item.evidence} ${item.rating} ${item.adds}`),
        one.rest,
      ])
    case 'matrix':
      return block.annex.rows.map((one) => `${one.id} ${one.facts} ${one.weight} ${one.figure} ${one.ratings.join(' ')}`)
  }
}
const partOf = (report: Report, part: string) => report.sections.find((one) => one.part === part)?.blocks.flatMap(wordsOf) ?? []
const report = (view: View, rater = 'me') => reportOf(view, rater, drawRobustness(ratingTable(view, raterIn(view, rater)), view.method))
const saying = (view: View, part: string) => partOf(report(view), part).join('\n')
const kazakhstan = shippedCase('kazakhstan-2022')
const tokyo = shippedCase('tokyo-1995')

describe('the report of the Kazakhstan case', () => {
  const made = report(kazakhstan, 'article')

  it('tells who rated, how, and how much', () => {
    expect(made.facts).toEqual([
      expect.stringMatching(/^rated by The article/),
      'method: weighted',
      '4 hypotheses, 23 items of evidence',
      'no blanks',
    ])
  })

  it('opens with the verdict, the sources it rests on, the draws and the posteriors as numbers', () => {
    const [lead, ...rest] = partOf(made, 'bottom')
    expect(lead).toBe(verdictSentence(scoresOf(kazakhstan, 'article'), kazakhstan).lead)
    expect(rest[0]).toMatch(/^By 1\.00\. Dropping E5 or E7/)
    expect(rest[1]).toMatch(
      /^The lead also rests on two sources, President Tokayev and Open record: without any one of them who leads would change\./,
    )
    expect(rest[2]).toContain('42.4% for Economic grievance, 37.8% for Coup, 12.6% for Colour revolution, 7.1% for Jihadi.')
  })

  it('tells of every hypothesis what speaks against it, the heaviest first, adding up to its score', () => {
    const blocks = made.sections.find((one) => one.part === 'hypotheses')?.blocks ?? []
    const told = blocks.flatMap((one) => (one.kind === 'hypotheses' ? one.hypotheses : []))
    expect(told.map((one) => `${one.place} ${one.name}`)).toEqual(['1. Coup', '2. Economic grievance', '3. Colour revolution', '4. Jihadi'])
    for (const one of told) {
      const sum = one.against.reduce((total, { adds }) => total + Number(adds), 0)
      expect(Math.abs(sum - Number(one.score))).toBeLessThan(0.03)
    }
  })

  it('tells the items that did the work, linchpins first, with their sources', () => {
    const [opening, first, second] = partOf(made, 'items')
    expect(opening).toMatch(/^12 items of 23 contradict one hypothesis more than another; the other 11 move no score against another\./)
    expect(first).toMatch(/^E5 ◆ KNB chief .* \| Open record \(A, completely reliable\), para\. 5; credibility high \| 2\.00 \| 1\.30$/)
    expect(second).toMatch(/^E7 ◆/)
  })

  it('tells what would change it, with who leads then and by how much', () => {
    expect(partOf(made, 'change')).toEqual([
      'If E5 is left out, Economic grievance would lead, 1.00 ahead of Coup.',
      'If E7 is left out, Coup and Economic grievance would tie.',
      'If President Tokayev is not believed (5 items), Coup and Economic grievance would tie.',
      'If Open record is not believed (3 items), Economic grievance would lead, 1.00 ahead of Coup.',
      'A different rating in any one of 25 cells could change who leads. The smallest changes are:',
      'If E1 were rated I instead of N for Coup, Economic grievance would lead, 3.00 to 4.00.',
      'If E2 were rated I instead of N for Coup, Coup and Economic grievance would tie at 3.00.',
      'If E4 were rated I instead of N for Coup, Economic grievance would lead, 3.00 to 3.41.',
      'If E7 were rated N instead of I for Economic grievance, Coup and Economic grievance would tie at 2.00.',
    ])
  })
})

describe('checks and dissent in the report', () => {
  const base = viewOfMatrix({ rows: [row('C I N'), row('N II C'), row('CC I I')] })
  const kept = { notes: null, parked: false, version: 1 }

  it('says who would lead without what rests on an assumption', () => {
    const assumptions = new Map([
      ['A1', { id: 'A1', statement: 'Nobody lied', state: 'caveats' as const, cells: 'E3', ...kept }],
      ['A2', { id: 'A2', statement: 'It was dark', state: null, cells: 'E1/H2', ...kept }],
      ['A3', { id: 'A3', statement: 'Set aside', state: null, cells: null, ...kept, parked: true }],
    ])
    expect(partOf(report({ ...base, assumptions }), 'assumptions').slice(0, 2)).toEqual([
      'A1 Nobody lied | supported with caveats | E3 | Label 1 and Label 3 would tie',
      'A2 It was dark | not judged yet | E1 under Label 2 | the same on top',
    ])
  })

  it('says what was answered about hypotheses that may be true together, and of sources', () => {
    const pairs = new Map([[pairKey('H1', 'H2'), { both: 'yes' as const, note: 'One may use the other.', version: 1 }]])
    const completeness = new Map([['all', { complete: 'no' as const, note: null, version: 1 }]])
    const said = partOf(report({ ...base, pairs, completeness }), 'assumptions')
    expect(said).toContain('Label 1 and Label 2 can both be true: One may use the other.')
    expect(said).toContain('Whether two can be true at once is open for 2 pairs of 3.')
    expect(said).toContain('The list of hypotheses is not complete: the answer could be none of them.')
    expect(saying({ ...base, pairs, completeness }, 'bottom')).toContain('That does not hold here: Label 1 and Label 2 can both be true.')
    expect(saying({ ...base, completeness }, 'bottom')).toContain('That does not hold here: the answer could be none of them.')
  })

  it('lists milestones and what was looked for', () => {
    const more = { where: null, evidence: null, ...kept }
    const milestones = new Map([['M1', { id: 'M1', statement: 'A trial', hypothesis: 'H1', by: '2022-03', seen: null, ...more }]])
    const expectations = new Map([
      ['X1', { id: 'X1', statement: 'Traces', hypothesis: 'H2', seen: 'no' as const, search: 'high' as const, ...more, evidence: 'E3' }],
    ])
    expect(partOf(report({ ...base, milestones, expectations }), 'milestones')).toEqual([
      'A trial | Label 1 | – | Mar 2022 | not seen yet',
      'Label 2 | Traces | not seen, looked for thoroughly; now E3',
    ])
  })

  it('shows where two raters differ by what a score can notice, and over NA, the weightiest first', () => {
    const other = viewOfMatrix({ rows: [row('C C N'), row('N II NA'), row('CC N I')] }).raters.get('me')
    if (!other) throw new Error('no rater')
    const raters = new Map([...base.raters, ['anna', { ...other, id: 'anna', name: 'Anna', estimates: NO_ESTIMATES }]])
    const said = partOf(report({ ...base, raters }), 'dissent')
    expect(said.slice(0, 2)).toEqual([
      'Analyst | Label 1 | Label 1 0, Label 3 1, Label 2 4',
      'Anna | Label 1 | Label 1 0, Label 3 1, Label 2 2',
    ])
    expect(said.slice(3)).toEqual([
      'E1 under Label 2: Analyst inconsistent, Anna consistent.',
      'E3 under Label 2: Analyst inconsistent, Anna neutral.',
      'E2 under Label 3: Analyst consistent, Anna not applicable.',
    ])
    expect(partOf(report(base), 'dissent')[0]).toMatch(/^Only one rater shown here has rated anything, /)
  })
})

it('the report gives a person’s own probabilities in words, apart from the computed ones', () => {
  const view = viewOfMatrix({ rows: [row('C I'), row('N II')] })
  const [me] = view.raters.values()
  if (!me) throw new Error('no rater')
  const estimates = {
    before: new Map([['H1', 0.5]]),
    now: new Map([
      ['H1', 0.7],
      ['H2', 0.995],
    ]),
  }
  const said = partOf(report({ ...view, raters: new Map([['me', { ...me, estimates }]]) }), 'bottom')
  expect(said).toContain('In Analyst’s own judgement: Label 1 likely (70%), Label 2 99.5%. Together they make 169.5%, not 100.')
  expect(said.filter((one) => /likely/.test(one) && /computes/.test(one))).toEqual([])
})

describe('numbers and nouns of the report', () => {
  const of = (...rows: string[]) => viewOfMatrix({ rows: rows.map((one) => row(one)) })

  it('agree where items that distinguish hypotheses are counted', () => {
    const opening = (...rows: string[]) => partOf(report(of(...rows)), 'items')[0]
    expect(opening('C I', 'C II')).toMatch(/^All 2 items contradict one hypothesis more than another\. /)
    expect(opening('C I')).toMatch(
      /^The one item contradicts one hypothesis more than another\. ◆ marks a linchpin: leaving it out changes/,
    )
    expect(opening('C I', 'C C')).toMatch(/^1 item of 2 contradicts one hypothesis more than another; the other one moves no score/)
    expect(opening('I I', 'C C', 'N N')).toBe('None of the 3 items moves a score against another.')
    expect(opening('I I')).toMatch(/^The one item moves no score against another\./)
    expect(opening(...Array.from({ length: 9 }, () => 'C I'))).toMatch(
      / Told are 8: those that move a score most\. None of them is a linchpin/,
    )
  })

  it('give no diagnosticity where one rating alone is there to compare', () => {
    expect(partOf(report(of('I .', 'C N')), 'items')[1]).toMatch(/\| 1\.00 \| –$/)
  })

  it('agree where nothing speaks against a hypothesis', () => {
    expect(saying(of('C I'), 'hypotheses')).toContain('The one item rated under it does not speak against it. That does not make it true.')
    expect(saying(of('C I', 'N II'), 'hypotheses')).toContain('None of the 2 items rated under it speaks against it.')
    expect(saying(of('NA I'), 'hypotheses')).toContain('No item is rated from CC to II under it yet.')
    expect(saying(of('. I'), 'hypotheses')).toContain('No item was rated against it yet.')
  })

  it('agree where pairs of hypotheses are counted', () => {
    const answered = (rows: string, answers: Readonly<Record<string, 'yes' | 'no'>>) => {
      const pairs = new Map(Object.entries(answers).map(([key, both]) => [key, { both, note: null, version: 1 }]))
      return partOf(report({ ...of(rows), pairs }), 'assumptions')
    }
    const [one, two, three] = [pairKey('H1', 'H2'), pairKey('H1', 'H3'), pairKey('H2', 'H3')]
    expect(answered('C I', { [one]: 'yes' }).join()).not.toContain('exclude')
    expect(answered('C I N', { [one]: 'yes', [two]: 'yes', [three]: 'no' })).toContain('In the other pair the two exclude one another.')
    expect(answered('C I N', { [one]: 'yes', [two]: 'no', [three]: 'no' })).toContain('In the other 2 pairs the two exclude one another.')
  })

  it('agree where the Bayesian view is shown in part', () => {
    expect(saying(of('C I II N I'), 'bottom')).toMatch(/ for Label \d, and no more for the other one\./)
    expect(saying(of('C I II N I I'), 'bottom')).toMatch(/ for Label \d, and no more for any of the other 2\./)
  })

  it('call no posterior certain', () => {
    expect(saying(of(...Array.from({ length: 5 }, () => 'CC II')), 'bottom')).toContain(
      'more than 99.9% for Label 1, less than 0.1% for Label 2.',
    )
  })

  it('count sources that would change it by saying the opposite', () => {
    const rows = Array.from({ length: 8 }, (_, n) => row('C N', { source: `S${n + 1}` }))
    expect(saying(viewOfMatrix({ rows: [...rows, row('C I'), row('N I'), row('I N')] }), 'change')).toContain(
      '2 more sources taken as the opposite would change it too.',
    )
  })

  it('say nothing of blanks where there are no cells', () => {
    expect(report(viewOfMatrix({ rows: [], hypotheses: 2 })).facts.slice(2)).toEqual(['2 hypotheses, no item of evidence'])
    expect(report(of('. .')).facts.slice(2)).toEqual(['2 hypotheses, 1 item of evidence', 'no cell of 2 rated'])
  })
})

it('the report never says that what was hardly tested leads', () => {
  fc.assert(
    fc.property(groupedMatrices({ min: 2 }), (plain) => {
      const view = viewOfMatrix(plain)
      fc.pre(scoresOf(view, 'me').verdict === 'untested')
      const all = report(view).sections.flatMap((section) => (section.part === 'method' ? [] : section.blocks.flatMap(wordsOf)))
      expect(all.join('\n')).not.toMatch(/\bleads\b(?! would)(?<!who leads)|the lead\b|its lead|least evidence against/i)
    }),
    { numRuns: 60 },
  )
})

it('the report computes from a person’s own prior beside the equal one', () => {
  const view = viewOfMatrix({ rows: [row('N N')] })
  const [me] = view.raters.values()
  if (!me) throw new Error('no rater')
  const before = new Map([
    ['H1', 0.2],
    ['H2', 0.8],
  ])
  const mine = { ...view, raters: new Map([['me', { ...me, estimates: { ...NO_ESTIMATES, before } }]]) }
  expect(saying(mine, 'bottom')).toContain(
    'computes 50.0% for Label 1, 50.0% for Label 2. From Analyst’s own probabilities before the evidence it computes 80.0% for Label 2, 20.0% for Label 1.',
  )
})

it('the report keeps in mind where the evidence comes from, and lists only parked hypotheses that were rated', () => {
  const rows = ['C I N', 'N II C', 'CC I I'].map((text) => row(text, { source: 'S1', cluster: 'K1' }))
  const view = viewOfMatrix({ rows, parked: [2] })
  expect(saying(view, 'bottom')).toContain(warningSentence({ code: 'one-source', ids: ['S1'] }, scoresOf(view, 'me'), view))
  expect(saying(view, 'bottom')).toContain('comes from one origin')
  expect(saying(view, 'hypotheses')).toContain('Label 3: Statement 3')
  const unrated = viewOfMatrix({ rows: ['C I .', 'N II .'].map((text) => row(text)), parked: [2] })
  expect(saying(unrated, 'hypotheses')).not.toContain('Label 3')
})

describe('a report of any workbook', () => {
  it('has all parts, says only whole sentences, and never what is not a number', () => {
    fc.assert(
      fc.property(groupedMatrices({ max: 4 }), fc.boolean(), (plain, drawn) => {
        const view = viewOfMatrix(plain)
        const made = reportOf(view, 'me', drawn ? drawRobustness(ratingTable(view, raterIn(view, 'me')), view.method, { draws: 20 }) : null)
        expect(made.sections).toHaveLength(9)
        for (const section of made.sections) {
          const all = section.blocks.flatMap(wordsOf).join('\n')
          if (section.part !== 'annex') expect(all).not.toBe('')
          expect(all).not.toMatch(/undefined|NaN|Infinity|null|\[object/)
          expect(all).not.toMatch(/\bwinner\b|\bbest\b|proven|most likely/)
          if (section.part !== 'annex') expect(all).not.toMatch(/ {2}|\.\.| ,| \.(?!\d)/)
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['nothing', viewOfMatrix({ rows: [] })],
    ['one hypothesis', viewOfMatrix({ rows: [row('I')] })],
    ['nothing rated', viewOfMatrix({ rows: [row('. .')] })],
    ['all NA', viewOfMatrix({ rows: [row('NA NA')] })],
    ['all tied', viewOfMatrix({ rows: [row('I I'), row('C C')] })],
  ])('says what it can of a workbook with %s', (_, view) => {
    const [lead = ''] = partOf(report(view), 'bottom')
    expect(lead).toMatch(/^[A-Z].{10,}/)
    expect(partOf(report(view), 'change')[0]).toMatch(/^[A-Z].*\.$/)
  })

  it('reports ties as ties', () => {
    expect(partOf(report(tokyo, tokyo.raters.keys().next().value), 'bottom')[0]).toMatch(/are tied at 1/)
  })
})
