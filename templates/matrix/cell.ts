// Renders one cell of the matrix as an HTML string. A cell holds one link to the row card, which JavaScript turns into a rating control.
// A page of 20 × 1,000 has 20,000 cells, so there a cell is nothing but its letters, and the link to the card is the id of the row.
// CSS styles the letters by data-rating on the cell.
import { type Rating, ratingWords } from '../../src/ach/model/rating.ts'
import { cellId, queryId } from '../../src/paths.ts'
import { escapeHtml } from '../ui/html.ts'

export interface CellParts {
  readonly evidence: string
  readonly hypothesis: string
  readonly rating: Rating | null
  readonly note: string | null
  /** the rating to compare with; undefined if the page compares with nobody */
  readonly theirs?: Rating | null
  readonly parked?: boolean
  /** label of the hypothesis, on pages small enough to fold on a phone */
  readonly label?: string
  /** the cell carries the id of its item: on paper a transposed matrix has no columns */
  readonly named?: boolean
}

/** A short address that src/web/matrix/matrix.tsx redirects to the card. It is relative because every cell or row repeats it. */
export const cardLink = (evidence: string) => `?card=${evidence}`

export function cellHtml(parts: CellParts): string {
  const { evidence, hypothesis, rating, note, label } = parts
  const labels =
    label === undefined ? '' : ` data-label="${escapeHtml(label)}" aria-label="${accessibleName(rating, note !== null, theirsIn(parts))}"`
  return `${start(parts)}><a href=${cardLink(evidence)}#${queryId(hypothesis)}${itemIn(parts)}${labels}>${chips(parts)}</a></td>`
}

/** A cell of a large matrix. HTML needs neither the quotes nor the end tag, which would be an eighth of the page. */
export function plainCellHtml({ evidence, hypothesis, rating, note, parked }: CellParts): string {
  const attributes = `${note === null ? '' : ' data-note'}${parked ? ' data-parked' : ''}`
  return `<td id=${cellId(evidence, hypothesis)} data-rating${rating === null ? '' : `=${rating}`}${attributes}>${letters(rating)}`
}

/**
 * A cell that cannot be rated, for readers and what-ifs.
 * `actual` is the saved rating, if the what-if shows another one; undefined if they are the same.
 */
export function readOnlyCellHtml(parts: CellParts, actual: Rating | null | undefined): string {
  const { rating, note, label } = parts
  const remark = actual === undefined ? '' : `<small aria-hidden="true">actual: ${actual ?? 'blank'}</small>`
  const chip = (attributes: string) => `<a${itemIn(parts)}${attributes}>${chips(parts)}</a>`
  if (label === undefined && remark === '') return `${start(parts)}>${chip('')}</td>`
  // aria-label is not reliable on an element that is no control, so screen readers get a text.
  const name = `<b class="visually-hidden">${accessibleName(rating, note !== null, theirsIn(parts), actual)}</b>`
  return `${start(parts)}>${chip(` data-label="${escapeHtml(label ?? '')}" aria-hidden="true"`)}${name}${remark}</td>`
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
  return `<i>${letters(parts.rating)}</i>${theirs === null ? '' : `<u data-rating="${theirs}"></u>`}`
}

/** A blank cell has words for screen readers and for copying; CSS hides them. */
const letters = (rating: Rating | null): string => rating ?? 'not rated'

/** "I, inconsistent; has a note; the other rating: N, neutral". Screen readers take row and column from the table. */
function accessibleName(rating: Rating | null, hasNote: boolean, theirs: Rating | null, actual?: Rating | null): string {
  const named = (one: Rating | null) => (one === null ? letters(one) : `${letters(one)}, ${ratingWords(one)}`)
  const own = actual === undefined ? named(rating) : `in this what-if: ${named(rating)}`
  const compared = theirs === null ? '' : theirs === rating ? '; the other rating is the same' : `; the other rating: ${named(theirs)}`
  const saved = actual === undefined ? '' : `; actual rating: ${actual === null ? 'blank' : named(actual)}`
  return `${own}${saved}${hasNote ? '; has a note' : ''}${compared}`
}
