// The one error type for "no": a code for programs, and a sentence for the user.

/** Why not. */
export type RefusalCode =
  /** an id that is not there (or that this viewer may not see) */
  | 'unknown'
  /** a value that is not acceptable; `fieldOf` names it */
  | 'invalid'
  /** the item is parked */
  | 'parked'
  /** somebody else changed it meanwhile */
  | 'conflict'
  /** one of the limits of a workbook is reached */
  | 'limit'
  /** not this person's to change */
  | 'forbidden'
  /** the exercise is not at the stage for it */
  | 'stage'
  /** nothing left to undo or redo */
  | 'nothing'
  /** could not be stored; nothing was changed */
  | 'unavailable'

/** Said of an id that is not there: in what was given, or in the workbook. `what` is the kind of item in words. */
export const noSuchItem = (what: string, id: string): string => `There is no ${what} ${id}.`
export const notInWorkbook = (what: string, id: string): string => `There is no ${what} ${id} in this workbook.`

/** A plain "no". `message` is a full sentence that may be shown as it stands; `fieldOf` names the form field it belongs to. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly field?: string,
  ) {
    super(message)
  }
}
