// Who of a run is there on other servers, as those say; and says who is here. Nothing is kept: a server that falls silent is forgotten.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { OtherServers } from '../store/contract/store.ts'
import type { PresentPerson } from './presence.ts'

/** Comings and goings are told soon, that somebody goes on answering in a while. */
const SOON_MS = 200
const LATER_MS = 5000
/** So often it is told again who is here, and so long what another server said of somebody listening counts. */
const AGAIN_MS = 20_000
const COUNTS_MS = 50_000
/** So many people go into one message: ids have at most 32 characters. */
const TOGETHER = 40

/** Not further than a Date reaches. */
const time = z.number().min(-8.64e15).max(8.64e15).nullable()
const personSchema = z.tuple([z.string(), z.string(), z.boolean(), time, time, z.number()])
/** Text that is no JSON of this kind is somebody else's. */
const saidSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'This is not JSON.' })
      return z.NEVER
    }
  })
  .pipe(z.object({ server: z.string(), present: z.array(personSchema) }))

interface Told extends PresentPerson {
  readonly toldAt: number
}

export interface PresenceElsewhere {
  /** They came or went, or what waits on their phone changed. */
  moved(run: string, rater: string): void
  /** They asked for something. */
  heard(run: string, rater: string): void
  /** What each of the other servers knows of them. */
  of(run: string, rater: string): PresentPerson[]
  close(): void
}

/** `here`: what this server knows; `notifyInTransaction`: somebody of that run moved elsewhere. */
export function openPresenceElsewhere(
  others: OtherServers,
  now: () => Date,
  here: (run: string, rater: string) => PresentPerson | null,
  tell: (run: string) => void,
): PresenceElsewhere {
  const server = randomUUID()
  /** run → rater → server */
  const there = new Map<string, Map<string, Map<string, Told>>>()
  const listening = new Map<string, { run: string; rater: string }>()
  const untold = new Map<string, { run: string; rater: string }>()
  let timer: NodeJS.Timeout | null = null
  let due = Number.POSITIVE_INFINITY

  const say = () => {
    timer = null
    due = Number.POSITIVE_INFINITY
    const present = [...untold.values()].flatMap(({ run, rater }) => {
      const one = here(run, rater)
      return one ? [[run, rater, one.listening, one.cameAt?.getTime() ?? null, one.heardAt?.getTime() ?? null, one.waiting] as const] : []
    })
    untold.clear()
    for (let at = 0; at < present.length; at += TOGETHER) {
      others.say(JSON.stringify({ server, present: present.slice(at, at + TOGETHER) }))
    }
  }
  const within = (ms: number) => {
    const at = Date.now() + ms
    if (at >= due) return
    if (timer) clearTimeout(timer)
    due = at
    timer = setTimeout(say, ms).unref()
  }
  const again = setInterval(() => {
    for (const [key, one] of listening) untold.set(key, one)
    if (untold.size > 0) within(0)
  }, AGAIN_MS).unref()

  const deaf = others.hear((text) => {
    const said = saidSchema.safeParse(text)
    if (!said.success) return
    const moved = new Set<string>()
    for (const [run, rater, isListening, cameAt, heardAt, waiting] of said.data.present) {
      const people = there.get(run) ?? new Map<string, Map<string, Told>>()
      const servers = people.get(rater) ?? new Map<string, Told>()
      const before = servers.get(said.data.server)
      there.set(run, people.set(rater, servers))
      servers.set(said.data.server, {
        listening: isListening,
        cameAt: cameAt === null ? null : new Date(cameAt),
        heardAt: heardAt === null ? null : new Date(heardAt),
        waiting,
        toldAt: now().getTime(),
      })
      if (before?.listening !== isListening || before.waiting !== waiting) moved.add(run)
    }
    for (const run of moved) tell(run)
    forget()
  })
  /** Runs of which nothing was said for long. */
  const forget = () => {
    const since = now().getTime() - 24 * 60 * 60 * 1000
    for (const [run, people] of there) {
      const times = [...people.values()].flatMap((servers) => [...servers.values()].map(({ toldAt }) => toldAt))
      if (Math.max(...times) < since) there.delete(run)
    }
  }

  const note = (run: string, rater: string, ms: number) => {
    const key = `${run} ${rater}`
    if (here(run, rater)?.listening) listening.set(key, { run, rater })
    else listening.delete(key)
    untold.set(key, { run, rater })
    within(ms)
  }
  return {
    moved: (run, rater) => note(run, rater, SOON_MS),
    heard: (run, rater) => note(run, rater, LATER_MS),
    of(run, rater) {
      const counts = now().getTime() - COUNTS_MS
      const told = [...(there.get(run)?.get(rater)?.values() ?? [])]
      return told.map((one) => (one.toldAt < counts ? { ...one, listening: false } : one))
    },
    close() {
      deaf()
      clearInterval(again)
      if (timer) clearTimeout(timer)
    },
  }
}
