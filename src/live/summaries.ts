// Summaries for the list of workbooks, cached in the store with the seq they were made from and renewed only after a change.
import { Refused } from '../ach/model/refused.ts'
import { activeItems, type Workbook } from '../ach/model/workbook.ts'
import { type Scores, scoresOf } from '../ach/scoring/score.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import type { DamagedLog } from '../store/contract/damaged-log.ts'
import { checksumOf } from '../store/contract/snapshot-sums.ts'
import type { Store, StoredSummary, WorkbookHead } from '../store/contract/store.ts'
import type { WorkbookOutcome } from './outcomes.ts'
import type { WorkbookSummary } from './workbooks.ts'

/** The title shown for a workbook that cannot be opened. */
export const UNOPENABLE_TITLE = 'Workbook that cannot be opened'

export type Summary = Omit<WorkbookSummary, 'id' | 'changedAt' | 'deletedAt'>
/** What is stored for a workbook: a summary for each person who has viewed the list, and its outcome for the calibration. */
interface Kept {
  readonly people: Readonly<Record<string, Summary>>
  /** null: its outcome is not known, or nobody rated; undefined: not computed yet */
  readonly outcome?: WorkbookOutcome | null
}
/** Increment when summaries of an unchanged workbook change, for example because scores are computed differently. */
const VERSION = 6

/** Where the workbooks come from. */
export interface SummarySource {
  peek(head: WorkbookHead): Promise<{
    readonly workbook: Workbook
    readonly names: ReadonlyMap<string, string>
    readonly damage: DamagedLog | null
  }>
  /** Damage that has been found, also since a summary was stored. */
  damageOf(id: string): DamagedLog | null
}

/** One summary for each head, in the same order. A workbook that this version cannot open is listed with the reason. */
export async function listSummaries(
  store: Store,
  heads: readonly WorkbookHead[],
  source: SummarySource,
  me: string,
): Promise<WorkbookSummary[]> {
  const summaries: WorkbookSummary[] = []
  const keeping: Promise<void>[] = []
  for (const head of heads) {
    const { id, changedAt, deletedAt } = head
    summaries.push({ id, ...(await makeSummary(store, source, head, me, keeping)), changedAt, deletedAt })
  }
  // Stored together, in few commits.
  await Promise.all(keeping)
  return summaries
}

/** The summary of one workbook, stored or newly made. */
export async function summaryFor(store: Store, source: SummarySource, head: WorkbookHead, me: string): Promise<Summary> {
  const keeping: Promise<void>[] = []
  const summary = await makeSummary(store, source, head, me, keeping)
  await Promise.all(keeping)
  return summary
}

/** Adds to `keeping` what still has to be stored. */
async function makeSummary(
  store: Store,
  source: SummarySource,
  head: WorkbookHead,
  me: string,
  keeping: Promise<void>[],
): Promise<Summary> {
  const stored = source.damageOf(head.id) ? NOTHING_STORED : await storedSummary(store, head)
  const cached = ownIn(stored, me)
  if (cached) return cached
  try {
    const { workbook, names, damage } = await source.peek(head)
    const summary = summarize(viewFor(workbook, { rater: me, names }), workbook)
    if (damage) return { ...summary, damage: damage.readOnlySentence }
    const outcome = workbook.cameTrue === null ? { outcome: null } : {}
    // The workbook may have changed since `head` was read, and what is stored with it.
    const others = workbook.seq === head.seq ? stored : NOTHING_STORED
    keeping.push(keepStored(store, head.id, workbook.seq, { ...others, ...outcome, people: { ...others.people, [me]: summary } }))
    return summary
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return {
      title: UNOPENABLE_TITLE,
      question: error.message,
      damage: null,
      hypotheses: 0,
      evidence: 0,
      rated: 0,
      verdict: '',
      stage: null,
      exercise: null,
    }
  }
}

export const NOTHING_STORED: Kept = { people: {} }

/** What is stored for a person; undefined if nothing is, or if it is out of date. */
export const storedFor = (head: WorkbookHead, found: Pick<StoredSummary, 'seq' | 'json'> | null, me: string): Summary | undefined =>
  ownIn(currentlyStored(head, found), me)

/** A summary of whatever person, for what is the same for everyone; undefined as for `storedFor`. */
export const anySummary = (head: WorkbookHead, found: Pick<StoredSummary, 'seq' | 'json'> | null): Summary | undefined =>
  Object.values(currentlyStored(head, found).people)[0]

const ownIn = ({ people }: Kept, me: string): Summary | undefined => (Object.hasOwn(people, me) ? people[me] : undefined)

/** What is stored for this state of the workbook. */
export const storedSummary = async (store: Store, head: WorkbookHead): Promise<Kept> => currentlyStored(head, await store.summary(head.id))

/** What was found in the store, unless it is out of date. */
function currentlyStored(head: WorkbookHead, found: Pick<StoredSummary, 'seq' | 'json'> | null): Kept {
  if (found?.seq !== head.seq) return NOTHING_STORED
  const json = found.json.slice(found.json.indexOf('{'))
  // Damaged in the database, or from a version without checksums.
  if (withChecksum(found.seq, json) !== found.json) return NOTHING_STORED
  const { version, ...kept }: Kept & { version: number } = JSON.parse(json)
  return version === VERSION ? kept : NOTHING_STORED
}

/** Figures that could not be stored can still be shown. */
export async function keepStored(store: Store, id: string, seq: number, kept: Kept): Promise<void> {
  await store.keepSummary(id, seq, withChecksum(seq, JSON.stringify({ version: VERSION, ...kept }))).catch(() => {})
}

const withChecksum = (seq: number, json: string): string => `${checksumOf(`${seq} ${json}`)}${json}`

/** The summary of a workbook for its viewer. Of an exercise, the share that its participants have rated together: its facilitator rates nothing. */
export function summarize(view: View, workbook: Pick<Workbook, 'raters' | 'from'>): Summary {
  const hypotheses = activeItems(view.hypotheses)
  const evidence = activeItems(view.evidence)
  const cells = hypotheses.length * evidence.length
  const participants = [...workbook.raters.values()].filter(({ participation, present }) => participation !== null && present)
  const raters = view.run ? participants : view.me ? [view.me] : []
  let rated = 0
  for (const { ratings } of raters)
    for (const { id } of evidence) for (const hypothesis of hypotheses) if (ratings.get(id)?.has(hypothesis.id)) rated += 1
  return {
    title: view.title,
    question: view.question,
    hypotheses: hypotheses.length,
    evidence: evidence.length,
    rated: cells === 0 || raters.length === 0 ? 0 : rated / (cells * raters.length),
    verdict: verdictOf(view),
    stage: view.run?.stage ?? null,
    exercise: view.run && { people: participants.length, from: workbook.from, course: view.run.course },
    damage: null,
  }
}

/** An exercise has none of its facilitator, who rates nothing. */
function verdictOf(view: View): Summary['verdict'] {
  if (view.firstPass?.scoresHidden) return 'hidden'
  return view.me && !view.run ? settledVerdict(scoresOf(view, view.me.id)) : ''
}

/** A verdict that takes too long to compute here is not listed. */
const settledVerdict = ({ verdict, grounds }: Scores): Summary['verdict'] => (grounds.chance === 'pending' ? '' : verdict)
