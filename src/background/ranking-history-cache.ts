// What only the log of a workbook knows of one rater: how the ranking moved, and weights that came after ratings. The log only grows, so
// each change is replayed once; a few pasts are kept. Must not read a workbook: the log is given.

import { LateWeightTracker } from '../ach/analysis/origin-warnings.ts'
import { type RankingHistory, RankingHistoryTracker } from '../ach/analysis/ranking-history.ts'
import type { LoggedChange } from '../ach/log/change.ts'
import type { View } from '../ach/view/view.ts'
import { keepLastUsed } from './keep-last.ts'
import type { YieldingQueue } from './yield-to-requests.ts'

/** Ascending changes after a seq, at most so many. */
export type ReadLogSince = (after: number, limit: number) => Promise<readonly LoggedChange[]>

export interface RankingHistoryCache {
  /** Up to the change that this view ends with. `id` names the log: of a workbook, and as it may be told to somebody. */
  of(id: string, rater: string, view: View, since: ReadLogSince): Promise<RankingHistory>
}

/** So many pasts are kept, the last used longest; so many changes are replayed at once, before others get their turn. */
const KEPT = 16
const PAGE = 500

interface Replayed {
  seq: number
  readonly line: RankingHistoryTracker
  readonly late: LateWeightTracker
}

export function createRankingHistoryCache(inTurn: YieldingQueue): RankingHistoryCache {
  const kept = new Map<string, Promise<Replayed>>()

  /** One at a time for each workbook and rater; one that failed, or has gone further than is asked, is replayed from the start. */
  async function replayed(
    before: Promise<Replayed> | undefined,
    rater: string,
    { seq: upTo, redacted }: View,
    since: ReadLogSince,
  ): Promise<Replayed> {
    const known = await before?.catch(() => undefined)
    // Before personal data were removed the log was another one.
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
      const next = replayed(kept.get(key), rater, view, since).then((now) => ({
        now,
        past: { steps: now.line.steps(), late: now.late.warnings(view) },
      }))
      const mine = next.then(({ now }) => now)
      mine.catch(() => {})
      keepLastUsed(kept, key, mine, KEPT)
      return (await next).past
    },
  }
}
