// Spreadsheets of an earlier version of this program that people changed in another one: each change comes in or is named.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSpreadsheet } from '../read/read-sheets.ts'
import { outcomeOf, returnedOf } from '../read/returned-edit.test-support.ts'
import { SCALE_WARNINGS } from './returned-scale.ts'
import { ROW_PROBLEMS } from './returned-texts-above.ts'

const fixture = (name: string) => readSpreadsheet(readFileSync(new URL(`fixtures/${name}.xlsx`, import.meta.url)))
const changed = (what: string, id: string, field: string, before: string, after: string) => ({
  ...{ type: 'changed', what, id, before: { [field]: before }, after: { [field]: after } },
})
const settings = (field: string, before: string, after: string) => ({
  type: 'settings',
  before: { [field]: before },
  after: { [field]: after },
})
const rated = (rater: string, hypothesis: string, before: string) => ({
  ...{ type: 'rated', rater, evidence: 'E1', hypothesis, before, after: 'II' },
})
const QUESTION = 'Who released nerve gas in the Tokyo subway on 20 March 1995?'

test.each<[string, { changes?: object[]; problems?: string[]; warnings?: string[] }]>([
  [
    'comment-added-to-a-rating',
    { changes: [{ type: 'noted', rater: 'ana', evidence: 'E1', hypothesis: 'H1', before: null, after: 'My doubt about this rating' }] },
  ],
  ['evidence-heading-renamed', { changes: [changed('evidence', 'E1', 'credibility', 'medium', 'low')] }],
  ['hypotheses-tab-renamed', { changes: [changed('hypothesis', 'H1', 'label', 'Religious cult', 'Renamed label')] }],
  ['question-changed', { changes: [settings('question', QUESTION, 'Another question?')] }],
  ['scale-points-changed', { warnings: [SCALE_WARNINGS.points('Scale', ['I counts 3, not 1', 'II counts 9, not 2'])] }],
  [
    'sources-and-scale-tabs-renamed',
    { changes: [settings('method', 'count', 'weighted'), changed('source', 'S1', 'reliability', 'C', 'A')] },
  ],
  ['tab-copied-as-Matrix-2', { changes: [rated('R2', 'H1', 'I'), rated('R2', 'H2', 'N')] }],
  ['two-raters-tab-renamed-Bob', { changes: [rated('bob', 'H1', 'I')] }],
  [
    'typed-over-looked-up-cells',
    {
      changes: [
        changed('evidence', 'E1', 'statement', 'The suspected group has attacked journalists.', 'Typed over the looked-up text'),
        changed('evidence', 'E1', 'credibility', 'medium', 'low'),
        { type: 'parked', what: 'evidence', id: 'E2' },
      ],
      problems: [`Matrix!G9: ${ROW_PROBLEMS.computed('5')}`],
    },
  ],
])('%s.xlsx has its changes and nothing else', (name, expected) => {
  expect(outcomeOf(fixture(name))).toEqual({ changes: [], problems: [], warnings: [], ...expected })
})

test('a copied tab is offered as a second matrix of the same rater', () => {
  expect(returnedOf(fixture('tab-copied-as-Matrix-2')).matrices).toEqual([
    { sheet: 'Matrix', rater: 'ana', name: 'Ana' },
    { sheet: 'Matrix (2)', rater: 'R2', name: 'Ana' },
  ])
})
