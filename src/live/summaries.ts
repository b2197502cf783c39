// The lines of the list of workbooks: kept in the store beside the seq they were made from, made anew only where that has moved.
import { Refused } from '../ach/refused.ts'
import { type View, viewFor } from '../ach/view.ts'
import type { Store, WorkbookHead } from '../store/store.ts'
import { loadWorkbook } from './load.ts'
import type { Summary } from './workbooks.ts'

type Told = Omit<Summary, 'id' | 'changedAt' | 'deletedAt'>

/** All workbooks, last changed first. One that this version cannot open is listed with the reason. */
export async function summariesOf(store: Store, me: string): Promise<Summary[]> {
  const summaries: Summary[] = []
  for (const head of await store.list()) {
    const { id, changedAt, deletedAt } = head
    summaries.push({ id, ...(await toldOf(store, head, me)), changedAt, deletedAt })
  }
  return summaries
}

async function toldOf(store: Store, head: WorkbookHead, me: string): Promise<Told> {
  const kept = await store.summary(head.id)
  const byPerson: Record<string, Told> = kept?.seq === head.seq ? JSON.parse(kept.json) : {}
  const known = Object.hasOwn(byPerson, me) ? byPerson[me] : undefined
  if (known) return known
  try {
    const { workbook, names } = await loadWorkbook(store, head)
    const told = summaryOf(viewFor(workbook, { rater: me, names }))
    await store.keepSummary(head.id, workbook.seq, JSON.stringify({ ...byPerson, [me]: told }))
    return told
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { title: 'A workbook that cannot be opened', question: error.message, hypotheses: 0, evidence: 0, rated: 0, verdict: '' }
  }
}

/** What the list says of a workbook, to its viewer. */
export function summaryOf(view: View): Told {
  const hypotheses = [...view.hypotheses.values()].filter(({ parked }) => !parked)
  const evidence = [...view.evidence.values()].filter(({ parked }) => !parked)
  const cells = hypotheses.length * evidence.length
  let rated = 0
  for (const { id } of evidence) for (const hypothesis of hypotheses) if (view.me?.ratings.get(id)?.has(hypothesis.id)) rated += 1
  return {
    title: view.title,
    question: view.question,
    hypotheses: hypotheses.length,
    evidence: evidence.length,
    rated: cells === 0 ? 0 : rated / cells,
    verdict: '',
  }
}
