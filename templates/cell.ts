// One cell of the matrix as a string: one control, a link to the row card until JavaScript makes it the place to rate.
// A page of 20 × 1,000 has 20,000 of these, so every byte here counts; the letters take their look from data-rating on the cell.
import { type Rating, ratingWords } from '../src/ach/rating.ts'
import { askedId, cellId } from '../src/paths.ts'
import { esc } from './html.ts'

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
const cardLink = (evidence: string, hypothesis: string) => `?card=${evidence}#${askedId(hypothesis)}`

export function cell({ evidence, hypothesis, rating, note, theirs, parked, label, named }: CellParts): string {
  const compared = theirs !== undefined && theirs !== null
  const differs = compared && !parked && rating !== null && theirs !== rating
  const attributes = `${note === null ? '' : ' data-note'}${differs ? ' data-differs' : ''}${parked ? ' data-parked' : ''}`
  const item = named ? ` data-item="${evidence}"` : ''
  const said =
    label === undefined ? '' : ` data-label="${esc(label)}" aria-label="${nameOf(rating, note !== null, compared ? theirs : null)}"`
  return `<td id="${cellId(evidence, hypothesis)}" data-rating="${rating ?? ''}"${attributes}><a href=${cardLink(evidence, hypothesis)}${item}${said}>${mine(rating, theirs === rating && compared)}${compared && theirs !== rating ? `<u data-rating="${theirs}"></u>` : ''}</a></td>`
}

/** Blank has its word too: it is read aloud and copied, not seen. */
const mine = (rating: Rating | null, both: boolean) => `<i${both ? ' class="both"' : ''}>${rating ?? 'not rated'}</i>`

/** How a cell is called: letters, word, note, and what the other reading says. Row and column come from the table. */
function nameOf(rating: Rating | null, hasNote: boolean, theirs: Rating | null): string {
  const own = rating === null ? 'not rated' : `${rating}, ${ratingWords(rating)}`
  const other =
    theirs === null
      ? ''
      : theirs === rating
        ? '; the other reading says the same'
        : `; the other reading: ${theirs}, ${ratingWords(theirs)}`
  return `${own}${hasNote ? '; has a note' : ''}${other}`
}
