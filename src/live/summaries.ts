// The lines of the list of workbooks: kept in the store beside the seq they were made from, made anew only where that has moved.
import { Refused } from '../ach/model/refused.ts'
import { activeItems, type Workbook } from '../ach/model/workbook.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import type { Store, WorkbookHead } from '../store/contract/store.ts'
import type { WorkbookSummary } from './workbooks.ts'

/** The title in the list of a workbook that cannot be opened. */
export const UNOPENABLE_TITLE = 'A workbook that cannot be opened'

type Told = Omit<WorkbookSummary, 'id' | 'changedAt' | 'deletedAt'>
/** As it is kept: one for each person who has looked. */
interface Kept {
  readonly version: number
  readonly people: Readonly<Record<string, Told>>
}
/** Raised when a summary says other things of the same workbook, for example because the scores are computed differently. */
const VERSION = 2

export type LoadWorkbook = (head: WorkbookHead) => Promise<{ readonly workbook: Workbook; readonly names: ReadonlyMap<string, string> }>

/** A line for each, in the order given. One that this version cannot open is listed with the reason. */
export async function listSummaries(
  store: Store,
  heads: readonly WorkbookHead[],
  load: LoadWorkbook,
  me: string,
): Promise<WorkbookSummary[]> {
  const summaries: WorkbookSummary[] = []
  for (const head of heads) {
    const { id, changedAt, deletedAt } = head
    summaries.push({ id, ...(await summaryFor(store, load, head, me)), changedAt, deletedAt })
  }
  return summaries
}

async function summaryFor(store: Store, load: LoadWorkbook, head: WorkbookHead, me: string): Promise<Told> {
  const people = await keptOf(store, head)
  const known = Object.hasOwn(people, me) ? people[me] : undefined
  if (known) return known
  try {
    const { workbook, names } = await load(head)
    const told = summarize(viewFor(workbook, { rater: me, names }))
    const keep: Kept = { version: VERSION, people: { ...people, [me]: told } }
    // A list that cannot be kept can still be shown.
    await store.keepSummary(head.id, workbook.seq, JSON.stringify(keep)).catch(() => {})
    return told
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return {
      title: UNOPENABLE_TITLE,
      question: error.message,
      hypotheses: 0,
      evidence: 0,
      rated: 0,
      verdict: '',
      stage: null,
    }
  }
}

async function keptOf(store: Store, head: WorkbookHead): Promise<Kept['people']> {
  const found = await store.summary(head.id)
  if (found?.seq !== head.seq) return {}
  const kept: Kept = JSON.parse(found.json)
  return kept.version === VERSION ? kept.people : {}
}

/** What the list says of a workbook, to its viewer. */
export function summarize(view: View): Told {
  const hypotheses = activeItems(view.hypotheses)
  const evidence = activeItems(view.evidence)
  const cells = hypotheses.length * evidence.length
  let rated = 0
  for (const { id } of evidence) for (const hypothesis of hypotheses) if (view.me?.ratings.get(id)?.has(hypothesis.id)) rated += 1
  return {
    title: view.title,
    question: view.question,
    hypotheses: hypotheses.length,
    evidence: evidence.length,
    rated: cells === 0 ? 0 : rated / cells,
    verdict: view.me ? scoresOf(view, view.me.id).verdict : '',
    stage: view.run?.stage ?? null,
  }
}
