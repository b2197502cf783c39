// Reads a block of ratings pasted into the matrix: one line for each cell, with its item, its hypothesis and the text pasted into it. Pure.

import { formatCount } from '../ach/model/format-count.ts'
import { RATINGS, type Rating } from '../ach/model/rating.ts'
import type { CellAt } from '../ach/scoring/score.ts'
import { joinPhrases } from '../ach/words/phrases.ts'
import { shortLabel } from '../forms/ids.ts'
import { ratingNumber, readRatingWord, showsNumbers, signsOf } from './notation/rating-words.ts'

export interface PastedCell extends CellAt {
  /** null: blank */
  readonly rating: Rating | null
}
export type CellsRead = { readonly ok: true; readonly cells: readonly PastedCell[] } | { readonly ok: false; readonly problem: string }

const LINE = /^(\S+) (\S+)(?: (.*))?$/

/**
 * `value`: one rating for all cells; undefined if each line has its own text. Lines that do not name a cell are ignored. A text that is no
 * rating makes all of it a problem, because half a block would be hard to check.
 */
export function readPastedCells(text: string, value: Rating | null | undefined): CellsRead {
  const lines = text.split('\n').flatMap((line) => {
    const [, evidence, hypothesis, typed = ''] = LINE.exec(line) ?? []
    return evidence === undefined || hypothesis === undefined ? [] : [{ evidence, hypothesis, typed }]
  })
  const texts = lines.map(({ typed }) => typed)
  const read = ratingReader(texts)
  const cells: PastedCell[] = []
  const wrong: string[] = []
  for (const { evidence, hypothesis, typed } of lines) {
    const rating = value === undefined ? read(typed) : value
    if (rating === undefined) wrong.push(`“${shortLabel(typed)}” for ${evidence} and ${hypothesis}`)
    else cells.push({ evidence, hypothesis, rating })
  }
  return wrong.length === 0 ? { ok: true, cells } : { ok: false, problem: wrongRatings(wrong) }
}

/** Numbers count only if some are negative; a single dash only if other signs show what it means. */
function ratingReader(texts: readonly string[]): (text: string) => Rating | null | undefined {
  const numbers = showsNumbers(texts)
  const digits = texts.some((text) => ![undefined, 'N'].includes(ratingNumber(text)))
  const signs = numbers || texts.some((text) => /^[+-]+$/.test(signsOf(text)) && signsOf(text) !== '-')
  return (text) => {
    const number = ratingNumber(text)
    if (number !== undefined && (numbers || digits)) return numbers ? number : undefined
    return signsOf(text) === '-' && !signs ? undefined : readRatingWord(text)
  }
}

const SHOWN = 3

function wrongRatings(wrong: readonly string[]): string {
  const more = wrong.length > SHOWN ? ` and ${formatCount(wrong.length - SHOWN)} more` : ''
  return `Not a rating: ${wrong.slice(0, SHOWN).join(', ')}${more}. Nothing was changed. Use ${joinPhrases(RATINGS, 'or', RATINGS.length)}, or leave cells empty.`
}
