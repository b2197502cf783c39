// Remembers where logs end, so that an append need not first read the checksum that it continues. What is remembered may be outdated: the
// append checks it in the same statement.
import type { LogEnd } from '../contract/log-sums.ts'
import type { NewBatch } from '../contract/store.ts'
import type { RunQuery } from './postgres-connect.ts'

type Start = Pick<NewBatch, 'workbook' | 'from' | 'follows'>

/** Workbooks remembered; those used longest ago are forgotten. */
const CAPACITY = 1000

export class KnownEnds {
  readonly #ends = new Map<string, LogEnd>()

  remember(workbook: string, { seq, batch, sum }: LogEnd): void {
    this.#ends.delete(workbook)
    this.#ends.set(workbook, { seq, batch, sum })
    for (const oldest of this.#ends.keys()) {
      if (this.#ends.size <= CAPACITY) return
      this.#ends.delete(oldest)
    }
  }

  /** Reads the ends that these batches continue, unless they are remembered. */
  async find(query: RunQuery, starts: readonly Start[]): Promise<void> {
    const unknown = starts.filter((start) => this.sumBefore(start) === '').map(({ workbook }) => workbook)
    if (unknown.length === 0) return
    const { rows } = await query<LogEnd & { workbook: string }>(
      'SELECT workbook, seq, batch, sum FROM log_ends WHERE workbook = ANY($1::text[])',
      [unknown],
    )
    for (const { workbook, ...end } of rows) this.remember(workbook, end)
  }

  /** The checksum that this batch continues; '' if it continues no known end. No log ends with ''. */
  sumBefore({ workbook, from, follows }: Start): string {
    const end = this.#ends.get(workbook)
    return end?.seq === from - 1 && end.batch === follows ? end.sum : ''
  }
}
