// Checks that the examples in help use the numbers and sentences of the scoring code.
import { describe, expect, it } from 'vitest'
import { contradiction, RATING_KEYS, RATINGS, ratingWords } from '../../src/ach/model/rating.ts'
import { weightOf } from '../../src/ach/model/weight.ts'
import { formatScore } from '../../src/ach/words/phrases.ts'
import { VERDICT_MEANINGS } from '../../src/ach/words/verdict-meanings.ts'
import { verdictSentence, verdictText } from '../../src/ach/words/verdict-words.ts'
import { ratingsOf } from './example-table.tsx'
import { GuideHelp } from './guide.tsx'
import { HEUER_STEPS } from './heuer-steps.ts'
import { RatingScale } from './rating-scale.tsx'
import { EARLY_EXAMPLES, VERDICT_EXAMPLES, WARNING_EXAMPLES } from './verdict-examples.ts'
import { VerdictsHelp, warningOf } from './verdicts.tsx'
import { WORKED_EXAMPLE, WorkedRow, workedColumns } from './worked-row.tsx'

/** The text of an element without tags. */
const textOf = (html: unknown) =>
  String(html)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')

describe('the worked row of help', () => {
  const columns = workedColumns()

  it('adds up to the scores of scoresOf', () => {
    expect(columns.map(({ score }) => score)).toEqual(WORKED_EXAMPLE.scores.hypotheses.map(({ score }) => score))
    for (const { added, others, score } of columns) expect(added + others).toBeCloseTo(score, 9)
  })

  it('adds what each rating counts, times the weight of the item', () => {
    const weight = weightOf({ credibility: 'high', relevance: 'high' }, 'weighted')
    expect(columns.map(({ rating }) => rating)).toEqual(ratingsOf(WORKED_EXAMPLE, 'E1'))
    for (const { rating, counts, added } of columns) expect([counts, added]).toEqual([contradiction(rating), counts * weight])
  })

  it('shows a cell that counts 0, one that counts 1 and one that counts 2, and other items add to each score', () => {
    expect(columns.map(({ counts }) => counts).toSorted()).toEqual([0, 1, 2])
    expect(columns.every(({ others }) => others > 0)).toBe(true)
  })

  it('shows these numbers and their verdict', () => {
    const text = textOf(<WorkedRow />)
    for (const { label, score } of columns) {
      expect(text).toContain(label)
      expect(text).toContain(formatScore(score, 'weighted'))
    }
    expect(text).toContain(verdictText(verdictSentence(WORKED_EXAMPLE.scores, WORKED_EXAMPLE.view)))
  })
})

describe('the examples of verdicts in help', () => {
  it.each(VERDICT_EXAMPLES)('has the verdict $verdict', ({ verdict, example }) => {
    expect(example.scores.verdict).toBe(verdict)
  })

  it('are quoted as the workbook words them', () => {
    const text = textOf(VerdictsHelp({ from: undefined })).replaceAll(' ', '')
    for (const { example } of VERDICT_EXAMPLES)
      expect(text).toContain(verdictText(verdictSentence(example.scores, example.view)).replaceAll(' ', ''))
  })

  it('include the sentences shown before there is a verdict, and only warnings that apply to the examples', () => {
    expect(EARLY_EXAMPLES.map(({ scores }) => scores.verdict)).toEqual(['unrated', 'early', 'single'])
    for (const { code, example } of WARNING_EXAMPLES) expect(warningOf(code, example), code).not.toBe('')
  })
})

describe('the one-page guide', () => {
  const text = textOf(<GuideHelp />)

  it('has the whole scale with keys and words', () => {
    const scale = textOf(<RatingScale short />)
    expect(text).toContain(scale.trim())
    for (const rating of RATINGS) expect(scale).toContain(`${rating} ${RATING_KEYS[rating]} ${ratingWords(rating)}`)
  })

  it('has the eight steps in Heuer’s order and every verdict', () => {
    expect(HEUER_STEPS).toHaveLength(8)
    const places = HEUER_STEPS.map(({ name }) => text.indexOf(` ${name}. `))
    expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true)
    for (const { verdict } of VERDICT_EXAMPLES) expect(text).toContain(VERDICT_MEANINGS[verdict])
  })
})
