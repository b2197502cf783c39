// The one error type for "no": a code that the web turns into a status, and a sentence for the user.

export type RefusalCode =
  /** 404: an id that is not there (or that this viewer may not see) */
  | 'unknown'
  /** 422: a value that is not acceptable; `field` names it */
  | 'invalid'
  /** 409: the item is parked */
  | 'parked'
  /** 409: somebody else changed it meanwhile */
  | 'conflict'
  /** 409: one of the limits of a workbook is reached */
  | 'limit'
  /** 403: not this person's to change */
  | 'forbidden'
  /** 409: nothing left to undo or redo */
  | 'nothing'
  /** 503: could not be stored; nothing was changed */
  | 'unavailable'

/** A plain "no". `message` is a full sentence that may be shown as it stands; `field` names the form field it belongs to. */
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
