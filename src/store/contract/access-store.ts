// Who may enter: the part of the store's contract that keeps keys, people, sessions and links for readers. Secrets are kept as hashes only.

/** Somebody who signed in with the key and said who they are. */
export interface StoredPerson {
  /** also the id of their rater in every workbook */
  readonly id: string
  readonly name: string
}

/** A browser that signed in, or followed a link for readers. */
export interface Session {
  /** hash of the secret in its cookie */
  readonly hash: string
  /** ISO 8601, UTC */
  readonly at: string
  /** who it is; null before a name was given, and for readers */
  readonly person: StoredPerson | null
  /** the link that it followed; null for those who hold the key */
  readonly link: ReaderLink | null
}

/** Shows one workbook to whoever has it, to read only. */
export interface ReaderLink {
  readonly id: string
  readonly workbook: string
  /** hash of the secret in its address */
  readonly hash: string
  /** the one whose ratings are shown; null for everybody's */
  readonly rater: string | null
  readonly names: boolean
  readonly notes: boolean
  readonly at: string
  /** when it was taken back; null while it works */
  readonly revokedAt: string | null
}

/** The code with which people come into a run of an exercise; it is shown to a whole room, so it is kept as it is. */
export interface JoinCode {
  readonly workbook: string
  readonly code: string
  /** when it was made, ISO 8601, UTC */
  readonly at: string
}

/** Somebody who takes part in a run of an exercise. */
export interface StoredParticipant {
  readonly workbook: string
  /** id of their rater */
  readonly rater: string
}

/** The id of the one person where nobody signs in; who worked here before there was any signing in. */
export const ANALYST_ID = 'me'

/** A browser that was away longer signs in again. */
export const SESSION_MS = 60 * 24 * 60 * 60 * 1000

/** The key of the server. As all of these: what writes rejects with Refused 'unavailable' where it could not be stored. */
export interface KeyStore {
  /** Hash of the key in force; null before the first one. */
  accessKey(): Promise<string | null>
  /** The key from now on. Everybody who signed in with another one is signed out. */
  setAccessKey(hash: string): Promise<void>
  /** Puts a key in force where there is none; false, and nothing done, where there is one. */
  setFirstAccessKey(hash: string): Promise<boolean>
}

/** Those who signed in, and their browsers. */
export interface SessionStore {
  /** In the order in which they came. */
  persons(): Promise<StoredPerson[]>
  /** Refused 'conflict' where another person has the name already, ignoring case and spaces. */
  keepPerson(person: StoredPerson): Promise<void>
  keepSession(session: { hash: string; at: string; link: string | null }): Promise<void>
  /** Null where there is none, or its link was taken back. */
  session(hash: string): Promise<Session | null>
  nameSession(hash: string, person: string): Promise<void>
  endSession(hash: string): Promise<void>
}

/** Links for readers. */
export interface ReaderLinkStore {
  keepLink(link: ReaderLink): Promise<void>
  /** Of one workbook, newest first; those that were taken back too. */
  links(workbook: string): Promise<ReaderLink[]>
  /** Null where there is none. */
  linkBy(hash: string): Promise<ReaderLink | null>
  /** Nothing where it is taken back already; Refused 'unknown' where the workbook has no such link. */
  revokeLink(workbook: string, id: string, at: string): Promise<void>
}

/** The codes by which people come into runs of exercises. */
export interface JoinCodeStore {
  /** The code of its workbook from now on. Refused 'conflict' where another workbook has it. */
  keepJoinCode(code: JoinCode): Promise<void>
  /** Null where no workbook has it (any more). */
  joinCode(code: string): Promise<JoinCode | null>
  /** Null where people were never let into this workbook. */
  joinCodeOf(workbook: string): Promise<JoinCode | null>
}

/** Those who take part in exercises. */
export interface ParticipantStore extends JoinCodeStore {
  /** The hash of the code with which this participant comes back, from now on. */
  keepRejoinCode(participant: StoredParticipant, hash: string): Promise<void>
  /** Null where nobody comes back with it. */
  rejoining(hash: string): Promise<StoredParticipant | null>
  keepParticipantSession(session: StoredParticipant & { hash: string; at: string }): Promise<void>
  /** Null where there is none (any more). */
  participantSession(hash: string): Promise<StoredParticipant | null>
  /** All browsers of this participant, and the code to come back with. */
  endParticipant(participant: StoredParticipant): Promise<void>
  endParticipantSession(hash: string): Promise<void>
}

/** Who may enter, and as whom. */
export interface AccessStore extends KeyStore, SessionStore, ReaderLinkStore, ParticipantStore {}
