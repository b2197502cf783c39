// The report of a group: its verdict first, then probabilities and confidence, in the structure of a rater's report.

import { expect, test } from 'vitest'
import { row, viewOfMatrix } from '../../ach/model/matrix.test-support.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { phraseText } from '../../ach/words/phrases.ts'
import type { Report } from '../blocks.ts'
import { groupReportOf } from './group-report.ts'

/** Three people with the same ratings. */
function groupOf(rows: string[], each: (at: number) => Partial<RaterView> = () => ({})): View {
  const view = viewOfMatrix({ rows: rows.map((one) => row(one)) })
  const [me] = view.raters.values()
  if (!me) throw new Error('no rater')
  const raters = ['a', 'b', 'c'].map((id, at): [string, RaterView] => [id, { ...me, id, name: id, ...each(at) }])
  return { ...view, raters: new Map(raters) }
}

function groupReport(view: View): Report {
  const report = groupReportOf(view, '2026-11-30')
  if (!report) throw new Error('no group')
  return report
}

const textsOf = (report: Report, part: string): string[] =>
  (report.sections.find((one) => one.part === part)?.blocks ?? []).flatMap((one) =>
    one.kind === 'lead' || one.kind === 'words' || one.kind === 'small' ? [one.words.map(phraseText).join('')] : [],
  )

const ROWS = ['C I II', 'N II I', 'C C II', 'C I I']

test('the bottom line of a group has the verdict first, then probabilities, confidence, what the lead depends on and the rivals', () => {
  const view = groupOf(ROWS, (at) => ({
    confidence: at === 2 ? null : { level: at === 0 ? 'high' : 'low', why: null },
    estimates: { before: new Map(), now: new Map([1, 2, 3].map((n) => [`H${n}`, n === 1 ? 0.5 : 0.25])) },
  }))
  const [lead, probabilities, confidence, firmness] = textsOf(groupReport(view), 'bottom')
  expect(lead).toBe('In the ratings of 3 people, Label 1 has the least evidence against it.')
  expect(probabilities).toMatch(/^Averaged over 3 people, .*\. Their geometric means, scaled to 100%, are Label 1 50\.0%/)
  expect(confidence).toBe('Analytic confidence of 2 people: 1 high, 1 low.')
  expect(firmness).toMatch(/The nearest rivals of Label 1 are Label 2, with 4\.00 more against it, and Label 3, with 6\.00 more\.$/)
  expect(firmness).toContain('No single item would change the leader if it were left out.')
})

test('the title line of a group names how many people rated and the date', () => {
  expect(groupReport(groupOf(ROWS)).byline).toEqual(['Rated by 3 people', '30 Nov 2026'])
})

test('an item whose loss ends a close lead of a group is named once in the bottom line', () => {
  const texts = textsOf(groupReport(groupOf(['C I N', 'I C N', 'N I I', 'N N I'])), 'bottom')
  expect(texts.join(' ').match(/[Ll]eaving out/g)).toHaveLength(1)
})

test('a group with an untested hypothesis names no place, no rival and no lead', () => {
  const report = groupReport(groupOf(['C I .', 'N II .']))
  const cases = report.sections.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'hypotheses' ? one.hypotheses : [])))
  expect(cases.map(({ standing }) => standing)).toEqual(['score 0.00', 'score 3.00', 'not tested'])
  expect(textsOf(report, 'bottom').join(' ')).not.toMatch(/nearest rival|has the least evidence/)
})
