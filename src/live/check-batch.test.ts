import { describe, expect, it } from 'vitest'
import { applyChanges } from '../ach/log/apply-change.ts'
import type { Change } from '../ach/log/change.ts'
import { CHANGE_REFUSALS } from '../ach/log/check-change.ts'
import { evidenceAdded, rated, sample } from '../ach/model/sample.test-support.ts'
import { checkBatch } from './check-batch.ts'

const me = { rater: 'me' }

describe('checkBatch', () => {
  it('a second change of a cell is checked against the first', () => {
    const twice = [rated('E1', 'H1', null, 'C'), rated('E1', 'H1', 'C', 'II')]
    expect(checkBatch(sample(), twice, me)).toEqual(sample(...twice))
    expect(() => checkBatch(sample(), [rated('E1', 'H1', null, 'C'), rated('E1', 'H1', null, 'II')], me)).toThrow(CHANGE_REFUSALS.conflict)
  })

  it('ratings are checked against items that the same action adds or parks', () => {
    const added = [evidenceAdded('E9'), rated('E9', 'H1', null, 'C')]
    expect(checkBatch(sample(), added, me)).toEqual(sample(...added))
    expect(() => checkBatch(sample(), [rated('E9', 'H1', null, 'C'), evidenceAdded('E9')], me)).toThrow('no item of evidence E9')
    expect(() => checkBatch(sample(), [{ type: 'parked', what: 'evidence', id: 'E1' }, rated('E1', 'H1', null, 'C')], me)).toThrow(
      'E1 is parked',
    )
  })

  it('another rater’s rating is refused anywhere in the action', () => {
    const changes: Change[] = ['E1', 'E2', 'E3'].map((evidence) => rated(evidence, 'H1', null, 'C'))
    expect(() => checkBatch(sample(), [...changes, rated('E1', 'H1', null, 'C', 'other')], me)).toThrow('only your own ratings')
  })

  it('an action longer than one group of checks gives the same workbook', () => {
    const items = Array.from({ length: 300 }, (_, index) => evidenceAdded(`X${index}`))
    const ratings = items.flatMap((item) => ('id' in item ? ['H1', 'H2'].map((hypothesis) => rated(item.id, hypothesis, null, 'I')) : []))
    expect(checkBatch(sample(), [...items, ...ratings], me)).toEqual(applyChanges(sample(), [...items, ...ratings]))
  })
})
