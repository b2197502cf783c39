// The run of an exercise: options, current stage, timer, and what participants may see at each stage. Times are passed in; nothing here reads
// a clock.
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

/** Minutes of a stage, 0 to 1,000. Zero or missing: no timer. */
const minutes = z.number().min(0).max(1000)

/** The options of a run. Chosen when the exercise is created, and fixed after that. */
export const runOptionsSchema = z.object({
  /** in order */
  stages: z.array(stageSchema).max(STAGES.length),
  minutes: z.partialRecord(stageSchema, minutes),
  /** participants are numbered and not asked for names */
  anonymous: z.boolean(),
  /** while they rate alone, each participant gets items and hypotheses in a different order */
  shuffled: z.boolean(),
  /** transposed: the matrix shows hypotheses as rows and evidence as columns */
  turned: z.boolean(),
  /** what participants may propose */
  propose: z.object({ hypotheses: z.boolean(), evidence: z.boolean(), questions: z.boolean().optional() }),
  /** which cells are rated a second time: the most disputed ones, or all */
  discuss: z.enum(['worth', 'all']),
  /** a warning shown before the evidence; null for none */
  contentNote: z.string().max(LIMITS.text).nullable(),
  /** the maximum number of participants, 1 to 200 */
  room: z.number().int().min(1).max(LIMITS.room),
  /** the stages before the lobby are homework that each participant goes through at their own pace, until `closesAt` */
  ownPace: z.literal(true).optional(),
})
export type RunOptions = Readonly<z.infer<typeof runOptionsSchema>>

const instant = z.iso.datetime()
/** A running timer has `endsAt`, a paused one has `left`. Without a timer both are null. */
export const timerSchema = z.object({
  /** ISO 8601, UTC */
  endsAt: instant.nullable(),
  /** whole seconds; negative if it was paused after time had run out */
  left: z.number().int().nullable(),
})
export type Timer = Readonly<z.infer<typeof timerSchema>>
export const NO_TIMER: Timer = { endsAt: null, left: null }

/** The current stage and timer of a run. */
export const momentSchema = z.object({ stage: stageSchema, timer: timerSchema })
export type Moment = Readonly<z.infer<typeof momentSchema>>

/** Settings that the facilitator can change during the run. */
export const switchesSchema = z.object({
  /** no one else can join */
  locked: z.boolean(),
  /** the cell shown on the wall, as `evidence hypothesis`; null for the normal view of the stage */
  spot: z.string().max(80).nullable(),
  /** the scene and page that the desk shows on the wall, as `matrix 2`; null for the normal view of the stage, or the cell in `spot` */
  scene: z.string().max(30).nullable(),
  /** when homework at one's own pace closes, ISO 8601; null: when the room moves on */
  closesAt: instant.nullable(),
  /** the course that this exercise belongs to, a name; null for none */
  course: z.string().max(LIMITS.label).nullable(),
})
export type Switches = Readonly<z.infer<typeof switchesSchema>>

/** A hypothesis or item that a participant proposes, or a question to discuss. */
export const proposalFields = z.object({
  what: z.enum(['hypothesis', 'evidence', 'question']),
  /** label of a hypothesis; null for an item of evidence */
  label: markPersonal(z.string().max(LIMITS.label)).nullable(),
  statement: markPersonal(z.string().max(LIMITS.text)),
})
export interface Proposal extends Readonly<z.infer<typeof proposalFields>> {
  readonly id: string
  readonly rater: string
  readonly decided: Decision | null
  /** ids of the participants who vote for it, if it is a question */
  readonly votes: readonly string[]
}
/** How many of this participant's proposals are decided. */
export const decidedProposals = (proposals: readonly Proposal[], rater: string): number =>
  proposals.filter((one) => one.rater === rater && one.decided !== null).length
export const decisionSchema = z.enum(['taken', 'declined'])
export type Decision = z.infer<typeof decisionSchema>

/** What a participant can signal to the facilitator at any time. */
export const SIGNALS = ['lost', 'slower'] as const
export type Signal = (typeof SIGNALS)[number]

export interface Run extends Moment, Switches {
  readonly options: RunOptions
  /** the first round was reopened after the ratings had been revealed, so it is no longer blind */
  readonly seenBefore: boolean
  /** seconds left on the timer of each stage when the room last left it; missing for a stage without a timer */
  readonly left: Readonly<Partial<Record<Stage, number>>>
  /** when the exercise would end if every stage took its minutes, ISO 8601; set by the first stage with a timer that the room does together */
  readonly plannedEnd: string | null
  /** number of the change that made the workbook an exercise: what is older comes from the workbook that it was made from */
  readonly openedAt: number
  /** number of the change that revealed the ratings, at which the first round ended; null before the reveal */
  readonly revealedAt: number | null
  readonly proposals: ReadonlyMap<string, Proposal>
}

/** The problem with these options as a sentence; null if there is none. */
export function optionsProblem({ stages }: RunOptions): string | null {
  const missing = REQUIRED_STAGES.find((stage) => !stages.includes(stage))
  if (missing !== undefined) return `An exercise needs the stage “${STAGE_WORDS[missing]}”.`
  const ways = [runStages(stages, false), runStages(stages, true)]
  return ways.some((way) => way.join() === stages.join()) ? null : 'The stages cannot take place in this order.'
}

/** True while participants do the stages before the lobby at their own pace. */
export const isOwnPace = ({ options, stage }: Pick<Run, 'options' | 'stage'>): boolean =>
  options.ownPace === true && !hasReached({ options, stage }, 'lobby')
/** True once the homework at one's own pace is closed. `at`: ISO 8601. */
export const isPastClosing = (run: Pick<Run, 'options' | 'stage' | 'closesAt'>, at: string): boolean =>
  isOwnPace(run) && run.closesAt !== null && Date.parse(at) >= Date.parse(run.closesAt)

/** What a participant has been through, of their Participation. */
type Passed = { readonly since: Stage; readonly passed: readonly Stage[] } | null

/** True if the participant must read the introduction first: they did not join in the lobby, whose page is the introduction. */
export const needsIntroduction = (run: Pick<Run, 'options' | 'stage'>, part: Passed): boolean =>
  part !== null && part.since !== 'lobby' && run.stage !== 'closed' && !part.passed.includes('lobby')

/** The stage that a participant is in: the room's, or their own while everyone works at their own pace. */
export function stageOfParticipant(run: Pick<Run, 'options' | 'stage'>, part: Passed): Stage {
  if (part === null || !isOwnPace(run)) return run.stage
  return run.options.stages.find((stage) => stage === 'rate' || !part.passed.includes(stage)) ?? run.stage
}

/** True if participants rate at home before the room meets. */
export const isHomework = ({ stages }: RunOptions): boolean => stages.indexOf('rate') < stages.indexOf('lobby')

/** The next stage; null after the last. */
export const nextStage = ({ options, stage }: Pick<Run, 'options' | 'stage'>): Stage | null =>
  options.stages[options.stages.indexOf(stage) + 1] ?? null
/** The previous stage; null before the first. */
export const previousStage = ({ options, stage }: Pick<Run, 'options' | 'stage'>): Stage | null =>
  options.stages[options.stages.indexOf(stage) - 1] ?? null
/** True if `stage` is at or after `other` in this run. A stage that the run leaves out counts at its usual place. */
export function hasReached({ options: { stages }, stage }: Pick<Run, 'options' | 'stage'>, other: Stage): boolean {
  if (stages.includes(other)) return stages.indexOf(stage) >= stages.indexOf(other)
  return (
    stages.indexOf(stage) >=
    stages.findIndex((one) => stagePlace(one) > stagePlace(other) && !HOMEWORK_STAGES.includes(one) && one !== 'lobby')
  )
}

/** True if ratings of others may be shown. */
export const isRevealed = (run: Pick<Run, 'options' | 'stage'>): boolean => hasReached(run, 'reveal')
/** True if second-round ratings of others may be shown: never while that round is open. */
export const showsSecondRound = (run: Pick<Run, 'options' | 'stage'>): boolean => isRevealed(run) && showsOthersSecondRound(run.stage)
/** True if probabilities of others may be shown: after everyone has entered theirs a second time. */
export const showsProbabilities = (run: Pick<Run, 'options' | 'stage'>): boolean =>
  hasReached(run, 'debrief') || (isRevealed(run) && !run.options.stages.includes('probabilities'))
/** True if the reference ratings may be shown with those of the room. */
export const showsReference = (run: Pick<Run, 'options' | 'stage'>): boolean => hasReached(run, 'debrief')

/** The timer at the start of a stage. `at`: ISO 8601. */
export function stageTimer({ minutes }: RunOptions, stage: Stage, at: string): Timer {
  const length = minutes[stage] ?? 0
  return length > 0 ? { endsAt: later(at, length * 60), left: null } : NO_TIMER
}
/** The timer when the room moves to a stage. If it has been there before, the time it had left: going back adds no time. */
export function timerOnEntering({ options, left }: Pick<Run, 'options' | 'left'>, stage: Stage, at: string): Timer {
  const before = left[stage]
  if (before === undefined) return stageTimer(options, stage, at)
  return before > 0 ? { endsAt: later(at, before), left: null } : NO_TIMER
}

/** Minutes that the stages after this one take by the plan. */
export const minutesAfter = ({ options: { stages, minutes } }: Pick<Run, 'options'>, stage: Stage): number =>
  stages.slice(stages.indexOf(stage) + 1).reduce((sum, one) => sum + (minutes[one] ?? 0), 0)

/** When the exercise ends by its plan if a stage whose timer ends at `endsAt` has begun now. */
export const plannedEndFrom = (run: Pick<Run, 'options'>, stage: Stage, endsAt: string): string =>
  later(endsAt, minutesAfter(run, stage) * 60)

/**
 * Seconds by which the room is ahead of its plan, negative if behind: the planned end, minus the time at which it would end if this stage
 * took the time left on its timer and the later ones their minutes. Null without a plan, and once the exercise is closed.
 */
export function secondsAhead({ options, stage, timer, plannedEnd }: Pick<Run, 'options' | 'stage' | 'timer' | 'plannedEnd'>, at: string) {
  if (plannedEnd === null || stage === 'closed') return null
  const rest = Math.max(0, secondsLeft(timer, at) ?? 0) + minutesAfter({ options }, stage) * 60
  return Math.round((Date.parse(plannedEnd) - Date.parse(at)) / 1000) - rest
}

/** Seconds left, negative after time has run out; null without a timer. */
export function secondsLeft({ endsAt, left }: Timer, at: string): number | null {
  return endsAt === null ? left : Math.ceil((Date.parse(endsAt) - Date.parse(at)) / 1000)
}
/** The timer, paused. Without a timer nothing changes. */
export const pauseTimer = (timer: Timer, at: string): Timer =>
  timer.endsAt === null ? timer : { endsAt: null, left: secondsLeft(timer, at) }
/** The timer, running again. Without a timer nothing changes. */
export const resumeTimer = (timer: Timer, at: string): Timer =>
  timer.left === null ? timer : { endsAt: later(at, timer.left), left: null }
/** Adds minutes (negative: removes). If time has run out or there is no timer, counts from now. A paused timer stays paused. */
export function extendTimer(timer: Timer, more: number, at: string): Timer {
  const left = Math.max(0, secondsLeft(timer, at) ?? 0) + more * 60
  if (left <= 0) return timer
  return timer.left === null ? { endsAt: later(at, left), left: null } : { endsAt: null, left }
}

/** A timer of this many minutes from now, 0 for none. A paused timer stays paused. */
export function setTimer(timer: Timer, minutes: number, at: string): Timer {
  if (minutes === 0) return NO_TIMER
  return timer.left === null ? { endsAt: later(at, minutes * 60), left: null } : { endsAt: null, left: minutes * 60 }
}

const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
