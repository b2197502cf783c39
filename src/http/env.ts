// What every web file is given, and what a request carries.
import type { Context } from 'hono'
import type { RobustnessRunner } from '../analysis/robustness-runner.ts'
import type { Cases } from '../cases.ts'
import type { People } from '../live/people.ts'
import type { Workbooks } from '../live/workbooks.ts'
import type { ParticipantKept, ReaderLink } from '../store/access.ts'
import type { Exporter } from '../xlsx/exporter.ts'
import type { Access } from './access.ts'
import type { Presence } from './presence.ts'
import type { Readings } from './readings.ts'

export interface Deps {
  readonly workbooks: Workbooks
  readonly cases: Cases
  readonly exporter: Exporter
  readonly robustness: RobustnessRunner
  readonly readings: Readings
  /** Versioned address of a file in public/, e.g. '/assets/1f3a9c/css/app.css'. */
  readonly asset: (name: string) => string
  readonly now: () => Date
  readonly access: Access
  readonly people: People
  readonly presence: Presence
  /** Aborted when the server stops: streams end, so that it can. */
  readonly stopping: AbortSignal
}

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
  /** `request`: the number under which the log has it, e.g. 7K2P-XQ4; `participant` in place of `person` below paths.part */
  Variables: { person: Person; participant: ParticipantKept; request: string }
}
export type Ctx = Context<Env>
