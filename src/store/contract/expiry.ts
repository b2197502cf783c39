// Decides what has expired and may be removed for good: deleted workbooks, uploads that nobody decided on, and old sessions. Nothing else
// removes by time, so a request never does, and a clock that jumps forward removes nothing.
import { LIMITS } from '../../ach/model/texts.ts'
import { SESSION_MS } from './access-store.ts'
import { type ExpiryDates, type Store, UPLOAD_WAITS_MS } from './store.ts'
import { isTime } from './stored-time.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const DELETED_MS = LIMITS.deletedDays * DAY_MS

/** The day after which a deleted workbook may be removed for good; null if the time of its deletion cannot be read: it is then kept. */
export const deletionDate = (deletedAt: string): Date | null => (isTime(deletedAt) ? new Date(Date.parse(deletedAt) + DELETED_MS) : null)

/**
 * Removes what has expired, both by the clock and by the newest change of any workbook: a wrong clock must not be the only witness that time
 * has passed. Returns the number of workbooks removed. Rejects as every write does.
 */
export async function removeExpired(store: Pick<Store, 'list' | 'purge'>, now: Date): Promise<number> {
  const [newest] = await store.list(1)
  if (newest === undefined || !isTime(newest.changedAt)) return 0
  const time = Math.min(now.getTime(), Date.parse(newest.changedAt))
  const before = (ms: number) => new Date(time - ms).toISOString()
  const dates: ExpiryDates = { workbooks: before(DELETED_MS), uploads: before(UPLOAD_WAITS_MS), sessions: before(SESSION_MS) }
  return store.purge(dates)
}

/**
 * Removes what has expired now and then every 24 hours, counted without the clock. A failure is logged, and the next day tries again.
 * Returns the function that ends this.
 */
export function removeExpiredDaily(
  store: Pick<Store, 'list' | 'purge'>,
  now: () => Date,
  log: (what: string, details: Readonly<Record<string, unknown>>) => void,
): () => void {
  const remove = () =>
    removeExpired(store, now()).then(
      (workbooks) => {
        if (workbooks > 0) log('expired workbooks removed', { workbooks })
      },
      (error) => log('expired data not removed', { reason: error instanceof Error ? error.message : String(error) }),
    )
  void remove()
  const timer = setInterval(remove, DAY_MS).unref()
  return () => clearInterval(timer)
}
