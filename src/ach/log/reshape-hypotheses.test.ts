import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../model/refused.ts'
import { drawChange, draws, hypothesisAdded, rated, sample } from '../model/sample.test-support.ts'
import { LIMITS } from '../model/texts.ts'
import { activeItems, noteAt, ratingAt, type Workbook } from '../model/workbook.ts'
import { scoresOf } from '../scoring/score.ts'
import { viewFor } from '../view/view.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'
import { invertChange } from './invert-change.ts'
import { combineHypotheses, joinLabels, mergeHypotheses, type NewHypothesis, splitHypothesis } from './reshape-hypotheses.ts'

const made = (id: string, label = `Label ${id}`): NewHypothesis => ({ id, fields: { label, statement: `Statement ${id}`, notes: null } })
/** Checks each change as it would be checked when saved. */
function applyChecked(workbook: Workbook, changes: readonly Change[]): Workbook {
  return changes.reduce((state, change) => {
    checkChange(state, change, { rater: 'me' })
    return applyChange(state, change)
  }, workbook)
}
const undone = (workbook: Workbook, changes: readonly Change[]) => applyChecked(workbook, changes.toReversed().map(invertChange))
const noted = (evidence: string, hypothesis: string, after: string): Change => ({
  type: 'noted',
  rater: 'me',
  evidence,
  hypothesis,
  before: null,
  after,
})
const column = (workbook: Workbook, hypothesis: string, rater = 'me') => {
  const found = workbook.raters.get(rater)
  return activeItems(workbook.evidence).map(({ id }) => found && ratingAt(found, id, hypothesis))
}
const scores = (workbook: Workbook) =>
  new Map(scoresOf(viewFor(workbook, { rater: 'me', names: new Map() }), 'me').hypotheses.map((one) => [one.id, one]))
const inUse = (workbook: Workbook) => activeItems(workbook.hypotheses).map(({ id }) => id)
const refusal = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    if (error instanceof Refused) return `${error.code}: ${error.message}`
    throw error
  }
}

const whole = sample(
  hypothesisAdded('H3'),
  rated('E1', 'H1', null, 'II'),
  rated('E2', 'H1', null, 'C'),
  rated('E1', 'H2', null, 'II'),
  rated('E2', 'H2', null, 'I'),
  rated('E3', 'H1', null, 'NA', 'other'),
  noted('E1', 'H1', 'Why one'),
  noted('E1', 'H2', 'Why two'),
)
const full = sample(...Array.from({ length: LIMITS.hypotheses - 2 }, (_, at) => hypothesisAdded(`H${at + 3}`)))

describe('splitting a hypothesis', () => {
  const after = applyChecked(whole, splitHypothesis(whole, 'H1', [made('H4'), made('H5')], 'me'))
  it('splitting puts the parts in the place of the original, which is parked', () => {
    expect(inUse(after)).toEqual(['H4', 'H5', 'H2', 'H3'])
    expect(after.hypotheses.get('H1')?.parked).toBe(true)
  })
  it('splitting gives each part the ratings and notes of the acting rater only', () => {
    const me = after.raters.get('me')
    for (const id of ['H4', 'H5']) {
      expect(column(after, id)).toEqual(['II', 'C', null])
      expect(me && noteAt(me, 'E1', id)).toBe('Why one')
      expect(column(after, id, 'other')).toEqual([null, null, null])
    }
    expect(column(after, 'H1')).toEqual(['II', 'C', null])
  })
  it('splitting ignores parked items', () => {
    const parked = applyChange(whole, { type: 'parked', what: 'evidence', id: 'E1' })
    expect(column(applyChecked(parked, splitHypothesis(parked, 'H1', [made('H4'), made('H5')], 'me')), 'H4')).toEqual(['C', null])
  })
  it('splitting is refused for one part, a parked or unknown hypothesis, or a full list', () => {
    expect(refusal(() => splitHypothesis(whole, 'H1', [made('H4')], 'me'))).toMatch(/^invalid: Split a hypothesis/)
    expect(refusal(() => splitHypothesis(after, 'H1', [made('H6'), made('H7')], 'me'))).toMatch(/^parked: H1 is parked/)
    expect(refusal(() => splitHypothesis(whole, 'H9', [made('H6'), made('H7')], 'me'))).toMatch(/^unknown/)
    expect(refusal(() => splitHypothesis(full, 'H1', [made('H98'), made('H99')], 'me'))).toMatch(/^limit: This workbook has 20/)
  })
})

describe('merging', () => {
  const after = applyChecked(whole, mergeHypotheses(whole, ['H1', 'H2'], made('H4'), 'me'))
  it('merging keeps equal ratings and leaves the other cells blank', () => {
    expect(column(after, 'H4')).toEqual(['II', null, null])
    expect(inUse(after)).toEqual(['H4', 'H3'])
  })
  it('merging joins both notes, or keeps the first if they are too long together', () => {
    const note = (workbook: Workbook) => {
      const me = workbook.raters.get('me')
      return me && noteAt(me, 'E1', 'H4')
    }
    expect(note(after)).toBe('Why one\n\nWhy two')
    const long = sample(noted('E1', 'H1', 'a'.repeat(LIMITS.text)), noted('E1', 'H2', 'b'))
    expect(note(applyChecked(long, mergeHypotheses(long, ['H1', 'H2'], made('H4'), 'me')))).toHaveLength(LIMITS.text)
  })
  it('merging works in a full workbook, because two hypotheses become one', () => {
    expect(inUse(applyChecked(full, mergeHypotheses(full, ['H1', 'H2'], made('H99'), 'me')))).toHaveLength(LIMITS.hypotheses - 1)
  })
  it('merging a hypothesis with itself is refused', () => {
    expect(refusal(() => mergeHypotheses(whole, ['H1', 'H1'], made('H4'), 'me'))).toMatch(/^invalid: Choose two different/)
  })
})

describe('combining', () => {
  it('combining adds a blank hypothesis behind both, which stay', () => {
    const after = applyChecked(whole, combineHypotheses(whole, ['H2', 'H1'], made('H4')))
    expect(inUse(after)).toEqual(['H1', 'H2', 'H4', 'H3'])
    expect(column(after, 'H4')).toEqual([null, null, null])
  })
  it('combining is refused if the list is full', () => {
    expect(refusal(() => combineHypotheses(full, ['H1', 'H2'], made('H99')))).toMatch(/^limit: This workbook has 20 hypotheses/)
  })
  it('combining proposes a label that is never too long', () => {
    expect(joinLabels('Coup', 'Jihadi', '+')).toBe('Coup + Jihadi')
    expect(joinLabels('x'.repeat(150), 'y'.repeat(150), 'or')).toHaveLength(LIMITS.label)
    expect(joinLabels('🙂'.repeat(100), 'y', 'or')).toBe(`${'🙂'.repeat(99)}…`)
  })
})

describe('reshaping any workbook', () => {
  /** Two active hypotheses of any workbook. */
  const workbooks = draws(60).map((drawn) => {
    let state = sample()
    for (const draw of drawn) {
      const change = drawChange(state, draw)
      if (change) state = applyChange(state, change)
    }
    return inUse(state).length < 2 ? applyChanges(state, [hypothesisAdded('H98'), hypothesisAdded('H99')]) : state
  })
  const two = (workbook: Workbook): [string, string] => {
    const [a = '', b = ''] = inUse(workbook)
    return [a, b]
  }
  const parts = [made('N1'), made('N2')]
  const ways = (workbook: Workbook): Change[][] => [
    splitHypothesis(workbook, two(workbook)[0], parts, 'me'),
    mergeHypotheses(workbook, two(workbook), made('N1'), 'me'),
    combineHypotheses(workbook, two(workbook), made('N1')),
  ]

  it('splitting keeps the others’ scores, and the parts have the score of the original', () => {
    fc.assert(
      fc.property(workbooks, (workbook) => {
        const [original] = two(workbook)
        const [before, after] = [scores(workbook), scores(applyChecked(workbook, splitHypothesis(workbook, original, parts, 'me')))]
        for (const { id } of parts)
          expect([after.get(id)?.score, after.get(id)?.support]).toEqual([before.get(original)?.score, before.get(original)?.support])
        for (const [id, { score }] of before) if (id !== original) expect(after.get(id)?.score).toBe(score)
      }),
    )
  })
  it('merging identical hypotheses keeps the score', () => {
    fc.assert(
      fc.property(workbooks, (workbook) => {
        const [original] = two(workbook)
        const twins = applyChecked(workbook, splitHypothesis(workbook, original, parts, 'me'))
        const after = applyChecked(twins, mergeHypotheses(twins, ['N1', 'N2'], made('N3'), 'me'))
        expect(scores(after).get('N3')?.score).toBe(scores(workbook).get(original)?.score)
      }),
    )
  })
  it('undoing a reshape restores the same hypotheses in the same order with the same scores', () => {
    fc.assert(
      fc.property(workbooks, (workbook) => {
        for (const changes of ways(workbook)) {
          const back = undone(applyChecked(workbook, changes), changes)
          expect(inUse(back)).toEqual(inUse(workbook))
          expect([...scores(back)]).toEqual([...scores(workbook)])
        }
      }),
    )
  })
})
