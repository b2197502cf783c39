// What somebody may see of a run of an exercise now: by stage, and by who looks. Part of viewFor, which alone makes a View.
import { isRevealed, type Proposal, type Run, showsProbabilities, showsReference, showsSecondRound } from '../model/exercise.ts'
import { NO_ESTIMATES, type Rater, type Workbook } from '../model/workbook.ts'
import { progressOf } from './progress.ts'

/**
 * How somebody looks at a run. `room`: the ordinary pages, for whoever leads; `desk`: the same person in private, who sees everything at any
 * time; `wall`: a page for everybody; `participant`: somebody in the room. Nobody else can be let near a run.
 */
export type RunAudience = 'room' | 'desk' | 'wall' | 'participant'

/** Somebody who takes part, as the desk and the lobby name them. */
export interface ParticipantView {
  readonly id: string
  readonly name: string
  /** the stage in which they came in */
  readonly since: Run['stage']
  readonly group: number | null
  /** their sheet of paper is entered by whoever leads */
  readonly paper: boolean
  /** what they have done in the stage that is on, and of how much */
  readonly done: number
}

/** What a View tells of a run. */
export interface RunView extends Omit<Run, 'proposals'> {
  readonly looks: RunAudience
  /** ratings of others may be seen by everybody */
  readonly revealed: boolean
  /** how many take part */
  readonly count: number
  /** of how much each has something to do in this stage; 0 where there is nothing to do */
  readonly of: number
  /** what all together have done of `count` times `of` */
  readonly done: number
  /** how many have done all of it */
  readonly finished: number
  /** those who take part, for the desk; with names for the wall, in the lobby alone; else empty */
  readonly people: readonly ParticipantView[]
  /** for the desk; for a participant their own; else empty */
  readonly proposals: readonly Proposal[]
}

/** True while an exercise goes on, for those who lead it: its participants rate then, and nobody else. */
export const isRunning = ({ run }: { readonly run: RunView | null }): boolean =>
  run !== null && run.looks === 'room' && run.stage !== 'closed'

/** The raters that may be seen, as they may be seen. */
export function ratersInRun(workbook: Workbook, run: Run, looks: RunAudience, me: string | null, unveiled = false): Rater[] {
  const raters = [...workbook.raters.values()].filter(({ present }) => present)
  return raters.flatMap((rater) => {
    if (rater.kind === 'reference') return rater.shown || unveiled || showsReference(run) ? [rater] : []
    if (rater.id === me || looks === 'desk' || rater.participation === null) return [rater]
    if (!isRevealed(run)) return []
    if (looks === 'room') return [rater]
    return [participantForOthers(rater, run)]
  })
}

/** Without what nobody approved, and without what is not to be seen yet. */
function participantForOthers(rater: Rater, run: Run): Rater {
  const { participation: part } = rater
  const first = part?.first ?? new Map()
  return {
    ...rater,
    note: null,
    notes: new Map(),
    ratings: showsSecondRound(run) ? rater.ratings : first,
    rationales: new Map([...rater.rationales].filter(([evidence]) => part?.approved.get(evidence) === true)),
    estimates: showsProbabilities(run) ? rater.estimates : NO_ESTIMATES,
  }
}

/** Names of people, where they are known. */
export function runView(workbook: Workbook, run: Run, looks: RunAudience, me: string | null, names: (rater: Rater) => string): RunView {
  const inside = [...workbook.raters.values()].filter(({ participation: part, present }) => part !== null && present)
  const of = progressOf(workbook, run).of
  const done = inside.map((rater) => progressOf(workbook, run, rater).done)
  const people = inside.map((rater, at): ParticipantView => {
    const { since = 'lobby', group = null } = rater.participation ?? {}
    return { id: rater.id, name: names(rater), since, group, paper: rater.enteredBy !== null, done: done[at] ?? 0 }
  })
  const named = looks === 'desk' || (looks === 'wall' && run.stage === 'lobby')
  const proposals = [...run.proposals.values()]
  return {
    ...run,
    looks,
    revealed: isRevealed(run),
    count: inside.length,
    of,
    done: done.reduce((sum, one) => sum + one, 0),
    finished: of === 0 ? 0 : done.filter((one) => one >= of).length,
    people: named ? people : [],
    proposals: looks === 'desk' ? proposals : looks === 'participant' ? proposals.filter(({ rater }) => rater === me) : [],
  }
}
