import { describe, expect, it } from 'vitest'
import { parseDocument } from '../document/document.ts'
import { DOCUMENT_PROBLEMS } from '../document/document-rules.ts'
import { NOT_A_PROBABILITY } from '../document/document-schema.ts'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { CHANGE_REFUSALS, checkChange } from '../log/check-change.ts'
import { invertChange } from '../log/invert-change.ts'
import { viewFor } from '../view/view.ts'
import { describeChange } from '../words/history/history-words.ts'
import { type AnswerKind, ASSUMPTION_STATE_WORDS, CELLS_PROBLEMS, linkedCells, linkedCellsText, pairKey } from './checks.ts'
import { noSuchItem, notInWorkbook, Refused } from './refused.ts'
import { sample } from './sample.test-support.ts'
import { TEXT_PROBLEMS } from './texts.ts'

const assumption = (cells: string | null, id = 'A1'): Change => ({
  type: 'added',
  what: 'assumption',
  id,
  fields: { statement: 'The gauge was read rightly', state: null, cells, notes: null },
})
const expectation = (hypothesis: string, evidence: string | null = null): Change => ({
  type: 'added',
  what: 'expectation',
  id: 'X1',
  fields: { statement: 'Traces', hypothesis, seen: null, search: null, where: null, evidence, notes: null },
})
const milestone = (hypothesis: string | null, by: string | null = null): Change => ({
  type: 'added',
  what: 'milestone',
  id: 'M1',
  fields: { statement: 'A trial', hypothesis, where: null, by, seen: null, evidence: null, notes: null },
})
const answered = (about: AnswerKind, key: string, after: object | null, before: object | null = null) =>
  ({ type: 'answered', about, key, before, after }) as Change
const both = (answer: string) => ({ both: answer, note: null })
const estimated = (after: number | null, more: object = {}) =>
  ({ type: 'estimated', rater: 'me', when: 'before', hypothesis: 'H1', before: null, after, ...more }) as Change

function refusal(change: Change, workbook = sample()): string | null {
  try {
    checkChange(workbook, change, { rater: 'me' })
    return null
  } catch (error) {
    if (error instanceof Refused) return `${error.code}${error.field ? ` (${error.field})` : ''}: ${error.message}`
    throw error
  }
}

describe('what may be done with checks', () => {
  it('an assumption links only to existing cells and rows', () => {
    expect(refusal(assumption('E1/H1 E2'))).toBeNull()
    expect(refusal(assumption('E9'))).toBe(`invalid (cells): ${noSuchItem('item of evidence', 'E9')}`)
    expect(refusal(assumption('E1/H9'))).toBe(`invalid (cells): ${noSuchItem('hypothesis', 'H9')}`)
    expect(refusal(assumption('E1,E2'))).toBe(`invalid (cells): ${CELLS_PROBLEMS.form}`)
  })

  it('indicators and milestones need an existing hypothesis and a real date', () => {
    expect(refusal(expectation('H1', 'E1'))).toBeNull()
    expect(refusal(expectation('H9'))).toBe(`invalid (hypothesis): ${noSuchItem('hypothesis', 'H9')}`)
    expect(refusal(expectation('H1', 'E9'))).toBe(`invalid (evidence): ${noSuchItem('item of evidence', 'E9')}`)
    expect(refusal(milestone(null))).toBeNull()
    expect(refusal(milestone('H9'))).toMatch(/^invalid \(hypothesis\)/)
    expect(refusal(milestone('H1', '2022-02-30'))).toBe(`invalid (by): ${TEXT_PROBLEMS.noSuchDay}`)
  })

  it('answers are accepted for a pair, a source, the list and a part of the report only', () => {
    expect(refusal(answered('pair', 'H1 H2', both('no')))).toBeNull()
    expect(refusal(answered('pair', 'H2 H1', both('no')))).toBe(`invalid: ${CHANGE_REFUSALS.samePair}`)
    expect(refusal(answered('pair', 'H1 H1', both('no')))).toBe(`invalid: ${CHANGE_REFUSALS.samePair}`)
    expect(refusal(answered('pair', 'H1 H9', both('no')))).toBe(`unknown: ${notInWorkbook('hypothesis', 'H9')}`)
    expect(refusal(answered('pair', 'H1 H2', both('perhaps')))).toMatch(/^invalid/)
    expect(refusal(answered('completeness', 'all', { complete: 'no', note: null }))).toBeNull()
    expect(refusal(answered('completeness', 'some', { complete: 'no', note: null }))).toMatch(/^unknown/)
    expect(refusal(answered('report', 'bottom', { text: 'Mine' }))).toBeNull()
    expect(refusal(answered('report', 'top', { text: 'Mine' }))).toBe(`unknown: ${CHANGE_REFUSALS.noReportPart}`)
    expect(refusal(answered('report', 'bottom', { text: '  ' }))).toBe(`invalid (text): ${TEXT_PROBLEMS.empty('The text')}`)
    const checked = { motive: null, practice: null, manipulability: null, evaluation: null, finding: 'likely' }
    expect(refusal(answered('deception', 'S1', checked))).toBeNull()
    expect(refusal(answered('deception', 'S9', checked))).toBe(`unknown: ${notInWorkbook('source', 'S9')}`)
  })

  it('an answer whose `before` is not the stored one is refused as a conflict', () => {
    const workbook = sample(answered('pair', 'H1 H2', both('no')))
    expect(refusal(answered('pair', 'H1 H2', both('yes')), workbook)).toMatch(/^conflict/)
    expect(refusal(answered('pair', 'H1 H2', both('yes'), both('unsure')), workbook)).toMatch(/^conflict/)
    expect(refusal(answered('pair', 'H1 H2', both('yes'), both('no')), workbook)).toBeNull()
  })

  it('probabilities are from 0 to 1, the rater’s own, and for active hypotheses', () => {
    expect(refusal(estimated(0))).toBeNull()
    expect(refusal(estimated(1.01))).toMatch(/^invalid \(after\)/)
    expect(refusal(estimated(0.5, { rater: 'other' }))).toMatch(/^forbidden/)
    expect(refusal(estimated(0.5), sample({ type: 'parked', what: 'hypothesis', id: 'H1' }))).toMatch(/^parked/)
    expect(refusal(estimated(0.5), sample(estimated(0.4)))).toMatch(/^conflict/)
  })

  it('the inverse of a check leaves the workbook as it was', () => {
    for (const change of [answered('pair', 'H1 H2', both('no')), answered('report', 'bottom', { text: 'x' }), estimated(0.5)]) {
      const { seq: _, ...before } = sample()
      const { seq: __, ...after } = applyChanges(sample(), [change, invertChange(change)])
      expect(after).toEqual(before)
    }
  })
})

it.each<[Change, string]>([
  [assumption(null), 'added assumption A1: “The gauge was read rightly”'],
  [
    { type: 'changed', what: 'assumption', id: 'A1', before: { state: null, cells: null }, after: { state: 'caveats', cells: 'E1/H1' } },
    `set the support of A1 to “${ASSUMPTION_STATE_WORDS.caveats}”; set the cells of A1 to E1/H1`,
  ],
  [
    { type: 'changed', what: 'milestone', id: 'M1', before: { hypothesis: 'H1' }, after: { hypothesis: 'H2' } },
    'changed the hypothesis of M1 from Coup to Jihadi',
  ],
  [answered('pair', 'H1 H2', both('unsure')), 'answered “not sure” on whether Coup and Jihadi are mutually exclusive'],
  [answered('pair', 'H1 H2', null, both('no')), 'removed the answer on whether Coup and Jihadi are mutually exclusive'],
  [answered('completeness', 'all', { complete: 'no', note: null }), 'answered that the list of hypotheses is not complete'],
  [
    answered('completeness', 'all', null, { complete: 'no', note: null }),
    'removed the answer on whether the list of hypotheses is complete',
  ],
  [
    answered('deception', 'S1', { motive: 'm', practice: null, manipulability: null, evaluation: null, finding: 'likely' }),
    'checked Open record for deception: “likely”',
  ],
  [
    answered('deception', 'S1', null, { motive: 'm', practice: null, manipulability: null, evaluation: null, finding: null }),
    'removed the deception check of Open record',
  ],
  [answered('report', 'bottom', { text: 'Mine' }), 'added a comment on the bottom line in the report: “Mine”'],
  [answered('report', 'change', null, { text: 'Mine' }), 'removed the comment on what would change the conclusion in the report'],
  [estimated(0.125), 'set the probability of Coup before the evidence to 12.5%'],
  [estimated(0.5, { when: 'now', before: 0.25 }), 'set the probability of Coup after the evidence to 50% (was 25%)'],
  [estimated(null, { before: 0.25 }), 'removed the probability of Coup before the evidence (was 25%)'],
])('%#: the history says %o', (change, sentence) => {
  expect(describeChange(change, viewFor(sample(), { rater: 'me', names: new Map() }))).toBe(sentence)
})

it('parseDocument lists every link to something that is not in the document', () => {
  const read = parseDocument(
    JSON.stringify({
      format: 'ach-workbook',
      version: 1,
      title: 'T',
      question: 'Q?',
      hypotheses: [
        { id: 'H1', label: 'a', statement: 'a' },
        { id: 'H2', label: 'b', statement: 'b' },
      ],
      evidence: [{ id: 'E1', statement: 'x' }],
      assumptions: [
        { id: 'A1', statement: 's', cells: 'E1/H1 E7 E1/H7' },
        { id: 'a1', statement: 's', cells: 'E1;E2' },
      ],
      expectations: [{ id: 'X1', statement: 's', hypothesis: 'H7', evidence: 'E7' }],
      milestones: [{ id: 'M1', statement: 's', hypothesis: 'H7', by: 'soon' }],
      pairs: [
        { hypotheses: ['H1', 'H2'], both: 'no' },
        { hypotheses: ['H2', 'H1'], both: 'no' },
        { hypotheses: ['H1', 'H7'], both: 'no' },
        { hypotheses: ['H1', 'H1'], both: 'no' },
      ],
      raters: [{ id: 'me', name: 'Me', estimates: { before: { H7: 0.5, H1: 2 } } }],
      report: { bottom: 'x', top: 'y' },
    }),
  )
  expect(read.ok ? [] : read.problems).toEqual(
    expect.arrayContaining([
      `assumptions[0].cells: ${noSuchItem('evidence', 'E7')}`,
      `assumptions[0].cells: ${noSuchItem('hypothesis', 'H7')}`,
      `assumptions[1].id: ${DOCUMENT_PROBLEMS.idCase('A1', 'a1')}`,
      `assumptions[1].cells: ${CELLS_PROBLEMS.form}`,
      `expectations[0].hypothesis: ${noSuchItem('hypothesis', 'H7')}`,
      `expectations[0].evidence: ${noSuchItem('evidence', 'E7')}`,
      `milestones[0].hypothesis: ${noSuchItem('hypothesis', 'H7')}`,
      expect.stringMatching(/^milestones\[0\]\.by: /),
      `pairs[1].hypotheses: ${DOCUMENT_PROBLEMS.pairTwice}`,
      `pairs[2].hypotheses: ${noSuchItem('hypothesis', 'H7')}`,
      `pairs[3].hypotheses: ${CHANGE_REFUSALS.samePair}`,
      `raters[0].estimates.before.H7: ${noSuchItem('hypothesis', 'H7')}`,
      `raters[0].estimates.before.H1: ${NOT_A_PROBABILITY}`,
      expect.stringMatching(/^report/),
    ]),
  )
})

it('linkedCells reads the cells of an assumption, and linkedCellsText writes each once', () => {
  expect(linkedCells('E1/H1 E2')).toEqual([
    { evidence: 'E1', hypothesis: 'H1' },
    { evidence: 'E2', hypothesis: null },
  ])
  expect(linkedCellsText([...linkedCells('E1/H1 E2'), ...linkedCells('E1/H1')])).toBe('E1/H1 E2')
  expect([linkedCells(null), linkedCellsText([])]).toEqual([[], null])
  expect([pairKey('H2', 'H10'), pairKey('H10', 'H2')]).toEqual(['H10 H2', 'H10 H2'])
})
