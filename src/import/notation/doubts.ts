// The questions about texts that may be ratings: marks, words, two ratings, arrows, levels and colours, each asked once for the whole table. Pure.
import type { Rating } from '../../ach/model/rating.ts'
import { countNoun, joinPhrases, startSentence } from '../../ach/words/phrases.ts'
import { type Answers, askQuestion, type Question, type QuestionAsked } from '../questions/question.ts'
import { levelWord } from '../words/level-vocabulary.ts'
import { colourWords, guessColours } from './colours.ts'
import type { CellDoubt, CellReading } from './read-cell.ts'

/** A text that is asked about, with the places where it stands. */
export interface TextDoubt extends CellReading {
  readonly text: string
  readonly doubt: CellDoubt
  readonly places: readonly string[]
}
type Settled = { readonly rating: Rating | null; readonly note: string | null; readonly left?: 'open' | null }

const MOST_NAMED = 20
const ratingName = (rating: Rating | null | undefined) => rating ?? 'not rated'

const quoted = (text: string) => (/\p{L}/u.test(text) ? `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”` : text)

/** “✓ is C, ✗ is I and ? is not rated” */
function guessesInWords(doubts: readonly Pick<TextDoubt, 'head' | 'rating'>[]): string {
  const known = new Map(doubts.map(({ head, rating }) => [head, rating]))
  const named = [...known].map(([head, rating]) => `${quoted(head)} is ${ratingName(rating)}`)
  return joinPhrases(named, 'and', MOST_NAMED)
}

const namesOf = (doubts: readonly TextDoubt[]) =>
  joinPhrases([...new Set(doubts.map(({ head, text }) => quoted(head || text)))], 'and', MOST_NAMED)

const BLANK = { value: 'blank', words: 'leave these cells blank' }

type Group = (doubts: readonly TextDoubt[]) => Omit<QuestionAsked, 'places'>

const GROUPS: Readonly<Record<CellDoubt, Group>> = {
  mark: (doubts) => ({
    id: 'marks',
    sentence: `What do these marks mean: ${namesOf(doubts)}?`,
    options: [{ value: 'usual', words: startSentence(guessesInWords(doubts)) }, BLANK],
    // A question mark alone only leaves cells blank.
    usual: doubts.every(({ rating }) => rating === null) ? 'usual' : null,
  }),
  word: (doubts) => ({
    id: 'words',
    sentence: `How do these words count: ${namesOf(doubts)}?`,
    options: [{ value: 'usual', words: guessesInWords(doubts) }, { value: 'N', words: 'as N, neutral' }, BLANK],
    usual: null,
  }),
  two: (doubts) => ({
    id: 'two',
    sentence: `Some cells name two ratings, such as ${quoted(doubts[0]?.text ?? '')}. Which one counts?`,
    options: [{ value: 'first', words: 'the first' }, { value: 'second', words: 'the second' }, BLANK],
    usual: null,
  }),
  arrow: (doubts) => ({
    id: 'arrow',
    sentence: `Some ratings are followed by an arrow, such as ${quoted(doubts[0]?.text ?? '')}. Does the rating count?`,
    options: [{ value: 'usual', words: 'yes: what follows the arrow becomes the note' }, BLANK],
    usual: 'usual',
  }),
  loose: (doubts) => ({
    id: 'loose',
    sentence: `Some cells begin with a rating and go on, such as ${quoted(doubts[0]?.text ?? '')}. Is the beginning the rating?`,
    options: [{ value: 'usual', words: 'yes: the rest becomes the note' }, BLANK],
    usual: 'usual',
  }),
  level: () => ({
    id: 'levels',
    sentence: 'What do high, medium and low mean under a hypothesis?',
    options: [
      { value: 'fits', words: 'how well the evidence fits: high is C, medium is N, low is I' },
      { value: 'against', words: 'how much it contradicts: high is I, medium is N, low is C' },
      BLANK,
    ],
    usual: null,
  }),
}

const LEVEL_RATINGS = { fits: { high: 'C', medium: 'N', low: 'I' }, against: { high: 'I', medium: 'N', low: 'C' } } as const

/** The rest of a cell, or all of it where the rating itself is uncertain, so that nothing is lost. */
const wholeNote = ({ text, note, doubt }: TextDoubt): string | null => (doubt === 'mark' || doubt === 'level' ? note : text)

function settle(one: TextDoubt, chosen: string | null): Settled {
  if (chosen === null) return { rating: null, note: one.note, left: 'open' }
  if (chosen === BLANK.value) return { rating: null, note: wholeNote(one) }
  if (one.doubt === 'level') {
    const level = levelWord(one.text)
    return { rating: level ? LEVEL_RATINGS[chosen === 'against' ? 'against' : 'fits'][level] : null, note: one.note }
  }
  if (one.doubt === 'two') return { rating: (chosen === 'second' ? one.second : one.rating) ?? null, note: one.text }
  return { rating: chosen === 'N' ? 'N' : (one.rating ?? null), note: one.note }
}

/** Asks one question for each kind of doubt, and reads the texts as answered. */
export function doubtQuestions(
  doubts: readonly TextDoubt[],
  answers: Answers,
): { questions: Question[]; read: ReadonlyMap<string, Settled> } {
  const read = new Map<string, Settled>()
  const questions: Question[] = []
  for (const [kind, group] of Object.entries(GROUPS) as [CellDoubt, Group][]) {
    const of = doubts.filter(({ doubt }) => doubt === kind)
    if (of.length === 0) continue
    const question = askQuestion({ ...group(of), places: of.flatMap(({ places }) => places) }, answers)
    questions.push(question)
    for (const one of of) read.set(one.text, settle(one, question.chosen))
  }
  return { questions, read }
}

/** Asks whether the colours of empty cells are ratings. `cells`: their stand-in texts. `texted`: other cells have a text. */
export function colourDoubt(
  cells: readonly { readonly text: string; readonly places: readonly string[] }[],
  texted: boolean,
  answers: Answers,
): { question: Question | null; read: ReadonlyMap<string, Rating | null>; guesses: ReadonlyMap<string, Rating> } {
  const guesses = guessColours(cells.map(({ text }) => text))
  const places = cells.flatMap((cell) => cell.places)
  // A single colour tells no ratings apart.
  if (guesses.size < 2) return { question: null, read: new Map(cells.map(({ text }) => [text, null])), guesses: new Map() }
  const named = [...guesses].map(([text, rating]) => `${colourWords(text)} is ${rating}`)
  const question = askQuestion(
    {
      id: 'colours',
      sentence: `${countNoun(places.length, 'cell has', 'cells have')} a colour but no text. Are the colours ratings?`,
      options: [{ value: 'usual', words: `yes: ${joinPhrases(named, 'and', MOST_NAMED)}` }, BLANK],
      usual: texted ? BLANK.value : null,
      places,
    },
    answers,
  )
  return { question, guesses, read: new Map([...guesses].map(([text, rating]) => [text, question.chosen === 'usual' ? rating : null])) }
}
