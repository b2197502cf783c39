// One of a file's raters is the person who brings it in: the ratings become their own, to go on with. Pure.
import type { Document } from '../../ach/document/document.ts'

/** What a form says of the workbook of this number, from 0. */
export const claimField = (at: number): string => `mine${at}`

/** Raters who can be the person `me`; none where the file has that person already. */
export const claimableRaters = (document: Document, me: string): Document['raters'] =>
  document.raters.some(({ id }) => id.toLowerCase() === me.toLowerCase()) ? [] : document.raters.filter(({ kind }) => kind === 'person')

/** The document with that rater as `me`; as it is where `rater` names none that could be. */
export function claimRatings(document: Document, rater: string | undefined, me: string): Document {
  if (!claimableRaters(document, me).some(({ id }) => id === rater)) return document
  return { ...document, raters: document.raters.map((one) => (one.id === rater ? { ...one, id: me } : one)) }
}
