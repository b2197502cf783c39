// A run of an exercise: its options, where it stands, who sees what when, and the timer. Knows no clock: times are handed in. Knows no
// person and no page.
import { z } from 'zod'
import { markPersonal } from './personal-text.ts'
import {
  HOMEWORK_STAGES,
  REQUIRED_STAGES,
  runStages,
  STAGE_WORDS,
  STAGES,
  type Stage,
  showsOthersSecondRound,
  stagePlace,
  stageSchema,
} from './stage.ts'
import { LIMITS } from './texts.ts'

/** Minutes of a stage: 0 … 1,000; 0 or left out is no timer. */
const minutes = z.number().min(0).max(1000)

/** How a run is held. Chosen when it is made and not changed afterwards. */
export const runOptionsSchema = z.object({
  /** in the order in which they take place */
  stages: z.array(stageSchema).max(STAGES.length),
  minutes: z.partialRecord(stageSchema, minutes),
  /** nobody is asked for a name: people are numbered */
  anonymous: z.boolean(),
  /** each person gets the evidence in an order of their own */
  shuffled: z.boolean(),
  /** hypotheses down, evidence across, wherever the matrix is shown */
  turned: z.boolean(),
  /** what participants may propose */
  propose: z.object({ hypotheses: z.boolean(), evidence: z.boolean() }),
  /** which cells are rated a second time: the ones most worth talking about, or all */
  discuss: z.enum(['worth', 'all']),
  /** a word of warning that stands before the evidence; null for none */
  contentNote: z.string().max(LIMITS.text).nullable(),
  /** so many participants come in, 1 … 200 */
  room: z.number().int().min(1).max(LIMITS.room),
})
export type RunOptions = Readonly<z.infer<typeof runOptionsSchema>>

const instant = z.iso.datetime()
/** A timer that runs has `endsAt`, one that is paused has `left`; without a timer both are null. */
export const timerSchema = z.object({
  /** ISO 8601, UTC */
  endsAt: instant.nullable(),
  /** whole seconds; below 0 where the time was over when it was paused */
  left: z.number().int().nullable(),
})
export type Timer = Readonly<z.infer<typeof timerSchema>>
export const NO_TIMER: Timer = { endsAt: null, left: null }

/** Where a run stands. */
export const momentSchema = z.object({ stage: stageSchema, timer: timerSchema })
export type Moment = Readonly<z.infer<typeof momentSchema>>

/** What the facilitator switches while the run goes on. */
export const switchesSchema = z.object({
  /** nobody more comes in */
  locked: z.boolean(),
  /** the cell that the wall shows, as `evidence hypothesis`; null for what the stage shows by itself */
  spot: z.string().max(80).nullable(),
})
export type Switches = Readonly<z.infer<typeof switchesSchema>>

/** Something that a participant wants added. */
export const proposalFields = z.object({
  what: z.enum(['hypothesis', 'evidence']),
  /** for a hypothesis its short name; null for an item of evidence */
  label: markPersonal(z.string().max(LIMITS.label)).nullable(),
  statement: markPersonal(z.string().max(LIMITS.text)),
})
export interface Proposal extends Readonly<z.infer<typeof proposalFields>> {
  readonly id: string
  readonly rater: string
  readonly decided: Decision | null
}
export const decisionSchema = z.enum(['taken', 'declined'])
export type Decision = z.infer<typeof decisionSchema>

/** A run of an exercise. */
export interface Run extends Moment, Switches {
  readonly options: RunOptions
  /** the first round was opened again after people had seen what others rated: it is blind no longer */
  readonly seenBefore: boolean
  readonly proposals: ReadonlyMap<string, Proposal>
}

/** What is wrong with these options, in a sentence; null where a run can be held so. */
export function optionsProblem({ stages }: RunOptions): string | null {
  const missing = REQUIRED_STAGES.find((stage) => !stages.includes(stage))
  if (missing !== undefined) return `An exercise needs the stage “${STAGE_WORDS[missing]}”.`
  const ways = [runStages(stages, false), runStages(stages, true)]
  return ways.some((way) => way.join() === stages.join()) ? null : 'The stages cannot take place in this order.'
}

/** True where people rate at home before the room meets. */
export const isHomework = ({ stages }: RunOptions): boolean => stages.indexOf('rate') < stages.indexOf('lobby')

/** The stage after this one; null after the last. */
export const nextStage = ({ options, stage }: Pick<Run, 'options' | 'stage'>): Stage | null =>
  options.stages[options.stages.indexOf(stage) + 1] ?? null
/** The stage before this one; null before the first. */
export const previousStage = ({ options, stage }: Pick<Run, 'options' | 'stage'>): Stage | null =>
  options.stages[options.stages.indexOf(stage) - 1] ?? null
/** True where `stage` is at or after `other` in this run. A stage that was left out counts where it would stand. */
export function hasReached({ options: { stages }, stage }: Pick<Run, 'options' | 'stage'>, other: Stage): boolean {
  if (stages.includes(other)) return stages.indexOf(stage) >= stages.indexOf(other)
  return (
    stages.indexOf(stage) >=
    stages.findIndex((one) => stagePlace(one) > stagePlace(other) && !HOMEWORK_STAGES.includes(one) && one !== 'lobby')
  )
}

/** Ratings of others may be seen. */
export const isRevealed = (run: Pick<Run, 'options' | 'stage'>): boolean => hasReached(run, 'reveal')
/** What others changed in the second round may be seen: not while they change it. */
export const showsSecondRound = (run: Pick<Run, 'options' | 'stage'>): boolean => isRevealed(run) && showsOthersSecondRound(run.stage)
/** Probabilities of others may be seen: once everybody has given theirs again. */
export const showsProbabilities = (run: Pick<Run, 'options' | 'stage'>): boolean =>
  hasReached(run, 'debrief') || (isRevealed(run) && !run.options.stages.includes('probabilities'))
/** The reference reading stands beside the group's. */
export const showsReference = (run: Pick<Run, 'options' | 'stage'>): boolean => hasReached(run, 'debrief')

/** The timer at the beginning of a stage. `at` is ISO 8601. */
export function stageTimer({ minutes }: RunOptions, stage: Stage, at: string): Timer {
  const length = minutes[stage] ?? 0
  return length > 0 ? { endsAt: later(at, length * 60), left: null } : NO_TIMER
}
/** Seconds that are left, below 0 when the time is over; null without a timer. */
export function secondsLeft({ endsAt, left }: Timer, at: string): number | null {
  return endsAt === null ? left : Math.ceil((Date.parse(endsAt) - Date.parse(at)) / 1000)
}
/** The same timer, standing still; no timer stays none. */
export const pauseTimer = (timer: Timer, at: string): Timer =>
  timer.endsAt === null ? timer : { endsAt: null, left: secondsLeft(timer, at) }
/** The same timer, running on; no timer stays none. */
export const resumeTimer = (timer: Timer, at: string): Timer =>
  timer.left === null ? timer : { endsAt: later(at, timer.left), left: null }
/** So many minutes more (fewer where below 0): from now where the time is over or there is no timer. A paused timer stays paused. */
export function extendTimer(timer: Timer, more: number, at: string): Timer {
  const left = Math.max(0, secondsLeft(timer, at) ?? 0) + more * 60
  if (left <= 0) return timer
  return timer.left === null ? { endsAt: later(at, left), left: null } : { endsAt: null, left }
}

const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
