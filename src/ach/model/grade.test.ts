import { describe, expect, it } from 'vitest'
import { applyChanges } from '../log/apply-change.ts'
import type { Change } from '../log/change.ts'
import { checkChange } from '../log/check-change.ts'
import { invertChange } from '../log/invert-change.ts'
import { admiraltyCode, admiraltyWords, agreeGrade, GRADE_LEVELS } from './grade.ts'
import { sample } from './sample.test-support.ts'
import { GRADES, type Grade, type Level } from './workbook.ts'

const changed = (before: object, after: object): Change => ({ type: 'changed', what: 'evidence', id: 'E1', before, after }) as Change
const graded = sample(changed({ credibility: null, grade: null }, { credibility: 'high', grade: '2' }))
const item = (workbook = graded) => workbook.evidence.get('E1')

describe('the grade of an item and its credibility', () => {
  it('grades 1 and 2 stand for high, 3 for medium, 4 and 5 for low, 6 for unknown', () => {
    expect(GRADES.map((grade) => GRADE_LEVELS[grade])).toEqual(['high', 'high', 'medium', 'low', 'low', null])
  })

  it.each<[Grade | null, Level | null, Grade | null, Grade | null, Level | null]>([
    // chosen, credibility, before, becomes
    ['2', null, null, '2', 'high'],
    ['4', 'high', '2', '4', 'low'],
    ['6', 'medium', null, '6', null],
    ['2', 'low', '2', null, 'low'],
    ['2', 'high', '2', '2', 'high'],
    [null, 'low', '2', null, 'low'],
  ])('grade %s with credibility %s, after grade %s, becomes %s and %s', (grade, credibility, before, becomes, level) => {
    expect(agreeGrade({ grade, credibility }, { grade: before })).toEqual({ grade: becomes, credibility: level })
  })

  it('a credibility that is changed alone, as by earlier versions, drops a grade that disagrees', () => {
    expect(item()).toMatchObject({ grade: '2', credibility: 'high' })
    expect(item(applyChanges(graded, [changed({ credibility: 'high' }, { credibility: 'low' })]))).toMatchObject({ grade: null })
    expect(item(applyChanges(graded, [changed({ relevance: null }, { relevance: 'low' })]))).toMatchObject({ grade: '2' })
  })

  it('an item of an earlier version has no grade, can get one, and undo removes it', () => {
    const grade = changed({ credibility: null, grade: null }, { credibility: 'low', grade: '5' })
    expect(item(sample())?.grade).toBeNull()
    expect(() => checkChange(sample(), grade, { rater: 'me' })).not.toThrow()
    expect(item(applyChanges(sample(), [grade, invertChange(grade)]))).toMatchObject({ credibility: null, grade: null })
  })

  it('the code is the letter of the source and the digit of the item, as far as they are given', () => {
    expect([admiraltyCode({ reliability: 'B' }, { grade: '2' }), admiraltyCode({ reliability: null }, { grade: '2' })]).toEqual(['B2', '2'])
    expect([admiraltyCode({ reliability: 'B' }, { grade: null }), admiraltyCode(undefined, { grade: null })]).toEqual(['B', ''])
    expect(admiraltyWords({ reliability: 'B' }, { grade: '2' })).toBe('usually reliable; probably true')
  })
})
