// Sorts the list of workbooks by verdict. Verdicts depend on the person and are not in the log, so those that nobody has asked for are worked
// out in the background; until then their workbooks come last.
import { setImmediate } from 'node:timers/promises'
import { VERDICTS_BY_FIRMNESS } from '../ach/words/verdict-meanings.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import { type Summary, type SummarySource, storedFor, summaryFor } from './summaries.ts'

type WorkbookVerdict = Summary['verdict']

export interface VerdictOrder {
  /** Firmest first; workbooks whose verdict is not known come last and are counted. Equal ones stay in their order. */
  sort(heads: readonly WorkbookHead[], me: string): Promise<{ readonly sorted: readonly WorkbookHead[]; readonly unsorted: number }>
  /** Ends the work in the background. */
  close(): void
}

/** A request waits for this many verdicts at most; the others follow in the background. */
const MOST_WAITED = 50
/** Stored summaries read before other requests get their turn. */
const SLICE = 200
/** Verdicts kept in memory, about 100 bytes each; all are dropped when there are more. */
const MOST_KEPT = 200_000

export function openVerdictOrder(store: Store, source: SummarySource): VerdictOrder {
  const known = new Map<string, { readonly seq: number; readonly verdict: WorkbookVerdict }>()
  const busy = new Set<string>()
  let closed = false

  const keep = ({ id, seq }: WorkbookHead, me: string, verdict: WorkbookVerdict): void => {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(`${id} ${me}`, { seq, verdict })
  }
  const verdictOf = ({ id, seq }: WorkbookHead, me: string): WorkbookVerdict | undefined => {
    const found = known.get(`${id} ${me}`)
    return found?.seq === seq && !source.damageOf(id) ? found.verdict : undefined
  }
  const missing = (heads: readonly WorkbookHead[], me: string) => heads.filter((head) => verdictOf(head, me) === undefined)

  async function readStored(heads: readonly WorkbookHead[], me: string): Promise<void> {
    if (heads.length === 0) return
    const stored = new Map((await store.summaries()).map((one) => [one.workbook, one]))
    for (const [at, head] of heads.entries()) {
      if (at % SLICE === SLICE - 1) await setImmediate()
      const summary = source.damageOf(head.id) ? undefined : storedFor(head, stored.get(head.id) ?? null, me)
      if (summary) keep(head, me, summary.verdict)
    }
  }
  async function workOut(heads: readonly WorkbookHead[], me: string): Promise<void> {
    for (const head of heads) {
      if (closed) return
      keep(head, me, (await summaryFor(store, source, head, me)).verdict)
      await setImmediate()
    }
  }
  /** One at a time for each person. What fails is worked out with the next request. */
  function continueLater(heads: readonly WorkbookHead[], me: string): void {
    if (heads.length === 0 || busy.has(me)) return
    busy.add(me)
    workOut(heads, me)
      .catch(() => {})
      .finally(() => busy.delete(me))
  }

  return {
    async sort(heads, me) {
      await readStored(missing(heads, me), me)
      const unknown = missing(heads, me)
      await workOut(unknown.slice(0, MOST_WAITED), me)
      continueLater(unknown.slice(MOST_WAITED), me)
      const place = (head: WorkbookHead) => {
        const verdict = verdictOf(head, me)
        return verdict && verdict !== 'hidden' ? VERDICTS_BY_FIRMNESS.indexOf(verdict) : VERDICTS_BY_FIRMNESS.length
      }
      const places = heads.map((head) => ({ head, at: place(head) }))
      return { sorted: places.sort((a, b) => a.at - b.at).map(({ head }) => head), unsorted: missing(heads, me).length }
    },
    close() {
      closed = true
    },
  }
}
