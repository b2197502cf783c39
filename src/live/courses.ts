// Finds the exercises of a course. The course is in the log of each exercise, so it is kept in memory with the seq that it was read at.

import { setImmediate } from 'node:timers/promises'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import { anySummary, type SummarySource, summaryFor } from './summaries.ts'

export interface Courses {
  /** The heads of the exercises of that course, the first created first. `me`: whose summaries are made where none is stored. */
  find(heads: readonly WorkbookHead[], course: string, me: string): Promise<WorkbookHead[]>
}

/** From this number of unknown workbooks on, all stored summaries are read at once. */
const MANY = 50
/** Stored summaries read before other requests get their turn. */
const SLICE = 200
/** Workbooks kept in memory, about 100 bytes each; all are dropped when there are more. */
const MOST_KEPT = 200_000

export function openCourses(store: Store, source: SummarySource): Courses {
  /** `course`: undefined for an ordinary workbook, which never becomes an exercise */
  const known = new Map<string, { readonly seq: number; readonly course: string | null | undefined }>()
  const isUnknown = ({ id, seq }: WorkbookHead): boolean => {
    const found = known.get(id)
    return found === undefined || (found.course !== undefined && found.seq !== seq)
  }
  const keep = ({ id, seq }: WorkbookHead, course: string | null | undefined): void => {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(id, { seq, course })
  }

  async function readStored(heads: readonly WorkbookHead[]): Promise<void> {
    const stored = new Map((await store.summaries()).map((one) => [one.workbook, one]))
    for (const [at, head] of heads.entries()) {
      if (at % SLICE === SLICE - 1) await setImmediate()
      const summary = source.damageOf(head.id) ? undefined : anySummary(head, stored.get(head.id) ?? null)
      if (summary) keep(head, summary.exercise?.course)
    }
  }

  return {
    async find(heads, course, me) {
      const unknown = heads.filter(isUnknown)
      if (unknown.length > MANY) await readStored(unknown)
      for (const head of unknown.filter(isUnknown)) {
        keep(head, (await summaryFor(store, source, head, me)).exercise?.course)
        await setImmediate()
      }
      return heads.filter(({ id }) => known.get(id)?.course === course).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    },
  }
}
