// The workbooks whose outcome is known, for the calibration. Each is computed once after a change and kept with the workbook's summary.

import { setImmediate } from 'node:timers/promises'
import { type KnownOutcome, knownOutcomeSteps } from '../ach/group/known-outcome.ts'
import { Refused } from '../ach/model/refused.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { isUnfinished } from '../ach/view/run-view.ts'
import { viewFor } from '../ach/view/view.ts'
import { runInSlices } from '../background/yield-to-requests.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import { workbookAt } from './past-workbook.ts'
import { keepStored, NOTHING_STORED, type SummarySource, storedSummary } from './summaries.ts'

/** A workbook whose outcome is known. */
export interface WorkbookOutcome extends KnownOutcome {
  readonly id: string
  readonly title: string
  /** when the outcome was recorded, ISO 8601, UTC */
  readonly recordedAt: string
}

/** Workbooks looked at before other requests get their turn. */
const TURN = 50

/** The outcomes of the workbooks of these heads, in the same order. Damaged workbooks, and exercises that are not closed, are left out. */
export async function listOutcomes(store: Store, heads: readonly WorkbookHead[], source: SummarySource): Promise<WorkbookOutcome[]> {
  const outcomes: WorkbookOutcome[] = []
  for (const [at, head] of heads.entries()) {
    // A store that answers at once would keep other requests waiting.
    if (at % TURN === 0) await setImmediate()
    const outcome = await outcomeOf(store, source, head)
    if (outcome !== null) outcomes.push(outcome)
  }
  return outcomes
}

async function outcomeOf(store: Store, source: SummarySource, head: WorkbookHead): Promise<WorkbookOutcome | null> {
  if (source.damageOf(head.id)) return null
  const stored = await storedSummary(store, head)
  if (stored.outcome !== undefined) return stored.outcome
  try {
    const { workbook, damage } = await source.peek(head)
    if (damage) return null
    const outcome = await computeOutcome(store, head.id, workbook)
    await keepStored(store, head.id, workbook.seq, { ...(workbook.seq === head.seq ? stored : NOTHING_STORED), outcome })
    return outcome
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

async function computeOutcome(store: Store, id: string, workbook: Workbook): Promise<WorkbookOutcome | null> {
  const { cameTrue, raters } = workbook
  if (cameTrue === null || isUnfinished(workbook.run)) return null
  const recorded = await outcomeRecord(store, id, workbook.seq)
  if (recorded === null) return null
  const then =
    recorded.end === workbook.seq ? workbook : (await workbookAt((after, limit) => store.read(id, after, limit), recorded.end))?.workbook
  if (then === undefined) return null
  const consenting = new Set([...raters.values()].flatMap((rater) => (rater.consent ? [rater.id] : [])))
  const view = viewFor(then, { rater: null, names: new Map(), looks: 'desk' })
  const outcome = await runInSlices(knownOutcomeSteps(view, cameTrue, consenting))
  return outcome && { ...outcome, title: workbook.title, id, recordedAt: recorded.at }
}

/** Changes read at a time. */
const PART = 500

/**
 * When the outcome was recorded, and the last change of the same batch: the batch of a file contains its ratings too. A later correction, from
 * one hypothesis to another, leaves both as they are.
 */
async function outcomeRecord(store: Store, id: string, seq: number): Promise<{ readonly at: string; readonly end: number } | null> {
  // The changes of a batch follow each other.
  let newest = { batch: '', end: seq }
  for (let before = seq + 1; before > 1; ) {
    const part = await store.readBack(id, before, PART)
    for (const { change, batch, seq: end, at } of part) {
      if (batch !== newest.batch) newest = { batch, end }
      if (change.type === 'cameTrue' && change.before === null) return { at, end: newest.end }
    }
    before = part.at(-1)?.seq ?? 1
  }
  return null
}
