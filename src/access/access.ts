// Identifies who sends a request and checks what they may do. Without sign-in there is one person, on this machine. With sign-in a cookie
// holds a secret whose hash is in the store; everyone else is a stranger and gets the sign-in page.

import type { Context, MiddlewareHandler } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { participantRunIn, paths, workbookIn } from '../paths.ts'
import {
  isSessionOver,
  type KeyStore,
  type ParticipantStore,
  type ReaderLink,
  type ReaderLinkStore,
  SESSION_MS,
  type Session,
  type SessionStore,
  type StoredPerson,
} from '../store/contract/access-store.ts'
import { guessSource, networkOf, type RequestOrigin, requestOrigin } from './connection.ts'
import { openCookies } from './cookies.ts'
import { createGuessLimit, type GuessLimit } from './guess-limit.ts'
import { ANALYST, createStartLink, isDirectlyLocal, requireLoopback, type StartLink } from './loopback-only.ts'
import { createPaceLimit, type PaceLimit } from './pace-limit.ts'
import { openParticipants, type Participants } from './participants.ts'
import { isPermitted, NAMELESS_MAY, READER_MAY, READER_MAY_TOO, STRANGER_MAY } from './permissions.ts'
import type { Env, Person } from './request-env.ts'
import { hashOf, isSecret, newSecret } from './secrets.ts'

export interface AccessOptions {
  readonly signIn: boolean
  /** other computers can connect directly; by default as `signIn` */
  readonly onNetwork?: boolean
  readonly baseUrl: URL | null
  readonly proxies: number
  /** Without sign-in: lets in only browsers that opened a link with this token; null lets in every browser of this machine. */
  readonly startToken?: string | null
  /** Milliseconds of a clock that never jumps, for limits; replaced in tests. */
  readonly monotonic?: () => number
}

export interface Access {
  readonly signIn: boolean
  /** other computers can connect directly, not only through a proxy on this one */
  readonly onNetwork: boolean
  /** null unless the server uses a start link */
  readonly startLink: StartLink | null
  /**
   * Returns what `lookUp` finds for the secret of this request, or null. Throws `TooManyGuesses` if it finds nothing and too many secrets of
   * this kind were wrong.
   */
  guess<Found>(c: Context, kind: SecretKind, lookUp: () => Promise<Found | null>): Promise<Found | null>
  readonly participants: Participants
  /** Logs who got in, tried to, or removed something: the request's number and client address, and `details` without secrets or names. */
  record(c: Context, what: string, details?: Readonly<Record<string, string>>): void
  /** Takes one join of the network that sends this request. Throws `TooFast` if there were too many. */
  takeJoin(c: Context): void
  /** Limits the answers of each participant, by `run rater`. */
  readonly answers: PaceLimit
  /** True for a program that connects from this machine directly, or sends the key as a bearer token. */
  mayWatch(c: Context): Promise<boolean>
  reached(c: Context): RequestOrigin
  /** Returns the full public address of a page. */
  addressOf(c: Context, path: string): string
  /** Starts a session for this browser, which has sent the key. */
  open(c: Context): Promise<void>
  /** Lets this browser read through a link. Stores nothing, so the link can be opened again and again. */
  openLink(c: Context, link: ReaderLink, secret: string): void
  /** Returns the session signed in with the key, or null. */
  sessionOf(c: Context): Promise<Session | null>
  /** Assigns the session to this person. */
  nameSession(session: Session, person: string): Promise<void>
  /** True if this is the current key. */
  isKey(typed: string): Promise<boolean>
  /** Ends the sessions of this browser. */
  close(c: Context): Promise<void>
  readonly identify: MiddlewareHandler<Env>
}

/** Separate cookies for people with the key and for readers: opening a reader link signs nobody out. */
const KEY_COOKIE = 'ach'
const LINK_COOKIE = 'ach-read'
type SecretKind = 'key' | 'link' | 'join' | 'rejoin'
/** Wrong secrets per minute and source. A class behind one address mistypes codes more often than one person does a key. */
const WRONG_PER_MINUTE: Readonly<Record<SecretKind, number>> = { key: 10, link: 10, join: 60, rejoin: 60 }

/** A full room behind one address gets in at once, and a class of 250 within half a minute. */
const JOINS = { burst: 200, perSecond: 2, sentence: 'Many people are joining from your network at the moment.' }
/** Pages of a workbook through one link from one network: a class that opens the link at once, then a page each every 12 seconds. */
const READERS = { burst: 250, perSecond: 20, sentence: 'Many pages of this workbook are being opened from your network at the moment.' }
/** Far more than anyone taps; a phone that was offline sends its queue one by one, and waits when it is told to. */
const ANSWERS = {
  burst: 200,
  perSecond: 10,
  sentence: 'This phone sends answers faster than they can be stored. This answer was not saved.',
}

/** `onPerson` is called with the person of each signed-in request; `log` gets the lines of `record`. */
export function openAccess(
  store: KeyStore & SessionStore & ParticipantStore & Pick<ReaderLinkStore, 'linkBy'>,
  { signIn, onNetwork = signIn, baseUrl, proxies, startToken = null, monotonic = () => performance.now() }: AccessOptions,
  now: () => Date,
  onPerson: (person: StoredPerson) => void,
  log: (what: string, details: Readonly<Record<string, string>>) => void,
): Access {
  const originOf = (c: Context) => requestOrigin(c, { proxies, baseUrl })
  const cookies = openCookies((c) => originOf(c).secure)
  const sessionOf = async (c: Context) => {
    const secret = cookies.read(c, KEY_COOKIE)
    const session = secret === undefined ? null : await store.session(hashOf(secret))
    return session && !isSessionOver(session.at, now()) ? session : null
  }
  const limits = Object.fromEntries(
    Object.entries(WRONG_PER_MINUTE).map(([kind, perMinute]) => [kind, createGuessLimit({ perMinute, monotonic })]),
  ) as Record<SecretKind, GuessLimit>
  const joins = createPaceLimit({ ...JOINS, monotonic })
  const readers = createPaceLimit({ ...READERS, monotonic })
  const startLink = startToken === null ? null : createStartLink(startToken, cookies)
  const record: Access['record'] = (c, what, details = {}) => {
    const { address } = originOf(c)
    log(what, { id: c.get('request'), address, ...details })
  }
  const guess: Access['guess'] = (c, kind, lookUp) =>
    limits[kind].check(guessSource(c, originOf(c)), async () => {
      const found = await lookUp()
      if (found === null) record(c, 'wrong secret', { kind })
      return found
    })
  const isKey = async (typed: string) => {
    const hash = await store.accessKey()
    return hash !== null && isSecret(typed, hash)
  }
  const participants = openParticipants(store, cookies, now)
  /** The cookie holds the link's secret and the time at which it was opened. Only the holder of the link can change that time. */
  const readerOf = async (c: Context) => {
    const [, secret = '', opened = ''] = /^([^.]*)\.(\d{1,15})$/.exec(cookies.read(c, LINK_COOKIE) ?? '') ?? []
    if (secret === '' || isSessionOver(new Date(Number(opened)).toISOString(), now())) return null
    const link = await store.linkBy(hashOf(secret))
    return link?.revokedAt === null ? link : null
  }

  const withSignIn: MiddlewareHandler<Env> = async (c, next) => {
    const { host } = originOf(c)
    if (baseUrl && host !== baseUrl.host)
      throw new Refused('forbidden', `The server does not use this address. Open it as ${baseUrl.origin}.`)
    const { method, path } = c.req
    const run = participantRunIn(path)
    if (run !== undefined) return participants.serve(c, next, run)
    const session = await sessionOf(c)
    if (session?.person) {
      onPerson(session.person)
      c.set('person', { ...session.person, link: null })
      return next()
    }
    if (isPermitted(STRANGER_MAY, method, path)) return next()
    if (session) {
      if (isPermitted(NAMELESS_MAY, method, path)) return next()
      return redirectToPage(c, paths.name(), 'Enter your name first.')
    }
    const link = await readerOf(c)
    const participant = path === paths.home() && method === 'GET' ? (await participants.all(c))[0] : undefined
    if (!link && participant) return c.redirect(paths.participantHome(participant.workbook), 303)
    if (!link) return redirectToPage(c, paths.signIn(), 'Sign in first.')
    const reader: Person = { id: link.rater ?? '', name: null, link }
    const own = path === paths.workbook(link.workbook) || workbookIn(path) === link.workbook
    if (!(own && isPermitted(READER_MAY, method, path)) && !isPermitted(READER_MAY_TOO, method, path)) {
      if (path === paths.home() && method === 'GET') return c.redirect(paths.workbook(link.workbook), 303)
      throw new Refused('forbidden', 'A reader link only shows one workbook. It cannot open this page or change anything.')
    }
    if (own) readers.take(`${link.id} ${networkOf(originOf(c).address)}`)
    c.set('person', reader)
    return next()
  }

  /** Participants are served here too, so an exercise can be tried out in several windows. */
  const withoutSignIn: MiddlewareHandler<Env> = async (c, next) => {
    requireLoopback(c)
    startLink?.require(c)
    const run = participantRunIn(c.req.path)
    if (run !== undefined) return participants.serve(c, next, run)
    c.set('person', ANALYST)
    await next()
  }

  return {
    signIn,
    onNetwork,
    startLink,
    guess,
    record,
    participants,
    takeJoin: (c) => joins.take(networkOf(originOf(c).address)),
    answers: createPaceLimit({ ...ANSWERS, monotonic }),
    async mayWatch(c) {
      if (isDirectlyLocal(c)) return true
      const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
      return signIn && key !== undefined && (await guess(c, 'key', async () => (await isKey(key)) || null)) !== null
    },
    reached: originOf,
    addressOf: (c, path) => {
      const { host, secure } = originOf(c)
      return new URL(path, baseUrl ?? `${secure ? 'https' : 'http'}://${host}`).href
    },
    async open(c) {
      const secret = newSecret()
      await store.keepSession({ hash: hashOf(secret), at: now().toISOString() })
      record(c, 'signed in')
      cookies.write(c, KEY_COOKIE, secret, SESSION_MS / 1000)
    },
    openLink(c, link, secret) {
      record(c, 'reader link opened', { link: link.id })
      cookies.write(c, LINK_COOKIE, `${secret}.${now().getTime()}`, SESSION_MS / 1000)
    },
    sessionOf,
    nameSession: ({ hash }, person) => store.nameSession(hash, person),
    isKey,
    async close(c) {
      const secret = cookies.read(c, KEY_COOKIE)
      if (secret !== undefined) await store.endSession(hashOf(secret))
      for (const name of [KEY_COOKIE, LINK_COOKIE]) if (cookies.read(c, name) !== undefined) cookies.remove(c, name)
    },
    identify: signIn ? withSignIn : withoutSignIn,
  }
}

/** Redirects a request for a page to `place`, which leads back to it afterwards; refuses any other request with the sentence. */
function redirectToPage(c: Context, place: string, sentence: string) {
  const isPage = c.req.method === 'GET' && c.req.header('HX-Request') === undefined && (c.req.header('accept') ?? '').includes('text/html')
  if (!isPage) throw new Refused('forbidden', sentence)
  const { pathname, search } = new URL(c.req.url)
  const back = pathname === paths.home() ? '' : `?to=${encodeURIComponent(pathname + search)}`
  return c.redirect(`${place}${back}`, 303)
}
