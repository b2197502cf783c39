// Exchanges presence in exercises with other servers on the same data. Nothing is stored; a server that falls silent is forgotten.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SIGNALS } from '../ach/model/exercise.ts'
import type { OtherServers } from '../store/contract/store.ts'
import type { PresentPerson } from './presence.ts'

/** Milliseconds. Arrivals and departures are sent soon; further requests of the same person after a while. */
const SOON_MS = 200
const DELAYED_MS = 5000
/** Milliseconds. How often listening participants are announced again, and for how long another server's announcement is valid. */
const REPEAT_MS = 20_000
const VALID_MS = 50_000
/** Participants per message, which keeps it below 7,000 bytes: ids have at most 32 characters. */
const MAX_PEOPLE = 40

/** The range of a Date. */
const time = z.number().min(-8.64e15).max(8.64e15).nullable()
const personSchema = z.tuple([z.string(), z.string(), z.boolean(), time, time, z.number(), z.enum(SIGNALS).nullable()])
/** Messages in another format come from another program. */
const messageSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'This is not JSON.' })
      return z.NEVER
    }
  })
  .pipe(z.object({ server: z.string(), present: z.array(personSchema), cleared: z.string().optional() }))

interface Announced extends PresentPerson {
  readonly announcedAt: number
}

export interface PresenceElsewhere {
  /** A participant arrived or left, or the number of unsent taps on their phone changed. */
  changed(run: string, rater: string): void
  /** A participant sent a request. */
  requested(run: string, rater: string): void
  /** What each of the other servers knows about a participant. */
  of(run: string, rater: string): PresentPerson[]
  /** Removes the signals of all participants of the run, also on the other servers. */
  clearSignals(run: string): void
  close(): void
}

/**
 * `local`: what this server knows. `notify`: called when a participant of the run changed on another server. `forgetSignals`: called when
 * another server has cleared the signals of the run.
 */
export function openPresenceElsewhere(
  others: OtherServers,
  now: () => Date,
  local: (run: string, rater: string) => PresentPerson | null,
  { notify, forgetSignals }: { readonly notify: (run: string) => void; readonly forgetSignals: (run: string) => void },
): PresenceElsewhere {
  const server = randomUUID()
  /** run → rater → server */
  const remote = new Map<string, Map<string, Map<string, Announced>>>()
  const listening = new Map<string, { run: string; rater: string }>()
  const unannounced = new Map<string, { run: string; rater: string }>()
  let timer: NodeJS.Timeout | null = null
  let due = Number.POSITIVE_INFINITY

  const announce = () => {
    timer = null
    due = Number.POSITIVE_INFINITY
    const present = [...unannounced.values()].flatMap(({ run, rater }) => {
      const one = local(run, rater)
      return one
        ? [[run, rater, one.listening, one.cameAt?.getTime() ?? null, one.heardAt?.getTime() ?? null, one.waiting, one.signal] as const]
        : []
    })
    unannounced.clear()
    for (let at = 0; at < present.length; at += MAX_PEOPLE) {
      others.broadcast(JSON.stringify({ server, present: present.slice(at, at + MAX_PEOPLE) }))
    }
  }
  const schedule = (ms: number) => {
    const at = Date.now() + ms
    if (at >= due) return
    if (timer) clearTimeout(timer)
    due = at
    timer = setTimeout(announce, ms).unref()
  }
  const repeat = setInterval(() => {
    for (const [key, one] of listening) unannounced.set(key, one)
    if (unannounced.size > 0) schedule(0)
  }, REPEAT_MS).unref()

  const forgetRemoteSignals = (run: string) => {
    for (const servers of remote.get(run)?.values() ?? []) for (const [name, one] of servers) servers.set(name, { ...one, signal: null })
  }
  const unsubscribe = others.onMessage((text) => {
    const message = messageSchema.safeParse(text)
    if (!message.success) return
    const { cleared } = message.data
    if (cleared !== undefined) {
      forgetRemoteSignals(cleared)
      forgetSignals(cleared)
    }
    const changed = new Set<string>()
    for (const [run, rater, isListening, cameAt, heardAt, waiting, signal] of message.data.present) {
      const people = remote.get(run) ?? new Map<string, Map<string, Announced>>()
      const servers = people.get(rater) ?? new Map<string, Announced>()
      const before = servers.get(message.data.server)
      remote.set(run, people.set(rater, servers))
      servers.set(message.data.server, {
        listening: isListening,
        cameAt: cameAt === null ? null : new Date(cameAt),
        heardAt: heardAt === null ? null : new Date(heardAt),
        waiting,
        signal,
        announcedAt: now().getTime(),
      })
      if (before?.listening !== isListening || before.waiting !== waiting || before.signal !== signal) changed.add(run)
    }
    for (const run of changed) notify(run)
    forget()
  })
  /** Forgets runs that no server has mentioned for a day. */
  const forget = () => {
    const since = now().getTime() - 24 * 60 * 60 * 1000
    for (const [run, people] of remote) {
      const times = [...people.values()].flatMap((servers) => [...servers.values()].map(({ announcedAt }) => announcedAt))
      if (Math.max(...times) < since) remote.delete(run)
    }
  }

  const note = (run: string, rater: string, ms: number) => {
    const key = `${run} ${rater}`
    if (local(run, rater)?.listening) listening.set(key, { run, rater })
    else listening.delete(key)
    unannounced.set(key, { run, rater })
    schedule(ms)
  }
  return {
    changed: (run, rater) => note(run, rater, SOON_MS),
    requested: (run, rater) => note(run, rater, DELAYED_MS),
    of(run, rater) {
      const counts = now().getTime() - VALID_MS
      const announced = [...(remote.get(run)?.get(rater)?.values() ?? [])]
      return announced.map((one) => (one.announcedAt < counts ? { ...one, listening: false } : one))
    },
    clearSignals(run) {
      forgetRemoteSignals(run)
      others.broadcast(JSON.stringify({ server, present: [], cleared: run }))
    },
    close() {
      unsubscribe()
      clearInterval(repeat)
      if (timer) clearTimeout(timer)
    },
  }
}
