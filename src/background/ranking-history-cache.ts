// Caches what only the log of a workbook knows about a rater: how the ranking moved, and weights that were set after ratings. The log only
// grows, so each change is replayed once. Gets the log from the caller and never reads a workbook.

import { LateWeightTracker } from '../ach/analysis/origin-warnings.ts'
import { type RankingHistory, RankingHistoryTracker } from '../ach/analysis/ranking-history.ts'
import type { LoggedChange } from '../ach/log/change.ts'
import type { View } from '../ach/view/view.ts'
import { keepLastUsed } from './keep-last.ts'
import type { YieldingQueue } from './yield-to-requests.ts'

/** Returns at most `limit` changes with seq > `after`, ascending. */
export type ReadLogSince = (after: number, limit: number) => Promise<readonly LoggedChange[]>

/** The log as a viewer may see it. */
export interface VisibleLog {
  /** the workbook, and the version of its log that the viewer may see */
  readonly id: string
  readonly since: ReadLogSince
  /** null for a change that the viewer may not know of */
  readonly visible: (logged: LoggedChange) => LoggedChange | null
}

export interface RankingHistoryCache {
  /** The history up to the last change of this view. */
  of(log: VisibleLog, rater: string, view: View): Promise<RankingHistory>
}

/** Entries kept, least recently used dropped first; and changes replayed before other work gets its turn. */
const MAX_ENTRIES = 16
const PAGE = 500

interface Replay {
  seq: number
  readonly line: RankingHistoryTracker
  readonly late: LateWeightTracker
}

export function createRankingHistoryCache(inTurn: YieldingQueue): RankingHistoryCache {
  const cache = new Map<string, Promise<Replay>>()

  /** Runs one at a time for each workbook and rater. Starts over if the previous one failed or went further than this view. */
  async function replay(
    before: Promise<Replay> | undefined,
    rater: string,
    { seq: upTo, redacted }: View,
    { since, visible }: VisibleLog,
  ): Promise<Replay> {
    const known = await before?.catch(() => undefined)
    // Removing personal data rewrote the log up to then.
    const now =
      known && known.seq <= upTo && known.seq >= redacted
        ? known
        : { seq: 0, line: new RankingHistoryTracker(rater), late: new LateWeightTracker(rater) }
    while (now.seq < upTo) {
      const changes = await since(now.seq, PAGE)
      if (changes.length === 0) break
      await inTurn(() => {
        for (const change of changes) {
          if (change.seq > upTo) break
          now.seq = change.seq
          const shown = visible(change)
          if (shown === null) continue
          now.line.add(shown)
          now.late.add(shown)
        }
      })
    }
    return now
  }

  return {
    async of(log, rater, view) {
      const key = `${log.id} ${rater}`
      const next = replay(cache.get(key), rater, view, log).then((now) => ({
        now,
        history: { steps: now.line.steps(), late: now.late.warnings(view) },
      }))
      const mine = next.then(({ now }) => now)
      mine.catch(() => {})
      keepLastUsed(cache, key, mine, MAX_ENTRIES)
      return (await next).history
    },
  }
}
