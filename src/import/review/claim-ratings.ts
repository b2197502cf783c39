// Makes one rater of a file the person who imports it, who can then edit those ratings. Pure.
import type { Document } from '../../ach/document/document.ts'

/** Name of the form field for the workbook with this index. */
export const claimField = (at: number): string => `mine${at}`

/** Returns the raters that the person `me` may claim; none if the file already names that person. */
export const claimableRaters = (document: Document, me: string): Document['raters'] =>
  document.raters.some(({ id }) => id.toLowerCase() === me.toLowerCase()) ? [] : document.raters.filter(({ kind }) => kind === 'person')

/** Returns the document with that rater's id replaced by `me`; unchanged if `rater` cannot be claimed. */
export function claimRatings(document: Document, rater: string | undefined, me: string): Document {
  if (!claimableRaters(document, me).some(({ id }) => id === rater)) return document
  return { ...document, raters: document.raters.map((one) => (one.id === rater ? { ...one, id: me } : one)) }
}
