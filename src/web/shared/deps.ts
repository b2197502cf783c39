// The services that all routes receive. For the variables of a single request, see src/access/request-env.ts.
import type { Access } from '../../access/access.ts'
import type { RobustnessRunner } from '../../background/robustness-runner.ts'
import type { Cases } from '../../cases.ts'
import type { WordExporter } from '../../docx/exporter.ts'
import type { PendingUploads } from '../../files/pending-uploads.ts'
import type { Streams } from '../../http/hint-stream.ts'
import type { People } from '../../live/people.ts'
import type { Presence } from '../../live/presence.ts'
import type { Workbooks } from '../../live/workbooks.ts'
import type { JoinCodeStore, ReaderLinkStore } from '../../store/contract/access-store.ts'
import type { Exporter } from '../../xlsx/exporter.ts'

export interface Deps {
  readonly workbooks: Workbooks
  readonly cases: Cases
  readonly exporter: Exporter
  readonly wordExporter: WordExporter
  readonly robustness: RobustnessRunner
  readonly uploads: PendingUploads
  /** Returns the versioned address of a file in public/, such as '/assets/1f3a9c/css/ui/base.css'. */
  readonly asset: (name: string) => string
  readonly now: () => Date
  readonly access: Access
  readonly readerLinks: ReaderLinkStore
  readonly joinCodes: JoinCodeStore
  readonly people: People
  readonly presence: Presence
  /** The open streams of each kind of page, for metrics; its routes add them. */
  readonly streams: Map<string, Streams>
  /** How many orders wait in each worker, for metrics. */
  readonly queues: ReadonlyMap<string, () => number>
  /** Aborted when the server stops, so that open streams end. */
  readonly stopping: AbortSignal
}
