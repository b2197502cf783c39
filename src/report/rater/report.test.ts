// The report of one rater for every state of a workbook: its sentences agree with the figures and claim no more.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { robustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { wouldChange } from '../../ach/analysis/would-change.ts'
import { ASSUMPTION_STATE_WORDS, pairKey, SEARCH_WORDS } from '../../ach/model/checks.ts'
import { groupedMatrices, row, shippedCase, viewOfMatrix } from '../../ach/model/matrix.test-support.ts'
import { NO_ESTIMATES } from '../../ach/model/workbook.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import { failedConditions, wouldChangeFinding, wouldChangeSentence } from '../../ach/words/analysis-words.ts'
import { phraseText } from '../../ach/words/phrases.ts'
import { verdictSentence, verdictText } from '../../ach/words/verdict-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import type { Block, Report } from '../blocks.ts'
import { reportOf } from './report.ts'

const wordsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'lead':
    case 'words':
    case 'small':
      return [block.words.map(phraseText).join('')]
    case 'list':
      return block.items.map((one) => one.map(phraseText).join(''))
    case 'table':
      return block.table.rows.map((cells) => cells.map((cell) => cell.map(phraseText).join('')).join(' | '))
    case 'scores':
      return []
    case 'hypotheses':
      return block.hypotheses.flatMap((one) => [
        `${one.name}, ${one.standing}`,
        ...one.against.map((item) => `${item.evidence} ${item.rating} ${item.adds}`),
        one.rest,
      ])
    case 'matrix':
      return block.annex.rows.map((one) => `${one.id} ${one.facts} ${one.weight} ${one.figure} ${one.ratings.join(' ')}`)
  }
}
const textsOf = (report: Report, part: string) => report.sections.find((one) => one.part === part)?.blocks.flatMap(wordsOf) ?? []
const report = (view: View, rater = 'me') => reportOf(view, rater, robustnessFigures(ratingTable(view, raterIn(view, rater)), view.method))
const sectionOf = (view: View, part: string) => textsOf(report(view), part).join('\n')
const kazakhstan = shippedCase('kazakhstan-2022')
const tokyo = shippedCase('tokyo-1995')

describe('the report of the Kazakhstan case', () => {
  const caseReport = report(kazakhstan, 'article')

  it('states who rated, the date and the marking in one line, and a long note on the ratings with the method', () => {
    expect(caseReport.byline).toEqual(["The article's ratings"])
    expect(reportOf({ ...kazakhstan, marking: 'TLP:AMBER' }, 'article', null, '2026-11-30').byline).toEqual([
      "The article's ratings",
      '30 Nov 2026',
      'TLP:AMBER',
    ])
    expect(textsOf(caseReport, 'method').join()).toContain(`About these ratings: ${kazakhstan.raters.get('article')?.note}`)
    const base = viewOfMatrix({ rows: [row('C I')] })
    const noted = { ...base, raters: new Map([...base.raters].map(([id, one]) => [id, { ...one, note: 'Desk 4' }])) }
    expect(report(noted).byline).toEqual(['Rated by one person (Desk 4)'])
  })

  it('opens with the verdict, one whole sentence of it first, then the decisive sources and the two nearest rivals', () => {
    const [lead = '', rest = ''] = textsOf(caseReport, 'bottom')
    expect(lead).toMatch(/^.+\.$/)
    const verdict = verdictText(verdictSentence(scoresOf(kazakhstan, 'article'), kazakhstan))
    expect(`${lead} ${rest}`).toBe(
      `${verdict} Leaving out the items from either President Tokayev or Open record would also change the leader. The nearest rivals of Coup are Economic grievance, with 1.00 more against it, and Colour revolution, with 3.12 more.`,
    )
  })

  it('names parts without content in the contents only', () => {
    expect(caseReport.sections.map(({ part, nothing }) => [part, nothing])).toEqual([
      ['bottom', null],
      ['hypotheses', null],
      ['change', null],
      ['assumptions', 'none recorded'],
      ['milestones', 'none set'],
      ['dissent', 'fewer than two raters'],
      ['method', null],
      ['annex', null],
    ])
  })

  it('shows a part without generated content if someone commented on it, also the former part on key evidence', () => {
    const words = (text: string) => ({ text, version: 1 })
    const commented = { ...kazakhstan, report: new Map([['items', words('E5 matters.')] as const, ['dissent', words('None.')] as const]) }
    const shown = report(commented, 'article').sections.filter(({ nothing, blocks }) => nothing === null && blocks.length === 0)
    expect(shown.map(({ heading, own }) => [heading, own?.text])).toEqual([
      ['Key evidence', 'E5 matters.'],
      ['Dissent', 'None.'],
    ])
  })

  it('lists the evidence against every hypothesis, the heaviest first, adding up to its score', () => {
    const blocks = caseReport.sections.find((one) => one.part === 'hypotheses')?.blocks ?? []
    const cases = blocks.flatMap((one) => (one.kind === 'hypotheses' ? one.hypotheses : []))
    expect(cases.map((one) => `${one.name}, ${one.standing}`)).toEqual([
      'Coup, score 2.00, 1st of 4',
      'Economic grievance, score 3.00, 2nd of 4',
      'Colour revolution, score 5.12, 3rd of 4',
      'Jihadi, score 8.83, 4th of 4',
    ])
    for (const one of cases) {
      const sum = one.against.reduce((total, { adds }) => total + Number(adds), 0)
      expect(Math.abs(sum - Number(/[\d.]+/.exec(one.standing)?.[0]))).toBeLessThan(0.03)
    }
  })

  it('marks the linchpins among the evidence against a hypothesis, and counts the items that affect the ranking', () => {
    const blocks = caseReport.sections.find((one) => one.part === 'hypotheses')?.blocks ?? []
    const items = blocks.flatMap((one) => (one.kind === 'hypotheses' ? one.hypotheses.flatMap(({ against }) => against) : []))
    expect([...new Set(items.flatMap(({ evidence, linchpin }) => (linchpin ? [evidence] : [])))]).toEqual(['E5', 'E7'])
    expect(textsOf(caseReport, 'method')[0]).toContain(
      'Of the 23 items, 11 do not affect the ranking. The other 12 count more against one hypothesis than against another.',
    )
  })

  it('states what would change the conclusion, with the new leader and its margin, then doubt in the ratings', () => {
    const table = ratingTable(kazakhstan, raterIn(kazakhstan, 'article'))
    const found = wouldChange(table, 2)
    const [doubt = '', method = ''] = textsOf(caseReport, 'change').slice(5)
    expect(doubt).toMatch(
      /^With one step of doubt in each rating, Coup would have .*; the closest rival, Economic grievance, in \d\d\.\d%\.$/,
    )
    expect(method).toContain('not how probable an answer is')
    expect(textsOf(caseReport, 'change').join()).not.toContain('Bayesian')
    const bayes = textsOf(caseReport, 'method').at(-1)
    expect(bayes).toContain('The highest figure is not for Coup, because the scores count only evidence against a hypothesis')
    expect(bayes).toContain('42.4% for Economic grievance, 37.8% for Coup, 12.6% for Colour revolution and 7.1% for Jihadi.')
    expect(textsOf(caseReport, 'change').slice(0, 5)).toEqual([
      'If E5 were left out, Economic grievance would lead Coup by 1.00.',
      'If E7 were left out, the lowest score would be shared by Coup and Economic grievance.',
      'If the 5 items from President Tokayev were left out, the lowest score would be shared by Coup and Economic grievance.',
      'If the 3 items from Open record were left out, Economic grievance would lead Coup by 1.00.',
      [
        wouldChangeFinding(found, scoresOf(kazakhstan, 'article')),
        ...found.changes.map((one) => wouldChangeSentence(one, table.hypotheses, kazakhstan).map(phraseText).join('')),
      ].join(' '),
    ])
  })
})

describe('checks and dissent in the report', () => {
  const base = viewOfMatrix({ rows: [row('C I N'), row('N II C'), row('CC I I')] })
  const defaults = { notes: null, parked: false, version: 1 }

  it('states which hypothesis would lead if a key assumption failed', () => {
    const assumptions = new Map([
      ['A1', { id: 'A1', statement: 'Nobody lied', state: 'caveats' as const, cells: 'E3', ...defaults }],
      ['A2', { id: 'A2', statement: 'It was dark', state: null, cells: 'E1/H2', ...defaults }],
      ['A3', { id: 'A3', statement: 'Set aside', state: null, cells: null, ...defaults, parked: true }],
    ])
    expect(textsOf(report({ ...base, assumptions }), 'assumptions').slice(0, 2)).toEqual([
      `A1 Nobody lied | ${ASSUMPTION_STATE_WORDS.caveats} | E3 (all cells) | the lowest score would be shared by Label 1 and Label 3`,
      'A2 It was dark | not assessed yet | E1 for Label 2 | Label 1 would still lead',
    ])
  })

  it('states which hypotheses may both be true, and whether the list is complete', () => {
    const pairs = new Map([[pairKey('H1', 'H2'), { both: 'yes' as const, note: 'One may use the other.', version: 1 }]])
    const completeness = new Map([['all', { complete: 'no' as const, note: null, version: 1 }]])
    const texts = textsOf(report({ ...base, pairs, completeness }), 'assumptions')
    expect(texts).toContain('Label 1 and Label 2 can both be true: One may use the other.')
    expect(texts).toContain('For 2 of 3 pairs of hypotheses, it is still open whether both can be true.')
    expect(texts).toContain('The list of hypotheses is not complete: the answer may be none of them.')
    for (const view of [
      { ...base, pairs, completeness },
      { ...base, completeness },
    ]) {
      const failed = failedConditions(view).map(phraseText).join('')
      expect(failed).not.toBe('')
      expect(sectionOf(view, 'method')).toContain(failed)
    }
  })

  it('lists milestones and indicators with what has been observed', () => {
    const more = { where: null, evidence: null, ...defaults }
    const milestones = new Map([['M1', { id: 'M1', statement: 'A trial', hypothesis: 'H1', by: '2022-03', seen: null, ...more }]])
    const expectations = new Map([
      ['X1', { id: 'X1', statement: 'Traces', hypothesis: 'H2', seen: 'no' as const, search: 'high' as const, ...more, evidence: 'E3' }],
    ])
    expect(textsOf(report({ ...base, milestones, expectations }), 'milestones')).toEqual([
      'A trial | Label 1 | – | Mar 2022 | not yet observed',
      `Label 2 | Traces | not observed, ${SEARCH_WORDS.high}; now E3`,
    ])
  })

  it('lists the cells on which two raters differ, by effect on a score and then over NA', () => {
    const other = viewOfMatrix({ rows: [row('C C N'), row('N II NA'), row('CC N I')] }).raters.get('me')
    if (!other) throw new Error('no rater')
    const raters = new Map([...base.raters, ['anna', { ...other, id: 'anna', name: 'Anna', estimates: NO_ESTIMATES }]])
    const texts = textsOf(report({ ...base, raters }), 'dissent')
    expect(texts.slice(0, 2)).toEqual([
      'Analyst | Label 1 | Label 1 0, Label 3 1, Label 2 4',
      'Anna | Label 1 | Label 1 0, Label 3 1, Label 2 2',
    ])
    expect(texts.slice(3)).toEqual([
      'E1 for Label 2: inconsistent (Analyst); consistent (Anna).',
      'E3 for Label 2: inconsistent (Analyst); neutral (Anna).',
      'E2 for Label 3: consistent (Analyst); not applicable (Anna).',
    ])
    expect(textsOf(report(base), 'dissent')).toEqual([])
  })
})

it('the report gives a rater’s own probabilities in ICD 203 terms, in a paragraph without computed ones', () => {
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
  const whole = report({ ...view, raters: new Map([['me', { ...me, estimates }]]) })
  const texts = [...textsOf(whole, 'bottom'), ...textsOf(whole, 'method')]
  expect(texts).toContain(
    'The analyst’s own estimates (ICD 203 terms): Label 1, likely (70%); Label 2, 99.5%. They add up to 169.5%, not 100%.',
  )
  expect(texts.filter((one) => /Bayesian/.test(one))).toHaveLength(1)
  expect(texts.filter((one) => /likely/.test(one) && /Bayesian/.test(one))).toEqual([])
})

it('the report does not repeat a hypothesis whose name is its text, and leaves out the full stop before a comma', () => {
  const view = viewOfMatrix({ rows: [row('C I')], labels: ['It was late.', 'Strike'] })
  const [first] = view.hypotheses.values()
  if (!first) throw new Error('no hypothesis')
  const same = { ...view, hypotheses: new Map([...view.hypotheses, ['H1', { ...first, statement: 'It was late' }]]) }
  const cases = report(same).sections.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'hypotheses' ? one.hypotheses : [])))
  expect(cases.map(({ name, statement }) => [name, statement === ''])).toEqual([
    ['It was late', true],
    ['Strike', false],
  ])
})

it('the report names a rater only by a name that they gave', () => {
  const view = viewOfMatrix({ rows: [row('C I')] })
  const [me] = view.raters.values()
  if (!me) throw new Error('no rater')
  const named = (name: string) => report({ ...view, raters: new Map([['me', { ...me, name }]]) }).byline
  expect([named('Analyst'), named('Anna')]).toEqual([['Rated by one person'], ['Rated by Anna']])
})

describe('counts and nouns in the report', () => {
  const of = (...rows: string[]) => viewOfMatrix({ rows: rows.map((one) => row(one)) })

  it('agree for zero, one, two and many telling items', () => {
    const method = (...rows: string[]) => textsOf(report(of(...rows)), 'method')[0]
    expect(method('C I', 'C II')).toContain(' Both items count more against one hypothesis than against another. ')
    expect(method('C I')).toContain(' The only item counts more against one hypothesis than against another. ')
    expect(method('C I', 'C C')).toContain(' Of the 2 items, one does not affect the ranking. The other one counts more ')
    expect(method('I I', 'C C', 'N N')).toContain(' None of the 3 items affects the ranking.')
    expect(method('I I')).toContain(' The only item does not affect the ranking.')
  })

  it('give no diagnosticity for an item with a single rating', () => {
    expect(textsOf(report(of('I .', 'C N')), 'annex')[0]).toMatch(/ 1\.00 – I $/)
  })

  it('agree where nothing counts against a hypothesis', () => {
    expect(sectionOf(of('C I'), 'hypotheses')).toContain('The one item rated for it does not count against it. That does not make it true.')
    expect(sectionOf(of('C I', 'N II'), 'hypotheses')).toContain('Neither of the two items rated for it counts against it.')
    expect(sectionOf(of('NA I'), 'hypotheses')).toContain('Its only rating so far is “not applicable”.')
    expect(sectionOf(of('. I'), 'hypotheses')).toContain('No item has been rated for it yet.')
  })

  it('agree for one and many pairs of hypotheses', () => {
    const answered = (rows: string, answers: Readonly<Record<string, 'yes' | 'no'>>) => {
      const pairs = new Map(Object.entries(answers).map(([key, both]) => [key, { both, note: null, version: 1 }]))
      return textsOf(report({ ...of(rows), pairs }), 'assumptions')
    }
    const [one, two, three] = [pairKey('H1', 'H2'), pairKey('H1', 'H3'), pairKey('H2', 'H3')]
    expect(answered('C I', { [one]: 'yes' }).join()).not.toContain('exclusive')
    expect(answered('C I N', { [one]: 'yes', [two]: 'yes', [three]: 'no' })).toContain('The other pair is mutually exclusive.')
    expect(answered('C I N', { [one]: 'yes', [two]: 'no', [three]: 'no' })).toContain('The other 2 pairs are mutually exclusive.')
  })

  it('agree where only the largest posteriors are named', () => {
    expect(sectionOf(of('C I II N I'), 'method')).toMatch(/ for Label \d; the remaining one (is|has) /)
    expect(sectionOf(of('C I II N I I'), 'method')).toMatch(/ for Label \d; the remaining two (are|have) /)
  })

  it('never call a posterior certain', () => {
    expect(sectionOf(of(...Array.from({ length: 5 }, () => 'CC II')), 'method')).toContain(
      'more than 99.9% for Label 1 and less than 0.1% for Label 2.',
    )
  })

  it('count the sources whose reversal would change the leader', () => {
    const rows = Array.from({ length: 8 }, (_, n) => row('C N', { source: `S${n + 1}` }))
    expect(sectionOf(viewOfMatrix({ rows: [...rows, row('C I'), row('N I'), row('I N')] }), 'change')).toContain(
      'Reversing any one of 4 other sources would also change ',
    )
  })

  it('do not mention cells where there are none', () => {
    const empty = sectionOf(viewOfMatrix({ rows: [], hypotheses: 2 }), 'method')
    expect(empty).toContain('with no items of evidence and 2 hypotheses.')
    expect(empty).not.toContain('cells are not rated')
    expect(sectionOf(of('. .'), 'method')).toContain('with 1 item of evidence and 2 hypotheses.')
    expect(sectionOf(of('. .'), 'method')).toContain('2 of 2 cells are not rated. They count neither for nor against a hypothesis.')
  })
})

it('the report never calls a hypothesis that was barely tested the leader', () => {
  fc.assert(
    fc.property(groupedMatrices({ min: 2 }), (plain) => {
      const view = viewOfMatrix(plain)
      fc.pre(scoresOf(view, 'me').verdict === 'untested')
      const all = report(view).sections.flatMap((section) => (section.part === 'method' ? [] : section.blocks.flatMap(wordsOf)))
      expect(all.join('\n').replaceAll(/cannot be said to [^.]+\./g, '')).not.toMatch(
        /\bleads\b(?! would)(?<!which hypothesis leads)|the lead\b|its lead|has the least evidence against it|is least contradicted/i,
      )
    }),
    { numRuns: 60 },
  )
})

it('the report computes posteriors from equal priors and from the rater’s own', () => {
  const view = viewOfMatrix({ rows: [row('N N')] })
  const [me] = view.raters.values()
  if (!me) throw new Error('no rater')
  const before = new Map([
    ['H1', 0.2],
    ['H2', 0.8],
  ])
  const mine = { ...view, raters: new Map([['me', { ...me, estimates: { ...NO_ESTIMATES, before } }]]) }
  expect(sectionOf(mine, 'method')).toContain(
    'gives 50.0% for Label 1 and 50.0% for Label 2. Starting from the analyst’s own probabilities before the evidence, it gives 80.0% for Label 2 and 20.0% for Label 1.',
  )
})

it('the report warns of evidence from one source or origin, and lists only those parked hypotheses that were rated', () => {
  const rows = ['C I N', 'N II C', 'CC I I'].map((text) => row(text, { source: 'S1', cluster: 'K1' }))
  const view = viewOfMatrix({ rows, parked: [2] })
  expect(sectionOf(view, 'bottom')).toContain(warningSentence({ code: 'one-source', ids: ['S1'] }, scoresOf(view, 'me'), view))
  expect(sectionOf(view, 'bottom')).toContain(warningSentence({ code: 'double-counted', ids: ['K1'] }, scoresOf(view, 'me'), view))
  expect(sectionOf(view, 'hypotheses')).toContain('Label 3: Statement 3')
  const unrated = viewOfMatrix({ rows: ['C I .', 'N II .'].map((text) => row(text)), parked: [2] })
  expect(sectionOf(unrated, 'hypotheses')).not.toContain('Label 3')
})

describe('the report of any workbook', () => {
  it('has all sections, whole sentences, and no value that is not a number', () => {
    fc.assert(
      fc.property(groupedMatrices({ max: 4 }), fc.boolean(), (plain, robust) => {
        const view = viewOfMatrix(plain)
        const drawnReport = reportOf(view, 'me', robust ? robustnessFigures(ratingTable(view, raterIn(view, 'me')), view.method) : null)
        expect(drawnReport.sections).toHaveLength(8)
        for (const section of drawnReport.sections) {
          const texts = section.blocks.flatMap(wordsOf)
          const all = texts.join('\n')
          expect(section.nothing === null).toBe(section.blocks.length > 0)
          expect(all).not.toMatch(/undefined|NaN|Infinity|null|\[object/)
          expect(all).not.toMatch(/\bwinner\b|\bbest\b|proven|most likely/)
          if (section.part !== 'annex') expect(all).not.toMatch(/ {2}|\.\.| ,| \.(?!\d)/)
          for (const block of section.blocks)
            if (block.kind === 'words' || block.kind === 'small') expect(wordsOf(block).join('')).toMatch(/^\S[\s\S]*[.!?)]$/)
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
  ])('has a bottom line and a dependence section for a workbook with %s', (_, view) => {
    const [lead = ''] = textsOf(report(view), 'bottom')
    expect(lead).toMatch(/^[A-Z].{10,}/)
    const { nothing } = report(view).sections.find(({ part }) => part === 'change') ?? {}
    expect(nothing ?? textsOf(report(view), 'change')[0]).toMatch(/^no ranking$|^[A-Z].*\.$/)
  })

  it('reports ties as ties', () => {
    const [rater = ''] = tokyo.raters.keys()
    expect(scoresOf(tokyo, rater).verdict).toBe('tied')
    expect(textsOf(report(tokyo, rater), 'bottom')[0]).toContain(verdictSentence(scoresOf(tokyo, rater), tokyo).lead)
  })
})
