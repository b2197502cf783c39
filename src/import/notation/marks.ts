// Ticks, crosses, circles and emoji with which people rate. What they mean differs from table to table, so each is only a guess. Pure.
import type { Rating } from '../../ach/model/rating.ts'

/** The rating that a mark stands for in most tables; null for not rated. */
const MARK_GUESSES: readonly (readonly [Rating | null, string])[] = [
  ['CC', '◎'],
  ['C', '✓✔☑✅👍🟢🟩💚🔵🟦●⬤▲⬆↑➕⊕⭕〇'],
  ['N', '➖~∼≈±·•∙◐◑🟡🟨⚪⬜◻△➡↔⚠🤷=○◯'],
  ['I', '✗✘✕✖×❌❎☒👎🔴🟥🟠🟧▼⬇↓⊖🚫⛔'],
  [null, '?❓❔…'],
]
const GUESS_BY_MARK: ReadonlyMap<string, Rating | null> = new Map(
  MARK_GUESSES.flatMap(([rating, marks]) => [...marks].map((mark) => [mark, rating] as const)),
)
const STRONGER: ReadonlyMap<Rating | null, Rating> = new Map([
  ['C', 'CC'],
  ['I', 'II'],
])
/** Signs that mean between, and more signs than the scale has. */
const SIGN_GUESSES: Readonly<Record<string, Rating>> = {
  '+-': 'N',
  '+/-': 'N',
  '-/+': 'N',
  '-+': 'N',
  '+++': 'CC',
  '---': 'II',
  '...': 'N',
}

/** Marks at the beginning of a text, without variation selectors; '' if there are none. */
export function leadingMarks(text: string): string {
  let marks = ''
  for (const letter of text) {
    if (GUESS_BY_MARK.has(letter)) marks += letter
    else break
  }
  return marks
}

/** Returns what a mark, or a repeated one, most often means: null for not rated, undefined if it is no mark. */
export function guessMark(text: string): Rating | null | undefined {
  if (Object.hasOwn(SIGN_GUESSES, text)) return SIGN_GUESSES[text]
  const [first, second, ...more] = text.length > 8 ? [] : [...text.replace(/\s+/g, '')]
  if (first === undefined || more.length > 1 || (second !== undefined && second !== first)) return undefined
  const guess = GUESS_BY_MARK.get(first)
  return second === undefined ? guess : (STRONGER.get(guess ?? null) ?? guess)
}

/** In tables with ◎ or ×, as in Japan and Korea, a circle agrees; next to a filled circle it contradicts. */
export function guessCircle(text: string, all: ReadonlySet<string>): Rating | undefined {
  if (!/^[○◯〇⭕]$/u.test(text)) return undefined
  if (all.has('●') || all.has('⬤')) return 'I'
  return ['◎', '×', '✕', '✗', '△', '❌'].some((mark) => all.has(mark)) ? 'C' : 'N'
}
