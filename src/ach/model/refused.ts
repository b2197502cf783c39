// The error for a refused request or change: a code for programs and a sentence for the user.

export type RefusalCode =
  /** the id does not exist, or this person may not see it */
  | 'unknown'
  /** a value is not acceptable; `field` names the form field */
  | 'invalid'
  /** the item is parked */
  | 'parked'
  /** someone else changed it first */
  | 'conflict'
  /** a limit of the workbook is reached */
  | 'limit'
  /** this person may not do it */
  | 'forbidden'
  /** the exercise is at another stage */
  | 'stage'
  /** the workbook is damaged and can only be read */
  | 'damaged'
  /** nothing left to undo or redo */
  | 'nothing'
  /** could not be stored; nothing was changed */
  | 'unavailable'

/** Messages for an id that does not exist, in a file or form and in the workbook. `what` is the kind of item in words. */
export const noSuchItem = (what: string, id: string): string => `There is no ${what} ${id}.`
export const notInWorkbook = (what: string, id: string): string => `There is no ${what} ${id} in this workbook.`

/** `message` is a full sentence to show to the user; `field` is the form field it belongs to. */
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
