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

export interface RankingHistoryCache {
  /**
   * The history up to the last change of this view. `id` identifies the log: the workbook, and the version of it that the viewer may see.
   */
  of(id: string, rater: string, view: View, since: ReadLogSince): Promise<RankingHistory>
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
    since: ReadLogSince,
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
          now.line.add(change)
          now.late.add(change)
          now.seq = change.seq
        }
      })
    }
    return now
  }

  return {
    async of(id, rater, view, since) {
      const key = `${id} ${rater}`
      const next = replay(cache.get(key), rater, view, since).then((now) => ({
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
