// How one table writes its ratings: reads each distinct text once, and asks once for each kind of doubt. Pure.
import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { type Answers, askQuestion, type Question } from '../questions/question.ts'
import { foldWords } from '../words/fold-words.ts'
import { levelWord } from '../words/level-vocabulary.ts'
import { isColourText } from './colours.ts'
import { colourDoubt, doubtQuestions, type TextDoubt } from './doubts.ts'
import { guessCircle } from './marks.ts'
import { type NumberScale, numberScale } from './numbers.ts'
import { ratingNumber, signsOf } from './rating-words.ts'
import { type CellReading, plainCell, readCell } from './read-cell.ts'

/** A cell that should hold a rating, and its place, such as B3. */
export interface WrittenCell {
  readonly text: string
  readonly place: string
}

/** What a key says: ratings by folded code or mark. */
export type RatingKey = ReadonlyMap<string, Rating>

/** How one text is read everywhere in the table. */
export interface TextRead {
  readonly text: string
  readonly count: number
  /** null: left blank; undefined: no rating */
  readonly rating: Rating | null | undefined
  readonly note: string | null
  /** why it is left blank although it may be a rating; null if it is not */
  readonly left: 'number' | 'dash' | 'open' | null
  /** whether someone set it */
  readonly set: boolean
  /** what it most often means, while an answer is needed; null if nothing is proposed */
  readonly proposed: Rating | null
}

export interface Notation {
  read(text: string): Omit<TextRead, 'text' | 'count'>
  readonly questions: readonly Question[]
  /** most frequent first */
  readonly texts: readonly TextRead[]
}

/** The name of the answer that sets the rating of a text. */
export const readAnswer = (text: string): string => `read ${text}`
/** The value of an answer that leaves a text blank. */
export const LEFT_BLANK = 'blank'

const isRating = (value: string | undefined): value is Rating => (RATINGS as readonly string[]).includes(value ?? '')

interface Seen extends CellReading {
  readonly text: string
  readonly places: string[]
}

/** Reads the rated cells of a table. `key`: what the table itself says about its codes. */
export function tableNotation(cells: readonly WrittenCell[], key: RatingKey, answers: Answers): Notation {
  const seen = new Map<string, Seen>()
  for (const { text, place } of cells) {
    const written = text.trim()
    const before = seen.get(written)
    if (before) before.places.push(place)
    else seen.set(written, { text: written, places: [place], ...readCell(written) })
  }
  const all = [...seen.values()].filter(({ text }) => text !== '')
  const numbers = numberScale(all, answers)
  const dashes = dashQuestion(all, numbers, answers)
  const marks = new Set(all.map(({ text }) => plainCell(text)))
  const doubts = all.flatMap((one): TextDoubt[] => {
    if (isColourText(one.text)) return []
    if (one.doubt === null || key.has(keyOf(one.head))) return []
    const circle = guessCircle(plainCell(one.text), marks)
    return [{ ...one, doubt: one.doubt, rating: circle ?? one.rating }]
  })
  const coloured = all.filter(({ text }) => isColourText(text))
  const colours = colourDoubt(coloured, coloured.length < all.length, answers)
  const scale = scaleQuestion(all, key, answers)
  const asked = doubtQuestions(doubts, answers)
  const questions = [scale, ...asked.questions, colours.question, numbers.question, dashes].filter((question) => question !== null)

  const proposals = new Map([...doubts.map(({ text, rating }) => [text, rating] as const), ...colours.guesses])

  const read = (text: string): Omit<TextRead, 'text' | 'count'> => {
    const written = text.trim()
    const one = seen.get(written) ?? { text: written, places: [], ...readCell(written) }
    const set = Object.hasOwn(answers, readAnswer(written)) ? answers[readAnswer(written)] : undefined
    if (isRating(set)) return { rating: set, note: one.note, left: null, set: true, proposed: null }
    if (set === LEFT_BLANK) return { rating: null, note: one.note, left: null, set: true, proposed: null }
    const found = readUnset(one)
    return { left: null, set: false, proposed: proposals.get(one.text) ?? null, ...found }
  }

  function readUnset(one: Seen): Pick<TextRead, 'rating' | 'note'> & { readonly left?: TextRead['left'] } {
    const colour = colours.read.get(one.text)
    if (colour !== undefined)
      return { rating: colour, note: null, left: colour === null && colours.question?.chosen === null ? 'open' : null }
    const number = numbers.read(one.text)
    if (number !== undefined) return number === null ? { rating: null, note: null, left: 'number' } : { rating: number, note: null }
    if (dashes !== null && isDash(one))
      return dashes.chosen === 'I' || dashes.chosen === 'N'
        ? { rating: dashes.chosen, note: one.note }
        : { rating: null, note: null, left: 'dash' }
    const doubt = asked.read.get(one.text)
    if (doubt !== undefined) return doubt
    const keyed = key.get(keyOf(one.head))
    if (scale !== null && isThreePoint(one))
      return { rating: plainStep(one.rating, scale.chosen), note: one.note, left: scale.chosen === null ? 'open' : null }
    return { rating: keyed ?? one.rating, note: one.note }
  }

  const texts = all.map(({ text, places }): TextRead => ({ text, count: places.length, ...read(text) })).sort((a, b) => b.count - a.count)
  return { read, questions, texts }
}

/** The text under which a key lists a code. */
export const keyOf = (code: string): string => foldWords(code).replace(/\s+/g, '')

const isDash = ({ head }: CellReading) => signsOf(head) === '-'

/** A lone dash contradicts in a table with other signs; elsewhere it may mean that the cell is not rated. */
function dashQuestion(all: readonly Seen[], numbers: NumberScale, answers: Answers): Question | null {
  const dashes = all.filter(isDash)
  const signs = all.some(({ head }) => /^[+-]+$/.test(signsOf(head)) && signsOf(head) !== '-')
  if (dashes.length === 0 || signs || numbers.read('-1') !== undefined) return null
  return askQuestion(
    {
      id: 'dash',
      sentence: 'What does a single dash mean?',
      options: [
        { value: LEFT_BLANK, words: 'not rated' },
        { value: 'I', words: 'I, inconsistent' },
        { value: 'N', words: 'N, neutral' },
      ],
      usual: LEFT_BLANK,
      places: dashes.flatMap(({ places }) => places),
    },
    answers,
  )
}

const CODES_OF_THREE = new Set(['cc', 'ii'])
const isThreePoint = ({ head }: CellReading) => CODES_OF_THREE.has(keyOf(head))
const plainStep = (rating: CellReading['rating'], chosen: string | null): Rating | null | undefined =>
  chosen === null ? null : chosen === 'plain' ? (rating === 'CC' ? 'C' : rating === 'II' ? 'I' : rating) : rating

/** Some tables write CC, II and NN for consistent, inconsistent and neutral: their scale has three steps, not five. */
function scaleQuestion(all: readonly Seen[], key: RatingKey, answers: Answers): Question | null {
  const codes = new Set(all.map(({ head }) => keyOf(head)))
  if (!codes.has('cc') || !codes.has('ii') || codes.has('c') || codes.has('i')) return null
  const strong = all.filter(isThreePoint)
  const byKey = key.get('cc') === 'C' || key.get('ii') === 'I' ? 'plain' : key.get('cc') === 'CC' ? 'strong' : null
  return askQuestion(
    {
      id: 'scale',
      sentence: 'Does CC mean very consistent, or is it the only step of agreement? This table has CC and II, but neither C nor I.',
      options: [
        { value: 'plain', words: 'the only step: CC is read as C and II as I' },
        { value: 'strong', words: 'very: CC and II stay as they are' },
      ],
      usual: byKey ?? (codes.has('nn') ? null : 'strong'),
      places: strong.flatMap(({ places }) => places),
    },
    answers,
  )
}

/** True for texts that may be levels, which are no ratings by themselves. */
export const isLevelText = (text: string): boolean => levelWord(text) !== undefined && ratingNumber(text) === undefined
