// The variables of a request after its sender is identified.
import type { ReaderLink, StoredParticipant } from '../store/contract/access-store.ts'

/** The sender of a request. Without sign-in there is one person: the analyst, rater `me`. */
export interface Person {
  /** also the id of their rater; for a reader, the rater whose ratings they see */
  readonly id: string
  /** null without sign-in and for readers */
  readonly name: string | null
  /** the reader link they came by; null for people who may change things */
  readonly link: ReaderLink | null
}

export interface Env {
  /**
   * `request`: its number in the log, such as 7K2P-XQ4. Below paths.participantHome `participant` is set and `person` is not; `rejoinCode` is
   * the personal code that this browser keeps, or null.
   */
  Variables: { person: Person; participant: StoredParticipant; rejoinCode: string | null; request: string }
}
