// What a request carries once it is known who is asking.
import type { ReaderLink, StoredParticipant } from '../store/contract/access-store.ts'

/** Who is asking. Without sign-in there is one person: the analyst, rater `me`. */
export interface Person {
  /** also the id of their rater; for a reader the one whose ratings they see */
  readonly id: string
  /** the name they gave; null where nobody was asked for one */
  readonly name: string | null
  /** the link that a reader followed; null for everybody who may change things */
  readonly link: ReaderLink | null
}

export interface Env {
  /** `request`: the number under which the log has it, e.g. 7K2P-XQ4; `participant` in place of `person` below paths.participantHome */
  Variables: { person: Person; participant: StoredParticipant; request: string }
}
