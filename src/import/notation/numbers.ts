// Numbers as ratings: from 2 to -2, from 1 to 5, or counts of what contradicts. Only an answer or negative numbers tell which. Pure.
import type { Rating } from '../../ach/model/rating.ts'
import { type Answers, askQuestion, type Question, type QuestionOption } from '../questions/question.ts'
import { foldWords } from '../words/fold-words.ts'
import { ratingNumber, showsNumbers } from './rating-words.ts'

export interface NumberScale {
  /** undefined: no number of a scale; null: a number that is left blank */
  read(text: string): Rating | null | undefined
  readonly question: Question | null
}

interface Written {
  readonly text: string
  readonly places: readonly string[]
}

const NUMBER = /^[+-]?\d{1,3}([.,]\d*)?$/
const numberIn = (text: string): number | undefined => {
  const written = text.length > 20 ? '' : foldWords(text).replace(/^([+-])\s+/, '$1')
  return NUMBER.test(written) ? Number(written.replace(',', '.')) : undefined
}

const FIVE: readonly Rating[] = ['II', 'I', 'N', 'C', 'CC']
const SCALES: Readonly<Record<string, { readonly words: string; readonly read: (value: number) => Rating | undefined }>> = {
  signed: { words: 'ratings from 2 (CC) to −2 (II)', read: (value) => ratingNumber(String(value)) },
  against: { words: 'inconsistency: 0 is C, 1 is I, 2 is II', read: (value) => (['C', 'I', 'II'] as const)[value] },
  rising: { words: 'ratings from 5 (CC) to 1 (II)', read: (value) => FIVE[value - 1] },
  falling: { words: 'ratings from 1 (CC) to 5 (II)', read: (value) => FIVE[5 - value] },
}
const BLANK: QuestionOption = { value: 'blank', words: 'not ratings: leave these cells blank' }

/** Finds the scale of the numbers in a table. */
export function numberScale(all: readonly Written[], answers: Answers): NumberScale {
  const numbers = all.flatMap(({ text, places }) => {
    const value = numberIn(text)
    return value === undefined ? [] : [{ value, places }]
  })
  // A lone 0 is the sign of the scale with ++ and --.
  if (!numbers.some(({ value }) => value !== 0)) return { read: () => undefined, question: null }
  const values = numbers.map(({ value }) => value)
  const fitting = Object.keys(SCALES).filter((name) => values.every((value) => SCALES[name]?.read(value) !== undefined))
  // With nothing but numbers, leaving them blank would leave nothing.
  const only = numbers.length === all.filter(({ text }) => text !== '').length
  const offered = fitting.length > 0 ? fitting : ['signed']
  const question = askQuestion(
    {
      id: 'numbers',
      sentence: 'Are these numbers ratings?',
      options: [...offered.map((value) => ({ value, words: SCALES[value]?.words ?? '' })), BLANK],
      usual: showsNumbers(all.map(({ text }) => text)) ? 'signed' : only && fitting.length > 0 ? null : BLANK.value,
      places: numbers.flatMap(({ places }) => places),
    },
    answers,
  )
  const scale = SCALES[question.chosen ?? '']
  return {
    question,
    read: (text) => {
      const value = numberIn(text)
      if (value === undefined) return undefined
      return scale ? scale.read(value) : ratingNumber(text) === undefined && !fitting.length ? undefined : null
    },
  }
}
