// One cell of the matrix as a string: one control, a link to the row card until JavaScript makes it the place to rate.
// A page of 20 × 1,000 has 20,000 of these, so every byte here counts; the letters take their look from data-rating on the cell.
import { type Rating, ratingWords } from '../../src/ach/model/rating.ts'
import { cellId, queryId } from '../../src/paths.ts'
import { escapeHtml } from '../ui/html.ts'

export interface CellParts {
  readonly evidence: string
  readonly hypothesis: string
  readonly rating: Rating | null
  readonly note: string | null
  /** what the other reading says, where one is compared; undefined where none is */
  readonly theirs?: Rating | null
  readonly parked?: boolean
  /** the hypothesis in words, on pages small enough to fold on a phone */
  readonly label?: string
  /** says beside the rating which item it is about: on paper, where the turned matrix has no columns */
  readonly named?: boolean
}

/** The short way from the matrix to a card; see src/web/matrix.tsx. Relative, because it stands in every cell. */
const cardLink = (evidence: string, hypothesis: string) => `?card=${evidence}#${queryId(hypothesis)}`

export function cellHtml(parts: CellParts): string {
  const { evidence, hypothesis, rating, note, label } = parts
  const said =
    label === undefined ? '' : ` data-label="${escapeHtml(label)}" aria-label="${nameOf(rating, note !== null, theirsIn(parts))}"`
  return `${start(parts)}><a href=${cardLink(evidence, hypothesis)}${itemIn(parts)}${said}>${chips(parts)}</a></td>`
}

/**
 * The same in a what-if, where it is no control but only looked at.
 * `really`: what the cell says where nothing is supposed; undefined where it says the same.
 */
export function readOnlyCellHtml(parts: CellParts, really: Rating | null | undefined): string {
  const { rating, note, label } = parts
  const stored = really === undefined ? '' : `<small aria-hidden="true">really ${really ?? 'blank'}</small>`
  const chip = (attributes: string) => `<a${itemIn(parts)}${attributes}>${chips(parts)}</a>`
  if (label === undefined && stored === '') return `${start(parts)}>${chip('')}</td>`
  // What is no control can only be called by a text of its own.
  const name = `<b class="visually-hidden">${nameOf(rating, note !== null, theirsIn(parts), really)}</b>`
  return `${start(parts)}>${chip(` data-label="${escapeHtml(label ?? '')}" aria-hidden="true"`)}${name}${stored}</td>`
}

function start(parts: CellParts): string {
  const { evidence, hypothesis, rating, note, parked } = parts
  const theirs = theirsIn(parts)
  const differs = theirs !== null && !parked && rating !== null && theirs !== rating
  const attributes = `${note === null ? '' : ' data-note'}${differs ? ' data-differs' : ''}${parked ? ' data-parked' : ''}`
  return `<td id="${cellId(evidence, hypothesis)}" data-rating="${rating ?? ''}"${attributes}`
}

const theirsIn = ({ theirs }: CellParts): Rating | null => theirs ?? null
const itemIn = ({ evidence, named }: CellParts): string => (named ? ` data-item="${evidence}"` : '')

function chips(parts: CellParts): string {
  const theirs = theirsIn(parts)
  const both = theirs !== null && theirs === parts.rating
  const ring = theirs === null || both ? '' : `<u data-rating="${theirs}"></u>`
  return `<i${both ? ' class="both"' : ''}>${letters(parts.rating)}</i>${ring}`
}

/** Blank has its word too: it is read aloud and copied, not seen. */
const letters = (rating: Rating | null): string => rating ?? 'not rated'

/** How a cell is called: letters, word, what is supposed, note, the other reading. Row and column come from the table. */
function nameOf(rating: Rating | null, hasNote: boolean, theirs: Rating | null, really?: Rating | null): string {
  const own = rating === null ? letters(rating) : `${letters(rating)}, ${ratingWords(rating)}`
  const other =
    theirs === null
      ? ''
      : theirs === rating
        ? '; the other reading says the same'
        : `; the other reading: ${theirs}, ${ratingWords(theirs)}`
  const supposed = really === undefined ? '' : `; supposed, really ${letters(really)}`
  return `${own}${supposed}${hasNote ? '; has a note' : ''}${other}`
}
