// How the ranking moved while the workbook was made: its log, replayed for one rater. Must not word anything. Knows no time of its own:
// `at` is what the log says.
import type { Change, LoggedChange } from '../log/change.ts'
import type { Warning } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import { RunningScores } from './running-scores.ts'

/** The score in force of a hypothesis, 0 … 2·Σ w. */
export interface HistoryScore {
  readonly id: string
  readonly score: number
}

/** One action after which something visible was different. */
export interface HistoryStep {
  /** seq of the action's last change */
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly batch: string
  readonly undoes: string | null
  /** all changes of the action, for its words */
  readonly changes: readonly Change[]
  /** the hypotheses that were active then, in the order of that time */
  readonly scores: readonly HistoryScore[]
  /** ids with the lowest score, ties included */
  readonly leaders: readonly string[]
  /** the set of leaders is another one than at the step before; true of the first step */
  readonly leadChanged: boolean
}

/** What only the log knows of one rater: how the ranking moved, and items whose weights came after their ratings. */
export interface RankingHistory {
  readonly steps: readonly HistoryStep[]
  readonly late: readonly Warning[]
}

/**
 * Steps of one rater, oldest first: after each action in which a score in force moved (by more than 1e-9), a hypothesis came or went, or
 * another one leads. `log` ascends from the workbook's first change; actions are its runs of one batch. Blank and NA count nothing; a
 * rater who is not in the log has only hypotheses that come and go. Costs one pass: each change touches at most one row or column.
 * Give it only raters whose ratings the viewer may see.
 */
export function rankingHistory(log: Iterable<LoggedChange>, raterId: string): HistoryStep[] {
  const line = new RankingHistoryTracker(raterId)
  for (const logged of log) line.add(logged)
  return line.steps()
}

/** The same for a log that grows: what was added before is not replayed again. */
export class RankingHistoryTracker {
  private readonly standings: RunningScores
  private readonly found: HistoryStep[] = []
  private action: LoggedChange[] = []

  constructor(raterId: string) {
    this.standings = new RunningScores(raterId)
  }

  /** The next change of the log. */
  add(logged: LoggedChange): void {
    if (this.action[0] && this.action[0].batch !== logged.batch) this.close()
    this.standings.apply(logged.change)
    this.action.push(logged)
  }

  /** All steps up to here; asked only after a whole action. */
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

/** Null where nothing visible moved after all, for example when an action put back what it changed. */
function stepOf(
  standings: RunningScores,
  action: readonly LoggedChange[],
  last: LoggedChange,
  before: HistoryStep | undefined,
): HistoryStep | null {
  const scores = standings.scores()
  const least = Math.min(...scores.map((one) => one.score))
  const leaders = scores.filter((one) => one.score <= least + TOLERANCE).map((one) => one.id)
  const was = new Map(before?.scores.map((one) => [one.id, one.score]))
  const same = scores.length === was.size && scores.every(({ id, score }) => Math.abs(score - (was.get(id) ?? Number.NaN)) <= TOLERANCE)
  if (before ? same : scores.length === 0) return null
  const led = new Set(before?.leaders)
  const leadChanged = leaders.length !== led.size || leaders.some((id) => !led.has(id))
  const { seq, at, by, batch, undoes } = last
  return { seq, at, by, batch, undoes, changes: action.map(({ change }) => change), scores, leaders, leadChanged }
}

/**
 * At most `most` of the steps (2 or more), for a picture: the first, the last, those where the lead changed, and the others evenly in
 * between; where the lead changed more often than that, these evenly.
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
