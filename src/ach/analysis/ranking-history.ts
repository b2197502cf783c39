// Computes the ranking history: the log replayed for one rater, with the scores and leaders after each action. Must not put anything into words
// or read the clock: `at` comes from the log.
import type { Change, LoggedChange } from '../log/change.ts'
import type { Warning } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { RunningScores } from './running-scores.ts'

/** The ranking score of a hypothesis, 0 to 2·Σ w. */
export interface HistoryScore {
  readonly id: string
  readonly score: number
  /** whether it had a cell rated CC to II; otherwise its 0 says nothing */
  readonly compared: boolean
}

/** One action that changed a score, the list of hypotheses or the leaders, or that first gave every cell a rating or NA. */
export interface HistoryStep {
  /** seq of the action's last change */
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly batch: string
  readonly undoes: string | null
  /** all changes of the action, from which its description is composed */
  readonly changes: readonly Change[]
  /** scores of the hypotheses active at the time, in their order at the time */
  readonly scores: readonly HistoryScore[]
  /** ids of the hypotheses with the lowest score, ties included, of those with a cell rated CC to II; may be empty */
  readonly leaders: readonly string[]
  /** whether the set of leaders differs from the step before, if that had any; true for the first step */
  readonly leadChanged: boolean
  /** whether every cell of the rater has had a rating or NA, at this step or before: from then on the order is not that of rating */
  readonly complete: boolean
}

/** What the log tells about one rater: the steps of the ranking, and warnings about weights changed after rating. */
export interface RankingHistory {
  readonly steps: readonly HistoryStep[]
  readonly late: readonly Warning[]
}

/**
 * Returns the steps of one rater, oldest first: one after each action that moved a ranking score by more than 1e-9, added or parked a
 * hypothesis, changed the leaders, or first gave every cell a rating or NA. `log` ascends from the workbook's first change; consecutive changes of one batch are one action. Blank
 * and NA cells count nothing; for a rater not in the log only hypotheses come and go. One pass: each change touches at most one row or
 * column. Pass only raters whose ratings the viewer may see.
 */
export function rankingHistory(log: Iterable<LoggedChange>, raterId: string): HistoryStep[] {
  const line = new RankingHistoryTracker(raterId)
  for (const logged of log) line.add(logged)
  return line.steps()
}

/** Same as `rankingHistory` for a growing log, without replaying earlier changes. */
export class RankingHistoryTracker {
  private readonly standings: RunningScores
  private readonly found: HistoryStep[] = []
  private action: LoggedChange[] = []

  constructor(raterId: string) {
    this.standings = new RunningScores(raterId)
  }

  /** Takes the next change of the log. */
  add(logged: LoggedChange): void {
    if (this.action[0] && this.action[0].batch !== logged.batch) this.close()
    this.standings.apply(logged.change)
    this.action.push(logged)
  }

  /** Returns all steps so far. Call it only after a complete action. */
  steps(): HistoryStep[] {
    this.close()
    return [...this.found]
  }

  private close(): void {
    const last = this.action.at(-1)
    if (!last) return
    const step = this.standings.moved ? stepOf(this.standings, this.action, last, this.found.at(-1)) : null
    if (step) this.found.push(step)
    this.standings.moved = false
    this.action = []
  }
}

/** Returns null if nothing changed in the end, for example if the action undid its own changes. */
function stepOf(
  standings: RunningScores,
  action: readonly LoggedChange[],
  last: LoggedChange,
  before: HistoryStep | undefined,
): HistoryStep | null {
  const scores = standings.scores()
  const compared = scores.filter((one) => one.compared)
  const least = Math.min(...compared.map((one) => one.score))
  const leaders = compared.filter((one) => one.score <= least + TOLERANCE).map((one) => one.id)
  const earlier = new Map(before?.scores.map((one) => [one.id, one.score]))
  const same =
    scores.length === earlier.size && scores.every(({ id, score }) => Math.abs(score - (earlier.get(id) ?? Number.NaN)) <= TOLERANCE)
  const led = new Set(before?.leaders)
  const differ = leaders.length !== led.size || leaders.some((id) => !led.has(id))
  // the first lead follows no other
  const leadChanged = before === undefined || (differ && led.size > 0)
  const complete = before?.complete === true || standings.complete()
  if (before ? same && !differ && complete === before.complete : scores.length === 0) return null
  const { seq, at, by, batch, undoes } = last
  return { seq, at, by, batch, undoes, changes: action.map(({ change }) => change), scores, leaders, leadChanged, complete }
}

/** The steps since every cell first had a rating or NA; empty before that. Until then the order of rating decides which hypothesis leads. */
export const completeSteps = (steps: readonly HistoryStep[]): readonly HistoryStep[] => steps.filter(({ complete }) => complete)

/**
 * Returns at most `most` (2 or more) of the steps, for a picture: the first, the last, those where the leaders changed, and others evenly
 * spread. If the leaders changed more often than that, those steps are thinned evenly.
 */
export function thinSteps(steps: readonly HistoryStep[], most: number): readonly HistoryStep[] {
  if (steps.length <= most) return steps
  const kept = new Set<number>([0, steps.length - 1])
  const spread = (places: readonly number[], n: number) => {
    for (let one = 0; one < Math.min(n, places.length); one++)
      kept.add(places[Math.floor((one * places.length) / Math.min(n, places.length))] ?? 0)
  }
  const inner = steps.map((_, at) => at).slice(1, -1)
  spread(
    inner.filter((at) => steps[at]?.leadChanged),
    most - kept.size,
  )
  spread(
    inner.filter((at) => !steps[at]?.leadChanged),
    most - kept.size,
  )
  return [...kept].sort((a, b) => a - b).flatMap((at) => steps[at] ?? [])
}
