// The part of the store's contract for access: the key, people, sessions, reader links, join codes and participants. Secrets are stored
// only as hashes.

/** A person who signed in with the key and gave a name. */
export interface StoredPerson {
  /** Also the id of their rater in every workbook. */
  readonly id: string
  readonly name: string
}

/** A browser that signed in. */
export interface Session {
  /** Hash of the secret in its cookie. */
  readonly hash: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Null before a name was given. */
  readonly person: StoredPerson | null
}

/** A link that shows one workbook read-only to anyone who has it. */
export interface ReaderLink {
  readonly id: string
  readonly workbook: string
  /** Hash of the secret in its URL. */
  readonly hash: string
  /** The rater whose ratings are shown; null for all raters. */
  readonly rater: string | null
  readonly names: boolean
  readonly notes: boolean
  readonly at: string
  /** When it was revoked; null while it works. */
  readonly revokedAt: string | null
}

/** The join code of an exercise run. It is shown to the whole room, so it is stored in plain text. */
export interface JoinCode {
  readonly workbook: string
  readonly code: string
  /** When it was created, ISO 8601, UTC. */
  readonly at: string
}

/** A participant of an exercise run. */
export interface StoredParticipant {
  readonly workbook: string
  /** The id of their rater. */
  readonly rater: string
}

/** The id of the only person if sign-in is off, and of the person who used the workbooks before sign-in was turned on. */
export const ANALYST_ID = 'me'

/** Milliseconds. A session ends this long after it began, whatever the browser does with its cookie. */
export const SESSION_MS = 60 * 24 * 60 * 60 * 1000

/** True if a session that began at `at` has ended, or begins so far in the future that the clock must have been wrong. */
export const isSessionOver = (at: string, now: Date): boolean => !(Math.abs(now.getTime() - Date.parse(at)) < SESSION_MS)

/** Starts the row of a key that was replaced, in the same table as the current key. No hash contains a colon. */
export const FORMER_KEY = 'former:'

/** What works without the key. */
export interface KeylessAccess {
  /** reader links that are not revoked */
  readonly links: number
  /** participants with a session or a personal code */
  readonly participants: number
}

/** The server's access key. Here and below, every write rejects with `Refused('unavailable')` if it could not be stored. */
export interface KeyStore {
  /** Hash of the current key; null before the first one. */
  accessKey(): Promise<string | null>
  /**
   * Sets the key: 'first' if there was none, 'replaced' if there was another, whose sessions end. Changes nothing if it is the current key
   * ('same') or one that was replaced earlier ('former').
   */
  setAccessKey(hash: string): Promise<'first' | 'replaced' | 'same' | 'former'>
  /** Sets the key only if there is none. Returns false, and changes nothing, if there is one. */
  setFirstAccessKey(hash: string): Promise<boolean>
  keylessAccess(): Promise<KeylessAccess>
  /** Revokes all reader links at that moment, or ends all sessions, personal codes and join codes of participants. */
  endKeyless(what: keyof KeylessAccess, at: string): Promise<void>
}

/** People who signed in, and their browsers. */
export interface SessionStore {
  /** In the order in which they first signed in. */
  persons(): Promise<StoredPerson[]>
  /** Throws `Refused('conflict')` if another person has the name, or one that looks the same. */
  keepPerson(person: StoredPerson): Promise<void>
  keepSession(session: { hash: string; at: string }): Promise<void>
  /** Null if there is no such session. */
  session(hash: string): Promise<Session | null>
  nameSession(hash: string, person: string): Promise<void>
  endSession(hash: string): Promise<void>
}

/** Reader links. */
export interface ReaderLinkStore {
  keepLink(link: ReaderLink): Promise<void>
  /** The links of one workbook, newest first, revoked ones included. */
  links(workbook: string): Promise<ReaderLink[]>
  /** Null if no link has this hash. */
  linkBy(hash: string): Promise<ReaderLink | null>
  /** Does nothing if the link is already revoked. Throws `Refused('unknown')` if the workbook has no such link. */
  revokeLink(workbook: string, id: string, at: string): Promise<void>
}

/** Join codes of exercise runs. */
export interface JoinCodeStore {
  /** Replaces the code of its workbook. Throws `Refused('conflict')` if another workbook has it. */
  keepJoinCode(code: JoinCode): Promise<void>
  /** Null if no workbook has this code, or no longer has it. */
  joinCode(code: string): Promise<JoinCode | null>
  /** Null if this workbook never had a join code. */
  joinCodeOf(workbook: string): Promise<JoinCode | null>
}

/** Participants of exercise runs. */
export interface ParticipantStore extends JoinCodeStore {
  /** Replaces the hash of this participant's personal code. */
  keepRejoinCode(participant: StoredParticipant, hash: string): Promise<void>
  /** The participant with this personal code; null if there is none. */
  rejoining(hash: string): Promise<StoredParticipant | null>
  keepParticipantSession(session: StoredParticipant & { hash: string; at: string }): Promise<void>
  /** With the time at which it began; null if there is no such session. */
  participantSession(hash: string): Promise<(StoredParticipant & { readonly at: string }) | null>
  /** Ends all sessions of this participant and deletes the personal code. */
  endParticipant(participant: StoredParticipant): Promise<void>
  endParticipantSession(hash: string): Promise<void>
}

/** Everything the store keeps about access. */
export interface AccessStore extends KeyStore, SessionStore, ReaderLinkStore, ParticipantStore {}
